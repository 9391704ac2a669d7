#include "page/run_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "page/numbers.hpp"
#include "page/sections.hpp"
#include "report/run_facts.hpp"

namespace diorama::page {

namespace {

ChartLine column_line(Sheet const& weekly, std::string const& column, std::string name,
                      std::size_t colour) {
    ChartLine line{std::move(name), colour, {}};
    for (std::size_t i = 0; i < weekly.size(); ++i)
        line.points.push_back({weekly.number(i, "week").value, weekly.number(i, column), {}, {}});
    return line;
}

using Panel = std::tuple<std::string, std::string, AxisKind, std::string>;

Figure weekly_figure(Sheet const& weekly, std::string id, std::string title,
                     std::vector<Panel> const& panels, bool from_zero) {
    Figure figure;
    figure.id = std::move(id);
    figure.title = std::move(title);
    figure.table.caption = figure.title + ", as numbers";
    figure.table.folded = true;
    figure.table.head = {"Week"};
    for (auto const& [column, panel_title, axis, unit] : panels) {
        if (!weekly.has(column)) continue;
        figure.panels.push_back(LineChart{
            panel_title, "", axis, from_zero, {column_line(weekly, column, panel_title, 1)}});
        figure.table.head.push_back(panel_title);
    }
    for (std::size_t i = 0; i < weekly.size(); ++i) {
        if (i % 26 != 0 && i + 1 < weekly.size()) continue;
        std::vector<Prose> row{prose(plain_span(weekly.number(i, "week"), 0))};
        for (auto const& [column, panel_title, axis, unit] : panels)
            if (weekly.has(column))
                row.push_back(prose(number_span(weekly.number(i, column), unit)));
        figure.table.rows.push_back(std::move(row));
    }
    return figure;
}

std::optional<Section> departments_of_run(std::string const& folder) {
    if (!std::filesystem::exists(std::filesystem::path(folder) / "departments.csv"))
        return std::nullopt;
    auto const sheet = Sheet::read(folder, "departments.csv");
    HeatChart chart{"Departments", {}, {}, {}, {}};
    Table table;
    table.caption = "Departments in the last week";
    table.head = {"Department", "People", "Using, %", "All three, %", "Energy", "Trust, %"};
    std::string const last(sheet.size() > 0 ? sheet.text(sheet.size() - 1, "week") : "");
    for (std::size_t i = 0; i < sheet.size(); ++i) {
        if (sheet.text(i, "week") != last) continue;
        std::string const name(sheet.text(i, "department"));
        table.rows.push_back({prose(name), prose(plain_span(sheet.number(i, "people"), 0)),
                              prose(number_span(sheet.number(i, "using"), "share")),
                              prose(number_span(sheet.number(i, "integrated"), "share")),
                              prose(number_span(sheet.number(i, "energy"), "-1 to 1")),
                              prose(number_span(sheet.number(i, "trust"), "share"))});
        chart.rows.push_back(name);
        chart.row_groups.push_back(name);
        chart.weeks.clear();
        for (auto const row : rows_where(sheet, {{"department", name}})) {
            auto const week = static_cast<std::uint32_t>(sheet.number(row, "week").value);
            if (week % 13 != 0) continue;
            chart.weeks.push_back(week);
            chart.values.push_back(sheet.number(row, "using"));
        }
    }
    if (chart.rows.empty()) return std::nullopt;
    Figure figure;
    figure.id = "heat";
    figure.title = "Use in each department, quarter by quarter";
    figure.caption = prose("Dark is nobody, bright is everybody; mean over the three practices.");
    figure.panels.push_back(std::move(chart));
    return Section{"where", "Where it takes hold", {std::move(figure), std::move(table)}};
}

std::optional<Section> leaders_of_run(std::string const& folder) {
    if (!std::filesystem::exists(std::filesystem::path(folder) / "leaders.csv"))
        return std::nullopt;
    auto const sheet = Sheet::read(folder, "leaders.csv");
    if (sheet.size() == 0) return std::nullopt;
    Table table;
    table.caption = "What the programme asked of leaders, and got";
    table.text_columns = 2;
    table.head = {"Leader",        "Title", "Needed in", "slipped", "unprepared",
                  "Hours pledged", "given", "used",      "steering"};
    for (std::size_t i = 0; i < sheet.size(); ++i) {
        std::vector<Prose> row{prose(std::string(sheet.text(i, "id"))),
                               prose(std::string(sheet.text(i, "title")))};
        for (auto const* column : {"required_sessions", "blocked_sessions", "unprepared_sessions"})
            row.push_back(prose(plain_span(sheet.number(i, column), 0)));
        for (auto const* column : {"pledged_hours", "given_hours", "used_hours", "steering_hours"})
            row.push_back(prose(number_span(sheet.number(i, column), "hours")));
        table.rows.push_back(std::move(row));
    }
    return Section{"leaders", "What it asked of leaders", {std::move(table)}};
}

}  // namespace

Document compose_run(std::string const& folder) {
    auto const facts =
        report::read_run_facts((std::filesystem::path(folder) / "run.json").string());
    auto const weekly = Sheet::read(folder, "weekly.csv");
    Document document;
    document.title = facts.scenario;
    document.standfirst =
        prose("One run of ", plain_span(fact(std::uint64_t{facts.weeks}, "run.json"), 0),
              " weeks with ", plain_span(fact(std::uint64_t{facts.people}, "run.json"), 0),
              " people, seed ", plain_span(fact(std::uint64_t{facts.seed}, "run.json"), 0),
              ". One run shows neither what another way would bring nor how much was luck: ",
              code("diorama compare"), " does.");
    Section course{"course", "What became of it", {}};
    if (weekly.has("adopted_share")) {
        course.blocks.push_back(weekly_figure(
            weekly, "curves", "Adoption",
            {{"adopted_share", "People who have adopted", AxisKind::percent, "share"}}, true));
    } else {
        course.blocks.push_back(weekly_figure(
            weekly, "curves", "Use",
            {{"integrated", "People who use all three", AxisKind::percent, "share"},
             {"using", "Using, mean over the practices", AxisKind::percent, "share"},
             {"informed", "Informed", AxisKind::percent, "share"},
             {"programme_nominal", "Programme done in name", AxisKind::percent, "share"}},
            true));
        course.blocks.push_back(
            weekly_figure(weekly, "energy", "Energy, trust and customers",
                          {{"energy", "Mean energy", AxisKind::plain, "-1 to 1"},
                           {"trust", "Trust", AxisKind::percent, "share"},
                           {"satisfaction", "Customers' satisfaction", AxisKind::percent, "share"},
                           {"scorecard", "Scorecard", AxisKind::percent, "share"}},
                          false));
    }
    document.sections.push_back(std::move(course));
    for (auto const make : {departments_of_run, leaders_of_run})
        if (auto section = make(folder)) document.sections.push_back(std::move(*section));
    Section origin{"origin", "Where every number comes from", {}};
    origin.blocks.push_back(prose("Made by Diorama ", facts.version, " (commit ", facts.commit,
                                  "); scenario ", code(facts.scenario_hash), ", state at the end ",
                                  code(facts.digest), ". ", code("diorama replay"),
                                  " runs the folder again and compares it byte for byte."));
    document.sections.push_back(std::move(origin));
    return document;
}

}  // namespace diorama::page
