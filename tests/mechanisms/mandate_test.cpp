#include <catch2/catch.hpp>

#include <cmath>

#include "mechanisms/mandate.hpp"
#include "mechanisms/small_office.hpp"

using namespace diorama;
using namespace diorama::mechanisms;

namespace {

struct Pushed {
    Mandate p;
    Climate climate;
    people::People people = test::alike(1);

    Pushed() {
        people.participation[0] = 0.2F;
        climate.participation_target = 0.2;
    }
    double pressure_after_week() {
        feel_pressure(p, climate, {0, 1}, people);
        return static_cast<double>(people.reactance_pressure[0]);
    }
};

}  // namespace

TEST_CASE("pressure jumps to what is imposed on those who have no say", "[mechanisms][mandate]") {
    Pushed one;
    one.climate.imposed_strength = 1.0;
    REQUIRE(one.pressure_after_week() == Approx(0.8));
    REQUIRE(one.pressure_after_week() == Approx(0.8));
}

TEST_CASE("when it ends pressure fades over eight weeks", "[mechanisms][mandate]") {
    Pushed one;
    one.people.reactance_pressure[0] = 0.8F;
    for (int week = 1; week <= 16; ++week)
        REQUIRE(one.pressure_after_week() == Approx(0.8 * std::exp(-week / 8.0)));
}

TEST_CASE("a milder order does not press less than what is still felt", "[mechanisms][mandate]") {
    Pushed one;
    one.people.reactance_pressure[0] = 0.8F;
    one.climate.imposed_strength = 0.12;  // a unit's authority
    REQUIRE(one.pressure_after_week() == Approx(0.8 * std::exp(-0.125)));
    for (int week = 0; week < 60; ++week) one.pressure_after_week();
    REQUIRE(one.pressure_after_week() == Approx(0.12 * 0.8));
}

TEST_CASE("whoever has a full say feels no order as one", "[mechanisms][mandate]") {
    Pushed one;
    one.people.participation[0] = 1.0F;
    one.climate.imposed_strength = 1.0;
    REQUIRE(one.pressure_after_week() == 0.0);
}

TEST_CASE("participation closes three parts in a hundred of the way to its level",
          "[mechanisms][mandate]") {
    Pushed one;
    one.climate.participation_target = 0.5;
    one.pressure_after_week();
    REQUIRE(one.people.participation[0] == Approx(0.2 + 0.03 * 0.3));
    for (int week = 0; week < 600; ++week) one.pressure_after_week();
    REQUIRE(one.people.participation[0] == Approx(0.5).margin(1e-4));
}
