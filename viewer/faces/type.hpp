#pragma once
#include <string>

#include "viewer/charts/look.hpp"

namespace diorama::viewer::faces {

/// The font files: Inter where it is installed, else DejaVu Sans; signs that Inter lacks come from
/// DejaVu Sans.
struct FontFiles {
    std::string regular, strong, signs;
};

/// What is installed.
/// Errors   throws std::runtime_error that names the packages, when there is no font at all
FontFiles find_fonts();

/// Fills the atlas with the five sizes of type and sets them in `look`.
/// Takes    em: height of body text in pixels (an em, not a line)
/// Cost     about 60 ms at 28 px, 200 ms at 112 px
void load_type(ImFontAtlas& atlas, FontFiles const& files, float em, charts::Look& look);

/// Height of body text for a window of this height, before the user's factor: 28 px at 1080.
float natural_em(float window_width, float window_height);

}  // namespace diorama::viewer::faces
