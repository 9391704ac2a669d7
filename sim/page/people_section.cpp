#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "page/numbers.hpp"
#include "page/sections.hpp"

namespace diorama::page {

namespace {

constexpr std::array<std::string_view, 6> rung_words{"unaware", "aware", "willing",
                                                     "trained", "using", "habitual"};

Figure ladder_figure(StudyFolder const& folder) {
    Figure figure;
    figure.id = "ladder";
    figure.title = "The ladder: from not having heard of it to a habit";
    figure.caption = prose("Shares of the people on each rung, mean over the three practices.");
    for (std::size_t rung = 0; rung < rung_words.size(); ++rung)
        figure.legend.emplace_back(std::string(rung_words[rung]), rung);
    for (auto const& arm : folder.arms) {
        AreaChart chart{arm.name, {}};
        for (auto const rung : rung_words) {
            ChartLine layer{std::string(rung), 0, {}};
            for (auto const& point : course_of(folder, arm.name, fmt::format("rung.{}", rung)))
                layer.points.push_back({point.week.value, point.mean, {}, {}});
            chart.layers.push_back(std::move(layer));
        }
        if (!chart.layers.front().points.empty()) figure.panels.push_back(std::move(chart));
    }
    std::vector<std::pair<std::string, std::string>> measures;
    for (auto const rung : rung_words)
        measures.emplace_back(fmt::format("rung.{}", rung), fmt::format("{} %", rung));
    figure.table = years_table(folder, "The ladder as numbers", measures);
    return figure;
}

Figure lines_figure(StudyFolder const& folder, std::string id, std::string title, Prose caption,
                    std::vector<std::tuple<std::string, std::string, AxisKind>> const& panels,
                    bool from_zero) {
    Figure figure;
    figure.id = std::move(id);
    figure.title = std::move(title);
    figure.caption = std::move(caption);
    figure.legend = legend_of(folder);
    std::vector<std::pair<std::string, std::string>> measures;
    for (auto const& [measure, panel_title, axis] : panels) {
        auto lines = lines_of(folder, measure);
        if (lines.empty()) continue;
        figure.panels.push_back(LineChart{panel_title, "", axis, from_zero, std::move(lines)});
        measures.emplace_back(measure, panel_title);
    }
    figure.table = years_table(folder, figure.title + ", as numbers", measures);
    return figure;
}

Table hours_table(StudyFolder const& folder, Sheet const& totals) {
    Table table;
    table.caption =
        "Leaders' hours and sessions over the whole run, all programme leaders together, mean over "
        "seeds";
    table.head = {"Way",      "Pledged",       "Given",   "Used",      "of it alone",
                  "Steering", "Sessions held", "slipped", "delegated", "Decisions by default, %"};
    constexpr std::array<std::string_view, 9> columns{
        "leader_pledged_hours_total",  "leader_given_hours_total",
        "leader_used_hours_total",     "leader_individual_hours_total",
        "leader_steering_hours_total", "sessions_held_total",
        "sessions_slipped_total",      "sessions_delegated_total",
        "decisions_defaulted_share"};
    for (auto const& arm : folder.arms) {
        std::vector<Prose> row{prose(arm.name)};
        for (auto const column : columns) {
            auto const found = rows_where(totals, {{"arm", arm.name}, {"total", column}});
            row.push_back(found.empty() ? Prose{}
                                        : prose(number_span(totals.number(found[0], "mean"),
                                                            totals.text(found[0], "unit"))));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string leader_name(StudyFolder const& folder, std::string_view id) {
    auto const* sheet = folder.find("leaders.csv");
    if (sheet == nullptr || !sheet->has("name")) return {};
    auto const rows = rows_where(*sheet, {{"person", id}});
    return rows.empty() ? std::string{} : std::string(sheet->text(rows[0], "name"));
}

Table slips_table(StudyFolder const& folder, Sheet const& slips) {
    Table table;
    table.caption =
        "Whose diaries made sessions slip: the worst five of each way, by sessions slipped because "
        "of them for each that needed them";
    table.head = {"Way", "Leader", "Title", "Needed in", "slipped", "Rate, %", "95 %", "Worst in"};
    table.text_columns = 3;
    for (auto const& arm : folder.arms) {
        std::size_t told = 0;
        for (auto const i : rows_where(slips, {{"arm", arm.name}})) {
            if (slips.text(i, "rank").empty() || !(slips.number(i, "rate").value > 0.0)) continue;
            if (++told > 5) break;
            auto const name = leader_name(folder, slips.text(i, "person"));
            table.rows.push_back(
                {prose(told == 1 ? arm.name : ""),
                 prose(std::string(slips.text(i, "person")), name.empty() ? "" : ", " + name),
                 prose(std::string(slips.text(i, "title"))),
                 prose(plain_span(slips.number(i, "required_sessions"), 1)),
                 prose(plain_span(slips.number(i, "sessions"), 1)),
                 prose(number_span(slips.number(i, "rate"), "share")),
                 interval_prose(slips.number(i, "low"), slips.number(i, "high"), "share"),
                 prose(percent_span(slips.number(i, "worst_share")))});
        }
    }
    return table;
}

Table leader_hours_table(Sheet const& leaders) {
    Table table;
    table.caption = "Each leader's hours: pledged, given and used, mean over seeds";
    table.folded = true;
    table.text_columns = 3;
    table.head = {"Way",  "Leader", "Title",    "Pledged",   "Given",
                  "Used", "alone",  "Steering", "Needed in", "slipped"};
    for (std::size_t i = 0; i < leaders.size(); ++i) {
        std::vector<Prose> row{
            prose(std::string(leaders.text(i, "arm"))),
            prose(std::string(leaders.text(i, "person")),
                  leaders.text(i, "name").empty() ? std::string{}
                                                  : ", " + std::string(leaders.text(i, "name"))),
            prose(std::string(leaders.text(i, "title")))};
        for (auto const* column :
             {"pledged_hours", "given_hours", "used_hours", "individual_hours", "steering_hours"})
            row.push_back(prose(number_span(leaders.number(i, column), "hours")));
        for (auto const* column : {"required_sessions", "blocked_sessions"})
            row.push_back(prose(plain_span(leaders.number(i, column), 1)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table plan_table(Sheet const& timing) {
    Table table;
    table.caption = "The plan in weeks, with 95 % intervals over seeds";
    table.head = {"Way",  "Part", "Held up by",    "Planned", "Done in name",
                  "95 %", "in",   "Done entirely", "in",      "Delay"};
    table.text_columns = 3;
    for (std::size_t i = 0; i < timing.size(); ++i) {
        if (timing.text(i, "scope") == "activity") continue;
        table.rows.push_back(
            {prose(timing.text(i, "scope") == "programme" ? std::string(timing.text(i, "arm"))
                                                          : std::string{}),
             prose(timing_words(timing.text(i, "area"), timing.text(i, "activity"))),
             prose(std::string(timing.text(i, "blocker")), " ",
                   spaced(timing.text(i, "blocker_role"))),
             prose(plain_span(timing.number(i, "planned_week"), 1)),
             prose(plain_span(timing.number(i, "nominal_week"), 1)),
             interval_prose(timing.number(i, "nominal_low"), timing.number(i, "nominal_high"),
                            "weeks"),
             prose(percent_span(timing.number(i, "nominal_share"))),
             prose(plain_span(timing.number(i, "effective_week"), 1)),
             prose(percent_span(timing.number(i, "effective_share"))),
             prose(signed_span(timing.number(i, "delay_weeks"), "weeks"))});
    }
    return table;
}

/// Costs and what stands against them at the end.
Table money_table(StudyFolder const& folder, Sheet const& money) {
    Table table;
    table.caption = fmt::format("Money until week {}", folder.weeks.raw);
    table.head = {"Way",
                  "Spent",
                  "Leaders' hours",
                  "at",
                  "Cost",
                  "95 %",
                  "Energy's value",
                  "Net",
                  "95 %",
                  "Years of people integrated"};
    for (auto const& arm : folder.arms) {
        auto const rows = rows_where(money, {{"arm", arm.name}});
        if (rows.empty()) continue;
        auto const i = rows.back();
        auto const interval = [&](char const* low, char const* high) {
            return prose("[", money_span(money.number(i, low)), ", ",
                         money_span(money.number(i, high)), "]");
        };
        table.rows.push_back(
            {prose(arm.name), prose(money_span(money.number(i, "spend"))),
             prose(number_span(money.number(i, "leader_hours"), "hours")),
             prose(plain_span(money.number(i, "leader_hour_rate"), 0)),
             prose(money_span(money.number(i, "cost"))), interval("cost_low", "cost_high"),
             prose(money_span(money.number(i, "energy_value"))),
             prose(money_span(money.number(i, "net"))), interval("net_low", "net_high"),
             prose(number_span(money.number(i, "integrated_years"), "hours"))});
    }
    return table;
}

std::vector<ChartLine> money_lines(StudyFolder const& folder, Sheet const& money, char const* mean,
                                   char const* low, char const* high) {
    std::vector<ChartLine> lines;
    for (auto const& arm : folder.arms) {
        ChartLine line{arm.name, folder.colour_of(arm.name), {}};
        for (auto const i : rows_where(money, {{"arm", arm.name}}))
            line.points.push_back({money.number(i, "week").value, money.number(i, mean),
                                   low != nullptr ? money.number(i, low) : Number{},
                                   high != nullptr ? money.number(i, high) : Number{}});
        if (!line.points.empty()) lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace

std::optional<Section> people_section(StudyFolder const& folder) {
    auto ladder = ladder_figure(folder);
    if (ladder.panels.empty()) return std::nullopt;
    Section section{"people", "What happens to people", {}};
    section.blocks.push_back(std::move(ladder));
    section.blocks.push_back(lines_figure(
        folder, "energy", "Energy and trust",
        prose("Energy runs from -1 to 1. Bands hold nine runs of ten. The axes do not begin at 0."),
        {{"energy", "Mean energy", AxisKind::plain},
         {"trust", "Trust in the leadership", AxisKind::percent},
         {"energised", "People energised (0.3 or more)", AxisKind::percent},
         {"drained", "People drained (-0.3 or less)", AxisKind::percent}},
        false));
    return section;
}

std::optional<Section> leaders_section(StudyFolder const& folder) {
    auto const* totals = folder.find("totals.csv");
    if (totals == nullptr) return std::nullopt;
    Section section{"leaders", "What it asks of leaders", {}};
    section.blocks.push_back(lines_figure(
        folder, "hours", "Hours a week of a programme leader",
        prose("Means over the programme's leaders; bands hold nine runs of ten."),
        {{"leader_pledged_hours", "Pledged", AxisKind::plain},
         {"leader_given_hours", "Given of it", AxisKind::plain},
         {"leader_used_hours", "Used in sessions and preparing", AxisKind::plain},
         {"leader_diary_hours", "Meetings in the diary", AxisKind::plain},
         {"leader_steering_hours", "Steering a unit", AxisKind::plain},
         {"decisions_defaulted", "Decisions by default, all managers", AxisKind::plain}},
        true));
    section.blocks.push_back(hours_table(folder, *totals));
    if (auto const* slips = folder.find("slips.csv"))
        if (auto table = slips_table(folder, *slips); !table.rows.empty())
            section.blocks.push_back(table);
    if (auto const* leaders = folder.find("leaders.csv"))
        section.blocks.push_back(leader_hours_table(*leaders));
    return section;
}

std::optional<Section> timing_section(StudyFolder const& folder) {
    auto const* timing = folder.find("timing.csv");
    if (timing == nullptr) return std::nullopt;
    Section section{"timing", "The timing plan", {}};
    Figure figure;
    figure.id = "plan";
    figure.title = "Planned and expected end of each area";
    figure.caption = prose(
        "Open dots: the plan, if nothing ever slipped. Filled dots: done in name, with the 95 % "
        "interval of the mean over the seeds in which it ends. In weeks.");
    for (auto const& arm : folder.arms) {
        RangeChart chart{arm.name, "week", AxisKind::plain, false, {}};
        for (auto const i : rows_where(*timing, {{"arm", arm.name}})) {
            if (timing->text(i, "scope") == "activity") continue;
            chart.rows.push_back(
                {timing_words(timing->text(i, "area"), ""), timing->number(i, "nominal_week"),
                 timing->number(i, "nominal_low"), timing->number(i, "nominal_high"),
                 timing->number(i, "planned_week"), false});
        }
        if (!chart.rows.empty()) figure.panels.push_back(std::move(chart));
    }
    if (figure.panels.empty()) return std::nullopt;
    section.blocks.push_back(figure);
    section.blocks.push_back(plan_table(*timing));
    return section;
}

std::optional<Section> customers_section(StudyFolder const& folder) {
    auto figure = lines_figure(
        folder, "customers-chart", "Customers and the scorecard",
        prose("Shares from 0 to 100 %; bands hold nine runs of ten. The axes do not begin at 0."),
        {{"satisfaction", "Customers' satisfaction", AxisKind::percent},
         {"consistency", "Consistency over touch points", AxisKind::percent},
         {"customer_advocacy", "Customers who speak well of it", AxisKind::percent},
         {"employee_advocacy", "Employees who do", AxisKind::percent},
         {"scorecard", "Balanced scorecard: targets reached", AxisKind::percent},
         {"maturity", "Maturity (0 to 5)", AxisKind::plain}},
        false);
    if (figure.panels.empty()) return std::nullopt;
    return Section{"customers", "What customers notice", {std::move(figure)}};
}

std::optional<Section> money_section(StudyFolder const& folder) {
    auto const* money = folder.find("money.csv");
    if (money == nullptr) return std::nullopt;
    Section section{"money", "Cost and benefit", {}};
    Figure figure;
    figure.id = "money-chart";
    figure.title = "Money since the start";
    figure.caption = prose(
        "Cost: what initiatives and agencies are paid, and leaders' hours at ",
        plain_span(folder.leader_hour_rate, 0),
        " each. Benefit: energy gained, at the rate that the scenario states "
        "(energy.value_per_point_per_week). Nothing else is counted: what use itself is worth is "
        "for the reader to say, and the last column of the table to be multiplied with.");
    figure.legend = legend_of(folder);
    figure.panels.push_back(
        LineChart{"Cost", "money", AxisKind::money, true,
                  money_lines(folder, *money, "cost", "cost_low", "cost_high")});
    figure.panels.push_back(LineChart{"Energy's value less cost", "money", AxisKind::money, true,
                                      money_lines(folder, *money, "net", "net_low", "net_high")});
    section.blocks.push_back(figure);
    section.blocks.push_back(money_table(folder, *money));
    return section;
}

}  // namespace diorama::page
