#pragma once
#include "viewer/charts/line_chart.hpp"

namespace diorama::viewer::charts {

/// One layer of a whole, from the bottom up.
struct Layer {
    std::string name;
    ImU32 colour = 0;
    ImU32 text_colour = 0;
    Column<double> values;  ///< [share]
};

struct StackChart {
    std::string title;
    std::uint32_t weeks = 0;
    std::uint32_t shown_week = 0;
    std::vector<Layer> layers;
};

/// Layers that add up to the whole, each named where it is thick enough.
/// Takes    as draw_line_chart()
/// Returns  the week under the mouse
Reading draw_stack_chart(ImDrawList& list, ImVec2 from, ImVec2 to, StackChart const& chart,
                         Look const& look, ImVec2 mouse);

}  // namespace diorama::viewer::charts
