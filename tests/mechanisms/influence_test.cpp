#include <catch2/catch.hpp>

#include <cmath>

#include "mechanisms/influence.hpp"

using namespace diorama::mechanisms;

TEST_CASE("social proof is nothing up to the threshold and whole halfway to everybody",
          "[mechanisms][influence]") {
    REQUIRE(social_proof(0.0, 0.3) == 0.0);
    REQUIRE(social_proof(0.29, 0.3) == 0.0);
    REQUIRE(social_proof(0.3, 0.3) == 0.0);
    REQUIRE(social_proof(0.65, 0.3) == Approx(1.0));
    REQUIRE(social_proof(0.475, 0.3) == Approx(0.5));
    REQUIRE(social_proof(1.0, 0.3) == 1.0);
    REQUIRE(social_proof(1.0, 0.95) == 1.0);
    REQUIRE(social_proof(0.5, 0.02) == Approx(0.96 / 0.98));
}

TEST_CASE("no influence makes nobody ready, for any steepness and midpoint",
          "[mechanisms][influence]") {
    for (double steepness : {0.5, 6.0, 7.3, 30.0})
        for (double midpoint : {0.0, 0.1, 0.53, 2.0}) {
            Influence p;
            p.steepness = steepness;
            p.midpoint = midpoint;
            REQUIRE(Readiness(p)(0.0) == 0.0);
            REQUIRE(Readiness(p)(-0.0) == 0.0);
        }
}

TEST_CASE("readiness is nothing below zero, rises, and comes close to one",
          "[mechanisms][influence]") {
    Readiness const ready{Influence{}};
    REQUIRE(ready(-3.0) == 0.0);
    double before = 0.0;
    for (double x = 0.05; x < 4.0; x += 0.05) {
        REQUIRE(ready(x) > before);
        REQUIRE(ready(x) <= 1.0);
        before = ready(x);
    }
    REQUIRE(ready(20.0) == Approx(1.0).epsilon(1e-12));
}

TEST_CASE("readiness is the logistic less its value at zero", "[mechanisms][influence]") {
    Influence const p;
    auto const logistic = [](double x) { return 1.0 / (1.0 + std::exp(-x)); };
    double const zero = logistic(-p.steepness * p.midpoint);
    for (double x : {0.01, 0.2, 0.53, 0.9, 1.7})
        REQUIRE(Readiness(p)(x) ==
                Approx((logistic(p.steepness * (x - p.midpoint)) - zero) / (1.0 - zero)));
}
