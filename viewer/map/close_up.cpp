#include "viewer/map/close_up.hpp"

#include <algorithm>
#include <cmath>

namespace diorama::viewer::map {

CloseUp::CloseUp(Layout const& layout)
    : per_side(static_cast<std::uint32_t>(
          std::ceil(std::sqrt(static_cast<double>(layout.people_per_place))))),
      // Places are drawn as squares of this part of their distance.
      step(layout.spacing * 0.94F / static_cast<float>(per_side)) {}

bool CloseUp::near_enough(float radius_pixels, float em_pixels) const {
    return per_side > 1 && step * radius_pixels >= em_pixels * 0.32F;
}

ImVec2 CloseUp::seat(std::size_t n) const {
    auto const along = [&](std::size_t place) {
        return (static_cast<float>(place) + 0.5F - 0.5F * static_cast<float>(per_side)) * step;
    };
    return {along(n % per_side), along(n / per_side)};
}

std::optional<std::size_t> CloseUp::seat_at(ImVec2 from_middle) const {
    auto const along = [&](float distance) {
        return static_cast<int>(std::floor(distance / step + 0.5F * static_cast<float>(per_side)));
    };
    int const x = along(from_middle.x), y = along(from_middle.y);
    int const side = static_cast<int>(per_side);
    if (x < 0 || y < 0 || x >= side || y >= side) return std::nullopt;
    return static_cast<std::size_t>(y * side + x);
}

ImVec2 CloseUp::seat_of(Layout const& layout, std::size_t row) const {
    auto const here = layout.people_at(layout.place_of[row]);
    auto const found = std::find(here.begin(), here.end(), static_cast<std::uint32_t>(row));
    return seat(static_cast<std::size_t>(found - here.begin()));
}

}  // namespace diorama::viewer::map
