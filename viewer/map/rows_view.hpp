#pragma once
#include <optional>

#include "viewer/charts/look.hpp"
#include "viewer/live/picture.hpp"

namespace diorama::viewer::map {

/// Up to this many people are shown as rows with bars instead of dots.
inline constexpr std::size_t most_rows = 40;

/// One row a person: title, the ladder of each practice as six steps, energy from its middle,
/// trust. Returns  the person under the mouse
std::optional<org::PersonId> draw_rows(ImDrawList& list, ImVec2 from, ImVec2 to,
                                       org::Organisation const& organisation,
                                       live::Picture const& picture, org::PersonId chosen,
                                       charts::Look const& look, ImVec2 mouse);

}  // namespace diorama::viewer::map
