#include <fmt/format.h>

#include <algorithm>

#include "page/experiment_page.hpp"
#include "page/numbers.hpp"

namespace diorama::page {

namespace {

/// Which of the factor's listed values a text is, or nowhere.
std::size_t level_of(FactorFacts const& factor, std::string_view text) {
    auto const found = std::find(factor.levels.begin(), factor.levels.end(), text);
    return static_cast<std::size_t>(found - factor.levels.begin());
}

/// The factor as an axis: in the order of its list where all places are on it.
MapAxis axis_of(FactorFacts const* factor, Sheet const& sheet, std::vector<std::size_t> const& rows,
                std::string_view column) {
    if (factor == nullptr) return {"", {""}, false};
    MapAxis axis{factor->path, factor->levels, factor->scale == "log"};
    for (auto const i : rows)
        if (level_of(*factor, sheet.text(i, column)) == factor->levels.size()) {
            axis.levels.clear();
            break;
        }
    return axis;
}

double place_on(MapAxis const& axis, FactorFacts const* factor, Sheet const& sheet, std::size_t row,
                std::string_view column) {
    if (factor == nullptr) return 0.0;
    if (!axis.levels.empty())
        return static_cast<double>(level_of(*factor, sheet.text(row, column)));
    return sheet.number(row, column).value;
}

/// The ways that are shown, and one name for all the others.
std::vector<std::pair<std::string, std::size_t>> legend_of(ExperimentFolder const& folder) {
    std::vector<std::pair<std::string, std::size_t>> legend;
    for (auto const& way : folder.shown) legend.emplace_back(way.arm, folder.colour_of(way.arm));
    if (!folder.shows_all()) legend.emplace_back("another way", folder.shown.size());
    return legend;
}

MapChart map_chart(ExperimentFolder const& folder, Sheet const& sheet,
                   std::vector<std::size_t> const& rows, MeasureFacts const& measure) {
    auto const& facts = folder.facts;
    auto const* x = folder.factor(facts.map_x);
    auto const* y = facts.map_y == facts.map_x ? nullptr : folder.factor(facts.map_y);
    MapChart chart;
    chart.title = "Who is ahead where";
    chart.x = axis_of(x, sheet, rows, "x");
    chart.y = axis_of(y, sheet, rows, "y");
    chart.axis = value_axis(measure.unit);
    chart.ways = legend_of(folder);
    for (auto const i : rows) {
        MapPlace place;
        place.x = place_on(chart.x, x, sheet, i, "x");
        place.y = place_on(chart.y, y, sheet, i, "y");
        place.x_text = sheet.text(i, "x");
        place.y_text = sheet.text(i, "y");
        place.way = std::min(folder.has_ways() ? folder.colour_of(sheet.text(i, "best")) : 0,
                             chart.ways.size() - 1);
        place.certain = sheet.number(i, "certain").value > 0.0;
        place.tied = sheet.number(i, "tied").value > 0.0;
        place.lead = sheet.number(i, "lead");
        place.low = sheet.number(i, "lead_low");
        place.high = sheet.number(i, "lead_high");
        chart.places.push_back(std::move(place));
    }
    return chart;
}

Table places_table(ExperimentFolder const& folder, Sheet const& sheet,
                   std::vector<std::size_t> const& rows, MeasureFacts const& measure) {
    Table table;
    std::size_t const told_places = folder.bounds.table_rows;
    table.caption = "Every place of the map";
    if (rows.size() > told_places)
        table.caption =
            fmt::format("The first {} places of the map; all of them are in map.csv", told_places);
    table.folded = true;
    bool const has_y = folder.facts.map_y != folder.facts.map_x;
    table.head = {folder.facts.map_x};
    if (has_y) table.head.push_back(folder.facts.map_y);
    table.text_columns = table.head.size() + 2;
    for (auto const* head : {"Ahead", "How surely", "Lead", "95 %", "Best in", "Points"})
        table.head.emplace_back(head);
    for (std::size_t k = 0; k < std::min(told_places, rows.size()); ++k) {
        auto const i = rows[k];
        std::vector<Prose> row{prose(std::string(sheet.text(i, "x")))};
        if (has_y) row.push_back(prose(std::string(sheet.text(i, "y"))));
        bool const tied = sheet.number(i, "tied").value > 0.0;
        row.push_back(prose(tied ? "nobody" : std::string(sheet.text(i, "best"))));
        row.push_back(prose(tied                                     ? "equal"
                            : sheet.number(i, "certain").value > 0.0 ? "certain"
                                                                     : "not certain"));
        row.push_back(prose(number_span(sheet.number(i, "lead"), measure.unit)));
        row.push_back(interval_prose(sheet.number(i, "lead_low"), sheet.number(i, "lead_high"),
                                     measure.unit));
        row.push_back(prose(percent_span(sheet.number(i, "p_best"))));
        row.push_back(prose(plain_span(sheet.number(i, "points"), 0)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table winners_table(ExperimentFolder const& folder, Sheet const& sheet,
                    MeasureFacts const& measure) {
    Table table;
    table.caption =
        fmt::format("{}: at how many points each way is ahead", outcome_words(measure.measure));
    if (!folder.shows_all()) table.caption += "; the other ways are in winners.csv";
    table.head = {
        "Way",
        "Points",
        "Best mean at",
        "Certainly ahead at",
        "Equal at",
        "Taken everywhere, loses at most" + (difference_unit_text(measure.unit).empty()
                                                 ? std::string()
                                                 : ", " + difference_unit_text(measure.unit))};
    for (auto const i : rows_where(sheet, {{"measure", measure.measure}})) {
        if (!folder.shows(sheet.text(i, "arm"))) continue;
        std::vector<Prose> row{prose(std::string(sheet.text(i, "arm")))};
        for (auto const* column : {"points", "best_at", "certain_at", "tied_at"})
            row.push_back(prose(plain_span(sheet.number(i, column), 0)));
        row.push_back(prose(number_span(sheet.number(i, "largest_regret"), measure.unit)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

std::optional<Section> map_section(ExperimentFolder const& folder) {
    auto const* map = folder.find("map.csv");
    auto const* winners = folder.find("winners.csv");
    if (map == nullptr || winners == nullptr) return std::nullopt;
    Section section{"map", "Where each way is ahead", {}};
    std::size_t drawn = 0;
    for (std::size_t k = 0; k < folder.told_measures(); ++k) {
        auto const& measure = folder.facts.measures[k];
        auto const rows = rows_where(*map, {{"measure", measure.measure}});
        if (rows.empty()) continue;
        if (drawn > 0 && drawn + rows.size() > folder.bounds.places) {
            section.blocks.emplace_back(prose("There are too many places to draw the map of ",
                                              strong(outcome_words(measure.measure)),
                                              " too: it is in map.csv, and ",
                                              code("--measures " + measure.measure), " draws it."));
            section.blocks.emplace_back(winners_table(folder, *winners, measure));
            continue;
        }
        drawn += rows.size();
        Figure figure;
        figure.id = fmt::format("map-{}", k + 1);
        figure.title = outcome_words(measure.measure);
        figure.title[0] = static_cast<char>(std::toupper(figure.title[0]));
        figure.caption = prose(
            "Full: the 95 % interval of the lead over the second best leaves out 0. Hollow: best "
            "mean, not certain. Light grey: equal. The number is the lead, in ",
            difference_unit_text(measure.unit).empty() ? "the measure's unit"
                                                       : difference_unit_text(measure.unit),
            ".",
            folder.facts.factors.size() > 2
                ? " Points that differ in other factors only share a place and vote."
                : "");
        figure.legend = legend_of(folder);
        figure.panels.emplace_back(map_chart(folder, *map, rows, measure));
        figure.table = places_table(folder, *map, rows, measure);
        section.blocks.emplace_back(std::move(figure));
        section.blocks.emplace_back(winners_table(folder, *winners, measure));
    }
    return section;
}

}  // namespace diorama::page
