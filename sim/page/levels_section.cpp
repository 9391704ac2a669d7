#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "page/experiment_page.hpp"
#include "page/numbers.hpp"
#include "page/sections.hpp"

namespace diorama::page {

namespace {

/// Factors of a figure; levels.csv has the rest.
constexpr std::size_t drawn_factors = 8;

/// Rows of one chart: three words for each of seven ways, and more where the page has room.
std::size_t most_level_rows(ExperimentFolder const& folder) { return 4 * folder.bounds.rows; }

std::optional<double> number_in(std::string_view text) {
    double value = 0.0;
    auto const end = text.data() + text.size();
    auto const [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return value;
}

/// The means at the levels of a factor that holds numbers: a line for each way.
LineChart level_lines(ExperimentFolder const& folder, Sheet const& sheet, FactorFacts const& factor,
                      MeasureFacts const& measure) {
    LineChart chart{factor.path, unit_text(measure.unit), value_axis(measure.unit), false, {},
                    factor.path};
    if (!factor.unit.empty() && factor.unit != "-") chart.x_title = factor.unit;
    for (auto const& way : folder.shown) {
        ChartLine line{way.arm, folder.colour_of(way.arm), {}};
        for (auto const i : rows_where(
                 sheet, {{"measure", measure.measure}, {"arm", way.arm}, {"factor", factor.path}}))
            line.points.push_back({sheet.number(i, "level").value, sheet.number(i, "mean"),
                                   sheet.number(i, "low"), sheet.number(i, "high")});
        std::sort(line.points.begin(), line.points.end(),
                  [](ChartPoint const& a, ChartPoint const& b) { return a.x < b.x; });
        if (!line.points.empty()) chart.lines.push_back(std::move(line));
    }
    thin_out(chart.lines, folder.bounds.points);
    return chart;
}

/// The same of a factor that holds words.
RangeChart level_rows(ExperimentFolder const& folder, Sheet const& sheet, FactorFacts const& factor,
                      MeasureFacts const& measure) {
    RangeChart chart{factor.path, unit_text(measure.unit), value_axis(measure.unit), false, {}};
    for (auto const& way : folder.shown)
        for (auto const i : rows_where(
                 sheet, {{"measure", measure.measure}, {"arm", way.arm}, {"factor", factor.path}}))
            if (chart.rows.size() < most_level_rows(folder))
                chart.rows.push_back({std::string(sheet.text(i, "level")) +
                                          (folder.has_ways() ? ", " + way.arm : std::string()),
                                      sheet.number(i, "mean"), sheet.number(i, "low"),
                                      sheet.number(i, "high"), Number{}, false});
    return chart;
}

Table levels_table(ExperimentFolder const& folder, Sheet const& sheet,
                   MeasureFacts const& measure) {
    Table table;
    table.caption = "The means as numbers";
    table.head = {"Factor", "Level", "Way", "Mean", "95 %", "Points"};
    table.text_columns = 3;
    table.folded = true;
    std::size_t const told_levels = folder.bounds.table_rows / 2;
    std::vector<std::size_t> rows;
    for (auto const& way : folder.shown)
        for (auto const i : rows_of(sheet, way.arm, measure.measure)) rows.push_back(i);
    std::sort(rows.begin(), rows.end());
    if (rows.size() > told_levels)
        table.caption += fmt::format(": the first {}, all of them are in levels.csv", told_levels);
    for (std::size_t k = 0; k < std::min(told_levels, rows.size()); ++k) {
        auto const i = rows[k];
        table.rows.push_back(
            {prose(code(std::string(sheet.text(i, "factor")))),
             prose(std::string(sheet.text(i, "level"))), prose(std::string(sheet.text(i, "arm"))),
             prose(number_span(sheet.number(i, "mean"), measure.unit)),
             interval_prose(sheet.number(i, "low"), sheet.number(i, "high"), measure.unit),
             prose(plain_span(sheet.number(i, "points"), 0))});
    }
    return table;
}

Figure levels_figure(ExperimentFolder const& folder, Sheet const& sheet,
                     MeasureFacts const& measure, std::size_t number) {
    Figure figure;
    figure.id = fmt::format("levels-{}", number);
    figure.title = outcome_words(measure.measure);
    figure.title[0] = static_cast<char>(std::toupper(figure.title[0]));
    figure.caption = prose(
        "Means over all points at which the factor has that value, with 95 % intervals over the "
        "seeds. The axes need not begin at 0.");
    if (folder.has_ways())
        for (auto const& way : folder.shown)
            figure.legend.emplace_back(way.arm, folder.colour_of(way.arm));
    std::size_t drawn = 0;
    bool cut = false;
    for (auto const& factor : folder.facts.factors) {
        if (factor.levels.empty()) continue;
        if (++drawn > drawn_factors) {
            figure.caption = prose(figure.caption, " The first ", std::to_string(drawn_factors),
                                   " factors are drawn; all of them are in levels.csv.");
            break;
        }
        bool const is_numeric = std::all_of(factor.levels.begin(), factor.levels.end(),
                                            [](auto const& one) { return bool(number_in(one)); });
        if (is_numeric) {
            if (auto chart = level_lines(folder, sheet, factor, measure); !chart.lines.empty())
                figure.panels.emplace_back(std::move(chart));
        } else if (auto chart = level_rows(folder, sheet, factor, measure); !chart.rows.empty()) {
            cut = cut || chart.rows.size() == most_level_rows(folder);
            figure.panels.emplace_back(std::move(chart));
        }
    }
    if (cut)
        figure.caption =
            prose(figure.caption, " A chart has the first ",
                  std::to_string(most_level_rows(folder)), " rows; all of them are in levels.csv.");
    figure.table = levels_table(folder, sheet, measure);
    return figure;
}

}  // namespace

std::optional<Section> levels_section(ExperimentFolder const& folder) {
    auto const* sheet = folder.find("levels.csv");
    if (sheet == nullptr) return std::nullopt;
    Section section{"levels", "Value by value", {}};
    for (std::size_t k = 0; k < folder.told_measures(); ++k)
        if (auto figure = levels_figure(folder, *sheet, folder.facts.measures[k], k + 1);
            !figure.panels.empty())
            section.blocks.emplace_back(std::move(figure));
    if (section.blocks.empty()) return std::nullopt;
    return section;
}

std::optional<Section> adequacy_section(ExperimentFolder const& folder) {
    auto const* sheet = folder.find("adequacy.csv");
    if (sheet == nullptr) return std::nullopt;
    Section section{"adequacy", "Were there seeds enough?", {}};
    section.blocks.push_back(
        prose("How wide the 95 % intervals of points are (half of their width), how wide they may "
              "be, and how many seeds it takes to get there. What may be is a tenth of the spread "
              "between points, unless another width was asked for. The less narrow they are, the "
              "less a single point says; effects rest on all of them together."));
    Table table;
    table.caption = "Intervals of points";
    table.head = {"Measure", "Of",    "Seeds now", "Half-width, median",
                  "largest", "asked", "Narrow, %", "Seeds needed for half of the points",
                  "for all"};
    table.text_columns = 2;
    for (auto const& measure : folder.facts.measures)
        for (auto const i : rows_where(*sheet, {{"measure", measure.measure}})) {
            if (!folder.shows(sheet->text(i, "arm"))) continue;
            bool const difference = sheet->text(i, "of") == "difference";
            auto const least = sheet->number(i, "least_replicates");
            auto const most = sheet->number(i, "most_replicates");
            auto const width = [&](char const* column) {
                return prose(number_span(sheet->number(i, column), measure.unit));
            };
            std::string of(sheet->text(i, "arm"));
            if (difference) of += " less " + folder.facts.ways.front().arm;
            table.rows.push_back(
                {prose(code(measure.measure)), prose(of),
                 most.value > least.value ? prose(plain_span(least, 0), "–", plain_span(most, 0))
                                          : prose(plain_span(least, 0)),
                 width("median_half_width"), width("largest_half_width"),
                 width("target_half_width"), prose(percent_span(sheet->number(i, "narrow_share"))),
                 prose(plain_span(sheet->number(i, "needed_for_half"), 0)),
                 prose(plain_span(sheet->number(i, "needed_for_all"), 0))});
        }
    if (table.rows.empty()) return std::nullopt;
    section.blocks.emplace_back(std::move(table));
    return section;
}

}  // namespace diorama::page
