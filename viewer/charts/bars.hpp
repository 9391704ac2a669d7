#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "viewer/charts/look.hpp"

namespace diorama::viewer::charts {

/// A part of a bar, from the left.
struct BarPart {
    double value = 0.0;
    ImU32 colour = 0;
};

struct Bar {
    std::string name;
    std::vector<BarPart> parts;
    std::string value_text;
    double tick = -1.0;  ///< a mark across the bar, such as what was promised; < 0: none
};

struct BarChart {
    std::string title;
    std::vector<Bar> bars;  ///< from the top down
    double full = 0.0;      ///< value of a bar as wide as the chart; 0: the longest
};

/// Bars with their names above or beside them, as many as there is room for; the last line says how
/// many are left out.
/// Returns  the bar under the mouse
std::optional<std::size_t> draw_bars(ImDrawList& list, ImVec2 from, ImVec2 to,
                                     BarChart const& chart, Look const& look, ImVec2 mouse);

/// How high a box holds all of its bars.
float bars_height(BarChart const& chart, Look const& look);

}  // namespace diorama::viewer::charts
