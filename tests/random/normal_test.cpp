#include <catch2/catch.hpp>
#include <cmath>
#include <utility>

#include "random/draw.hpp"

namespace diorama::random {

TEST_CASE("normal gives the true quantiles to 1e-15", "[random][normal]") {
    // Solved to 60 digits from the series of the distribution function, for exactly these doubles.
    std::pair<double, double> const quantiles[] = {
        {0.5 + 0x1p-20, 0.00000239050700629557406128}, {0.6, 0.25334710313579974132468869},
        {0.75, 0.67448975019608174320222701},          {0.3, -0.5244005127080408159694543},
        {0.925, 1.43953147093845622906332015},      // the last of the central ratio
        {0.9250001, 1.43953217737590048837953296},  // the first of the middle one
        {0.975, 1.95996398454005385560443064},         {0.999, 3.09023230616781327775820233},
        {0.999999, 4.75342430881708776568809703},      {0.0001, -3.7190164854556805522875643},
        {0x1p-33, -6.3379577545537892524932512},       {1e-10, -6.3613409024040561991003969},
        {1e-11, -6.7060231554951362961021939},  // the middle ratio ends at e^-25 = 1.4e-11
        {1e-12, -7.0344838253011319326141760},         {0x1p-53, -8.2095361516013868556307687},
    };
    for (auto const& [share, quantile] : quantiles) {
        INFO("share " << share);
        REQUIRE(std::abs(normal(share) / quantile - 1.0) < 1e-15);
    }
    REQUIRE(normal(0.5) == 0.0);
}

TEST_CASE("normal is odd around one half and rises", "[random][normal]") {
    double before = normal(0x1p-33);
    for (int i = 1; i < 4096; ++i) {
        double const share = i / 4096.0;
        REQUIRE(normal(share) == -normal(1.0 - share));
        REQUIRE(normal(share) > before);
        before = normal(share);
    }
}

TEST_CASE("normal draws have the moments of a standard normal", "[random][normal]") {
    constexpr std::uint32_t draws = 200'000;
    double sum = 0.0, squares = 0.0, cubes = 0.0, fourths = 0.0;
    for (std::uint32_t person = 0; person < draws; ++person) {
        auto const word = words({11, Purpose::founding_traits, 0, person})[0];
        double const x = normal(uniform(word));
        sum += x;
        squares += x * x;
        cubes += x * x * x;
        fourths += x * x * x * x;
    }
    // The n-th power has variance E[x^2n] - E[x^n]^2: 1, 2, 15, 96. Five standard errors.
    auto const error = [](double variance) { return 5.0 * std::sqrt(variance / draws); };
    REQUIRE(sum / draws == Approx(0.0).margin(error(1)));
    REQUIRE(squares / draws == Approx(1.0).margin(error(2)));
    REQUIRE(cubes / draws == Approx(0.0).margin(error(15)));
    REQUIRE(fourths / draws == Approx(3.0).margin(error(96)));
}

}  // namespace diorama::random
