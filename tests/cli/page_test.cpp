#include <catch2/catch.hpp>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "cli/page_look.hpp"
#include "cli/page_numbers.hpp"
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

/// Fails unless every number of the page is found again, and a wrong one in any section is not.
void demand_numbers(std::string const& html, Folder const& folder, std::string const& tables,
                    std::vector<std::string> const& sections,
                    std::vector<std::string> const& drawn) {
    for (auto const& stray : stray_numbers(html, folder, tables)) {
        INFO(stray.section << ": " << stray.number);
        FAIL_CHECK("a number that no table has");
    }
    REQUIRE(sections_with_numbers(html) == sections);
    auto const demand_noticed = [&](std::string const& section, Falsify what) {
        auto const strays = stray_numbers(falsified(html, section, what), folder, tables);
        INFO(section << ", " << static_cast<int>(what));
        REQUIRE(strays.size() == 1);
        REQUIRE(strays.front().section == section);
    };
    for (auto const& section : sections) {
        demand_noticed(section, Falsify::shown);
        demand_noticed(section, Falsify::value);
    }
    for (auto const& section : drawn) demand_noticed(section, Falsify::chart);
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

TEST_CASE("a study of few runs has a first look at bottlenecks and assumptions, where it is cheap",
          "[cli][page]") {
    Folder const folder;
    write_study(folder);
    auto const look = [&](std::vector<std::string> const& more) {
        std::vector<std::string> words{"compare", "study.toml", "--out", "out", "--force"};
        words.insert(words.end(), more.begin(), more.end());
        return folder.diorama(words);
    };
    auto const four = look({});
    REQUIRE(four.status == 0);
    REQUIRE(folder.has("out/bottlenecks.csv"));
    REQUIRE(folder.has("out/assumptions.csv"));
    REQUIRE_THAT(four.err, !Contains("too few"));
    // Three seeds are too few for a knock-out, and twelve runs for what an assumption is worth.
    auto const three = look({"--replicates", "3"});
    REQUIRE(three.status == 0);
    REQUIRE_FALSE(folder.has("out/bottlenecks.csv"));
    REQUIRE_FALSE(folder.has("out/assumptions.csv"));
    REQUIRE_THAT(three.err, Contains("12 runs are too few"));
    // Of many people over many weeks a look besides would take longer than the study.
    auto const dear = look({"--set", "organisation.generate.people=20000", "--weeks", "60"});
    REQUIRE(dear.status == 0);
    REQUIRE_FALSE(folder.has("out/bottlenecks.csv"));
    REQUIRE_THAT(dear.err, Contains("16 runs are too few"));
}

TEST_CASE("every number of a study's page stands in the tables, and a changed one is noticed",
          "[cli][page][numbers]") {
    Folder const folder;
    REQUIRE(compare(folder).status == 0);
    demand_numbers(folder.read("out/report.html"), folder, "out",
                   {"verdict", "ways", "adoption", "where", "people", "leaders", "timing",
                    "customers", "money", "bottlenecks", "assumptions", "origin"},
                   {"adoption", "people", "customers", "money", "bottlenecks"});
}

TEST_CASE("every number of a run's page stands in the tables, and a changed one is noticed",
          "[cli][page][numbers]") {
    Folder const folder;
    folder.write("small.toml", small_scenario);
    REQUIRE(folder.diorama({"run", "small.toml", "--out", "run", "--quiet"}).status == 0);
    REQUIRE(folder.diorama({"report", "run", "--out", "run.html"}).status == 0);
    demand_numbers(folder.read("run.html"), folder, "run", {"course", "where", "leaders"},
                   {"course"});
}

TEST_CASE("every number of a store's page stands in the tables, and a changed one is noticed",
          "[cli][page][numbers][store]") {
    Folder const folder;
    folder.write("s.toml", "weeks = 60\n[organisation.generate]\npeople = 200\n");
    folder.write("e.toml",
                 "name = \"e\"\nreplicates = 3\nmeasures = [\"using\", \"energy\"]\n"
                 "[design]\nkind = \"grid\"\n[[arm]]\nname = \"slow\"\nscenario = \"s.toml\"\n"
                 "[[arm]]\nname = \"quick\"\nscenario = \"s.toml\"\n"
                 "set = { \"ladder.use_rate_per_week\" = 0.2 }\n"
                 "[[factor]]\npath = \"leadership.pledge_hours_per_week\"\nvalues = [2, 4, 8]\n"
                 "[[factor]]\npath = \"programme.delegation\"\nvalues = [\"never\", "
                 "\"allowed\"]\n");
    REQUIRE(folder.diorama({"batch", "e.toml", "--store", "a.sqlite", "--quiet"}).status == 0);
    REQUIRE(folder.diorama({"analyse", "a.sqlite", "--out", "out", "--quiet"}).status == 0);
    demand_numbers(folder.read("out/report.html"), folder, "out",
                   {"verdict", "design", "map", "effects", "levels", "adequacy", "origin"},
                   {"effects", "levels"});
}

TEST_CASE("a page that is cut off on its way leaves nothing that looks like one", "[cli][page]") {
    Folder const folder;
    REQUIRE(compare(folder).status == 0);
    // No file may grow beyond 100 kB: the kernel ends the program amidst the page.
    auto const cut_off = [&](std::string const& words) {
        auto const command = "cd '" + folder.path() +
                             "' && ulimit -c 0 && ulimit -f 200 && exec '" + DIORAMA_PROGRAM +
                             "' " + words + " >/dev/null 2>&1";
        return std::system(command.c_str());
    };
    REQUIRE(cut_off("report out --out page.html") != 0);
    REQUIRE_FALSE(folder.has("page.html"));
    REQUIRE(cut_off("compare study.toml --out other --quiet --page-runs 0") != 0);
    REQUIRE_FALSE(folder.has("other"));
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
