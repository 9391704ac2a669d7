#pragma once
#include "viewer/charts/line_chart.hpp"

namespace diorama::viewer::charts {

/// The difference of two curves over time, with its band: blue where it is above 0, orange below.
struct DifferenceChart {
    std::string title;
    std::string_view unit;
    std::uint32_t weeks = 0;
    std::uint32_t shown_week = 0;
    std::vector<double> values;  ///< [weeks so far + 1]
    Column<float> low, high;     ///< of many seeds; may be empty
    std::string above, below;    ///< what it means, "B ahead" and "A ahead"
};

Reading draw_difference_chart(ImDrawList& list, ImVec2 from, ImVec2 to,
                              DifferenceChart const& chart, Look const& look, ImVec2 mouse);

}  // namespace diorama::viewer::charts
