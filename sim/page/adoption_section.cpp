#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "page/numbers.hpp"
#include "page/sections.hpp"

namespace diorama::page {

namespace {

/// Whether no way that is shown gets to the share of this row in any seed.
bool nobody_gets_there(StudyFolder const& folder, Sheet const& sheet, std::size_t row) {
    auto const rows = rows_where(
        sheet, {{"measure", sheet.text(row, "measure")}, {"share", sheet.text(row, "share")}});
    return std::all_of(rows.begin(), rows.end(), [&](std::size_t i) {
        return !folder.shows(sheet.text(i, "arm")) || sheet.number(i, "reached_share").value == 0.0;
    });
}

Table weeks_table(StudyFolder const& folder, Sheet const& sheet) {
    Table table;
    table.caption = fmt::format(
        "Weeks until a share of the people is there: median over seeds, those that do not get "
        "there counted as later than week {}; differences over the seeds in which both get there",
        folder.weeks.raw);
    table.head = {"Who", "Way", "Reached in", "Median week", "95 %", "Against " + folder.baseline,
                  "95 %"};
    table.text_columns = 2;
    for (std::size_t i = 0; i < sheet.size(); ++i) {
        if (!folder.shows(sheet.text(i, "arm"))) continue;
        auto const later = prose("> ", plain_span(folder.weeks, 0));
        auto const who = prose(std::string(sheet.text(i, "measure")), " ",
                               percent_span(sheet.number(i, "share")));
        if (nobody_gets_there(folder, sheet, i)) {
            // One line says it of all.
            if (sheet.text(i, "arm") == folder.shown.front().name)
                table.rows.push_back({who, prose("none of them"),
                                      prose(percent_span(sheet.number(i, "reached_share"))), later,
                                      Prose{}, Prose{}, Prose{}});
            continue;
        }
        auto const low = sheet.number(i, "low");
        auto const high = sheet.number(i, "high");
        auto const median = sheet.number(i, "median_weeks");
        table.rows.push_back({who, prose(std::string(sheet.text(i, "arm"))),
                              prose(percent_span(sheet.number(i, "reached_share"))),
                              median.known() ? prose(week_span(median)) : later,
                              low.known()
                                  ? prose("[", week_span(low), ", ",
                                          high.known() ? prose(week_span(high)) : later, "]")
                                  : Prose{},
                              sheet.number(i, "difference").known()
                                  ? prose(signed_span(sheet.number(i, "difference"), "weeks"))
                                  : Prose{},
                              interval_prose(sheet.number(i, "difference_low"),
                                             sheet.number(i, "difference_high"), "weeks")});
    }
    return table;
}

struct HeatRows {
    std::vector<std::string> names, groups;
    std::vector<std::uint32_t> weeks;
    std::vector<Number> values;
};

/// Use of each group of one arm: rows by department, columns by week.
HeatRows heat_rows(StudyFolder const& folder, Sheet const& sheet, std::string_view arm,
                   std::string_view level) {
    HeatRows heat;
    auto const last = folder.last_week();
    auto const step = heat_step(last);
    std::vector<std::tuple<std::string, std::string, std::map<std::uint32_t, Number>>> rows;
    std::map<std::pair<std::string, std::string>, std::size_t> places;
    std::map<std::uint32_t, bool> weeks;
    for (auto const i : rows_where(sheet, {{"arm", arm}, {"level", level}})) {
        std::string const department(sheet.text(i, "department"));
        std::string const team(sheet.text(i, "team"));
        auto const [at, is_new] = places.try_emplace({department, team}, rows.size());
        if (is_new) rows.emplace_back(department, team, std::map<std::uint32_t, Number>{});
        auto const week = week_of(sheet, i);
        if (week % step != 0 && week != last) continue;
        weeks[week] = true;
        std::get<2>(rows[at->second])[week] = sheet.number(i, "using");
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](auto const& a, auto const& b) { return std::get<0>(a) < std::get<0>(b); });
    for (auto const& [week, is_there] : weeks) heat.weeks.push_back(week);
    for (auto& [department, team, cells] : rows) {
        heat.names.push_back(team.empty() ? department : team);
        heat.groups.push_back(department);
        for (auto const week : heat.weeks) heat.values.push_back(cells[week]);
    }
    return heat;
}

HeatChart heat_chart(StudyFolder const& folder, Sheet const& sheet, std::string const& arm,
                     std::string_view level, std::size_t most_rows) {
    auto heat = heat_rows(folder, sheet, arm, level);
    if (heat.names.size() > most_rows) {
        heat.names.resize(most_rows);
        heat.groups.resize(most_rows);
        heat.values.resize(most_rows * heat.weeks.size());
    }
    return {arm, std::move(heat.names), std::move(heat.groups), std::move(heat.weeks),
            std::move(heat.values)};
}

/// Departments by way, at the ends of the years.
Table departments_table(StudyFolder const& folder, Sheet const& sheet) {
    Table table;
    table.caption = "Use by department at the end, in %: mean over seeds";
    table.head = {"Department", "People"};
    std::vector<HeatRows> arms;
    for (auto const& arm : folder.shown) {
        arms.push_back(heat_rows(folder, sheet, arm.name, "department"));
        table.head.push_back(arm.name);
    }
    auto const last = arms.front().weeks.empty() ? std::uint32_t{0} : arms.front().weeks.back();
    if (arms.front().names.size() > told_groups)
        table.caption += fmt::format("; the first {}, all of them are in groups.csv", told_groups);
    for (std::size_t row = 0; row < std::min(told_groups, arms.front().names.size()); ++row) {
        auto const& name = arms.front().names[row];
        auto const people = rows_where(sheet, {{"arm", folder.shown.front().name},
                                               {"level", "department"},
                                               {"department", name},
                                               {"week", fmt::format("{}", last)}});
        std::vector<Prose> cells{
            prose(name),
            people.empty() ? Prose{} : prose(plain_span(sheet.number(people[0], "people"), 0))};
        for (auto const& arm : arms) {
            auto const at = std::find(arm.names.begin(), arm.names.end(), name);
            if (at == arm.names.end()) {
                cells.emplace_back();
                continue;
            }
            auto const place = static_cast<std::size_t>(at - arm.names.begin());
            cells.push_back(
                prose(number_span(arm.values[(place + 1) * arm.weeks.size() - 1], "share")));
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

/// Every team of the way that is ahead, at the ends of the years.
Table teams_table(StudyFolder const& folder, Sheet const& sheet, std::string const& arm) {
    auto const heat = heat_rows(folder, sheet, arm, "team");
    Table table;
    table.caption = fmt::format("Use by team with {}, in %: mean over seeds", arm);
    table.folded = true;
    table.text_columns = 2;
    table.head = {"Team of", "Department"};
    std::vector<std::size_t> columns;
    for (std::size_t c = 0; c < heat.weeks.size(); ++c)
        if (heat.weeks[c] > 0 &&
            (heat.weeks[c] % year_step(folder.weeks.value) == 0 || c + 1 == heat.weeks.size())) {
            columns.push_back(c);
            table.head.push_back(fmt::format("week {}", heat.weeks[c]));
        }
    if (heat.names.size() > told_groups)
        table.caption += fmt::format(": the first {}, all of them are in groups.csv", told_groups);
    for (std::size_t row = 0; row < std::min(told_groups, heat.names.size()); ++row) {
        std::vector<Prose> cells{prose(heat.names[row]), prose(heat.groups[row])};
        for (auto const c : columns)
            cells.push_back(prose(number_span(heat.values[row * heat.weeks.size() + c], "share")));
        table.rows.push_back(std::move(cells));
    }
    return table;
}

AxisKind axis_of(std::string const& unit) {
    return unit == "share" ? AxisKind::percent : AxisKind::plain;
}

}  // namespace

std::optional<Section> adoption_section(StudyFolder const& folder) {
    auto lines = lines_of(folder, folder.measure);
    if (lines.empty()) return std::nullopt;
    auto const unit = unit_of(folder, folder.measure);
    Section section{"adoption", "Who uses it, and by when", {}};
    Figure figure;
    figure.id = "curves";
    auto words_of_measure = measure_words(folder.measure);
    words_of_measure[0] = static_cast<char>(std::toupper(words_of_measure[0]));
    figure.title = words_of_measure;
    figure.caption = prose(
        "Lines are means over the seeds. Bands at the left hold nine runs of ten: what one "
        "organisation may meet. Bands at the right are 95 % intervals of the mean difference.");
    figure.legend = legend_of(folder);
    figure.panels.push_back(
        LineChart{"Each way", unit_text(unit), axis_of(unit), true, std::move(lines)});
    if (auto differences = difference_lines_of(folder, folder.measure); !differences.empty())
        figure.panels.push_back(LineChart{
            fmt::format("More than {}, {}", folder.baseline, difference_unit_text(unit)),
            difference_unit_text(unit), unit == "share" ? AxisKind::points : AxisKind::plain, true,
            std::move(differences)});
    figure.table = years_table(folder, "The same as numbers: means with their 95 % intervals",
                               {{folder.measure, unit_text(unit)}});
    section.blocks.push_back(figure);
    if (auto const* sheet = folder.find("weeks_to.csv"))
        section.blocks.push_back(weeks_table(folder, *sheet));
    return section;
}

std::optional<Section> where_section(StudyFolder const& folder) {
    auto const* sheet = folder.find("groups.csv");
    if (sheet == nullptr) return std::nullopt;
    auto const team_rows =
        heat_rows(folder, *sheet, folder.shown.front().name, "team").names.size() *
        folder.shown.size();
    bool const has_teams = team_rows > 0 && team_rows <= most_heat_rows;
    bool const too_many_teams = team_rows > most_heat_rows;
    Section section{"where", "Where it takes hold", {}};
    Figure figure;
    figure.id = "heat";
    figure.title = has_teams ? "Use in each team over time" : "Use in each department over time";
    figure.caption = prose(
        has_teams
            ? "A row is a team (the people who report to one manager), grouped by department. "
            : "A row is a department. ",
        heat_column_words(heat_step(folder.last_week())), " ",
        too_many_teams ? "There are too many teams to draw: they are in groups.csv. " : "",
        "The share of its people who use a practice, mean over the seeds and the three "
        "practices.");
    figure.colours = Colours::shares;
    figure.legend = shares_legend();
    for (auto const& arm : folder.shown)
        figure.panels.push_back(heat_chart(folder, *sheet, arm.name,
                                           has_teams ? "team" : "department",
                                           most_heat_rows / folder.shown.size()));
    auto const* leads = folder.find("leads.csv");
    if (has_teams)
        figure.table = teams_table(
            folder, *sheet,
            leads != nullptr ? std::string(leads->text(0, "first")) : folder.shown.front().name);
    section.blocks.push_back(figure);
    section.blocks.push_back(departments_table(folder, *sheet));
    return section;
}

}  // namespace diorama::page
