#include "experiment/fisher.hpp"

#include <catch2/catch.hpp>

#include "experiment/statistics.hpp"

using namespace diorama;

TEST_CASE("an F of one upper degree is the square of a t", "[experiment][fisher]") {
    double const t = experiment::student_quantile(0.975, 7.0);
    REQUIRE(experiment::fisher_tail(t * t, 1.0, 7.0) == Approx(0.05));
    REQUIRE(experiment::fisher_tail(0.0, 3.0, 9.0) == 1.0);
}
