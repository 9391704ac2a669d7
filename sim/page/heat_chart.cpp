#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "page/chart_kinds.hpp"
#include "page/svg_parts.hpp"
#include "page/vega_parts.hpp"

namespace diorama::page {

namespace {

/// One path a colour, neighbours of one colour in one stroke: thousands of cells in a few kB.
std::string heat_cells(HeatChart const& chart, Scale const& y, double from, double column_width) {
    std::map<std::string_view, std::string> paths;
    std::size_t const columns = chart.weeks.size();
    double const row_height = y(1.0) - y(0.0);
    for (std::size_t row = 0; row < chart.rows.size(); ++row)
        for (std::size_t first = 0; first < columns;) {
            auto const& value = chart.values[row * columns + first];
            auto const colour = heat_colour(value.value);
            std::size_t last = first + 1;
            while (last < columns && value.known() == chart.values[row * columns + last].known() &&
                   heat_colour(chart.values[row * columns + last].value) == colour)
                ++last;
            if (value.known()) {
                // Strokes as thick as a row: half the text of outlines.
                paths[colour] +=
                    fmt::format("M{:.0f} {:.1f}h{:.0f}",
                                std::round(from + column_width * static_cast<double>(first)),
                                y(static_cast<double>(row) + 0.5),
                                std::round(from + column_width * static_cast<double>(last)) -
                                    std::round(from + column_width * static_cast<double>(first)));
            }
            first = last;
        }
    std::string svg;
    for (auto const& [colour, path] : paths)
        svg += fmt::format(
            "<path class=\"mark\" d=\"{}\" stroke=\"{}\" stroke-width=\"{:.2f}\" fill=\"none\"/>",
            path, colour, row_height + 0.15);
    return svg;
}

}  // namespace

std::string draw(HeatChart const& chart, std::string const& label) {
    constexpr double gutter = 112.0;
    double const count = static_cast<double>(chart.rows.size());
    double const row_height = std::clamp(300.0 / std::max(1.0, count), 1.2, 16.0);
    double const height = margin_top + row_height * count + margin_bottom;
    Scale const y{0.0, std::max(1.0, count), margin_top,
                  margin_top + row_height * std::max(1.0, count)};
    double const column_width = (drawn_width - margin_right - gutter) /
                                static_cast<double>(std::max<std::size_t>(1, chart.weeks.size()));
    auto svg = begin_svg(height, label) + heat_cells(chart, y, gutter, column_width);
    double last_label = -100.0;
    for (std::size_t first = 0; first < chart.rows.size();) {
        std::size_t last = first;
        while (last < chart.rows.size() && chart.row_groups[last] == chart.row_groups[first])
            ++last;
        double const middle = 0.5 * (y(static_cast<double>(first)) + y(static_cast<double>(last)));
        if (first > 0)
            svg += rule(gutter - 4, y(static_cast<double>(first)), drawn_width - margin_right,
                        y(static_cast<double>(first)), "#fff");
        if (middle - last_label >= 10.5) {
            svg += text_at(gutter - 6, middle + 3.5, "end",
                           shortened_label(chart.row_groups[first], 19), " font-size=\"10\"");
            last_label = middle;
        }
        first = last;
    }
    auto const step = year_step(chart.weeks.empty() ? 0.0 : chart.weeks.back());
    for (std::size_t i = 0; i < chart.weeks.size(); ++i)
        if (chart.weeks[i] % step == 0 || chart.weeks.size() <= 4)
            svg +=
                text_at(gutter + column_width * (static_cast<double>(i) + 0.5),
                        height - margin_bottom + 15, "middle", fmt::format("{}", chart.weeks[i]));
    svg += text_at(drawn_width - margin_right, height - 2, "end", "week", " fill=\"#777\"");
    return svg + "</svg>";
}

namespace {

/// The name of each department beside the middle of its rows, where there is room for it.
Json group_axis(HeatChart const& chart) {
    Json names = Json::object();
    auto middles = Json::array();
    double const row_height =
        320.0 / static_cast<double>(std::max<std::size_t>(1, chart.rows.size()));
    double last = -100.0;
    for (std::size_t first = 0; first < chart.rows.size();) {
        std::size_t end = first;
        while (end < chart.rows.size() && chart.row_groups[end] == chart.row_groups[first]) ++end;
        std::size_t const middle = (first + end) / 2;
        double const place = row_height * static_cast<double>(middle);
        if (place - last >= 11.0) {
            middles.push_back(middle);
            names[fmt::format("{}", middle)] = chart.row_groups[first];
            last = place;
        }
        first = end;
    }
    return {{"values", middles},
            {"labelExpr", names.dump() + "[datum.value]"},
            {"ticks", false},
            {"labelLimit", 110},
            {"labelFontSize", 10}};
}

}  // namespace

Json spec(HeatChart const& chart) {
    auto json =
        base_spec(std::clamp(16.0 * static_cast<double>(chart.rows.size()) + 40.0, 60.0, 360.0));
    auto values = Json::array();
    std::size_t const columns = chart.weeks.size();
    for (std::size_t row = 0; row < chart.rows.size(); ++row) {
        auto shares = Json::array();
        for (std::size_t c = 0; c < columns; ++c)
            shares.push_back(number_json(chart.values[row * columns + c]));
        values.push_back({{"r", row},
                          {"t", chart.rows[row]},
                          {"d", chart.row_groups[row]},
                          {"u", std::move(shares)}});
    }
    json["data"] = {{"values", std::move(values)}};
    // The weeks are the same for all: said once, they need not stand beside every team.
    json["transform"] = {{{"calculate", Json(chart.weeks).dump()}, {"as", "w"}},
                         {{"flatten", {"w", "u"}}}};
    auto const step = year_step(chart.weeks.empty() ? 0.0 : chart.weeks.back());
    // Drawn over its edges by a hair: a cell need not end where a pixel does, and the paper would
    // shine through between columns.
    json["mark"] = {{"type", "rect"}, {"strokeWidth", 0.7}};
    json["encoding"] = {
        {"x",
         {{"field", "w"},
          {"type", "ordinal"},
          {"title", "week"},
          {"axis",
           {{"labelExpr", fmt::format("datum.value % {} == 0 ? datum.label : ''", step)},
            {"ticks", false},
            {"labelAngle", 0}}}}},
        {"y",
         {{"field", "r"}, {"type", "ordinal"}, {"title", nullptr}, {"axis", group_axis(chart)}}},
        {"color",
         {{"field", "u"},
          {"type", "quantitative"},
          {"scale", {{"scheme", "cividis"}, {"domain", {0, 1}}}},
          {"legend", nullptr}}},
        {"stroke",
         {{"field", "u"},
          {"type", "quantitative"},
          {"scale", {{"scheme", "cividis"}, {"domain", {0, 1}}}},
          {"legend", nullptr}}},
        {"tooltip",
         {{{"field", "d"}, {"type", "nominal"}, {"title", "department"}},
          {{"field", "t"}, {"type", "nominal"}, {"title", "team"}},
          {{"field", "w"}, {"type", "quantitative"}, {"title", "week"}},
          {{"field", "u"}, {"type", "quantitative"}, {"title", "using"}, {"format", ".1%"}}}}};
    return json;
}

}  // namespace diorama::page
