#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "page/chart_kinds.hpp"
#include "page/svg_parts.hpp"
#include "page/vega_parts.hpp"

namespace diorama::page {

namespace {

constexpr std::string_view tied_colour = "#c9c9c4";
constexpr double map_left = 58.0, map_bottom = 52.0, plane_height = 230.0;

/// A place's look: who is ahead, and how surely.
std::string place_style(MapChart const& chart, MapPlace const& place) {
    auto const colour = place.tied ? tied_colour : palette(chart.ways[place.way].second);
    if (place.tied || place.certain) return fmt::format("fill=\"{0}\" stroke=\"{0}\"", colour);
    return fmt::format("fill=\"{0}\" fill-opacity=\"0.15\" stroke=\"{0}\"", colour);
}

/// The lead as it is written on a tile that has room for it.
std::string tile_text(MapChart const& chart, MapPlace const& place) {
    constexpr std::size_t most_texts = 80;
    if (!chart.is_tiled() || chart.places.size() > most_texts || place.tied || !place.lead.known())
        return {};
    if (chart.axis == AxisKind::percent) return fmt::format("{:.1f}", 100.0 * place.lead.value);
    if (std::abs(place.lead.value) >= 1e4) return fmt::format("{:.0f} k", place.lead.value / 1e3);
    return fmt::format("{:.3g}", place.lead.value);
}

/// Where a value stands along an axis, from 0 to 1.
class Along {
public:
    Along(MapAxis const& axis, std::vector<MapPlace> const& places, double MapPlace::*member)
        : axis_(axis) {
        for (auto const& place : places) extent_.take(at(place.*member));
        if (extent_.low > extent_.high) extent_ = {0.0, 1.0};
        if (extent_.low == extent_.high) extent_ = {extent_.low - 0.5, extent_.high + 0.5};
    }
    double operator()(double value) const {
        if (!axis_.levels.empty()) return (value + 0.5) / static_cast<double>(axis_.levels.size());
        // Dots stand a little off the edges.
        return 0.04 + 0.92 * (at(value) - extent_.low) / (extent_.high - extent_.low);
    }
    /// Where labels go, and what they say.
    std::vector<std::pair<double, std::string>> labels() const {
        std::vector<std::pair<double, std::string>> labels;
        for (std::size_t i = 0; i < axis_.levels.size(); ++i)
            labels.emplace_back((*this)(static_cast<double>(i)), axis_.levels[i]);
        if (!axis_.levels.empty()) return labels;
        if (axis_.logarithmic) {
            for (double value = std::pow(10.0, std::floor(std::log10(low())));
                 value <= high() * 1.001; value *= 10.0)
                for (double const part : {1.0, 2.0, 5.0})
                    if (value * part >= low() * 0.999 && value * part <= high() * 1.001)
                        labels.emplace_back((*this)(value * part),
                                            fmt::format("{:g}", value * part));
            return labels;
        }
        auto const marks = ticks_of(extent_.low, extent_.high, 5);
        double const step = marks.size() > 1 ? marks[1] - marks[0] : 1.0;
        for (double const mark : marks)
            if (mark >= extent_.low - 1e-9 && mark <= extent_.high + 1e-9)
                labels.emplace_back((*this)(mark), tick_text(AxisKind::plain, mark, step));
        return labels;
    }

private:
    double at(double value) const { return axis_.logarithmic ? std::log(value) : value; }
    double low() const { return std::exp(extent_.low); }
    double high() const { return std::exp(extent_.high); }

    MapAxis const& axis_;
    Extent extent_;
};

std::string draw_places(MapChart const& chart, Along const& across, Along const& up, Scale const& x,
                        Scale const& y) {
    std::string svg;
    double const tile_width =
        (x.to - x.from) / static_cast<double>(std::max<std::size_t>(1, chart.x.levels.size())) -
        3.0;
    double const tile_height =
        (y.from - y.to) / static_cast<double>(std::max<std::size_t>(1, chart.y.levels.size())) -
        3.0;
    double const radius = chart.places.size() > 400 ? 2.2 : chart.places.size() > 100 ? 3.2 : 4.5;
    for (auto const& place : chart.places) {
        double const at_x = x(across(place.x)), at_y = y(up(place.y));
        auto const style = place_style(chart, place);
        svg += chart.is_tiled()
                   ? fmt::format(
                         "<rect class=\"mark\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" "
                         "height=\"{:.1f}\" stroke-width=\"1.5\" {}/>",
                         at_x - 0.5 * tile_width, at_y - 0.5 * tile_height, tile_width, tile_height,
                         style)
                   : fmt::format(
                         "<circle class=\"mark\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\" "
                         "stroke-width=\"1.5\" {}/>",
                         at_x, at_y, radius, style);
    }
    return svg;
}

Json axis_encoding(MapAxis const& axis, std::string_view field, bool is_tiled) {
    if (is_tiled) {
        Json encoding = {{"field", field},
                         {"type", "ordinal"},
                         {"title", axis.title},
                         {"sort", axis.levels},
                         {"scale", {{"paddingInner", 0.04}}},
                         {"axis", {{"ticks", false}, {"labelAngle", 0}, {"labelLimit", 110}}}};
        // Upwards, as on any other plane.
        if (field == "yt") {
            auto downwards = axis.levels;
            std::reverse(downwards.begin(), downwards.end());
            encoding["sort"] = downwards;
        }
        return encoding;
    }
    if (!axis.levels.empty()) {
        Json names = Json::object();
        for (std::size_t i = 0; i < axis.levels.size(); ++i)
            names[fmt::format("{}", i)] = axis.levels[i];
        auto encoding = number_encoding(field == "yt" ? "y" : "x", axis.title);
        auto values = Json::array();
        for (std::size_t i = 0; i < axis.levels.size(); ++i) values.push_back(i);
        encoding["axis"]["values"] = values;
        encoding["axis"]["labelExpr"] = names.dump() + "[datum.value]";
        encoding["scale"]["domain"] = {-0.5, static_cast<double>(axis.levels.size()) - 0.5};
        return encoding;
    }
    auto encoding = number_encoding(field == "yt" ? "y" : "x", axis.title);
    encoding["scale"]["padding"] = 8;
    if (axis.logarithmic) {
        encoding["scale"]["type"] = "log";
        encoding["scale"].erase("zero");
    }
    return encoding;
}

Json place_values(MapChart const& chart) {
    auto values = Json::array();
    for (auto const& place : chart.places) {
        auto const state = place.tied      ? std::string("equal")
                           : place.certain ? std::string("certain")
                                           : std::string("not certain");
        values.push_back({{"x", place.x},
                          {"y", place.y},
                          {"xt", place.x_text},
                          {"yt", place.y_text},
                          {"s", place.tied ? std::string("nobody") : chart.ways[place.way].first},
                          {"c", state},
                          {"t", tile_text(chart, place)},
                          {"v", number_json(place.lead)},
                          {"l", number_json(place.low)},
                          {"h", number_json(place.high)}});
    }
    return values;
}

}  // namespace

std::string draw(MapChart const& chart, std::string const& label) {
    bool const one_row = chart.y.levels.size() == 1;
    double const height = margin_top + (one_row ? 60.0 : plane_height) + map_bottom;
    Scale const x{0.0, 1.0, map_left, drawn_width - margin_right};
    Scale const y{0.0, 1.0, height - map_bottom, margin_top};
    Along const across(chart.x, chart.places, &MapPlace::x);
    Along const up(chart.y, chart.places, &MapPlace::y);
    auto svg = begin_svg(height, label);
    svg += rule(map_left, height - map_bottom, drawn_width - margin_right, height - map_bottom,
                "#999");
    svg += rule(map_left, margin_top, map_left, height - map_bottom, "#999");
    double last_x = -100.0;
    for (auto const& [place, text] : across.labels()) {
        auto const shown = shortened_label(text, 14);
        double const half = 3.2 * static_cast<double>(shown.size());
        if (x(place) - half < last_x) continue;
        svg += text_at(x(place), height - map_bottom + 14, "middle", shown);
        last_x = x(place) + half + 4.0;
    }
    double last_y = 1e9;
    for (auto const& [place, text] : up.labels()) {
        if (y(place) > last_y - 11.0) continue;
        svg += text_at(map_left - 6, y(place) + 4, "end", shortened_label(text, 8));
        last_y = y(place);
    }
    svg += draw_places(chart, across, up, x, y);
    svg += text_at(map_left, height - 20, "start", shortened_label("across: " + chart.x.title, 56),
                   " fill=\"#777\" font-size=\"10\"");
    if (!one_row)
        svg += text_at(map_left, height - 6, "start", shortened_label("up: " + chart.y.title, 56),
                       " fill=\"#777\" font-size=\"10\"");
    return svg + "</svg>";
}

Json spec(MapChart const& chart) {
    auto json = base_spec(chart.y.levels.size() == 1 ? 110 : 300);
    json["data"] = {{"values", place_values(chart)}};
    auto domain = Json::array({"nobody"}), range = Json::array({tied_colour});
    for (auto const& [name, colour] : chart.ways) {
        domain.push_back(name);
        range.push_back(palette(colour));
    }
    bool const is_tiled = chart.is_tiled();
    Json const mark = is_tiled
                          ? Json{{"type", "rect"}, {"strokeWidth", 1.5}}
                          : Json{{"type", "point"}, {"filled", true}, {"size", 70}, {"opacity", 1}};
    Json const colour = {{"field", "s"},
                         {"type", "nominal"},
                         {"scale", {{"domain", domain}, {"range", range}}},
                         {"legend", nullptr}};
    auto const format = tooltip_format(chart.axis);
    auto const number = [&](std::string_view field, std::string_view title) {
        return Json{
            {"field", field}, {"type", "quantitative"}, {"title", title}, {"format", format}};
    };
    json["encoding"] = {{"x", axis_encoding(chart.x, "xt", is_tiled)},
                        {"y", axis_encoding(chart.y, "yt", is_tiled)}};
    Json const look = {
        {"fill", colour},
        {"stroke", colour},
        {"fillOpacity",
         {{"condition", {{"test", "datum.c == 'not certain'"}, {"value", 0.15}}}, {"value", 1}}},
        {"tooltip",
         {{{"field", "s"}, {"type", "nominal"}, {"title", "ahead"}},
          {{"field", "c"}, {"type", "nominal"}, {"title", "how surely"}},
          {{"field", "xt"}, {"type", "nominal"}, {"title", chart.x.title}},
          {{"field", "yt"}, {"type", "nominal"}, {"title", chart.y.title}},
          number("v", "lead"),
          number("l", "from"),
          number("h", "to")}}};
    json["layer"] = {{{"mark", mark}, {"encoding", look}}};
    if (is_tiled)
        json["layer"].push_back(
            {{"mark", {{"type", "text"}, {"fontSize", 11}}},
             {"encoding",
              {{"text", {{"field", "t"}, {"type", "nominal"}}},
               {"color",
                {{"condition", {{"test", "datum.c == 'certain'"}, {"value", "#ffffff"}}},
                 {"value", "#222222"}}}}}});
    return json;
}

}  // namespace diorama::page
