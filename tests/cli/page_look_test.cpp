#include <catch2/catch.hpp>
#include <set>

#include "cli/page_look.hpp"

using namespace diorama::test;

namespace {

using Lines = std::vector<std::map<std::string, std::string>>;

constexpr char const* looked_at_study = R"(name = "Small"
replicates = 4
measures = ["integrated", "using"]
[[arm]]
name = "As it is"
scenario = "small.toml"
[[arm]]
name = "Honest"
scenario = "small.toml"
set = { "leadership.pledge_hours_per_week" = 4 }
[[arm]]
name = "Generous"
scenario = "small.toml"
set = { "leadership.pledge_hours_per_week" = 8 }
)";

std::size_t lines_with(Lines const& lines, std::string const& measure, std::string const& column) {
    std::size_t count = 0;
    for (auto const& line : lines)
        count += line.at("measure") == measure && !line.at(column).empty() ? 1 : 0;
    return count;
}

std::size_t arms_with(Lines const& lines, std::string const& measure, std::string const& column) {
    std::set<std::string> arms;
    for (auto const& line : lines)
        if (line.at("measure") == measure && !line.at(column).empty()) arms.insert(line.at("arm"));
    return arms.size();
}

/// A chart of courses: a line and a band for each arm, and a spot to point at for each number.
void demand_courses(nlohmann::json const& panel, bool live, Lines const& courses,
                    std::string const& measure, std::string const& value, std::string const& low) {
    INFO(measure << ", " << value << ": " << panel.dump());
    auto const lines = arms_with(courses, measure, value);
    REQUIRE(lines > 0);
    if (live) {
        REQUIRE(panel["live"]["lines"] == lines);
        REQUIRE(panel["live"]["dots"] == lines_with(courses, measure, value));
        REQUIRE(panel["live"]["areas"] >= arms_with(courses, measure, low));
    } else {
        REQUIRE(panel["drawn"]["lines"] == lines);
        REQUIRE(panel["drawn"]["bands"] == arms_with(courses, measure, low));
    }
}

/// The marks of one look at the page of a study, against the tables that it was made of.
void demand_marks(nlohmann::json const& look, bool live, Folder const& folder) {
    auto const table = [&](std::string const& file) {
        return lines_of(folder.read("out/" + file));
    };
    auto const courses = table("courses.csv");
    std::map<std::string, std::vector<nlohmann::json>> figures;
    for (auto const& panel : look["panels"]) figures[panel["figure"]].push_back(panel);
    auto const kind = live ? "live" : "drawn";

    auto const& curves = figures.at("curves");
    demand_courses(curves.at(0), live, courses, "integrated", "mean", "run_low");
    demand_courses(curves.at(1), live, courses, "integrated", "difference", "difference_low");
    std::map<std::string, std::vector<std::string>> const of_measures{
        {"energy", {"energy", "trust", "energised", "drained"}},
        {"customers-chart",
         {"satisfaction", "consistency", "customer_advocacy", "employee_advocacy", "scorecard",
          "maturity"}}};
    for (auto const& [figure, measures] : of_measures)
        for (std::size_t k = 0; k < measures.size(); ++k)
            demand_courses(figures.at(figure).at(k), live, courses, measures[k], "mean", "run_low");

    REQUIRE(figures.at("ladder").size() == 3);
    for (auto const& panel : figures.at("ladder")) REQUIRE(panel[kind]["areas"] == 6);

    std::map<std::string, std::size_t> cells;
    std::map<std::string, std::set<std::string>> teams;
    for (auto const& line : table("groups.csv"))
        if (line.at("level") == "team") {
            ++cells[line.at("arm")];
            teams[line.at("arm")].insert(line.at("team"));
        }
    for (auto const& panel : figures.at("heat")) {
        INFO(panel.dump());
        if (live)
            REQUIRE(panel["live"]["tiles"] == cells.at(panel["title"]));
        else
            REQUIRE(panel["drawn"]["rows"] == teams.at(panel["title"]).size());
    }

    std::map<std::string, std::size_t> plans;
    for (auto const& line : table("timing.csv"))
        if (line.at("scope") != "activity")
            plans[line.at("arm")] += (line.at("planned_week").empty() ? 0 : 1) +
                                     (line.at("nominal_week").empty() ? 0 : 1);
    for (auto const& panel : figures.at("plan"))
        REQUIRE(panel[kind]["dots"] == plans.at(panel["title"]));

    REQUIRE(figures.at("money-chart").size() == 2);
    for (auto const& panel : figures.at("money-chart")) REQUIRE(panel[kind]["lines"] == 3);
    REQUIRE(figures.at("obstacles").at(0)[kind]["dots"] == 5);
}

/// Those of one look at the page of a store.
void demand_store_marks(nlohmann::json const& look, bool live, Folder const& folder) {
    auto const kind = live ? "live" : "drawn";
    auto const places = lines_of(folder.read("analysis/map.csv")).size();
    REQUIRE(places == 12);
    std::size_t tiles = 0, dots = 0;
    for (auto const& panel : look["panels"]) {
        std::string const figure = panel["figure"];
        if (figure.starts_with("map-")) tiles += panel[kind]["tiles"].get<std::size_t>();
        if (figure.starts_with("effects-")) dots += panel[kind]["dots"].get<std::size_t>();
        if (figure.starts_with("levels-") && panel["title"] == "leadership.pledge_hours_per_week")
            REQUIRE(panel[kind]["lines"] == 2);
    }
    REQUIRE(tiles == places);
    REQUIRE(dots == lines_of(folder.read("analysis/effects.csv")).size());
}

/// Those of one look at the page of a run.
void demand_run_marks(nlohmann::json const& look, bool live, Folder const& folder) {
    auto const kind = live ? "live" : "drawn";
    std::set<std::string> departments;
    for (auto const& line : lines_of(folder.read("run/departments.csv")))
        departments.insert(line.at("department"));
    std::size_t lines = 0;
    for (auto const& panel : look["panels"]) {
        lines += panel[kind]["lines"].get<std::size_t>();
        if (panel["figure"] != "heat") continue;
        if (live)
            REQUIRE(panel["live"]["tiles"].get<std::size_t>() % departments.size() == 0);
        else
            REQUIRE(panel["drawn"]["rows"] == departments.size());
    }
    REQUIRE(lines == 8);
}

}  // namespace

TEST_CASE("a reader meets whole pages on any screen, with scripts and without", "[cli][page]") {
    if (!can_look()) return;
    Folder const folder;
    folder.write("small.toml", small_scenario);
    folder.write("study.toml", looked_at_study);
    write_store(folder);
    for (auto const& words : std::vector<std::vector<std::string>>{
             {"compare", "study.toml", "--out", "out", "--quiet", "--page-runs", "480"},
             {"run", "small.toml", "--out", "run", "--quiet"},
             {"report", "run", "--out", "run.html"},
             {"analyse", "a.sqlite", "--out", "analysis", "--quiet"}}) {
        auto const done = folder.diorama(words);
        INFO(done.err);
        REQUIRE(done.status == 0);
    }
    bool const has_live = folder.read("out/report.html").find("vegaEmbed") != std::string::npos;
    auto const pages = look_at(folder, {"out/report.html", "run.html", "analysis/report.html"});
    constexpr std::size_t headings[] = {12, 4, 7};
    for (std::size_t page = 0; page < pages.size(); ++page) {
        INFO("page " << page + 1);
        demand_clean(pages[page], has_live);
        for (auto const& look : pages[page]) {
            INFO("width " << look["width"] << ", scripts " << look["scripts"]);
            bool const live = look["scripts"].get<bool>() && has_live;
            REQUIRE(look["headings"].size() == headings[page]);
            REQUIRE(look["text_letters"] > 1000);
            if (page == 0) demand_marks(look, live, folder);
            if (page == 1) demand_run_marks(look, live, folder);
            if (page == 2) demand_store_marks(look, live, folder);
            if (look["width"] != 1280) continue;
            for (auto const* paper : {"A4", "Letter"})
                REQUIRE(look["sheets"][paper] >= (page == 1 ? 2 : 4));
        }
    }
}
