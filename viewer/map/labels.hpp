#pragma once
#include <string>
#include <vector>

#include "viewer/charts/look.hpp"
#include "viewer/live/picture.hpp"
#include "viewer/map/layout.hpp"

namespace diorama::viewer::map {

/// Between which pixels names may stand: above and below them stand structures.
struct LabelRoom {
    float highest_left, lowest_left, lowest_right;
};

/// How wide the longest of these names is with its share, in pixels.
float width_of_names(Layout const& layout, std::vector<std::string> const& names,
                     charts::Look const& look);

/// Names the departments beside the rim with how many of their people use the practices; the small
/// ones give way where there is no room.
void draw_department_names(ImDrawList& list, Layout const& layout,
                           std::vector<std::string> const& names, live::Picture const& picture,
                           ImVec2 middle, float radius, ImVec2 from, ImVec2 to,
                           LabelRoom const& room, charts::Look const& look);

}  // namespace diorama::viewer::map
