#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "cli/page_look.hpp"
#include "cli/process.hpp"

using namespace diorama::test;
using Catch::Matchers::Contains;

namespace {

constexpr char const* small_study = R"(name = "Small"
description = "Two ways of a small firm"
replicates = 4
measures = ["integrated", "using", "energy"]
[[arm]]
name = "As it is"
scenario = "small.toml"
[[arm]]
name = "Honest"
scenario = "small.toml"
set = { "leadership.pledge_hours_per_week" = 4 }
)";

void write_study(Folder const& folder) {
    folder.write("small.toml", small_scenario);
    folder.write("study.toml", small_study);
}

Outcome compare(Folder const& folder) {
    write_study(folder);
    return folder.diorama(
        {"compare", "study.toml", "--out", "out", "--quiet", "--page-runs", "480"});
}

/// Whether `shown` is `value` as a reader would round it: plain, in percent, in thousands,
/// millions.
bool rounds_to(double value, std::string shown) {
    std::string digits;
    double unit = 1.0;
    if (shown.find(" M") != std::string::npos) unit = 1e6;
    if (shown.find(" k") != std::string::npos) unit = 1e3;
    for (char const c : shown)
        if (std::string("0123456789.-").find(c) != std::string::npos) digits += c;
    double const read = std::stod(digits);
    auto const point = digits.find('.');
    double const half =
        0.5001 *
        std::pow(10.0, point == std::string::npos ? 0.0 : -double(digits.size() - point - 1));
    for (double const scale : {1.0, 100.0, -1.0, -100.0})
        if (std::abs(scale * value / unit - read) <= half) return true;
    // `> 99 %` and `< 1 %`
    return shown.find_first_of("<>") != std::string::npos && value > 0.0 && value < 1.0;
}

}  // namespace

TEST_CASE("compare --out writes a page, and report makes the same one of the folder",
          "[cli][page]") {
    Folder const folder;
    auto const done = compare(folder);
    INFO(done.err);
    REQUIRE(done.status == 0);
    auto const page = folder.read("out/report.html");
    REQUIRE(page.size() < 2'000'000);
    for (auto const* section :
         {"verdict", "ways", "adoption", "where", "people", "leaders", "timing", "customers",
          "money", "bottlenecks", "assumptions", "origin"}) {
        INFO(section);
        REQUIRE_THAT(page, Contains(std::string("<section id=\"") + section + "\">"));
    }
    REQUIRE_THAT(page, Contains("diorama compare study.toml --page-runs 480"));
    REQUIRE(folder.diorama({"report", "out", "--out", "again.html"}).status == 0);
    REQUIRE(folder.read("again.html") == page);
    // A file that is there is not replaced unasked.
    REQUIRE(folder.diorama({"report", "out", "--out", "again.html"}).status == 2);
    REQUIRE(folder.diorama({"report", "out", "--out", "p.md", "--format", "md"}).status == 0);
    REQUIRE_THAT(folder.read("p.md"), Contains("](p-figures/curves-1.svg)"));
    REQUIRE_THAT(folder.read("p-figures/curves-1.svg"), Contains("</svg>"));
    // And a folder that holds one may be replaced with --force.
    REQUIRE(folder
                .diorama({"compare", "study.toml", "--out", "out", "--quiet", "--page-runs", "0",
                          "--force"})
                .status == 0);
    REQUIRE_FALSE(folder.has("out/bottlenecks.csv"));
    REQUIRE_THAT(folder.read("out/report.html"), Contains("Not looked for"));
}

TEST_CASE("every number of the page stands in the table and line that it names", "[cli][page]") {
    Folder const folder;
    REQUIRE(compare(folder).status == 0);
    auto const page = folder.read("out/report.html");
    std::map<std::string, std::vector<std::vector<std::string>>> tables;
    std::regex const number(
        "<data value=\"([^\"]*)\" title=\"([^\":]*):?([0-9]*)\">([^<]*)</data>");
    std::size_t count = 0;
    for (std::sregex_iterator at(page.begin(), page.end(), number), end; at != end; ++at, ++count) {
        auto const value = (*at)[1].str(), file = (*at)[2].str(), line = (*at)[3].str();
        INFO((*at)[0].str());
        if (!tables.contains(file)) tables[file] = cells_of(folder.read("out/" + file));
        if (file == "study.json") {
            REQUIRE_THAT(folder.read("out/study.json"), Contains(value));
        } else {
            auto const& cells = tables[file].at(std::stoul(line) - 1);
            REQUIRE(std::find(cells.begin(), cells.end(), value) != cells.end());
        }
        REQUIRE(rounds_to(std::stod(value), (*at)[4].str()));
    }
    REQUIRE(count > 500);
    // Charts hold numbers of the tables too: those of the curves, cell by cell.
    auto const begin = page.find("class=\"spec\">") + 13;
    auto const spec =
        nlohmann::json::parse(page.substr(begin, page.find("</script>", begin) - begin));
    auto const courses = folder.read("out/courses.csv");
    REQUIRE(spec["data"]["values"].size() == 2);
    for (auto const& line : spec["data"]["values"])
        for (auto const* key : {"y", "l", "h"})
            for (auto const& value : line[key])
                if (value.is_number()) {
                    INFO(value.dump());
                    auto text = value.dump();
                    if (text.ends_with(".0")) text.resize(text.size() - 2);
                    REQUIRE(courses.find("," + text) != std::string::npos);
                }
}

TEST_CASE("names are in no table and not on the page unless they are asked for", "[cli][page]") {
    Folder const folder;
    write_study(folder);
    folder.write("chart.csv",
                 "id,manager_id,title,department,name\n"
                 "=1+1,,Chief Executive,<b>Top</b>,Ann Unmistakable\n"
                 "b,=1+1,Chief Financial Officer,Money,Bo Unmistakable\n"
                 "c,=1+1,Chief Operating Officer,Work,Cy Unmistakable\n"
                 "d,c,Clerk,Work,Di Unmistakable\n");
    std::vector<std::string> words{"compare",
                                   "study.toml",
                                   "--out",
                                   "out",
                                   "--quiet",
                                   "--set",
                                   "organisation.chart=chart.csv"};
    auto const done = folder.diorama(words);
    INFO(done.err);
    REQUIRE(done.status == 0);
    for (auto const& name : folder.names("out")) {
        INFO(name);
        REQUIRE(folder.read("out/" + name).find("Unmistakable") == std::string::npos);
        if (name.ends_with(".csv"))
            REQUIRE(folder.read("out/" + name).find(",=1+1") == std::string::npos);
    }
    REQUIRE(folder.read("out/report.html").find("<b>Top") == std::string::npos);
    words.insert(words.end(), {"--names", "--force"});
    REQUIRE(folder.diorama(words).status == 0);
    REQUIRE_THAT(folder.read("out/leaders.csv"), Contains("Unmistakable"));
}

TEST_CASE("a run's folder becomes a page without a verdict", "[cli][page]") {
    Folder const folder;
    folder.write("small.toml", small_scenario);
    REQUIRE(folder.diorama({"run", "small.toml", "--out", "run", "--quiet"}).status == 0);
    REQUIRE(folder.diorama({"report", "run", "--out", "run.html"}).status == 0);
    REQUIRE_THAT(folder.read("run.html"), Contains("What became of it"));
    auto const wrong = folder.diorama({"report", "nowhere", "--out", "x.html"});
    REQUIRE(wrong.status == 2);
    REQUIRE_THAT(wrong.err, Contains("nowhere:1:1: error: there is no such folder or store"));
    REQUIRE_FALSE(folder.has("x.html"));
}

TEST_CASE("bottlenecks are told on the console, as JSON and as a table", "[cli][bottlenecks]") {
    Folder const folder;
    write_study(folder);
    auto const json = folder.diorama({"bottlenecks", "study.toml", "--replicates", "2", "--arm",
                                      "Honest", "--out", "b", "--format", "json", "--quiet"});
    INFO(json.err);
    REQUIRE(json.status == 0);
    auto const told = nlohmann::json::parse(json.out);
    REQUIRE(told["arm"] == "Honest");
    REQUIRE(told["bottlenecks"].size() > 15);
    REQUIRE(folder.read("b/bottlenecks.csv").starts_with("study,first_seed,last_seed,arm,measure"));
    auto const wrong = folder.diorama({"bottlenecks", "study.toml", "--arm", "Honst"});
    REQUIRE(wrong.status == 2);
    REQUIRE_THAT(wrong.err, Contains("did you mean 'Honest'?"));
    REQUIRE(folder.diorama({"bottlenecks", "small.toml"}).status == 2);
}

TEST_CASE("why answers about a run and about one arm of a comparison", "[cli][why]") {
    Folder const folder;
    REQUIRE(compare(folder).status == 0);
    REQUIRE(folder.diorama({"run", "small.toml", "--out", "run", "--quiet"}).status == 0);
    auto const people = cells_of(folder.read("run/people.csv"));
    auto const boss = people.at(1).at(0);
    auto const run = folder.diorama({"why", "run", "--team", boss, "--quiet"});
    INFO(run.err);
    REQUIRE(run.status == 0);
    REQUIRE_THAT(run.out, Contains("The team of " + boss));
    auto const arm = folder.diorama({"why", "out", "--arm", "Honest", "--seed", "2", "--person",
                                     boss, "--format", "json", "--quiet"});
    INFO(arm.err);
    REQUIRE(arm.status == 0);
    REQUIRE(nlohmann::json::parse(arm.out)["sentences"].size() > 1);
    REQUIRE(folder.diorama({"why", "run", "--team", "nobody"}).status == 2);
    REQUIRE(folder.diorama({"why", "run"}).status == 2);
    REQUIRE(folder.diorama({"why", "out", "--seed", "999", "--person", boss}).status == 2);
}
