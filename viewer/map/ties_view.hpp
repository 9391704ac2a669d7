#pragma once
#include "viewer/charts/look.hpp"
#include "viewer/live/picture.hpp"
#include "viewer/map/ground.hpp"

namespace diorama::viewer::map {

/// Draws the ties of one person, or of everybody in their team, as arcs that bend to the middle.
void draw_ties_of(ImDrawList& list, Ground const& ground, live::Picture const& picture,
                  org::PersonId chosen, bool team, std::vector<ImVec2> const& places, ImVec2 middle,
                  float radius, charts::Look const& look);

/// Draws the strongest bundles between departments: as wide as there are ties, the first named.
/// Cost     one pass over the ties of at most 50,000 people, once a picture's ties
class Bundles {
public:
    void draw(ImDrawList& list, Ground const& ground, live::Picture const& picture, ImVec2 middle,
              float radius, charts::Look const& look);

private:
    struct Bundle {
        std::uint16_t a, b;
        std::uint32_t ties;
    };
    void count(Ground const& ground, org::Ties const& ties);
    std::vector<Bundle> bundles_;  ///< strongest first, at most 12
    org::Ties counted_;
    bool any_ = false;
};

}  // namespace diorama::viewer::map
