#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "page/experiment_page.hpp"
#include "page/numbers.hpp"

namespace diorama::page {

namespace {

std::string effect_name(Sheet const& sheet, std::size_t row) {
    std::string name(sheet.text(row, "factor"));
    if (auto const level = sheet.text(row, "level"); !level.empty())
        name += " = " + std::string(level);
    return name;
}

bool leaves_out_zero(Number const& low, Number const& high) {
    return low.known() && high.known() && (low.value > 0.0 || high.value < 0.0);
}

RangeChart effects_chart(Sheet const& sheet, std::vector<std::size_t> const& rows,
                         std::string const& title, MeasureFacts const& measure,
                         std::size_t told_effects) {
    RangeChart chart{
        title, difference_unit_text(measure.unit), difference_axis(measure.unit), true, {}};
    for (std::size_t k = 0; k < std::min(told_effects, rows.size()); ++k) {
        auto const low = sheet.number(rows[k], "low"), high = sheet.number(rows[k], "high");
        chart.rows.push_back({effect_name(sheet, rows[k]), sheet.number(rows[k], "effect"), low,
                              high, Number{}, !leaves_out_zero(low, high)});
    }
    return chart;
}

void add_effects(Sheet const& sheet, std::vector<std::size_t> const& rows, std::string const& way,
                 MeasureFacts const& measure, std::size_t told_effects, Table& table) {
    for (std::size_t k = 0; k < std::min(told_effects, rows.size()); ++k) {
        auto const i = rows[k];
        table.rows.push_back(
            {prose(effect_name(sheet, i)), prose(way),
             prose(signed_span(sheet.number(i, "effect"), measure.unit)),
             interval_prose(sheet.number(i, "low"), sheet.number(i, "high"), measure.unit),
             prose(plain_span(sheet.number(i, "standardised"), 2)),
             prose(plain_span(sheet.number(i, "fit_share"), 2))});
    }
}

std::string upper_first(std::string text) {
    if (!text.empty()) text[0] = static_cast<char>(std::toupper(text[0]));
    return text;
}

/// Terms of the analysis of variance of one measure, the largest first.
Figure variance_figure(Sheet const& sheet, std::vector<std::size_t> rows,
                       MeasureFacts const& measure, std::size_t number, std::size_t told_effects) {
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
        return sheet.number(a, "share").value > sheet.number(b, "share").value;
    });
    Figure figure;
    figure.id = fmt::format("variance-{}", number);
    figure.title = "Where the variance of " + outcome_words(measure.measure) + " comes from";
    figure.caption = prose(
        "Shares of the sum of squares over all runs (type II); two names with x between are an "
        "interaction, seed is the luck that all points share, residual the rest.");
    RangeChart chart{"Share of the variance", "", AxisKind::percent, true, {}};
    figure.table.caption = "Analysis of variance";
    if (rows.size() > told_effects)
        figure.caption = prose(figure.caption, " The largest ", std::to_string(told_effects),
                               " terms are shown; all of them are in variance.csv.");
    figure.table.head = {"Term", "Degrees of freedom", "Share, %", "F", "p"};
    for (std::size_t k = 0; k < std::min(told_effects, rows.size()); ++k) {
        auto const i = rows[k];
        std::string const term(sheet.text(i, "term"));
        auto const p = sheet.number(i, "p");
        // A bar from 0 to the share.
        chart.rows.push_back({term, sheet.number(i, "share"), Number{0.0, {}, {}},
                              sheet.number(i, "share"), Number{}, p.known() && p.value > 0.05});
        figure.table.rows.push_back({prose(term), prose(plain_span(sheet.number(i, "degrees"), 0)),
                                     prose(number_span(sheet.number(i, "share"), "share")),
                                     prose(short_span(sheet.number(i, "f"))),
                                     prose(short_span(p))});
    }
    figure.panels.emplace_back(std::move(chart));
    figure.table.folded = true;
    return figure;
}

Figure effects_figure(ExperimentFolder const& folder, Sheet const& sheet,
                      MeasureFacts const& measure, std::size_t number) {
    Figure figure;
    figure.id = fmt::format("effects-{}", number);
    figure.title = upper_first(outcome_words(measure.measure));
    figure.caption = prose(
        "What going from a factor's low end to its high one changes, the others held: a linear "
        "regression of the points' means, with 95 % intervals. Grey: the interval holds 0.");
    figure.table.caption = "The effects as numbers";
    figure.table.head = {"Factor", "Way", "Effect", "95 %", "Standardised", "R²"};
    figure.table.text_columns = 2;
    figure.table.folded = true;
    auto const told_effects = folder.bounds.rows;
    bool more = false;
    for (auto const& way : folder.shown) {
        auto const rows = rows_of(sheet, way.arm, measure.measure);
        // Without a fit the measure does not vary: the findings say so.
        if (!has_fit(sheet, rows)) continue;
        more = more || rows.size() > told_effects;
        figure.panels.emplace_back(effects_chart(
            sheet, rows, folder.has_ways() ? way.arm : "Effect", measure, told_effects));
        add_effects(sheet, rows, way.arm, measure, told_effects, figure.table);
    }
    if (more)
        figure.caption =
            prose(figure.caption,
                  fmt::format(" The largest {}{} are shown; all of them are in effects.csv.",
                              told_effects, folder.has_ways() ? " of each way" : ""));
    return figure;
}

}  // namespace

std::optional<Section> effects_section(ExperimentFolder const& folder) {
    auto const* effects = folder.find("effects.csv");
    auto const* variance = folder.find("variance.csv");
    Section section{"effects", "What each factor changes", {}};
    for (std::size_t k = 0; k < folder.told_measures(); ++k) {
        auto const& measure = folder.facts.measures[k];
        if (effects != nullptr)
            if (auto figure = effects_figure(folder, *effects, measure, k + 1);
                !figure.panels.empty())
                section.blocks.emplace_back(std::move(figure));
        if (variance == nullptr) continue;
        if (auto rows = rows_where(*variance, {{"measure", measure.measure}}); !rows.empty())
            section.blocks.emplace_back(
                variance_figure(*variance, std::move(rows), measure, k + 1, folder.bounds.rows));
    }
    if (section.blocks.empty()) return std::nullopt;
    return section;
}

}  // namespace diorama::page
