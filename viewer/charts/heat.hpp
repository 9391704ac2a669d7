#pragma once
#include "viewer/charts/line_chart.hpp"

namespace diorama::viewer::charts {

struct HeatRow {
    std::string name;
    Column<double> values;
};

/// Rows over weeks, each cell in cividis from `low` to `high`.
struct HeatChart {
    std::string title;
    std::string_view unit;
    std::uint32_t weeks = 0;
    std::uint32_t shown_week = 0;
    double low = 0.0, high = 1.0;
    std::vector<HeatRow> rows;
};

/// Where the mouse is: a row as well as a week.
struct HeatReading {
    bool on_plot = false;
    std::uint32_t week = 0;
    std::size_t row = 0;
};

/// Cost     a rectangle for each row and two pixels of width at most
HeatReading draw_heat(ImDrawList& list, ImVec2 from, ImVec2 to, HeatChart const& chart,
                      Look const& look, ImVec2 mouse);

}  // namespace diorama::viewer::charts
