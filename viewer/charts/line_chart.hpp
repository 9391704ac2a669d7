#pragma once
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "viewer/charts/look.hpp"

namespace diorama::viewer::charts {

/// One column of a table of rows, by week.
template <class Number>
struct Column {
    Number const* first = nullptr;
    std::size_t stride = 1;
    std::size_t count = 0;

    bool empty() const { return count == 0; }
    double at(std::size_t week) const { return static_cast<double>(first[week * stride]); }
};

/// Curves differ in their stroke too, so that they are told apart without colour.
enum class Stroke : std::uint8_t { solid, dashed, dotted, dash_dotted };

struct Curve {
    std::string name;  ///< written at the curve's end
    ImU32 colour = 0;
    Stroke stroke = Stroke::solid;
    Column<double> values;
    Column<float> low, high;      ///< a band; may be empty
    std::uint32_t from_week = 0;  ///< a fork's curve begins where it left the other
};

/// Something that happened or will happen.
struct Mark {
    std::uint32_t week = 0;
    std::string label;
    ImU32 colour = 0;  ///< of its branch
};

/// A number that somebody said beforehand.
struct Guess {
    double value = 0.0;
    std::uint32_t week = 0;
    std::string label;
};

struct LineChart {
    std::string title;
    std::string_view unit;
    std::uint32_t weeks = 0;  ///< right end of the axis
    std::uint32_t shown_week = 0;
    std::vector<Curve> curves;
    std::vector<Mark> marks;
    std::vector<Guess> guesses;
    double low =
        std::numeric_limits<double>::quiet_NaN();  ///< ends of the axis; NaN: from the data
    double high = std::numeric_limits<double>::quiet_NaN();
};

/// What the mouse is over.
struct Reading {
    bool on_plot = false;
    std::uint32_t week = 0;
};

/// Draws the chart into the box and, at the mouse, the values of that week.
/// Takes    box in pixels; mouse in pixels, outside of the box when it is elsewhere
/// Returns  the week under the mouse
/// Cost     each curve once: weeks x curves
Reading draw_line_chart(ImDrawList& list, ImVec2 from, ImVec2 to, LineChart const& chart,
                        Look const& look, ImVec2 mouse);

}  // namespace diorama::viewer::charts
