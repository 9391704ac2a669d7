#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/process.hpp"

using diorama::test::Folder;
using diorama::test::small_scenario;

namespace {

using Line = std::map<std::string, std::string>;

/// The lines of a table without quotes.
std::vector<Line> table(std::string const& text) {
    std::istringstream in(text);
    std::vector<std::string> columns;
    std::vector<Line> lines;
    for (std::string row; std::getline(in, row);) {
        std::vector<std::string> cells;
        std::istringstream parts(row + ",");
        for (std::string cell; std::getline(parts, cell, ',');) cells.push_back(cell);
        if (columns.empty()) {
            columns = cells;
            continue;
        }
        Line line;
        for (std::size_t c = 0; c < columns.size(); ++c) line[columns[c]] = cells.at(c);
        lines.push_back(line);
    }
    return lines;
}

}  // namespace

TEST_CASE("teams.csv sums up people.csv for each team, department and the whole", "[cli]") {
    Folder const folder;
    REQUIRE(folder.diorama({"org", "generate", "--people", "120", "--out", "c.csv"}).status == 0);
    folder.write("s.toml",
                 "weeks = 30\n[organisation]\nchart = \"c.csv\"\nties = \"c-ties.csv\"\n"
                 "[[event]]\nat_week = 20\ndo = \"lay_off\"\n");
    REQUIRE(folder.diorama({"run", "s.toml", "--out", "o"}).status == 0);
    struct Sum {
        double people = 0, energy = 0, net = 0, sinks = 0;
    };
    std::map<std::string, std::string> manager_of;
    for (auto const& line : table(folder.read("o/chart.csv")))
        manager_of[line.at("id")] = line.at("manager_id");
    std::map<std::pair<std::string, std::string>, Sum> expected;
    for (auto const& person : table(folder.read("o/people.csv"))) {
        if (person.at("present") != "1") continue;
        std::vector<std::pair<std::string, std::string>> groups{
            {"organisation", ""}, {"department", person.at("department")}};
        if (auto const& manager = manager_of.at(person.at("id")); !manager.empty())
            groups.emplace_back("team", manager);
        for (auto const& group : groups) {
            auto& sum = expected[group];
            sum.people += 1.0;
            sum.energy += std::stod(person.at("energy"));
            sum.net += std::stod(person.at("net_energy"));
            sum.sinks += person.at("energy_kind") == "sink" ? 1.0 : 0.0;
        }
    }
    auto const lines = table(folder.read("o/teams.csv"));
    REQUIRE(lines.size() == expected.size());
    for (auto const& line : lines) {
        bool const team = line.at("level") == "team";
        bool const whole = line.at("level") == "organisation";
        auto const& sum = expected.at({line.at("level"), whole  ? ""
                                                         : team ? line.at("id")
                                                                : line.at("department")});
        REQUIRE(std::stod(line.at("people")) == sum.people);
        REQUIRE(std::stod(line.at("energy")) == Approx(sum.energy / sum.people).margin(1e-6));
        REQUIRE(std::stod(line.at("net_energy")) == Approx(sum.net / sum.people).margin(1e-6));
        REQUIRE(std::stod(line.at("sink")) == sum.sinks);
    }
}

TEST_CASE("a run tells when its energy was highest and lowest", "[cli]") {
    Folder const folder;
    folder.write("s.toml", small_scenario);
    auto const outcome = folder.diorama({"run", "s.toml", "--out", "o"});
    REQUIRE(outcome.status == 0);
    double highest = -1.0;
    double lowest = 1.0;
    std::uint64_t highest_week = 0;
    std::uint64_t lowest_week = 0;
    for (auto const& line : table(folder.read("o/weekly.csv"))) {
        double const energy = std::stod(line.at("energy"));
        if (energy > highest) {
            highest = energy;
            highest_week = std::stoul(line.at("week"));
        }
        if (energy < lowest) {
            lowest = energy;
            lowest_week = std::stoul(line.at("week"));
        }
    }
    auto const told = nlohmann::json::parse(folder.read("o/run.json")).at("energy");
    REQUIRE(told.at("highest") == highest);
    REQUIRE(told.at("highest_week") == highest_week);
    REQUIRE(told.at("lowest") == lowest);
    REQUIRE(told.at("lowest_week") == lowest_week);
    for (std::string const spots : {"hotspots", "drain_spots"}) {
        auto const& found = told.at(spots);
        REQUIRE(found.at("largest") <= found.at("people"));
        REQUIRE((found.at("groups") == 0) == (found.at("people") == 0));
    }
    REQUIRE(outcome.out.find("\nEnergy: lowest ") != std::string::npos);
}
