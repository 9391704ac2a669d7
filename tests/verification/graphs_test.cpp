#include "verification/graphs.hpp"

#include <catch2/catch.hpp>

using namespace diorama;
using namespace diorama::verification;

TEST_CASE("path, star, complete graph and ring have the ties that they should", "[verification]") {
    REQUIRE(path(5).directed_count() == 8);
    REQUIRE(path(5).degree(org::person(0)) == 1);
    REQUIRE(star(5).degree(org::person(0)) == 4);
    REQUIRE(star(5).degree(org::person(3)) == 1);
    REQUIRE(complete(6).directed_count() == 30);
    for (std::size_t i = 0; i < 20; ++i) REQUIRE(ring(20, 3).degree(org::person(i)) == 6);
}

TEST_CASE("rewiring keeps the number of ties and moves about the share asked for",
          "[verification]") {
    auto const before = ring(500, 4);
    auto const after = rewired(before, 0.3, 7);
    REQUIRE(after.directed_count() == before.directed_count());
    std::size_t kept = 0;
    for (auto const& tie : after.list()) {
        auto const apart = org::row(tie.b) - org::row(tie.a);
        kept += apart <= 4 || apart >= 496 ? 1 : 0;
    }
    // Four standard errors about 70 % of 2,000.
    REQUIRE(kept > 1318);
    REQUIRE(kept < 1500);
    REQUIRE(rewired(before, 0.0, 7).list().size() == before.list().size());
}

TEST_CASE("pairs drawn at random give the mean degree and the spread of a Poisson number",
          "[verification]") {
    constexpr std::size_t headcount = 20'000;
    auto const ties = poisson(headcount, 6.0, 3);
    double sum = 0.0, squares = 0.0;
    for (std::size_t i = 0; i < headcount; ++i) {
        auto const degree = static_cast<double>(ties.degree(org::person(i)));
        sum += degree;
        squares += degree * degree;
    }
    double const mean = sum / headcount;
    REQUIRE(mean == Approx(6.0).margin(0.01));
    REQUIRE(squares / headcount - mean * mean == Approx(6.0).margin(0.25));
}
