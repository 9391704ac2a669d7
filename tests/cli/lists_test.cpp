#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/process.hpp"

using diorama::test::Folder;
using diorama::test::small_scenario;
using nlohmann::json;

TEST_CASE("every parameter is listed with its path, unit, range, grade, source and meaning",
          "[cli]") {
    Folder const folder;
    auto const list =
        json::parse(folder.diorama({"parameters", "--format", "json"}).out).at("parameters");
    bool found = false;
    for (auto const& one : list) {
        for (std::string const key :
             {"path", "unit", "type", "default", "low", "high", "grade", "source", "meaning"})
            REQUIRE(one.contains(key));
        REQUIRE_FALSE(one.at("meaning").get<std::string>().empty());
        found = found || one.at("path") == "leadership.pledge_hours_per_week";
    }
    REQUIRE(found);
    REQUIRE(json::parse(folder.diorama({"parameters", "--format", "schema"}).out)
                .contains("properties"));
    REQUIRE(folder.diorama({"parameters"}).out.find("\n[leadership]\n") != std::string::npos);
}

TEST_CASE("every measure is listed with its unit, meaning and part of the domain", "[cli]") {
    Folder const folder;
    auto const list =
        json::parse(folder.diorama({"measures", "--format", "json"}).out).at("measures");
    REQUIRE(list.size() > 40);
    for (auto const& one : list)
        for (std::string const key : {"name", "unit", "meaning", "domain"})
            REQUIRE(one.contains(key));
    REQUIRE(folder.diorama({"measures"}).out.find("integrated_visible") != std::string::npos);
}

TEST_CASE("check reads scenarios and studies and says what it found", "[cli]") {
    Folder const folder;
    folder.write("s.toml", small_scenario);
    folder.write("study.toml",
                 "name = \"two\"\n[[arm]]\nname = \"a\"\nscenario = \"s.toml\"\n[[arm]]\nname = "
                 "\"b\"\nscenario = \"s.toml\"\n");
    auto const scenario = folder.diorama({"check", "s.toml"});
    REQUIRE(scenario.status == 0);
    REQUIRE(scenario.out.starts_with("ok: scenario small: 120 people, 30 weeks, 1 event\n"));
    REQUIRE(folder.diorama({"check", "study.toml"}).out.starts_with("ok: study two: 2 arms"));
    REQUIRE(json::parse(folder.diorama({"check", "s.toml", "--format", "json"}).out)
                .at("problems")
                .empty());

    folder.write("bad.toml",
                 "name = \"bad\"\nweaks = 30\n[leadership]\npledge_hours_per_week = \"six\"\n");
    auto const bad = folder.diorama({"check", "bad.toml"});
    REQUIRE(bad.status == 2);
    REQUIRE(bad.err.find("bad.toml:2:1: error: unknown key 'weaks'; did you mean 'weeks'?\n") !=
            std::string::npos);
    REQUIRE(bad.err.find("bad.toml:4:") != std::string::npos);
}

TEST_CASE(
    "a comparison answers with its arms, results and verdicts, and fails when an expectation does",
    "[cli]") {
    Folder const folder;
    folder.write("s.toml", small_scenario);
    std::string const study =
        "name = \"two\"\nreplicates = 3\nmeasures = [\"using\"]\n[[arm]]\nname = \"a\"\nscenario = "
        "\"s.toml\"\n"
        "[[arm]]\nname = \"b\"\nscenario = \"s.toml\"\n[[expect]]\nclaim = \"c\"\nmeasure = "
        "\"using\"\narm = \"b\"\nrelation = \"";
    folder.write("holds.toml", study + "above\"\nthan = -1\nweek = 30\n");
    folder.write("fails.toml", study + "above\"\nthan = 2\nweek = 30\n");
    auto const holds = folder.diorama({"compare", "holds.toml", "--format", "json", "--out", "c"});
    INFO(holds.err);
    REQUIRE(holds.status == 0);
    auto const answer = json::parse(holds.out);
    for (std::string const key : {"arms", "replicates", "baseline", "results", "expectations"})
        REQUIRE(answer.contains(key));
    REQUIRE(answer.at("expectations")[0].at("verdict") == "holds");
    REQUIRE(folder.has("c/results.csv"));
    REQUIRE(folder.diorama({"compare", "holds.toml", "--out", "c"}).status == 2);
    REQUIRE(folder.diorama({"compare", "fails.toml"}).status == 1);
    REQUIRE(folder.diorama({"compare", "s.toml"}).status == 2);
    REQUIRE(folder.diorama({"compare", "holds.toml", "--threads", "1", "--format", "json"}).out ==
            holds.out);
}
