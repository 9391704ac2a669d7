#pragma once
#include <imgui.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "diorama.hpp"

namespace diorama::viewer::map {

/// A department on the map: a wedge of the disc, or its middle. Angles in radians, clockwise from
/// the top.
struct Wedge {
    std::uint16_t department = 0;
    std::uint32_t people = 0;
    float from_angle = 0, to_angle = 0;
    bool middle = false;  ///< the department of the top, in the centre of the disc
};

/// Where everybody sits. The disc has radius 1 around (0, 0), y downwards. A *place* holds one
/// person, or, of large organisations, neighbours of one department and layer.
struct Layout {
    std::vector<ImVec2> places;
    std::vector<std::uint32_t> order;     ///< rows of people, place by place
    std::vector<std::uint32_t> offsets;   ///< [places + 1] into order
    std::vector<std::uint32_t> place_of;  ///< [headcount]
    std::vector<Wedge> wedges;
    float spacing = 0.1F;  ///< between neighbouring places
    float middle_radius = 0.0F;
    std::uint32_t people_per_place = 1;

    std::span<std::uint32_t const> people_at(std::size_t place) const {
        return {order.data() + offsets[place], offsets[place + 1] - offsets[place]};
    }
};

/// Seats the organisation in a disc: departments are wedges as wide as they have people, the top is
/// in the middle, and within a wedge those nearer to the top sit further in, teams side by side.
///
/// Takes    most_places: above it neighbours share a place
/// Returns  the same for the same organisation: forks of one scenario lie alike
/// Cost     sorting everybody once
Layout lay_out(org::Organisation const& organisation, std::size_t most_places = 20000);

/// The place nearest to a point of the disc.
class Finder {
public:
    Finder() = default;
    explicit Finder(Layout const& layout);

    /// Returns  the place, or `none` where the nearest is further away than `reach`
    std::size_t nearest(ImVec2 point, float reach) const;
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

private:
    std::size_t cell_of(ImVec2 point) const;
    std::vector<ImVec2> places_;
    std::vector<std::uint32_t> offsets_;  ///< [cells + 1] into members_
    std::vector<std::uint32_t> members_;
    int side_ = 1;
};

/// The wedge that holds a point of the disc, or null: outside, or in the middle.
Wedge const* wedge_at(Layout const& layout, ImVec2 point);

}  // namespace diorama::viewer::map
