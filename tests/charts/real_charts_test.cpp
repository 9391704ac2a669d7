#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "charts/chart_reader.hpp"
#include "charts/ties_reader.hpp"
#include "org/structure.hpp"
#include "own_files.hpp"

using namespace diorama;

namespace {

/// The folder of real charts beside the repository, or "" where it is absent.
std::string data_folder() {
    static std::string const folder = [] {
        std::string const beside = DIORAMA_SOURCE_DIR "/../shared/data";
        if (std::filesystem::is_directory(beside)) return beside;
        std::cerr << "skipped: no folder " << beside << " with real charts\n";
        return std::string();
    }();
    return folder;
}

org::StructureSummary structure_of(std::string const& path) {
    return org::describe(org::assemble(charts::load_chart(path)));
}

std::vector<std::vector<std::string>> simple_rows(std::string const& path) {
    std::ifstream file(path);
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(file, line);) {
        std::istringstream cells(line);
        rows.emplace_back();
        for (std::string cell; std::getline(cells, cell, ',');) rows.back().push_back(cell);
    }
    return rows;
}

}  // namespace

TEST_CASE("krackhardt_hightech: 21 managers under number 7, in layers of 1, 4 and 16",
          "[charts][data]") {
    if (data_folder().empty()) return;
    std::string const folder = data_folder() + "/krackhardt_hightech/";
    auto const reading = charts::read_chart(folder + "reports_to.csv");
    REQUIRE(reading.ok());
    REQUIRE(reading.notes.size() == 1);  // number 7 has no row of its own
    auto const organisation = org::assemble(reading.chart);
    auto const s = org::describe(organisation);
    REQUIRE(s.people == 21);
    REQUIRE(s.roots == 1);
    REQUIRE(organisation.id(organisation.hierarchy.roots[0]) == "7");
    REQUIRE(s.posts_per_layer == std::vector<std::size_t>{1, 4, 16});

    auto const advice = charts::read_ties(folder + "advice.csv", organisation);
    REQUIRE(advice.ok());
    REQUIRE(advice.rows == 190);
    REQUIRE(advice.ties.size() + advice.merged == 190);
}

TEST_CASE("krackhardt_hightech: people without managers and ties are no charts", "[charts][data]") {
    if (data_folder().empty()) return;
    std::string const folder = data_folder() + "/krackhardt_hightech/";
    auto const nodes = charts::read_chart(folder + "nodes.csv");
    REQUIRE(nodes.problem_count == 1);
    REQUIRE(nodes.problems[0].place == problems::Place{folder + "nodes.csv", 1, 1});
    REQUIRE(
        nodes.problems[0].what ==
        "no column says to whom someone reports; the columns are: id, age, tenure, level, dept");
    REQUIRE(nodes.problems[0].instead.find("reports_to.csv beside it is a chart") !=
            std::string::npos);
    auto const advice = charts::read_chart(folder + "advice.csv");
    REQUIRE_FALSE(advice.ok());
    REQUIRE(advice.problems[0].place.line == 3);  // person 1 asks several: a second manager
}

TEST_CASE("manufacturing_email: 154 people under number 86, 34 managers, span 4.5",
          "[charts][data]") {
    if (data_folder().empty()) return;
    std::string const folder = data_folder() + "/manufacturing_email/";
    auto const organisation = org::assemble(charts::load_chart(folder + "reportsto.csv"));
    auto const s = org::describe(organisation);
    REQUIRE(s.people == 154);
    REQUIRE(s.roots == 1);
    org::PersonId const root = organisation.hierarchy.roots[0];
    REQUIRE(organisation.id(root) == "86");
    REQUIRE(organisation.hierarchy.span_of(root) == 11);
    REQUIRE(s.layers == 6);
    REQUIRE(s.managers == 34);
    REQUIRE(s.mean_span == Approx(4.5));
    REQUIRE(s.median_span == 4.0);
    REQUIRE(s.max_span == 13);
    REQUIRE(s.departments == 12);  // the top and its eleven reports

    auto const ties = charts::read_ties(folder + "email_weights.csv", organisation);
    REQUIRE(ties.ok());
    REQUIRE(ties.rows == 5783);
    REQUIRE(ties.ties.size() == 3190);  // undirected pairs among the 154
    REQUIRE(ties.outside_chart > 0);    // the thirteen accounts outside the tree
    REQUIRE_FALSE(charts::read_chart(folder + "email_weights.csv").ok());
}

TEST_CASE("sourcegraph: 273 people at the peak, 175 in the end, one root", "[charts][data]") {
    if (data_folder().empty()) return;
    std::string const folder = data_folder() + "/sourcegraph_org_2022_2024/";
    auto const peak = structure_of(folder + "nodes_peak.csv");
    REQUIRE(peak.people == 273);
    REQUIRE(peak.roots == 1);
    REQUIRE(peak.layers == 6);
    REQUIRE(peak.managers == 55);
    REQUIRE(peak.mean_span == Approx(4.95).margin(0.005));
    auto const latest = structure_of(folder + "nodes_latest.csv");
    REQUIRE(latest.people == 175);
    REQUIRE(latest.roots == 1);
}

TEST_CASE("sourcegraph: all months in one file are refused, each month alone has its figures",
          "[charts][data]") {
    if (data_folder().empty()) return;
    std::string const folder = data_folder() + "/sourcegraph_org_2022_2024/";
    auto const all = charts::read_chart(folder + "snapshots.csv");
    REQUIRE(all.problem_count > 5000);
    REQUIRE(all.problems[0].place.line == 257);  // the header and 255 people come before
    REQUIRE(all.problems[0].what.find("used twice, first in line") != std::string::npos);

    std::ifstream file(folder + "snapshots.csv");
    std::string header, line;
    std::getline(file, header);
    std::map<std::string, std::string> months;
    while (std::getline(file, line)) {
        std::string& month = months[line.substr(0, 10)];
        if (month.empty()) month = header + "\n";
        month += line + "\n";
    }
    auto const summary = simple_rows(folder + "summary_by_snapshot.csv");
    REQUIRE(months.size() == summary.size() - 1);
    for (std::size_t row = 1; row < summary.size(); ++row) {
        CAPTURE(summary[row][0]);
        test::OwnFile const month(months.at(summary[row][0]));
        auto const s = structure_of(month.path());
        REQUIRE(s.people == std::stoul(summary[row][1]));
        REQUIRE(s.people - s.roots == std::stoul(summary[row][2]));
        REQUIRE(s.roots == std::stoul(summary[row][3]));
        REQUIRE(s.managers == std::stoul(summary[row][5]));
        REQUIRE(s.mean_span == Approx(std::stod(summary[row][6])).margin(0.0051));
        REQUIRE(s.layers == std::stoul(summary[row][7]) + 1);
    }
}

TEST_CASE("uk_government_organograms: every body has the figures of INDEX.csv", "[charts][data]") {
    if (data_folder().empty()) return;
    std::string const folder = data_folder() + "/uk_government_organograms/ready/";
    auto const index = simple_rows(folder + "INDEX.csv");
    int found = 0;
    for (std::size_t row = 1; row < index.size(); ++row) {
        std::string const path = folder + index[row][0] + ".csv";
        if (!std::filesystem::exists(path)) continue;
        ++found;
        CAPTURE(index[row][0]);
        auto const organisation = org::assemble(charts::load_chart(path));
        auto const s = org::describe(organisation);
        REQUIRE(s.posts == std::stoul(index[row][1]));
        REQUIRE(s.layers == std::stoul(index[row][4]) + 1);
        REQUIRE(s.managers == std::stoul(index[row][5]));
        std::size_t units = 0;
        for (std::string const& name : organisation.chart.departments.names)
            units += name.empty() ? 0 : 1;
        REQUIRE(units == std::stoul(index[row][6]));
        REQUIRE(s.mean_span == Approx(std::stod(index[row][8])).margin(0.0501));
        REQUIRE(s.median_span == Approx(std::stod(index[row][9])).margin(0.01));
        REQUIRE(s.roots == 1);
    }
    REQUIRE(found >= 7);
    REQUIRE(structure_of(folder + "cabinet_office__2013-09-30.csv").vacant_posts == 11);
}

TEST_CASE("email_eu_core: departments without reporting lines are no chart", "[charts][data]") {
    if (data_folder().empty()) return;
    auto const reading = charts::read_chart(data_folder() + "/email_eu_core/nodes.csv");
    REQUIRE(reading.problem_count == 1);
    REQUIRE(reading.problems[0].place.line == 1);
    REQUIRE(reading.problems[0].what.find("id, department") != std::string::npos);
}
