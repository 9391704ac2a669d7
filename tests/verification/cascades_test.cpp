#include "verification/cascades.hpp"

#include <catch2/catch.hpp>

using diorama::verification::chance_of_cascade;

TEST_CASE("the theory's cascade window is the published one", "[verification]") {
    struct Window {
        double threshold, low, high;
    };
    for (auto const& one : {Window{.10, 1.00, 13.66}, Window{.15, 1.00, 7.48},
                            Window{.18, 1.02, 5.77}, Window{.24, 1.12, 3.86}}) {
        INFO("threshold " << one.threshold);
        // A hundredth of a tie beyond the last published digit, on either side of each edge.
        REQUIRE(chance_of_cascade(one.threshold, one.low - 0.015) < 1e-6);
        REQUIRE(chance_of_cascade(one.threshold, one.low + 0.015) > 1e-4);
        REQUIRE(chance_of_cascade(one.threshold, one.high - 0.015) > 1e-4);
        REQUIRE(chance_of_cascade(one.threshold, one.high + 0.015) < 1e-6);
    }
    for (double degree = 0.5; degree < 20.0; degree += 0.5)
        REQUIRE(chance_of_cascade(.30, degree) < 1e-6);
}

TEST_CASE("where one peer convinces anybody, a cascade needs only the giant component",
          "[verification]") {
    // Mean degree 2: the giant component holds the share S = 1 - e^(-2 S), 0.7968.
    REQUIRE(chance_of_cascade(0.01, 2.0) == Approx(0.7968).margin(0.0001));
}
