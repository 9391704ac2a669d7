#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "page/charts.hpp"

/// What the Vega-Lite specifications of all kinds of charts are made of.
/// Source   https://vega.github.io/vega-lite/docs/
namespace diorama::page {

using Json = nlohmann::ordered_json;

/// Null where it is not known.
Json number_json(Number const& number);
/// How d3-format writes the ticks of an axis.
std::string axis_format(AxisKind kind);
std::string tooltip_format(AxisKind kind);
/// As wide as the page gives it room.
Json base_spec(double height);
/// Of field `x`, in weeks from 0 to `last`.
Json week_encoding(double last);
/// Of a field that holds any numbers.
Json number_encoding(std::string_view field, std::string const& title);
/// Of rows with their way `s`, week `x` (or what `x_title` says) and value `y`, and with the ends
/// of the band, `l` and `h`.
Json tooltips(AxisKind kind, bool with_band, std::string const& x_title = {});

}  // namespace diorama::page
