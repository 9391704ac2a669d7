#pragma once
#include <vector>

#include "viewer/charts/line_chart.hpp"

namespace diorama::viewer::charts {

/// A line through the points in the pattern of `stroke`.
/// Cost     the length of the line in pixels, over the length of a dash
void draw_stroke(ImDrawList& list, std::vector<ImVec2> const& points, ImU32 colour, float thickness,
                 Stroke stroke);

/// The area between two lines over the same x, from left to right.
void fill_between(ImDrawList& list, std::vector<ImVec2> const& upper,
                  std::vector<ImVec2> const& lower, ImU32 colour);

}  // namespace diorama::viewer::charts
