#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "page/chart_kinds.hpp"
#include "page/svg_parts.hpp"
#include "page/vega_parts.hpp"

namespace diorama::page {

namespace {

std::string line_path(ChartLine const& line, Scale const& x, Scale const& y) {
    std::string path;
    for (auto const& point : line.points)
        if (point.y.known())
            path += fmt::format("{}{:.1f} {:.1f}", path.empty() ? "M" : "L", x(point.x),
                                y(point.y.value));
    return path;
}

std::string band_path(ChartLine const& line, Scale const& x, Scale const& y) {
    std::string there, back;
    for (auto const& point : line.points) {
        if (!point.low.known() || !point.high.known()) continue;
        there += fmt::format("{}{:.1f} {:.1f}", there.empty() ? "M" : "L", x(point.x),
                             y(point.high.value));
        back = fmt::format("L{:.1f} {:.1f}", x(point.x), y(point.low.value)) + back;
    }
    return there.empty() ? "" : there + back + "Z";
}

}  // namespace

std::string draw(LineChart const& chart, std::string const& label) {
    constexpr double height = 220.0;
    Extent xs, ys;
    for (auto const& line : chart.lines)
        for (auto const& point : line.points) {
            xs.take(point.x);
            for (auto const* one : {&point.y, &point.low, &point.high}) ys.take(*one);
        }
    if (xs.low > xs.high) xs = {0.0, 1.0};
    if (ys.low > ys.high) ys = {0.0, 1.0};
    if (chart.from_zero) ys.take(0.0);
    if (ys.low == ys.high) ys.high = ys.low + 1.0;
    auto const marks = ticks_of(ys.low, ys.high, 5);
    Scale const x{xs.low, xs.high, margin_left, drawn_width - margin_right};
    Scale const y{std::min(ys.low, marks.front()), std::max(ys.high, marks.back()),
                  height - margin_bottom, margin_top};
    double const step = marks.size() > 1 ? marks[1] - marks[0] : 1.0;
    auto svg = begin_svg(height, label);
    for (double const mark : marks) {
        svg += rule(margin_left, y(mark), drawn_width - margin_right, y(mark),
                    mark == 0.0 && ys.low < 0.0 ? "#666" : "#e3e3e0");
        svg += text_at(margin_left - 6, y(mark) + 4, "end", tick_text(chart.axis, mark, step));
    }
    svg += chart.x_title.empty() ? week_axis(x, height) : number_axis(x, height, chart.x_title);
    for (auto const& line : chart.lines)
        if (auto const band = band_path(line, x, y); !band.empty())
            svg += fmt::format("<path class=\"mark band\" d=\"{}\" fill=\"{}\" opacity=\"0.2\"/>",
                               band, palette(line.colour));
    for (auto const& line : chart.lines)
        svg += fmt::format(
            "<path class=\"mark\" d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"{}/>",
            line_path(line, x, y), palette(line.colour),
            line.colour == 0 ? " stroke-dasharray=\"5 3\"" : "");
    return svg + "</svg>";
}

std::string draw(AreaChart const& chart, std::string const& label) {
    constexpr double height = 190.0;
    auto const& first = chart.layers.front().points;
    if (first.empty()) return begin_svg(height, label) + "</svg>";
    Scale const x{first.front().x, first.back().x, margin_left, drawn_width - margin_right};
    Scale const y{0.0, 1.0, height - margin_bottom, margin_top};
    auto svg = begin_svg(height, label);
    std::vector<double> below(first.size(), 0.0);
    for (std::size_t layer = 0; layer < chart.layers.size(); ++layer) {
        std::string there, back;
        for (std::size_t i = 0; i < first.size(); ++i) {
            auto const& points = chart.layers[layer].points;
            bool const is_known = i < points.size() && points[i].y.known();
            double const above = below[i] + (is_known ? points[i].y.value : 0.0);
            there += fmt::format("{}{:.1f} {:.1f}", i == 0 ? "M" : "L", x(first[i].x), y(above));
            back = fmt::format("L{:.1f} {:.1f}", x(first[i].x), y(below[i])) + back;
            below[i] = above;
        }
        svg += fmt::format("<path class=\"mark\" d=\"{}{}Z\" fill=\"{}\"/>", there, back,
                           rung_colour(layer));
    }
    for (double const share : {0.0, 0.25, 0.5, 0.75, 1.0})
        svg += text_at(margin_left - 6, y(share) + 4, "end",
                       tick_text(AxisKind::percent, share, 0.25));
    return svg + week_axis(x, height) + "</svg>";
}

namespace {

/// A row a line with its points as lists, which half the text of a row a point; flattened again
/// when the chart is drawn.
Json line_values(std::vector<ChartLine> const& lines, bool with_band) {
    auto values = Json::array();
    for (std::size_t order = 0; order < lines.size(); ++order) {
        Json value = {
            {"s", lines[order].name}, {"o", order}, {"x", Json::array()}, {"y", Json::array()}};
        for (auto const& point : lines[order].points) {
            value["x"].push_back(point.x);
            value["y"].push_back(number_json(point.y));
            if (!with_band) continue;
            value["l"].push_back(number_json(point.low));
            value["h"].push_back(number_json(point.high));
        }
        values.push_back(std::move(value));
    }
    return values;
}

bool has_band(LineChart const& chart) {
    return std::any_of(chart.lines.begin(), chart.lines.end(), [](ChartLine const& line) {
        return std::any_of(line.points.begin(), line.points.end(), [](ChartPoint const& point) {
            return point.low.known() && point.high.known();
        });
    });
}

Json flattened(bool with_band) {
    return {{{"flatten", with_band ? Json{"x", "y", "l", "h"} : Json{"x", "y"}}}};
}

template <class ColourOf>
Json colour_encoding(std::vector<ChartLine> const& lines, ColourOf colour_of) {
    auto domain = Json::array(), range = Json::array();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        domain.push_back(lines[i].name);
        range.push_back(colour_of(i));
    }
    return {{"field", "s"},
            {"type", "nominal"},
            {"scale", {{"domain", domain}, {"range", range}}},
            {"legend", nullptr}};
}

}  // namespace

Json spec(LineChart const& chart) {
    auto json = base_spec(220);
    double last = 0.0;
    for (auto const& line : chart.lines)
        for (auto const& point : line.points) last = std::max(last, point.x);
    auto const x =
        chart.x_title.empty() ? week_encoding(last) : number_encoding("x", chart.x_title);
    bool const with_band = has_band(chart);
    json["data"] = {{"values", line_values(chart.lines, with_band)}};
    json["transform"] = flattened(with_band);
    auto const colour =
        colour_encoding(chart.lines, [&](std::size_t i) { return palette(chart.lines[i].colour); });
    Json axis = {{"format", axis_format(chart.axis)}, {"tickCount", 5}, {"ticks", false}};
    if (chart.axis == AxisKind::points) axis["labelExpr"] = "format(datum.value * 100, '~g')";
    Json const scale = {{"zero", chart.from_zero}};
    json["encoding"] = {{"x", x}, {"color", colour}};
    Json const y = {{"field", "y"},
                    {"type", "quantitative"},
                    {"title", nullptr},
                    {"axis", axis},
                    {"scale", scale}};
    Json const low = {{"field", "l"},
                      {"type", "quantitative"},
                      {"title", nullptr},
                      {"axis", axis},
                      {"scale", scale}};
    auto dashes = Json::array();
    for (auto const& line : chart.lines)
        dashes.push_back(line.colour == 0 ? Json{5, 3} : Json{1, 0});
    json["layer"] = {
        {{"mark", {{"type", "line"}, {"strokeWidth", 2}}},
         {"encoding",
          {{"y", y},
           {"strokeDash",
            {{"field", "s"},
             {"type", "nominal"},
             {"scale", {{"domain", colour["scale"]["domain"]}, {"range", dashes}}},
             {"legend", nullptr}}}}}},
        {{"mark", {{"type", "point"}, {"size", 90}, {"opacity", 0}}},
         {"encoding", {{"y", y}, {"tooltip", tooltips(chart.axis, with_band, chart.x_title)}}}}};
    // Below the others; without a known number the library would warn of an endless axis.
    Json const band = {{"mark", {{"type", "area"}, {"opacity", 0.2}}},
                       {"encoding", {{"y", low}, {"y2", {{"field", "h"}}}}}};
    if (with_band) json["layer"].insert(json["layer"].begin(), band);
    return json;
}

Json spec(AreaChart const& chart) {
    auto json = base_spec(190);
    json["data"] = {{"values", line_values(chart.layers, false)}};
    json["transform"] = flattened(false);
    double const last = chart.layers.front().points.back().x;
    json["mark"] = {{"type", "area"}};
    json["encoding"] = {
        {"x", week_encoding(last)},
        {"y",
         {{"field", "y"},
          {"type", "quantitative"},
          {"title", nullptr},
          {"stack", "zero"},
          {"scale", {{"domain", {0, 1}}, {"nice", false}}},
          {"axis", {{"format", ".0%"}, {"tickCount", 4}, {"grid", false}, {"ticks", false}}}}},
        {"color", colour_encoding(chart.layers, [](std::size_t i) { return rung_colour(i); })},
        {"order", {{"field", "o"}, {"type", "quantitative"}}},
        {"tooltip", tooltips(AxisKind::percent, false)}};
    return json;
}

}  // namespace diorama::page
