#include "verification/linear_solve.hpp"

#include <catch2/catch.hpp>

using namespace diorama::verification;

TEST_CASE("two equations with two unknowns, the first pivot being zero", "[verification]") {
    // y = 2 and 3 x + y = 5
    auto const x = solve({{0.0, 1.0}, {3.0, 1.0}}, {2.0, 5.0});
    REQUIRE(x[0] == Approx(1.0));
    REQUIRE(x[1] == Approx(2.0));
}

TEST_CASE("three equations that need every pivot", "[verification]") {
    // x = 1, y = -2, z = 3
    auto const x = solve({{2.0, 1.0, 1.0}, {4.0, 2.0, -1.0}, {-2.0, 3.0, 1.0}}, {3.0, -3.0, -5.0});
    REQUIRE(x[0] == Approx(1.0));
    REQUIRE(x[1] == Approx(-2.0));
    REQUIRE(x[2] == Approx(3.0));
}
