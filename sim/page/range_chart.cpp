#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "page/chart_kinds.hpp"
#include "page/svg_parts.hpp"
#include "page/vega_parts.hpp"

namespace diorama::page {

namespace {

std::string draw_row(RangeRow const& row, double y, Scale const& x) {
    std::string_view const colour = row.faint ? "#9a9a96" : "#0072b2";
    // The label crosses rules: a rim in the colour of the paper keeps it readable.
    std::string svg =
        text_at(8, y - 9, "start", shortened_label(row.name, 52),
                " fill=\"#222\" stroke=\"#fff\" stroke-width=\"4\" paint-order=\"stroke\"");
    if (row.from.known() && row.value.known())
        svg += fmt::format(
            "<line class=\"mark\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" "
            "y2=\"{:.1f}\" stroke=\"#bbb\" stroke-width=\"2\"/>",
            x(row.from.value), y, x(row.value.value), y);
    if (row.low.known() && row.high.known())
        svg += fmt::format(
            "<line class=\"mark\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" "
            "y2=\"{:.1f}\" stroke=\"{}\" stroke-width=\"3\" opacity=\"0.45\"/>",
            x(row.low.value), y, x(row.high.value), y, colour);
    if (row.from.known())
        svg += fmt::format(
            "<circle class=\"mark\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\" "
            "fill=\"#fff\" stroke=\"#666\" stroke-width=\"1.5\"/>",
            x(row.from.value), y);
    if (row.value.known())
        svg += fmt::format(
            "<circle class=\"mark\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4.5\" "
            "fill=\"{}\"/>",
            x(row.value.value), y, colour);
    return svg;
}

}  // namespace

std::string draw(RangeChart const& chart, std::string const& label) {
    constexpr double row_height = 36.0;
    double const height = 6.0 + row_height * static_cast<double>(chart.rows.size()) + 34.0;
    Extent xs;
    for (auto const& row : chart.rows)
        for (auto const* one : {&row.value, &row.low, &row.high, &row.from}) xs.take(*one);
    if (xs.low > xs.high) xs = {0.0, 1.0};
    xs.take(0.0);
    if (xs.low == xs.high) xs.high = xs.low + 1.0;
    auto const marks = ticks_of(xs.low, xs.high, 5);
    Scale const x{std::min(xs.low, marks.front()), std::max(xs.high, marks.back()), 20.0,
                  drawn_width - 20.0};
    double const step = marks.size() > 1 ? marks[1] - marks[0] : 1.0;
    double const floor = height - 32.0;
    auto svg = begin_svg(height, label);
    for (double const mark : marks) {
        svg +=
            rule(x(mark), 4, x(mark), floor, chart.zero_line && mark == 0.0 ? "#666" : "#e3e3e0");
        svg += text_at(x(mark), floor + 14, "middle", tick_text(chart.axis, mark, step));
    }
    svg += text_at(drawn_width - 12, height - 3, "end", chart.x_title, " fill=\"#777\"");
    for (std::size_t i = 0; i < chart.rows.size(); ++i)
        svg += draw_row(chart.rows[i], 6.0 + row_height * static_cast<double>(i) + 25.0, x);
    return svg + "</svg>";
}

Json spec(RangeChart const& chart) {
    auto json = base_spec(44.0 * static_cast<double>(chart.rows.size()) + 30);
    auto values = Json::array();
    for (std::size_t row = 0; row < chart.rows.size(); ++row) {
        auto const& one = chart.rows[row];
        values.push_back({{"r", row},
                          {"s", one.name},
                          {"y", number_json(one.value)},
                          {"l", number_json(one.low)},
                          {"h", number_json(one.high)},
                          {"f", number_json(one.from)},
                          {"faint", one.faint}});
    }
    json["data"] = {{"values", std::move(values)}};
    Json axis = {{"format", axis_format(chart.axis)}, {"tickCount", 5}};
    if (chart.axis == AxisKind::points) axis["labelExpr"] = "format(datum.value * 100, '~g')";
    auto const x = [&](std::string_view field) {
        return Json{
            {"field", field}, {"type", "quantitative"}, {"title", chart.x_title}, {"axis", axis}};
    };
    Json const y = {{"field", "r"}, {"type", "ordinal"}, {"title", nullptr}, {"axis", nullptr}};
    Json const colour = {{"condition", {{"test", "datum.faint"}, {"value", "#9a9a96"}}},
                         {"value", "#0072b2"}};
    Json const tip = {{{"field", "s"}, {"type", "nominal"}, {"title", "what"}},
                      {{"field", "y"},
                       {"type", "quantitative"},
                       {"title", "value"},
                       {"format", tooltip_format(chart.axis)}},
                      {{"field", "l"},
                       {"type", "quantitative"},
                       {"title", "from"},
                       {"format", tooltip_format(chart.axis)}},
                      {{"field", "h"},
                       {"type", "quantitative"},
                       {"title", "to"},
                       {"format", tooltip_format(chart.axis)}}};
    json["encoding"] = {{"y", y}};
    // A layer without a known number would make the library warn of an endless axis.
    auto const any = [&](Number RangeRow::*member) {
        return std::any_of(chart.rows.begin(), chart.rows.end(),
                           [&](RangeRow const& row) { return (row.*member).known(); });
    };
    auto layers = Json::array();
    auto const add = [&](Json mark, Json encoding) {
        layers.push_back({{"mark", std::move(mark)}, {"encoding", std::move(encoding)}});
    };
    if (any(&RangeRow::from) && any(&RangeRow::value))
        add({{"type", "rule"}, {"color", "#bbb"}, {"strokeWidth", 2}},
            {{"x", x("f")}, {"x2", {{"field", "y"}}}});
    if (any(&RangeRow::from))
        add({{"type", "point"}, {"filled", false}, {"color", "#666"}, {"size", 55}},
            {{"x", x("f")}});
    if (any(&RangeRow::low) && any(&RangeRow::high))
        add({{"type", "rule"}, {"strokeWidth", 3}, {"opacity", 0.45}},
            {{"x", x("l")}, {"x2", {{"field", "h"}}}, {"color", colour}});
    if (any(&RangeRow::value))
        add({{"type", "point"}, {"filled", true}, {"opacity", 1}, {"size", 80}},
            {{"x", x("y")}, {"color", colour}, {"tooltip", tip}});
    add({{"type", "text"}, {"align", "left"}, {"dy", -14}, {"fontSize", 11}},
        {{"x", {{"value", 0}}}, {"text", {{"field", "s"}, {"type", "nominal"}}}});
    json["layer"] = std::move(layers);
    return json;
}

}  // namespace diorama::page
