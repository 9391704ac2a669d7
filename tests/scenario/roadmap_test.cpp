#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "scenario/files.hpp"
#include "scenario/parameters_list.hpp"

using namespace scenario_test;
using diorama::interventions::Reorganise;
using diorama::mechanisms::InitiativeTarget;
using diorama::scenario::load;

namespace {

constexpr std::string_view two_initiatives = R"(
[strategy]
budget_per_person_per_week = 15
[[strategy.initiative]]
name = "a \"better\" till"
target = "tools"
cost_low_per_person = 40
cost_high_per_person = 90.5
weeks = 12
effect = 0.1
[[strategy.initiative]]
name = "evening classes"
target = "seats"
)";

constexpr std::string_view scorecard = R"(
[strategy]
[[strategy.scorecard]]
measure = "satisfaction"
target = 0.75
weight = 2
owner = "marketing_officer"
[[strategy.scorecard]]
measure = "sessions_slipped"
target = 1
owner = "programme_manager"
)";

constexpr std::string_view two_moves = R"(
[[event]]
at_week = 2
do = "start_mandate"
[[event]]
at_week = 3
do = "reorganise"
team = "cy"
to = "bo"
[[event]]
when = "using >= 0.2"
do = "reorganise"
team = "eve"
to = "ann"
)";

std::string move(std::string_view team, std::string_view to) {
    return "[[event]]\nat_week = 3\ndo = \"reorganise\"\nteam = \"" + std::string(team) +
           "\"\nto = \"" + std::string(to) + "\"\n";
}

}  // namespace

TEST_CASE("a scenario that names no initiative has the default roadmap, an empty list none",
          "[scenario][roadmap]") {
    REQUIRE(loaded("").model.initiatives.size() ==
            diorama::mechanisms::default_initiatives().size());
    REQUIRE(loaded("[strategy]\ninitiative = []\n").model.initiatives.empty());
}

TEST_CASE("initiatives are read in file order, what is left out as by default",
          "[scenario][roadmap]") {
    auto const model = loaded(two_initiatives).model;
    REQUIRE(model.initiatives.size() == 2);
    auto const& till = model.initiatives[0];
    REQUIRE(till.name == "a \"better\" till");
    REQUIRE(till.target == InitiativeTarget::tools);
    REQUIRE(till.cost_low_per_person == 40.0);
    REQUIRE(till.cost_high_per_person == 90.5);
    REQUIRE(till.weeks == 12);
    REQUIRE(till.effect == 0.1);
    REQUIRE(model.initiatives[1].target == InitiativeTarget::seats);
    REQUIRE(model.initiatives[1].weeks == diorama::mechanisms::Initiative{}.weeks);
    REQUIRE(model.get<diorama::mechanisms::Strategy>().budget_per_person_per_week == 15.0);
}

TEST_CASE("mistakes in initiatives are located and all told", "[scenario][roadmap]") {
    auto const told = complaints_of(R"([strategy]
[[strategy.initiative]]
name = "x"
target = "toolz"
cost_low_per_person = 500
effect = -1
[[strategy.initiative]]
name = "x"
target = "time"
week = 3
[[strategy.initiative]]
target = "time"
)");
    INFO(told);
    auto const tells = [&](std::string_view part) { return told.find(part) != std::string::npos; };
    REQUIRE(tells("s.toml:7:"));
    REQUIRE(tells("tools"));
    REQUIRE(tells("s.toml:8:"));
    REQUIRE(tells("lies above the high one"));
    REQUIRE(tells("s.toml:9:"));
    REQUIRE(tells("a second initiative is called 'x'"));
    REQUIRE(tells("s.toml:13:"));
    REQUIRE(tells("name = \"one customer record\""));
}

TEST_CASE("a team and its new manager are found by their ids", "[scenario][reorganise]") {
    auto const model = loaded(two_moves).model;
    REQUIRE(model.events.size() == 3);
    auto const& first = std::get<Reorganise>(model.events[1].action);
    REQUIRE(model.organisation->id(first.team) == "cy");
    REQUIRE(model.organisation->id(first.to) == "bo");
    auto const& second = std::get<Reorganise>(model.events[2].action);
    REQUIRE(model.organisation->id(second.team) == "eve");
    REQUIRE(model.organisation->id(second.to) == "ann");
}

TEST_CASE("ids that nobody has are told where they stand, each of them", "[scenario][reorganise]") {
    auto const told = complaints_of(move("zed", "ann") + move("bo", "Bo"));
    INFO(told);
    REQUIRE(told.find("s.toml:7:") != std::string::npos);
    REQUIRE(told.find("nobody in the organisation has the id 'zed'") != std::string::npos);
    REQUIRE(told.find("s.toml:13:") != std::string::npos);
    REQUIRE(told.find("nobody in the organisation has the id 'Bo'") != std::string::npos);
    REQUIRE(complaints_of(move("bo", "bo")).find("a team cannot report to itself") !=
            std::string::npos);
}

TEST_CASE("a reorganisation without ids is refused like any other mistake",
          "[scenario][reorganise]") {
    // Followed by another event: the ids of a refused one belong to nobody's event.
    std::string const halves = "[[event]]\nat_week = 3\ndo = \"reorganise\"\nteam = \"bo\"\n";
    for (auto const& after :
         {std::string(), std::string("[[event]]\nat_week = 4\ndo = \"end_mandate\"\n")}) {
        auto const told = complaints_of(halves + after);
        INFO(told);
        REQUIRE(told.find("to = \"P000003\"") != std::string::npos);
        REQUIRE(told.find("nobody") == std::string::npos);
    }
    REQUIRE(complaints_of(move("bo", "cy") + "too = 1\n").find("too") != std::string::npos);
}

TEST_CASE("roadmap and reorganisations resolve to the same scenario, to the letter",
          "[scenario][roadmap]") {
    Folder folder;
    folder.write("chart.csv", five_people);
    folder.write("ties.csv", five_ties);
    std::string const head = "[organisation]\nchart = \"chart.csv\"\nties = \"ties.csv\"\n";
    for (auto const& rest :
         {std::string(two_initiatives) + std::string(two_moves), std::string(scorecard),
          std::string("[strategy]\ninitiative = []\n")}) {
        auto const first = load(folder.write("s.toml", head + rest));
        auto const second = load(folder.write("elsewhere/resolved.toml", first.resolved));
        REQUIRE(second.resolved == first.resolved);
        REQUIRE(second.model.scenario_digest == first.model.scenario_digest);
        REQUIRE(second.model.initiatives.size() == first.model.initiatives.size());
        REQUIRE(second.model.events.size() == first.model.events.size());
    }
}

TEST_CASE("a scorecard is read line by line", "[scenario][roadmap]") {
    REQUIRE(loaded("").model.scorecard.empty());
    auto const kpis = loaded(std::string(scorecard)).model.scorecard;
    REQUIRE(kpis.size() == 2);
    REQUIRE(kpis[0].measure == diorama::measures::Place::satisfaction);
    REQUIRE(kpis[0].target == 0.75);
    REQUIRE(kpis[0].weight == 2.0);
    REQUIRE(kpis[0].owner == diorama::mechanisms::Role::marketing_officer);
    REQUIRE(kpis[1].measure == diorama::measures::Place::sessions_slipped);
    REQUIRE(kpis[1].weight == 1.0);
}

TEST_CASE("initiatives, their order and where a team goes are part of the digest",
          "[scenario][roadmap]") {
    auto const digest = [](std::string const& text) { return loaded(text).model.scenario_digest; };
    std::string const text(two_initiatives);
    auto other = text;
    other.replace(other.find("weeks = 12"), 10, "weeks = 13");
    REQUIRE(digest(text) == digest(text));
    REQUIRE(digest(other) != digest(text));
    REQUIRE(digest("[strategy]\ninitiative = []\n") != digest(""));
    REQUIRE(digest(move("dee", "cy")) != digest(move("dee", "ann")));
}

TEST_CASE("the schema knows initiatives and reorganisations", "[scenario][roadmap]") {
    auto const schema = nlohmann::json::parse(diorama::scenario::json_schema());
    auto const& one = schema["properties"]["strategy"]["properties"]["initiative"]["items"];
    for (auto key :
         {"name", "target", "cost_low_per_person", "cost_high_per_person", "weeks", "effect"}) {
        INFO(key);
        REQUIRE(one["properties"].contains(key));
    }
    REQUIRE(one["additionalProperties"] == false);
    REQUIRE(one["required"] == nlohmann::json::array({"name", "target"}));
    bool found = false;
    for (auto const& event : schema["properties"]["event"]["items"]["oneOf"]) {
        if (event["properties"]["do"].value("const", "") != "reorganise") continue;
        found = true;
        REQUIRE(event["properties"].contains("team"));
        REQUIRE(event["properties"].contains("to"));
        REQUIRE(event["required"] == nlohmann::json::array({"do", "team", "to"}));
    }
    REQUIRE(found);
}
