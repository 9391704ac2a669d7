#include <catch2/catch.hpp>

#include "scenario/files.hpp"

using namespace scenario_test;
using diorama::interventions::kind_of;
using diorama::mechanisms::Ladder;
using diorama::mechanisms::Pledge;
using diorama::mechanisms::Role;
using diorama::mechanisms::Switches;
using diorama::scenario::load;
using diorama::scenario::Scenario;

namespace {

/// A base with one event, one role and a generated organisation; `over` extends it.
struct TwoFiles {
    Folder folder;
    explicit TwoFiles(std::string_view base) {
        folder.write("data/chart.csv", five_people);
        folder.write("data/ties.csv", five_ties);
        folder.write("bases/base.toml", base);
    }
    Scenario over(std::string_view text, diorama::scenario::Overrides const& overrides = {}) const {
        return load(
            folder.write("over.toml", "extends = \"bases/base.toml\"\n" + std::string(text)),
            overrides);
    }
};

constexpr std::string_view base_text = R"(
name = "base"
weeks = 40
[organisation]
chart = "../data/chart.csv"
ties = "../data/ties.csv"
[leadership]
pledge_hours_per_week = 8
hierarchy_load = 0.1
[[event]]
at_week = 4
do = "launch_unit"
[[role]]
role = "finance_officer"
holder = "dee"
[[role]]
role = "brand_manager"
vacant = true
)";

bool mentions(std::vector<std::string> const& notes, std::string_view words) {
    for (auto const& note : notes)
        if (note.find(words) != std::string::npos) return true;
    return false;
}

}  // namespace

TEST_CASE("a scenario is laid over its base key by key", "[scenario][layers]") {
    TwoFiles const files(base_text);
    auto const scenario = files.over("name = \"over\"\n[leadership]\npledge_hours_per_week = 4\n");
    REQUIRE(scenario.name == "over");
    REQUIRE(scenario.model.weeks == 40);
    REQUIRE(scenario.model.get<Pledge>().pledge_hours_per_week == 4.0);
    REQUIRE(scenario.model.get<diorama::mechanisms::Diaries>().hierarchy_load == 0.1);
}

TEST_CASE("paths start at the folder of the file that names them", "[scenario][layers]") {
    // The base lies in bases/ and names ../data/chart.csv.
    REQUIRE(TwoFiles(base_text).over("").model.organisation->headcount() == 5);
}

TEST_CASE("an arm's events are added to its base's, in this order", "[scenario][layers]") {
    TwoFiles const files(base_text);
    auto const scenario = files.over("[[event]]\nat_week = 2\ndo = \"launch_dio\"\n");
    REQUIRE(scenario.model.events.size() == 2);
    REQUIRE(kind_of(scenario.model.events[0].action) == "launch_unit");
    REQUIRE(kind_of(scenario.model.events[1].action) == "launch_dio");
}

TEST_CASE("events start afresh when the arm says so", "[scenario][layers]") {
    TwoFiles const files(base_text);
    auto const scenario =
        files.over("events = \"replace\"\n[[event]]\nat_week = 2\ndo = \"launch_dio\"\n");
    REQUIRE(scenario.model.events.size() == 1);
    REQUIRE(kind_of(scenario.model.events[0].action) == "launch_dio");
    REQUIRE(files.over("events = \"replace\"\n").model.events.empty());
}

TEST_CASE("a role of the arm replaces the base's of the same name and no other",
          "[scenario][layers]") {
    TwoFiles const files(base_text);
    auto const scenario = files.over("[[role]]\nrole = \"finance_officer\"\nholder = \"bo\"\n");
    auto const& organisation = *scenario.model.organisation;
    REQUIRE(organisation.id(scenario.model.roles.of(Role::finance_officer)) == "bo");
    REQUIRE(scenario.model.roles.of(Role::brand_manager) == diorama::org::no_person);
}

TEST_CASE("activities of the arm replace the base's", "[scenario][layers]") {
    std::string const activity =
        "[[programme.activity]]\nname = \"talk\"\narea = \"culture\"\nroles = "
        "[\"chief_executive\"]\n";
    TwoFiles const files(std::string(base_text) + activity);
    REQUIRE(files.over("").model.activities.size() == 1);
    auto const scenario = files.over(
        "[[programme.activity]]\nname = \"map\"\narea = \"data\"\nroles = [\"finance_officer\"]\n");
    REQUIRE(scenario.model.activities.size() == 1);
    REQUIRE(scenario.model.activities[0].name == "map");
}

TEST_CASE("another chart drops the base's ties and says so", "[scenario][layers]") {
    TwoFiles const files(base_text);
    files.folder.write("two.csv", "id,manager_id\nx,\ny,x\n");
    auto const typed = files.over("", set({{"organisation.chart", files.folder / "two.csv"}}));
    REQUIRE(typed.model.organisation->headcount() == 2);
    REQUIRE(typed.model.organisation->ties_generated);
    REQUIRE(mentions(typed.notes, "replaces organisation.ties of"));
    // The base's finance officer is nobody here, so the role is looked for again.
    REQUIRE(mentions(typed.notes, "replaces the 1 role holders that"));
    auto const written = files.over("[organisation]\nchart = \"two.csv\"\n");
    REQUIRE(written.model.organisation->ties_generated);
}

TEST_CASE("another chart with ties keeps those ties", "[scenario][layers]") {
    TwoFiles const files(base_text);
    files.folder.write("two.csv", "id,manager_id\nx,\ny,x\n");
    files.folder.write("two-ties.csv", "source,target\nx,y\n");
    auto const scenario =
        files.over("", set({{"organisation.chart", files.folder / "two.csv"},
                            {"organisation.ties", files.folder / "two-ties.csv"}}));
    REQUIRE_FALSE(scenario.model.organisation->ties_generated);
    REQUIRE(scenario.model.organisation->ties.directed_count() == 2);
}

TEST_CASE("a chart replaces a generated organisation, and the other way round",
          "[scenario][layers]") {
    TwoFiles const generated("[organisation.generate]\npeople = 50\n");
    REQUIRE(generated.over("").model.organisation->headcount() == 50);
    REQUIRE(generated.over("", set({{"organisation.chart", generated.folder / "data/chart.csv"}}))
                .model.organisation->headcount() == 5);
    TwoFiles const charted(base_text);
    REQUIRE(
        charted.over("[organisation.generate]\npeople = 40\n").model.organisation->headcount() ==
        40);
}

TEST_CASE("only switches off what a base had switched on, and single switches refine it",
          "[scenario][layers]") {
    TwoFiles const files(std::string(base_text) +
                         "[mechanisms]\nenergy = true\nturnover = false\n");
    auto const only =
        files.over("[mechanisms]\nonly = [\"ladder\", \"exposure\"]\n").model.get<Switches>();
    REQUIRE(only.ladder);
    REQUIRE(only.exposure);
    REQUIRE_FALSE(only.energy);
    REQUIRE_FALSE(only.programme);
    auto const refined =
        files.over("[mechanisms]\nonly = [\"ladder\"]\ntrust = true\n").model.get<Switches>();
    REQUIRE(refined.trust);
    REQUIRE_FALSE(refined.energy);
}

TEST_CASE("the last of several settings of one path wins, and settings win over files",
          "[scenario][layers]") {
    TwoFiles const files(base_text);
    auto const scenario = files.over(
        "[ladder]\nalone_share = 0.1\n",
        set({{"ladder.alone_share", "0.2"}, {"weeks", "10"}, {"ladder.alone_share", "0.4"}}));
    REQUIRE(scenario.model.get<Ladder>().alone_share == 0.4);
    REQUIRE(scenario.model.weeks == 10);
}

TEST_CASE("on a command line texts need no quotes, even when they look like numbers",
          "[scenario][layers]") {
    TwoFiles const files(base_text);
    REQUIRE(files.over("", set({{"name", "2024"}})).name == "2024");
    REQUIRE(files.over("", set({{"name", "my arm"}})).name == "my arm");
    REQUIRE(files.over("", set({{"name", "\"quoted\""}})).name == "quoted");
    REQUIRE(files.over("", set({{"programme.delegation", "allowed"}}))
                .model.get<diorama::mechanisms::Programme>()
                .delegation == diorama::mechanisms::Delegation::allowed);
}

TEST_CASE("a line break in a setting brings no second key in", "[scenario][layers]") {
    TwoFiles const files(base_text);
    auto const scenario = files.over("", set({{"name", "1\nweeks = 2"}}));
    REQUIRE(scenario.model.weeks == 40);
    REQUIRE(scenario.name == "1\nweeks = 2");
}

TEST_CASE("flags win over settings", "[scenario][layers]") {
    TwoFiles const files(base_text);
    auto overrides = set({{"weeks", "10"}, {"seed", "4"}});
    overrides.weeks = 12;
    overrides.seed = 5;
    auto const model = files.over("", overrides).model;
    REQUIRE(model.weeks == 12);
    REQUIRE(model.seed == 5);
}

TEST_CASE("an event after the last week is kept and said: a run may go on longer",
          "[scenario][layers]") {
    TwoFiles const files(base_text);
    auto overrides = set({});
    overrides.weeks = 3;
    auto const scenario = files.over("", overrides);
    REQUIRE(scenario.model.events.size() == files.over("").model.events.size());
    REQUIRE(mentions(scenario.notes,
                     "launch_unit in week 4 lies after the last week, 3, and will not happen"));
    auto const again = load(files.folder.write("resolved.toml", scenario.resolved));
    REQUIRE(again.model.scenario_digest == scenario.model.scenario_digest);
    // The same scenario over more weeks can go on where this one ends.
    REQUIRE(files.over("").model.scenario_digest == scenario.model.scenario_digest);
}

TEST_CASE("a long chain of bases is refused before it costs anything", "[scenario][layers]") {
    Folder folder;
    for (int k = 0; k < 40; ++k)
        folder.write("s" + std::to_string(k) + ".toml",
                     "extends = \"s" + std::to_string(k + 1) + ".toml\"\n");
    REQUIRE(complaints(folder, folder / "s0.toml") ==
            "s16.toml:1:11: error: there are more than 16 bases below each other; extend a base "
            "nearer to the ground");
}
