#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/process.hpp"

using diorama::test::different_files;
using diorama::test::Folder;
using diorama::test::small_scenario;
using Words = std::vector<std::string>;

namespace {

Folder& with_scenario(Folder& folder) {
    folder.write("s.toml", small_scenario);
    return folder;
}

std::string first_line(std::string const& text) { return text.substr(0, text.find('\n')); }

std::size_t line_count(std::string const& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("a result folder holds what was published, and nothing else", "[cli]") {
    Folder folder;
    auto const outcome = with_scenario(folder).diorama({"run", "s.toml", "--out", "o"});
    REQUIRE(outcome.status == 0);
    REQUIRE(outcome.err.empty());
    REQUIRE(outcome.out.find("The result is in o\n") != std::string::npos);
    REQUIRE(folder.names() == Words{"o", "s.toml"});
    REQUIRE(folder.names("o") == Words{"departments.csv", "events.csv", "leaders.csv", "people.csv",
                                       "run.json", "scenario.toml", "scorecard.csv", "sessions.csv",
                                       "teams.csv", "weekly.csv"});
    REQUIRE(line_count(folder.read("o/weekly.csv")) == 32);  // header, week 0, thirty weeks
    REQUIRE(line_count(folder.read("o/people.csv")) == 121);
    REQUIRE(folder.read("o/events.csv").starts_with("week,event,do,people\n10,1,launch_unit,"));
    REQUIRE(first_line(folder.read("o/sessions.csv")).starts_with("week,activity,step,outcome,"));
    auto const weekly = first_line(folder.read("o/weekly.csv"));
    for (std::string const column :
         {"week,", ",aware.culture,", ",habitual.experience,", ",using,", ",integrated,",
          ",integrated_visible,", ",energy,", ",trust,", ",leader_given_hours,",
          ",sessions_slipped,", ",decisions_defaulted,"})
        REQUIRE(weekly.find(column) != std::string::npos);
    auto const json = nlohmann::json::parse(folder.read("o/run.json"));
    for (std::string const key :
         {"version", "commit", "seed", "scenario_hash", "digest", "threads", "seconds"})
        REQUIRE(json.contains(key));
}

TEST_CASE("any number of threads gives the same bytes", "[cli][determinism]") {
    Folder folder;
    for (std::string const threads : {"1", "2", "7"})
        REQUIRE(with_scenario(folder)
                    .diorama({"run", "s.toml", "--threads", threads, "--out", "o" + threads})
                    .status == 0);
    REQUIRE(different_files(folder, "o1", "o2").empty());
    REQUIRE(different_files(folder, "o1", "o7").empty());
    REQUIRE(
        with_scenario(folder).diorama({"run", "s.toml", "--seed", "2", "--out", "other"}).status ==
        0);
    REQUIRE_FALSE(different_files(folder, "o1", "other").empty());
}

TEST_CASE("a result folder runs again to the same bytes, and a changed one is told by its line",
          "[cli]") {
    Folder folder;
    REQUIRE(with_scenario(folder)
                .diorama({"run", "s.toml", "--seed", "5", "--weeks", "26", "--out", "o"})
                .status == 0);
    auto const same = folder.diorama({"replay", "o"});
    REQUIRE(same.status == 0);
    REQUIRE(same.out == "identical: 7 files, byte for byte\n");

    auto text = folder.read("o/events.csv");
    text.insert(text.size() - 1, "0");
    folder.write("o/events.csv", text);
    std::filesystem::remove(folder / "o/people.csv");
    auto const changed = folder.diorama({"replay", "o"});
    REQUIRE(changed.status == 1);
    REQUIRE(changed.out ==
            "o/people.csv is missing\no/events.csv:2:1: differs from here on\nnot identical\n");
    auto const json =
        nlohmann::json::parse(folder.diorama({"replay", "o", "--format", "json"}).out);
    REQUIRE(json.at("identical") == false);
}

TEST_CASE("a result runs alone, with its own copy of chart and ties, and no name in it", "[cli]") {
    Folder folder;
    folder.write("chart.csv",
                 "id,manager_id,title,department,name\n1,,CEO,Top,Ann Secret\n2,1,Buyer,Shop,Bo "
                 "Secret\n3,1,\"=cmd\",Shop,Cy Secret\n");
    folder.write("ties.csv", "source,target\n1,2\n2,3\n");
    Words const run{"run",   "s.toml",
                    "--set", "organisation.chart=chart.csv",
                    "--set", "organisation.ties=ties.csv",
                    "--out"};
    auto words = run;
    words.push_back("o");
    REQUIRE(with_scenario(folder).diorama(words).status == 0);
    std::filesystem::remove(folder / "chart.csv");
    std::filesystem::remove(folder / "ties.csv");
    REQUIRE(folder.diorama({"replay", "o"}).status == 0);
    REQUIRE(folder.diorama({"run", "o/scenario.toml", "--out", "again"}).status == 0);
    REQUIRE(different_files(folder, "o", "again").empty());
    for (auto const& name : folder.names("o"))
        REQUIRE(folder.read("o/" + name).find("Secret") == std::string::npos);
}

TEST_CASE("names are written when they are asked for", "[cli]") {
    Folder folder;
    folder.write("chart.csv",
                 "id,manager_id,title,name\n1,,CEO,Ann\n2,1,Buyer,Bo\n3,1,Buyer,\"=Cy\"\n");
    REQUIRE(with_scenario(folder)
                .diorama({"run", "s.toml", "--set", "organisation.chart=chart.csv", "--names",
                          "--out", "o"})
                .status == 0);
    REQUIRE(first_line(folder.read("o/people.csv")).ends_with(",name"));
    REQUIRE(folder.read("o/people.csv").find(",'=Cy\n") != std::string::npos);
    REQUIRE(folder.diorama({"replay", "o"}).status == 0);
}

TEST_CASE("the answer of a run as JSON has what the contract names", "[cli]") {
    Folder folder;
    auto const outcome = with_scenario(folder).diorama({"run", "s.toml", "--format", "json"});
    REQUIRE(outcome.status == 0);
    auto const json = nlohmann::json::parse(outcome.out);
    REQUIRE(json.at("scenario") == "small");
    REQUIRE(json.at("seed") == 1);
    REQUIRE(json.at("weeks") == 30);
    REQUIRE(json.at("people") == 120);
    REQUIRE(json.at("digest").get<std::string>().size() == 16);
    REQUIRE(json.at("seconds").is_number());
    REQUIRE(json.at("person_weeks_per_second").is_number());
    REQUIRE(json.at("final").at("integrated").is_number());
    auto const& slips = json.at("slips");
    REQUIRE_FALSE(slips.empty());
    for (std::size_t i = 0; i < slips.size(); ++i) {
        REQUIRE(slips[i].contains("person"));
        REQUIRE(slips[i].contains("role"));
        REQUIRE(slips[i].at("sessions") > 0);
        if (i > 0) REQUIRE(slips[i - 1].at("share") >= slips[i].at("share"));
    }
}

TEST_CASE("bare contagion publishes who has adopted, week by week", "[cli]") {
    Folder const folder;
    folder.write("c.toml",
                 "name = \"bare\"\nweeks = 10\n[mechanisms]\nonly = "
                 "[\"contagion\"]\n[contagion]\ninitial_share = 0.1\n"
                 "[organisation.generate]\npeople = 50\n");
    REQUIRE(folder.diorama({"run", "c.toml", "--out", "o"}).status == 0);
    REQUIRE(folder.names("o") == Words{"people.csv", "run.json", "scenario.toml", "weekly.csv"});
    REQUIRE(folder.read("o/weekly.csv").starts_with("week,adopted,adopted_share\n0,5,0.1\n"));
    REQUIRE(folder.read("o/people.csv").starts_with("id,adopted\n"));
    REQUIRE(folder.diorama({"replay", "o"}).status == 0);
}

TEST_CASE("what stands in the place of a result is replaced only when that is asked for", "[cli]") {
    Folder folder;
    Words const run{"run", "s.toml", "--out", "o"};
    REQUIRE(with_scenario(folder).diorama(run).status == 0);
    auto const again = folder.diorama(run);
    REQUIRE(again.status == 2);
    REQUIRE(again.err ==
            "o:1:1: error: the folder holds an earlier result; add --force to replace it, or name "
            "another folder\n");
    REQUIRE(folder.diorama({"run", "s.toml", "--out", "o", "--force", "--seed", "9"}).status == 0);
    REQUIRE(nlohmann::json::parse(folder.read("o/run.json")).at("seed") == 9);

    folder.write("o/notes.txt", "mine");
    auto const foreign = folder.diorama({"run", "s.toml", "--out", "o", "--force"});
    REQUIRE(foreign.status == 2);
    REQUIRE(foreign.err.find("the folder holds notes.txt, which is no part of a result") !=
            std::string::npos);
    REQUIRE(folder.read("o/notes.txt") == "mine");
    REQUIRE(folder.diorama({"run", "s.toml", "--out", "s.toml"}).status == 2);
    REQUIRE(folder.diorama({"run", "s.toml", "--out", "."}).status == 2);
    REQUIRE(folder.names() == Words{"o", "s.toml"});
}

TEST_CASE("folders above a result are made", "[cli]") {
    Folder folder;
    REQUIRE(with_scenario(folder).diorama({"run", "s.toml", "--out", "a/b/c/"}).status == 0);
    REQUIRE(folder.has("a/b/c/run.json"));
    REQUIRE(folder.names("a/b") == Words{"c"});
}
