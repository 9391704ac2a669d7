#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "random/draw.hpp"
#include "random/poisson_sums.hpp"

namespace diorama::random {
namespace {

struct Moments {
    double mean;
    double variance;
};

/// Over the midpoints of an even grid of uniforms: no chance is left in them.
Moments moments(double mean) {
    constexpr int count = 100'000;
    double sum = 0.0, squares = 0.0;
    for (int i = 0; i < count; ++i) {
        double const x = poisson(mean, (i + 0.5) / count) - mean;
        sum += x;
        squares += x * x;
    }
    return {mean + sum / count, squares / count};
}

}  // namespace

TEST_CASE("a Poisson count steps up where its cumulative probability does", "[random][poisson]") {
    // Mean 2: e^-2 times 1, 3, 5, 19/3, 7 for at most 0, 1, 2, 3, 4.
    std::array const cumulative = {0.1353352832366127, 0.4060058497098381, 0.6766764161830634,
                                   0.8571234604985470, 0.9473469826562888};
    for (std::uint32_t count = 0; count < cumulative.size(); ++count) {
        REQUIRE(poisson(2.0, cumulative[count] - 1e-14) == count);
        REQUIRE(poisson(2.0, cumulative[count] + 1e-14) == count + 1);
    }
}

TEST_CASE("a Poisson count of mean 0 is 0", "[random][poisson]") {
    REQUIRE(poisson(0.0, 0x1p-53) == 0);
    REQUIRE(poisson(0.0, 1.0 - 0x1p-53) == 0);
}

TEST_CASE("Poisson counts have the mean and variance they are named by", "[random][poisson]") {
    // The grid leaves out half of its last 1/100,000: less than one count in 5,000 of the variance.
    for (double const mean : {0.01, 0.3, 1.0, 4.0, 17.5, 120.0, 500.0}) {
        INFO("mean " << mean);
        REQUIRE(moments(mean).mean == Approx(mean).margin(1e-3));
        REQUIRE(moments(mean).variance == Approx(mean).epsilon(1e-3));
    }
}

TEST_CASE("a Poisson count ends at the last uniforms, also at the largest mean",
          "[random][poisson]") {
    // P(count > 500 + 8.2 * sqrt(500)) is about 1e-16 for a normal; the Poisson tail is a bit
    // longer.
    REQUIRE(poisson(500.0, 1.0 - 0x1p-53) > 680);
    REQUIRE(poisson(500.0, 1.0 - 0x1p-53) < 730);
    REQUIRE(poisson(500.0, 0x1p-53) > 310);
    REQUIRE(poisson(500.0, 0x1p-53) < 340);
    REQUIRE(poisson(500.0, 0.5) == 500);
    REQUIRE(poisson(1.0, 1.0 - 0x1p-53) > 16);
    REQUIRE(poisson(1.0, 1.0 - 0x1p-53) < 25);
}

TEST_CASE("kept Poisson sums give what poisson() gives", "[random][poisson]") {
    for (double const mean : {0.0, 0.1, 1.0, 3.5, 12.0, 30.0, 500.0}) {
        random::PoissonSums const sums(mean);
        for (std::uint32_t i = 0; i < 4096; ++i) {
            double const u = (i + 0.5) / 4096;
            REQUIRE(sums.count(u) == poisson(mean, u));
        }
        for (double const u : {0x1p-33, 1.0 - 0x1p-33, 1.0 - 0x1p-53})
            REQUIRE(sums.count(u) == poisson(mean, u));
    }
}

TEST_CASE("a Poisson count never falls while its uniform rises", "[random][poisson]") {
    std::uint32_t before = 0;
    for (int i = 0; i < 4096; ++i) {
        auto const count = poisson(30.0, (i + 0.5) / 4096);
        REQUIRE(count >= before);
        before = count;
    }
}

}  // namespace diorama::random
