#include "page/vega_parts.hpp"

namespace diorama::page {

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
    axis["values"] = week_ticks(0.0, last);
    return {{"field", "x"},
            {"type", "quantitative"},
            {"title", "week"},
            {"axis", axis},
            {"scale", {{"nice", false}}}};
}

Json number_encoding(std::string_view field, std::string const& title) {
    return {{"field", field},
            {"type", "quantitative"},
            {"title", title},
            {"axis", {{"grid", false}, {"tickCount", 5}}},
            {"scale", {{"zero", false}, {"nice", false}}}};
}

Json tooltips(AxisKind kind, bool with_band, std::string const& x_title) {
    auto const number = [&](std::string_view field, std::string_view title) {
        return Json{{"field", field},
                    {"type", "quantitative"},
                    {"title", title},
                    {"format", tooltip_format(kind)}};
    };
    Json list = {
        {{"field", "s"}, {"type", "nominal"}, {"title", "way"}},
        {{"field", "x"}, {"type", "quantitative"}, {"title", x_title.empty() ? "week" : x_title}},
        number("y", "value")};
    if (with_band) {
        list.push_back(number("l", "from"));
        list.push_back(number("h", "to"));
    }
    return list;
}

}  // namespace diorama::page
