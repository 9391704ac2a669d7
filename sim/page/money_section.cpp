#include <fmt/format.h>

#include "page/numbers.hpp"
#include "page/sections.hpp"

namespace diorama::page {

namespace {

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
    for (auto const& arm : folder.shown) {
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
    for (auto const& arm : folder.shown) {
        ChartLine line{arm.name, folder.colour_of(arm.name), {}};
        for (auto const i : rows_where(money, {{"arm", arm.name}}))
            line.points.push_back({static_cast<double>(week_of(money, i)), money.number(i, mean),
                                   low != nullptr ? money.number(i, low) : Number{},
                                   high != nullptr ? money.number(i, high) : Number{}});
        if (!line.points.empty()) lines.push_back(std::move(line));
    }
    thin_out(lines);
    return lines;
}

}  // namespace

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
