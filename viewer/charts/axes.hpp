#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "viewer/charts/look.hpp"

namespace diorama::viewer::charts {

/// Weeks from left to right, values from bottom to top, in pixels.
struct Axes {
    ImVec2 from, to;  ///< the plot's corners
    double low = 0.0, high = 1.0;
    double weeks = 1.0;

    float x(double week) const {
        return from.x + static_cast<float>(week / weeks) * (to.x - from.x);
    }
    float y(double value) const {
        return to.y - static_cast<float>((value - low) / (high - low)) * (to.y - from.y);
    }
    std::uint32_t week_at(float x) const;
    bool holds(ImVec2 point) const {
        return point.x >= from.x && point.x <= to.x && point.y >= from.y && point.y <= to.y;
    }
};

/// Round values along an axis, about `most` of them, in order: no two that read the same, as halves
/// of people would; two at least, for one value tells no scale.
std::vector<double> value_ticks(double low, double high, int most, std::string_view unit);

/// Axes inside of the box with room for the values at the left and the weeks below.
Axes fitted_axes(ImVec2 from, ImVec2 to, double low, double high, double weeks,
                 std::string_view unit, Look const& look);

/// Few faint lines across, each with its value to the left of it.
void draw_value_axis(ImDrawList& list, Axes const& axes, std::string_view unit, Look const& look);
/// Weeks along the bottom: years where there are some.
void draw_week_axis(ImDrawList& list, Axes const& axes, Look const& look);

/// A small box of lines beside the mouse that stays inside of [from, to].
void draw_tip(ImDrawList& list, ImVec2 from, ImVec2 to, ImVec2 mouse, Look const& look,
              char const* const* lines, ImU32 const* colours, std::size_t count);

}  // namespace diorama::viewer::charts
