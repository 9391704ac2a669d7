#include "page/run_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

#include "page/numbers.hpp"
#include "page/sections.hpp"
#include "report/run_facts.hpp"

namespace diorama::page {

namespace {

ChartLine column_line(Sheet const& weekly, std::string const& column, std::string name,
                      std::size_t colour) {
    ChartLine line{std::move(name), colour, {}};
    for (std::size_t i = 0; i < weekly.size(); ++i)
        line.points.push_back(
            {static_cast<double>(week_of(weekly, i)), weekly.number(i, column), {}, {}});
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
        std::vector<ChartLine> lines{column_line(weekly, column, panel_title, 1)};
        thin_out(lines);
        figure.panels.push_back(LineChart{panel_title, "", axis, from_zero, std::move(lines)});
        figure.table.head.push_back(panel_title);
    }
    // Half-years, and the last week.
    auto const step = year_step(static_cast<double>(weekly.size())) / 2;
    for (std::size_t i = 0; i < weekly.size(); ++i) {
        if (week_of(weekly, i) % step != 0 && i + 1 < weekly.size()) continue;
        std::vector<Prose> row{prose(plain_span(weekly.number(i, "week"), 0))};
        for (auto const& [column, panel_title, axis, unit] : panels)
            if (weekly.has(column))
                row.push_back(prose(number_span(weekly.number(i, column), unit)));
        figure.table.rows.push_back(std::move(row));
    }
    return figure;
}

/// The rows of each department, in the order of the first week.
std::vector<std::vector<std::size_t>> rows_by_department(Sheet const& sheet) {
    std::vector<std::vector<std::size_t>> rows;
    std::map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < sheet.size(); ++i) {
        auto const [at, is_new] = places.try_emplace(sheet.text(i, "department"), rows.size());
        if (is_new) rows.emplace_back();
        rows[at->second].push_back(i);
    }
    return rows;
}

Table departments_table(Sheet const& sheet, std::vector<std::vector<std::size_t>> const& rows) {
    Table table;
    table.caption = "Departments in the last week";
    if (rows.size() > told_groups)
        table.caption +=
            fmt::format("; the first {}, all of them are in departments.csv", told_groups);
    table.head = {"Department", "People", "Using, %", "All three, %", "Energy", "Trust, %"};
    for (std::size_t k = 0; k < std::min(told_groups, rows.size()); ++k) {
        auto const i = rows[k].back();
        table.rows.push_back({prose(std::string(sheet.text(i, "department"))),
                              prose(plain_span(sheet.number(i, "people"), 0)),
                              prose(number_span(sheet.number(i, "using"), "share")),
                              prose(number_span(sheet.number(i, "integrated"), "share")),
                              prose(number_span(sheet.number(i, "energy"), "-1 to 1")),
                              prose(number_span(sheet.number(i, "trust"), "share"))});
    }
    return table;
}

/// Use by department and quarter.
HeatChart departments_chart(Sheet const& sheet, std::vector<std::vector<std::size_t>> const& rows) {
    HeatChart chart{"Departments", {}, {}, {}, {}};
    auto const step = heat_step(week_of(sheet, rows.front().back()));
    for (auto const i : rows.front())
        if (auto const week = week_of(sheet, i); week % step == 0) chart.weeks.push_back(week);
    for (std::size_t k = 0; k < std::min(most_heat_rows, rows.size()); ++k) {
        std::string const name(sheet.text(rows[k].front(), "department"));
        chart.rows.push_back(name);
        chart.row_groups.push_back(name);
        std::map<std::uint32_t, Number> by_week;
        for (auto const i : rows[k]) by_week[week_of(sheet, i)] = sheet.number(i, "using");
        for (auto const week : chart.weeks) chart.values.push_back(by_week[week]);
    }
    return chart;
}

std::optional<Section> departments_of_run(std::string const& folder) {
    if (!std::filesystem::exists(std::filesystem::path(folder) / "departments.csv"))
        return std::nullopt;
    auto const sheet = Sheet::read(folder, "departments.csv");
    auto const rows = rows_by_department(sheet);
    if (rows.empty()) return std::nullopt;
    Figure figure;
    figure.id = "heat";
    figure.title = "Use in each department over time";
    figure.caption = prose(heat_column_words(heat_step(week_of(sheet, rows.front().back()))),
                           " The share of its people who use a practice, mean over the three.",
                           rows.size() > most_heat_rows
                               ? " There are too many departments to draw all of them: they "
                                 "are in departments.csv."
                               : "");
    figure.colours = Colours::shares;
    figure.legend = shares_legend();
    figure.panels.push_back(departments_chart(sheet, rows));
    return Section{
        "where", "Where it takes hold", {std::move(figure), departments_table(sheet, rows)}};
}

std::optional<Section> leaders_of_run(std::string const& folder) {
    if (!std::filesystem::exists(std::filesystem::path(folder) / "leaders.csv"))
        return std::nullopt;
    auto const sheet = Sheet::read(folder, "leaders.csv");
    if (sheet.size() == 0) return std::nullopt;
    Table table;
    table.caption = "What the programme asked of leaders, and got";
    auto const told = most_needed(sheet, rows_where(sheet, {}), told_leaders);
    if (told.size() < sheet.size())
        table.caption +=
            fmt::format("; the {} who were needed in most sessions, all of them are in leaders.csv",
                        told_leaders);
    table.text_columns = 2;
    table.head = {"Leader",        "Title", "Needed in", "slipped", "unprepared",
                  "Hours pledged", "given", "used",      "steering"};
    for (auto const i : told) {
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
              " people, seed ", exact_span(fact(std::uint64_t{facts.seed}, "run.json")),
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
