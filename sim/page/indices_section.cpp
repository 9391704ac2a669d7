#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "page/experiment_page.hpp"
#include "page/numbers.hpp"

namespace diorama::page {

namespace {

/// The lines of sensitivity.csv about one factor, by index.
struct Indices {
    std::string factor;
    std::map<std::string, std::size_t, std::less<>> rows;
};

std::vector<Indices> indices_of(Sheet const& sheet, std::string_view way,
                                std::string_view measure) {
    std::vector<Indices> factors;
    for (auto const i : rows_of(sheet, way, measure)) {
        if (factors.empty() || factors.back().factor != sheet.text(i, "factor"))
            factors.push_back({std::string(sheet.text(i, "factor")), {}});
        factors.back().rows[std::string(sheet.text(i, "index"))] = i;
    }
    return factors;
}

Number value_of(Sheet const& sheet, Indices const& factor, std::string_view index,
                std::string_view column = "value") {
    auto const found = factor.rows.find(index);
    return found == factor.rows.end() ? Number{} : sheet.number(found->second, column);
}

bool is_sobol(std::vector<Indices> const& factors) {
    return !factors.empty() && factors.front().rows.contains("total");
}

RangeChart indices_chart(Sheet const& sheet, std::vector<Indices> const& factors,
                         std::string const& title, MeasureFacts const& measure,
                         std::size_t told_factors) {
    bool const sobol = is_sobol(factors);
    RangeChart chart{title,
                     sobol
                         ? "part of the variance"
                         : "mean absolute elementary effect " + difference_unit_text(measure.unit),
                     sobol ? AxisKind::percent : difference_axis(measure.unit),
                     true,
                     {}};
    for (std::size_t k = 0; k < std::min(told_factors, factors.size()); ++k) {
        auto const& one = factors[k];
        std::string_view const main = sobol ? "total" : "mu_star";
        auto const value = value_of(sheet, one, main), low = value_of(sheet, one, main, "low");
        auto const noise = value_of(sheet, one, "noise_limit");
        bool const faint =
            sobol ? !(low.known() && low.value > 0.0) : noise.known() && value.value <= noise.value;
        chart.rows.push_back({one.factor, value, low, value_of(sheet, one, main, "high"),
                              sobol ? value_of(sheet, one, "first") : Number{}, faint});
    }
    return chart;
}

void add_sobol(Sheet const& sheet, Indices const& one, std::string const& way, Table& table) {
    auto const interval = [&](std::string_view index) {
        auto const low = value_of(sheet, one, index, "low");
        auto const high = value_of(sheet, one, index, "high");
        if (!low.known() && !high.known()) return Prose{};
        return prose("[", plain_span(low, 3), ", ", plain_span(high, 3), "]");
    };
    table.rows.push_back({prose(code(one.factor)), prose(way),
                          prose(plain_span(value_of(sheet, one, "first"), 3)), interval("first"),
                          prose(plain_span(value_of(sheet, one, "total"), 3)), interval("total")});
}

void add_morris(Sheet const& sheet, Indices const& one, std::string const& way,
                std::string const& unit, Table& table) {
    table.rows.push_back({prose(code(one.factor)), prose(way),
                          prose(number_span(value_of(sheet, one, "mu_star"), unit)),
                          interval_prose(value_of(sheet, one, "mu_star", "low"),
                                         value_of(sheet, one, "mu_star", "high"), unit),
                          prose(signed_span(value_of(sheet, one, "mu"), unit)),
                          prose(number_span(value_of(sheet, one, "sigma"), unit)),
                          prose(number_span(value_of(sheet, one, "noise_limit"), unit))});
}

Figure indices_figure(ExperimentFolder const& folder, Sheet const& sheet,
                      MeasureFacts const& measure, std::size_t number) {
    Figure figure;
    figure.id = fmt::format("indices-{}", number);
    figure.title = outcome_words(measure.measure);
    figure.title[0] = static_cast<char>(std::toupper(figure.title[0]));
    figure.table.text_columns = 2;
    figure.table.folded = true;
    auto const told_factors = folder.bounds.rows;
    bool more = false;
    for (auto const& way : folder.shown) {
        auto const factors = indices_of(sheet, way.arm, measure.measure);
        if (factors.empty()) continue;
        bool const sobol = is_sobol(factors);
        figure.panels.emplace_back(indices_chart(
            sheet, factors, folder.has_ways() ? way.arm : "All factors", measure, told_factors));
        figure.caption =
            sobol ? prose(
                        "Sobol's indices: how much of the variance goes with a factor. Open dot: "
                        "by itself (first order). Full dot: with all of its interactions "
                        "(total), and its 95 % interval. Where the two are far apart, the factor "
                        "acts together with others. Grey: the interval holds 0.")
                  : prose(
                        "Morris' elementary effects: how far one move of a factor, stretched to "
                        "its whole range, changes the measure on average, whatever its "
                        "direction, with 95 % intervals. Grey: not beyond the noise between "
                        "seeds. Where sigma is as large as mu*, the effect depends on the other "
                        "factors or is not linear.");
        figure.table.caption =
            sobol ? "The indices as numbers" : "The elementary effects as numbers";
        more = more || factors.size() > told_factors;
        figure.table.head =
            sobol
                ? std::vector<std::string>{"Factor", "Way", "First", "95 %", "Total", "95 %"}
                : std::vector<std::string>{"Factor", "Way", "mu*", "95 %", "mu", "sigma", "Noise"};
        for (std::size_t k = 0; k < std::min(told_factors, factors.size()); ++k)
            if (sobol)
                add_sobol(sheet, factors[k], way.arm, figure.table);
            else
                add_morris(sheet, factors[k], way.arm, measure.unit, figure.table);
    }
    if (more)
        figure.caption =
            prose(figure.caption,
                  fmt::format(" The largest {}{} are shown; all of them are in sensitivity.csv.",
                              told_factors, folder.has_ways() ? " of each way" : ""));
    return figure;
}

}  // namespace

std::optional<Section> indices_section(ExperimentFolder const& folder) {
    auto const* sheet = folder.find("sensitivity.csv");
    if (sheet == nullptr) return std::nullopt;
    Section section{"sensitivity", "Which factors matter", {}};
    for (std::size_t k = 0; k < folder.told_measures(); ++k)
        if (auto figure = indices_figure(folder, *sheet, folder.facts.measures[k], k + 1);
            !figure.panels.empty())
            section.blocks.emplace_back(std::move(figure));
    if (section.blocks.empty()) return std::nullopt;
    return section;
}

}  // namespace diorama::page
