#include <catch2/catch.hpp>

#include "scenario/files.hpp"

using namespace scenario_test;
using diorama::mechanisms::Diaries;
using diorama::mechanisms::Pledge;
using diorama::scenario::load;

TEST_CASE("a scenario that says nothing but its chart is the default programme for 208 weeks",
          "[scenario][loading]") {
    auto const scenario = loaded("");
    REQUIRE(scenario.name == "s");
    REQUIRE(scenario.model.weeks == 208);
    REQUIRE(scenario.model.seed == 1);
    REQUIRE(scenario.model.organisation->headcount() == 5);
    REQUIRE(scenario.model.organisation->ties.directed_count() == 6);
    REQUIRE(scenario.model.activities.size() == diorama::mechanisms::default_activities().size());
    REQUIRE(scenario.model.events.empty());
}

TEST_CASE("a scenario without an organisation runs in an invented one, and says so",
          "[scenario][loading]") {
    Folder folder;
    auto const scenario = load(folder.write("s.toml", "weeks = 3\n"));
    REQUIRE(scenario.model.organisation->headcount() == 2000);
    REQUIRE(scenario.notes.front().find("invented organisation of 2000 people") !=
            std::string::npos);
}

TEST_CASE("two structs may share a table", "[scenario][loading]") {
    auto const scenario = loaded("[leadership]\npledge_hours_per_week = 6\nhierarchy_load = 0.2\n");
    REQUIRE(scenario.model.get<Pledge>().pledge_hours_per_week == 6.0);
    REQUIRE(scenario.model.get<Diaries>().hierarchy_load == 0.2);
}

TEST_CASE("the resolved text loads as the same scenario, to the letter", "[scenario][loading]") {
    Folder folder;
    folder.write("chart.csv", five_people);
    folder.write("ties.csv", five_ties);
    auto const first = load(folder.write("s.toml", R"(
name = "a \"quoted\" name"
description = "two\nlines"
weeks = 30
seed = 7
[organisation]
chart = "chart.csv"
ties = "ties.csv"
[leadership]
pledge_hours_per_week = 0.1
[[event]]
at_week = 3
do = "launch_unit"
staff_share = 0.1
[[event]]
when = "using >= 0.25 and week > 4"
every = 4
do = "set"
path = "programme.delegation"
value = "allowed"
)"));
    auto const second = load(folder.write("elsewhere/resolved.toml", first.resolved));
    REQUIRE(second.resolved == first.resolved);
    REQUIRE(second.model.scenario_digest == first.model.scenario_digest);
    REQUIRE(second.name == "a \"quoted\" name");
    REQUIRE(second.model.events.size() == 2);
}
