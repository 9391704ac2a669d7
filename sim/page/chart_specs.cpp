#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "page/charts.hpp"

namespace diorama::page {

namespace {

using Json = nlohmann::ordered_json;

Json number_json(Number const& number) {
    return number.known() ? Json(number.value) : Json(nullptr);
}

std::string axis_format(AxisKind kind) {
    switch (kind) {
        case AxisKind::percent:
            return ".0%";
        case AxisKind::money:
            return ".2~s";
        case AxisKind::points:
        case AxisKind::plain:
            break;
    }
    return ",.4~r";
}

std::string tooltip_format(AxisKind kind) {
    return kind == AxisKind::percent ? ".1%" : kind == AxisKind::money ? ",.0f" : ",.4~r";
}

Json base_spec(double height) {
    return {{"$schema", "https://vega.github.io/schema/vega-lite/v6.json"},
            {"width", "container"},
            {"height", height},
            {"background", "white"},
            {"autosize", {{"type", "fit"}, {"contains", "padding"}}}};
}

Json week_encoding(double last) {
    Json axis = {{"grid", false}, {"tickCount", 5}};
    auto ticks = Json::array();
    double const step = last > 130 ? 52 : last > 60 ? 26 : last > 26 ? 13 : 4;
    for (double week = 0; week <= last + 0.01; week += step) ticks.push_back(week);
    axis["values"] = ticks;
    return {{"field", "x"},
            {"type", "quantitative"},
            {"title", "week"},
            {"axis", axis},
            {"scale", {{"nice", false}}}};
}

Json tooltips(AxisKind kind, bool with_band) {
    auto const number = [&](std::string_view field, std::string_view title) {
        return Json{{"field", field},
                    {"type", "quantitative"},
                    {"title", title},
                    {"format", tooltip_format(kind)}};
    };
    Json list = {{{"field", "s"}, {"type", "nominal"}, {"title", "way"}},
                 {{"field", "x"}, {"type", "quantitative"}, {"title", "week"}},
                 number("y", "value")};
    if (with_band) {
        list.push_back(number("l", "from"));
        list.push_back(number("h", "to"));
    }
    return list;
}

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

Json spec(LineChart const& chart) {
    auto json = base_spec(220);
    double last = 0.0;
    for (auto const& line : chart.lines)
        for (auto const& point : line.points) last = std::max(last, point.x);
    json["data"] = {{"values", line_values(chart.lines, true)}};
    json["transform"] = flattened(true);
    auto const colour =
        colour_encoding(chart.lines, [&](std::size_t i) { return palette(chart.lines[i].colour); });
    Json axis = {{"format", axis_format(chart.axis)}, {"tickCount", 5}, {"ticks", false}};
    if (chart.axis == AxisKind::points) axis["labelExpr"] = "format(datum.value * 100, '~g')";
    Json const scale = {{"zero", chart.from_zero}};
    json["encoding"] = {{"x", week_encoding(last)}, {"color", colour}};
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
    json["layer"] = {{{"mark", {{"type", "area"}, {"opacity", 0.2}}},
                      {"encoding", {{"y", low}, {"y2", {{"field", "h"}}}}}},
                     {{"mark", {{"type", "line"}, {"strokeWidth", 2}}},
                      {"encoding",
                       {{"y", y},
                        {"strokeDash",
                         {{"field", "s"},
                          {"type", "nominal"},
                          {"scale", {{"domain", colour["scale"]["domain"]}, {"range", dashes}}},
                          {"legend", nullptr}}}}}},
                     {{"mark", {{"type", "point"}, {"size", 90}, {"opacity", 0}}},
                      {"encoding", {{"y", y}, {"tooltip", tooltips(chart.axis, true)}}}}};
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
    json["mark"] = {{"type", "rect"}};
    json["encoding"] = {
        {"x",
         {{"field", "w"},
          {"type", "ordinal"},
          {"title", "week"},
          {"axis",
           {{"labelExpr", "datum.value % 52 == 0 ? datum.label : ''"},
            {"ticks", false},
            {"labelAngle", 0}}}}},
        {"y",
         {{"field", "r"}, {"type", "ordinal"}, {"title", nullptr}, {"axis", group_axis(chart)}}},
        {"color",
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

}  // namespace

std::string spec_of(Chart const& chart) {
    return std::visit(
        [](auto const& one) {
            return spec(one).dump(-1, ' ', true, Json::error_handler_t::replace);
        },
        chart);
}

}  // namespace diorama::page
