#include <catch2/catch.hpp>

#include "engine/small_firm.hpp"

using namespace diorama;

namespace {

/// Hours that the holder of a role gave to the programme in its first weeks.
double given_hours(mechanisms::Role role, double mechanisms::Relief::*hours, double freed) {
    // Forty people in teams of three: the first thirteen lead, the holders of the last roles do
    // not.
    auto model = test::regular_model(40, 3, 4);
    model.weeks = 30;
    std::get<mechanisms::Relief>(model.parameters).*hours = freed;
    // More than anybody has: what is given is what is free.
    std::get<mechanisms::Pledge>(model.parameters).pledge_hours_per_week = 40.0;
    auto const run = test::run(model);
    for (auto const& one : run.world().programme.participants)
        if (one.who == model.roles.of(role)) return one.given_total_hours;
    return -1.0;
}

}  // namespace

TEST_CASE("whoever is freed from meetings gives more hours, leading people or not",
          "[engine][relief]") {
    using mechanisms::Relief;
    using mechanisms::Role;
    for (auto const& [role, hours] :
         {std::pair{Role::finance_officer, &Relief::finance_officer},
          std::pair{Role::business_analyst, &Relief::business_analyst}}) {
        double const as_ever = given_hours(role, hours, 0.0);
        REQUIRE(as_ever >= 0.0);
        REQUIRE(given_hours(role, hours, 15.0) > as_ever);
    }
}
