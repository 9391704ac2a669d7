#include <catch2/catch.hpp>

#include "mechanisms/reinforcement.hpp"

using namespace diorama::mechanisms;

TEST_CASE("each source reinforces with its share of the weights", "[mechanisms][reinforcement]") {
    Reinforcement const p;  // weights .25 .30 .30 .15 .25: their sum is 1.25
    REQUIRE(p.of(1, 0, 0, 0, 0) == Approx(0.20));
    REQUIRE(p.of(0, 1, 0, 0, 0) == Approx(0.24));
    REQUIRE(p.of(0, 0, 1, 0, 0) == Approx(0.24));
    REQUIRE(p.of(0, 0, 0, 1, 0) == Approx(0.12));
    REQUIRE(p.of(0, 0, 0, 0, 1) == Approx(0.20));
    REQUIRE(p.of(1, 1, 1, 1, 1) == Approx(1.0));
    REQUIRE(p.of(0, 0, 0, 0, 0) == 0.0);
}

TEST_CASE("weights are shares of a whole: twice all of them change nothing",
          "[mechanisms][reinforcement]") {
    Reinforcement const p;
    Reinforcement const doubled{0.5, 0.6, 0.6, 0.3, 0.5};
    REQUIRE(doubled.of(0.2, 0.9, 0.4, 0.7, 0.5) == Approx(p.of(0.2, 0.9, 0.4, 0.7, 0.5)));
    REQUIRE((Reinforcement{1, 0, 0, 0, 0}.of(0.6, 1, 1, 1, 1)) == 0.6);
    REQUIRE((Reinforcement{0, 0, 0, 0, 1}.of(1, 1, 1, 1, 0.6)) == 0.6);
}

TEST_CASE("where nothing has a weight nothing reinforces", "[mechanisms][reinforcement]") {
    REQUIRE((Reinforcement{0, 0, 0, 0, 0}.of(1, 1, 1, 1, 1)) == 0.0);
}
