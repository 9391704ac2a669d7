#pragma once
#include "viewer/charts/look.hpp"
#include "viewer/map/appearance.hpp"
#include "viewer/map/layout.hpp"

namespace diorama::viewer::map {

/// A structure outside the lines: where it stands beside the disc, in disc units.
struct Satellite {
    ImVec2 centre{0, 0};
    float radius = 0.0F;
    std::uint32_t people = 0;
};

struct Satellites {
    Satellite unit, project;
};

/// Where each place is to be: at home, or, for experts of a unit and members of a project, in
/// their structure beside the disc.
/// Takes    corner: the box's, in disc units
/// Writes   goals [places]
Satellites seat_structures(Layout const& layout, std::vector<Sight> const& sights, ImVec2 corner,
                           std::vector<ImVec2>& goals);

/// How far down from the top left corner the structures are listed that have no circle of their
/// own.
float listed_height(live::Picture const& picture, Satellites const& satellites,
                    charts::Look const& look);

/// Names the structures that stand, and joins departments whose groups were merged.
void draw_structures(ImDrawList& list, live::Picture const& picture, Layout const& layout,
                     Satellites const& satellites, ImVec2 middle, float radius, ImVec2 from,
                     ImVec2 to, charts::Look const& look);

}  // namespace diorama::viewer::map
