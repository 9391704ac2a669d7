#include <catch2/catch.hpp>

#include "scenario/files.hpp"

using namespace scenario_test;
using diorama::mechanisms::Ladder;
using diorama::scenario::is_study;
using diorama::scenario::load_study;
using diorama::scenario::Relation;
using diorama::scenario::study_of;

namespace {

constexpr std::string_view study_base_text =
    "name = \"base\"\nweeks = 30\nseed = 3\n[organisation]\nchart = \"chart.csv\"\nties = "
    "\"ties.csv\"\n";

/// A base, an arm that extends it, and a study of both with `rest` at its end.
struct Files {
    Folder folder;
    Files() {
        folder.write("chart.csv", five_people);
        folder.write("ties.csv", five_ties);
        folder.write("base.toml", study_base_text);
        folder.write("arms/unit.toml",
                     "extends = \"../base.toml\"\nname = \"unit\"\n[[event]]\nat_week = 2\ndo = "
                     "\"launch_unit\"\n");
    }
    std::string study(std::string_view top, std::string_view rest = "") const {
        return folder.write("study.toml",
                            std::string(top) +
                                "[[arm]]\nname = \"nothing\"\nscenario = \"base.toml\"\n"
                                "[[arm]]\nname = \"unit\"\nscenario = \"arms/unit.toml\"\n" +
                                std::string(rest));
    }
};

}  // namespace

TEST_CASE("arms that name the same chart and ties share one organisation", "[scenario][study]") {
    Files const files;
    auto const study = load_study(files.study(""));
    REQUIRE(study.arms.size() == 2);
    REQUIRE(study.arms[0].scenario.model.organisation == study.arms[1].scenario.model.organisation);
    REQUIRE(study.arms[1].scenario.model.events.size() == 1);
    REQUIRE(study.arms[0].scenario.model.events.empty());
}

TEST_CASE("arms with other ties have an organisation of their own", "[scenario][study]") {
    Files const files;
    auto const study =
        load_study(files.study("",
                               "[[arm]]\nname = \"made up\"\nscenario = \"base.toml\"\n"
                               "set = { \"organisation.chart\" = \"chart.csv\" }\n"));
    REQUIRE(study.arms[2].scenario.model.organisation != study.arms[0].scenario.model.organisation);
    REQUIRE(study.arms[2].scenario.model.organisation->ties_generated);
}

TEST_CASE("an arm's set reaches any parameter, as a table or as texts", "[scenario][study]") {
    Files const files;
    auto const study = load_study(files.study(
        "",
        "[[arm]]\nname = \"a\"\nscenario = \"base.toml\"\nset = { \"ladder.alone_share\" = 0.1 }\n"
        "[[arm]]\nname = \"b\"\nscenario = \"base.toml\"\nset = [\"ladder.alone_share=0.2\"]\n"
        "[[arm]]\nname = \"c\"\nscenario = \"base.toml\"\n[arm.set.ladder]\nalone_share = 0.4\n"));
    REQUIRE(study.arms[2].scenario.model.get<Ladder>().alone_share == 0.1);
    REQUIRE(study.arms[3].scenario.model.get<Ladder>().alone_share == 0.2);
    REQUIRE(study.arms[4].scenario.model.get<Ladder>().alone_share == 0.4);
}

TEST_CASE("the command line wins over an arm's set in every arm", "[scenario][study]") {
    Files const files;
    auto const study =
        load_study(files.study("",
                               "[[arm]]\nname = \"a\"\nscenario = \"base.toml\"\nset = { "
                               "\"ladder.alone_share\" = 0.1 }\n"),
                   set({{"ladder.alone_share", "0.4"}}));
    for (auto const& arm : study.arms) REQUIRE(arm.scenario.model.get<Ladder>().alone_share == 0.4);
}

TEST_CASE("weeks and seed of the study hold for every arm", "[scenario][study]") {
    Files const files;
    auto const study = load_study(files.study("weeks = 12\nseed = 9\n"));
    for (auto const& arm : study.arms) {
        REQUIRE(arm.scenario.model.weeks == 12);
        REQUIRE(arm.scenario.model.seed == 9);
    }
}

TEST_CASE("arms run from the first arm's seed, which the other arms are told",
          "[scenario][study]") {
    Files const files;
    auto const study = load_study(
        files.study("", "[[arm]]\nname = \"a\"\nscenario = \"base.toml\"\nset = { seed = 8 }\n"));
    auto const& arm = study.arms[2].scenario;
    REQUIRE(arm.model.seed == 3);
    REQUIRE(arm.resolved.find("seed = 3\n") != std::string::npos);
    REQUIRE(arm.resolved.find("seed = 8\n") == std::string::npos);
    REQUIRE(arm.notes.back().find("seed 8 is not used") == 0);
}

TEST_CASE(
    "a study that says nothing more has forty replicates, its first arm as baseline and usual "
    "measures",
    "[scenario][study]") {
    Files const files;
    auto const study = load_study(files.study(""));
    REQUIRE(study.replicates == 40);
    REQUIRE(study.baseline == 0);
    REQUIRE_FALSE(study.measures.empty());
    REQUIRE(study.name == "study");
    REQUIRE(load_study(files.study("baseline = \"unit\"\n")).baseline == 1);
}

TEST_CASE("a study says how much of the timing plan it wants to see", "[scenario][study]") {
    using diorama::scenario::TimingDetail;
    Files const files;
    REQUIRE(load_study(files.study("")).timing == TimingDetail::areas);
    REQUIRE(load_study(files.study("timing = \"activities\"\n")).timing ==
            TimingDetail::activities);
}

TEST_CASE("an expectation is read with all that would refute it", "[scenario][study]") {
    Files const files;
    auto const path = files.study("", R"([[expect]]
claim = "the unit is ahead after a quarter"
measure = "integrated"
week = 13
arm = "unit"
relation = "above"
than = "nothing"
by = 0.05
confidence = 0.9
[[expect]]
claim = "the unit gains"
measure = "using"
arm = "unit"
relation = "below"
than_week = 4
by = -0.1
[[expect]]
claim = "few use anything"
measure = "using"
arm = "nothing"
relation = "below"
than = 0.2
)");
    auto const study = load_study(path);
    REQUIRE(study.expectations.size() == 3);
    auto const& first = study.expectations[0];
    REQUIRE(first.arm == 1);
    REQUIRE(first.than_arm == 0);
    REQUIRE(first.week == 13);
    REQUIRE(first.by == 0.05);
    REQUIRE(first.confidence == 0.9);
    REQUIRE(first.relation == Relation::above);
    REQUIRE(first.place == diorama::problems::Place{path, 7, 1});
    // Without a week the last one; with than_week alone the same arm.
    auto const& second = study.expectations[1];
    REQUIRE(second.week == 30);
    REQUIRE(second.than_arm == 1);
    REQUIRE(second.than_week == 4);
    REQUIRE(second.relation == Relation::below);
    REQUIRE(second.by == -0.1);
    REQUIRE_FALSE(study.expectations[2].than_arm);
    REQUIRE(study.expectations[2].than_value == 0.2);
}

TEST_CASE("expectations about weeks that were typed away are left out and told",
          "[scenario][study]") {
    Files const files;
    auto const path = files.study("",
                                  "[[expect]]\nclaim = \"later\"\nmeasure = \"using\"\nweek = "
                                  "20\narm = \"unit\"\nrelation = \"above\"\nthan = 0.1\n");
    auto overrides = set({});
    overrides.weeks = 10;
    auto const study = load_study(path, overrides);
    REQUIRE(study.expectations.empty());
    REQUIRE(study.notes.size() == 1);
    REQUIRE(study.notes[0].find("\"later\" asks for week 20") == 0);
}

TEST_CASE("bare arms are compared by their own measures", "[scenario][study]") {
    Files const files;
    auto const overrides = set({{"mechanisms.only", "[\"contagion\"]"}});
    auto const file = files.folder.write(
        "bare.toml",
        "measures = [\"adopted\"]\n[[arm]]\nname = \"a\"\nscenario = \"base.toml\"\n"
        "[[arm]]\nname = \"b\"\nscenario = \"base.toml\"\nset = { \"contagion.beta\" = 0.1 }\n");
    REQUIRE(load_study(file, overrides).measures == std::vector<std::string>{"adopted"});
    REQUIRE(study_complaints(files.folder, file).find("no measure is called 'adopted'") !=
            std::string::npos);
}

TEST_CASE("scenarios side by side are a study of their names", "[scenario][study]") {
    Files const files;
    auto const study = study_of({files.folder / "base.toml", files.folder / "arms/unit.toml"});
    REQUIRE(study.name == "base against unit");
    REQUIRE(study.arms[1].name == "unit");
    REQUIRE(study.arms[0].scenario.model.organisation == study.arms[1].scenario.model.organisation);
    // Of one name: told apart by their files.
    auto const same = study_of({files.folder / "base.toml", files.folder / "base.toml"});
    REQUIRE(same.arms[0].name == files.folder / "base.toml");
}

TEST_CASE("one scenario alone is nothing to compare", "[scenario][study]") {
    Files const files;
    REQUIRE_THROWS_WITH(study_of({files.folder / "base.toml"}),
                        Catch::Contains("at least two scenarios and there are 1"));
}

TEST_CASE("a study is told from a scenario by its arms, even with a mistake in it",
          "[scenario][study]") {
    Files const files;
    REQUIRE(is_study(files.study("")));
    REQUIRE_FALSE(is_study(files.folder / "base.toml"));
    REQUIRE(is_study(files.folder.write("broken.toml", "name = \n[[arm]]\n")));
    REQUIRE_FALSE(is_study(files.folder / "nowhere.toml"));
}
