#pragma once
#include <string>
#include <vector>

#include "viewer/faces/registry.hpp"

namespace letters {

using diorama::viewer::faces::Box;

/// Every letter of the frame that was drawn last, window by window, as far as it is to be seen:
/// quads of the font's texture among the triangles that ImGui gives away.
std::vector<std::vector<Box>> drawn();

/// Where letters of one window lie on each other: more than a quarter of the smaller one covered.
/// Returns  "x,y" of the first ten
std::vector<std::string> overlapping();

/// Whether a letter reaches over the edge of the display.
bool beyond_display();

}  // namespace letters
