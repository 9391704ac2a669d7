#pragma once
#include <cstddef>
#include <optional>

#include "viewer/map/layout.hpp"

namespace diorama::viewer::map {

/// Those who share a place, each in a seat of their own: a square grid within the place, for when
/// the camera is near enough to tell them apart.
struct CloseUp {
    std::uint32_t per_side = 1;
    float step = 0.0F;  ///< between seats, in disc units

    explicit CloseUp(Layout const& layout);

    /// Takes    radius of the disc and height of body text, in pixels
    /// Returns  whether people share places, and a seat is large enough to see who sits there
    bool near_enough(float radius_pixels, float em_pixels) const;
    /// Where the n-th of a place sits, from the middle of the place, in disc units.
    ImVec2 seat(std::size_t n) const;
    /// Whose seat holds a point, from the middle of the place; nothing beside the grid.
    std::optional<std::size_t> seat_at(ImVec2 from_middle) const;
    /// The seat of a row, from the middle of its place.
    ImVec2 seat_of(Layout const& layout, std::size_t row) const;
};

}  // namespace diorama::viewer::map
