#pragma once
#include <imgui.h>

#include <cstddef>

namespace diorama::viewer::charts {

/// One of eight colours that people with any of the common kinds of colour blindness tell apart.
/// The yellow is left out: on paper it has no contrast.
/// Source   Okabe & Ito 2008, Color Universal Design
ImU32 category_colour(std::size_t index, bool dark);

/// The colour of a branch A, B, C, D: blue, vermilion, green, purple.
ImU32 branch_colour(std::size_t branch, bool dark);

/// From dark blue (share 0) to yellow (share 1): lightness rises evenly, seen alike by everybody.
/// Source   cividis: Nuñez, Anderton & Renslow 2018, PLOS ONE 13(7) e0199239
ImU32 cividis(float share);

/// Differences: orange (-1) over neutral (0) to blue (+1).
ImU32 blue_orange(float signed_share, bool dark);

/// Energy and trust by people: orange (drained, -1) over grey to green-blue (energised, +1).
ImU32 drained_energised(float signed_share, bool dark);

/// The six rungs of the ladder: greys before anything is tried, then a ramp to the full colour.
/// Rungs differ in lightness, so that they can be told apart without colour.
ImU32 rung_colour(float rung, bool dark);

}  // namespace diorama::viewer::charts
