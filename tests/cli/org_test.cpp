#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/process.hpp"

using diorama::test::Folder;
using diorama::test::small_scenario;
using Words = std::vector<std::string>;

namespace {

std::string const chart =
    "id,manager_id,title,department\n1,,CEO,Top\n2,1,Head,Shop\n3,2,Clerk,Shop\n4,2,Clerk,Shop\n5,"
    "1,Head,Office\n";

}  // namespace

TEST_CASE("org check counts what a chart holds", "[cli]") {
    Folder const folder;
    folder.write("chart.csv", chart);
    folder.write("ties.csv", "source,target\n3,4\n4,5\n");
    auto const outcome =
        folder.diorama({"org", "check", "chart.csv", "--ties", "ties.csv", "--format", "json"});
    REQUIRE(outcome.status == 0);
    auto const json = nlohmann::json::parse(outcome.out);
    REQUIRE(json.at("people") == 5);
    REQUIRE(json.at("roots") == 1);
    REQUIRE(json.at("layers") == 3);
    REQUIRE(json.at("managers") == 2);
    REQUIRE(json.at("mean_span") == 2.0);
    REQUIRE(json.at("max_span") == 2);
    REQUIRE(json.at("departments") == 3);
    REQUIRE(json.at("ties") == 2);
    REQUIRE(json.at("components") == 1);
    REQUIRE(json.at("problems").empty());
    auto const text = folder.diorama({"org", "check", "chart.csv"}).out;
    REQUIRE(text.find("layers              3 (1, 2, 2 posts from the top)\n") != std::string::npos);
}

TEST_CASE("org check refuses what a run refuses, and then writes nothing", "[cli]") {
    Folder const folder;
    folder.write("empty.csv", "id,manager_id,status\n1,,vacant\n2,1,open\n");
    auto const empty = folder.diorama({"org", "check", "empty.csv"});
    REQUIRE(empty.status == 2);
    REQUIRE(empty.err.find("every post of this chart is vacant") != std::string::npos);
    folder.write("chart.csv", chart);
    folder.write("ties.csv", "source,target,weight\n3,4,much\n");
    auto const refused = folder.diorama(
        {"org", "check", "chart.csv", "--ties", "ties.csv", "--repair", "--out", "fixed.csv"});
    REQUIRE(refused.status == 2);
    REQUIRE(refused.err.find("ties.csv:2:5: error: ") != std::string::npos);
    REQUIRE_FALSE(folder.has("fixed.csv"));
}

TEST_CASE("org check names every mistake of a chart with its line, and repairs what can be",
          "[cli]") {
    Folder const folder;
    folder.write(
        "chart.csv",
        "id,manager_id,title\n1,,CEO\n2,1,Head\n2,1,Head\n3,9,Clerk\n4,5,Clerk\n5,4,Clerk\n");
    auto const refused = folder.diorama({"org", "check", "chart.csv"});
    REQUIRE(refused.status == 2);
    for (std::string const place : {"chart.csv:4:", "chart.csv:5:", "chart.csv:6:"})
        REQUIRE(refused.err.find(place) != std::string::npos);
    auto const json = nlohmann::json::parse(
        folder.diorama({"org", "check", "chart.csv", "--format", "json"}).out);
    REQUIRE(json.at("problems").size() >= 3);
    REQUIRE(json.at("problems")[0].at("line") == 4);

    auto const dry = folder.diorama({"org", "check", "chart.csv", "--repair"});
    REQUIRE(dry.status == 0);
    REQUIRE(dry.out.find("chart.csv:4:1: repaired: ") != std::string::npos);
    REQUIRE(folder.names() == Words{"chart.csv"});
    REQUIRE(
        folder.diorama({"org", "check", "chart.csv", "--repair", "--out", "fixed.csv"}).status ==
        0);
    REQUIRE(folder.diorama({"org", "check", "fixed.csv"}).status == 0);
    REQUIRE(
        folder.diorama({"org", "check", "chart.csv", "--repair", "--out", "fixed.csv"}).status ==
        2);
    REQUIRE(
        folder.diorama({"org", "check", "chart.csv", "--repair", "--out", "fixed.csv", "--force"})
            .status == 0);
}

TEST_CASE("an invented organisation reads back as the one that a scenario would invent", "[cli]") {
    Folder const folder;
    folder.write("s.toml", small_scenario);
    REQUIRE(folder.diorama({"org", "generate", "--people", "120", "--out", "c.csv"}).status == 0);
    REQUIRE(folder.names() == Words{"c-ties.csv", "c.csv", "s.toml"});
    REQUIRE(folder.diorama({"run", "s.toml", "--out", "invented"}).status == 0);
    REQUIRE(folder
                .diorama({"run", "s.toml", "--set", "organisation.chart=c.csv", "--set",
                          "organisation.ties=c-ties.csv", "--out", "read"})
                .status == 0);
    REQUIRE(folder.read("read/weekly.csv") == folder.read("invented/weekly.csv"));

    auto const again = folder.diorama({"org", "generate", "--people", "10", "--out", "c.csv"});
    REQUIRE(again.status == 2);
    REQUIRE(again.err ==
            "c.csv:1:1: error: the file exists; add --force to replace it, or name another one\n");
    REQUIRE(
        folder.diorama({"org", "generate", "--people", "10", "--out", "c.csv", "--force"}).status ==
        0);
}

TEST_CASE("a GraphML organisation keeps its ties in the copy of a result", "[cli]") {
    Folder const folder;
    folder.write("s.toml", small_scenario);
    Words const generate{
        "org",    "generate", "--people", "60",       "--set", "community.ties_per_person=4",
        "--seed", "8",        "--out",    "c.graphml"};
    REQUIRE(folder.diorama(generate).status == 0);
    REQUIRE(folder.diorama({"run", "s.toml", "--set", "organisation.chart=c.graphml", "--out", "o"})
                .status == 0);
    REQUIRE(folder.has("o/ties.csv"));
    REQUIRE(folder.diorama({"replay", "o"}).status == 0);
}
