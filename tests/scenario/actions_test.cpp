#include <catch2/catch.hpp>

#include "scenario/files.hpp"

using namespace scenario_test;
namespace mechanisms = diorama::mechanisms;
using mechanisms::Preparation;
using mechanisms::Role;

namespace {

constexpr auto* plan = R"(
[programme.individual_hours]
finance_officer = 2.5
factor = 0.5

[[programme.activity]]
name = "data inventory"
area = "data"
roles = ["business_analyst"]

[[programme.activity]]
name = "journeys"
area = "experience"
roles = ["finance_officer", "service_designer"]
agenda = "walk the journey"
tools = ["journey map", "complaint log"]
outcome = "one map"
individual_hours = 0.5
[[programme.activity.action]]
name = "draw it"
role = "service_designer"
hours = 3
prerequisite = "cost it"
outcome = "a draft"
[[programme.activity.action]]
name = "cost it"
role = "finance_officer"
prerequisite = "data inventory"
[[programme.activity.action]]
role = "chief_executive"
session = 4
)";

}  // namespace

TEST_CASE("an activity lists what each role does alone, beside its sessions",
          "[scenario][actions]") {
    auto const scenario = loaded(plan);
    auto const& model = scenario.model;
    REQUIRE(model.get<Preparation>().hours_of(Role::finance_officer) == 2.5);
    REQUIRE(model.get<Preparation>().factor == 0.5);
    auto const& journeys = model.activities[1];
    REQUIRE(journeys.agenda == "walk the journey");
    REQUIRE(journeys.tools == std::vector<std::string>{"journey map", "complaint log"});
    REQUIRE(journeys.individual_hours == 0.5);
    REQUIRE(journeys.actions.size() == 3);
    REQUIRE(journeys.actions[0].hours == 3.0);
    REQUIRE(journeys.actions[0].outcome == "a draft");
    REQUIRE(journeys.actions[0].needs_action == 1);
    REQUIRE(journeys.actions[1].needs_activity == 0);
    REQUIRE_FALSE(journeys.actions[1].hours);
    REQUIRE(journeys.actions[2].name == "chief_executive");
    REQUIRE(journeys.actions[2].step == 3);
    REQUIRE_FALSE(model.activities[0].individual_hours);
}

TEST_CASE("the resolved scenario says the same of what roles do alone", "[scenario][actions]") {
    Folder folder;
    auto const first = diorama::scenario::load(
        folder.write("s.toml", std::string("[organisation.generate]\npeople = 30\n") + plan));
    auto const second = diorama::scenario::load(folder.write("again.toml", first.resolved));
    REQUIRE(second.resolved == first.resolved);
    REQUIRE(second.model.scenario_digest == first.model.scenario_digest);
    REQUIRE(second.model.activities[1].actions[0].needs_action == 1);
}

TEST_CASE("individual hours are parameters like any other", "[scenario][actions]") {
    Folder folder;
    auto const file = folder.write("s.toml", "[organisation.generate]\npeople = 30\n");
    auto const scenario =
        diorama::scenario::load(file, set({{"programme.individual_hours.brand_manager", "3"}}));
    REQUIRE(scenario.model.get<Preparation>().brand_manager == 3.0);
}
