#pragma once
#include "viewer/window/command_line.hpp"

namespace diorama::viewer::window {

/// Draws one picture without a screen.
/// Returns  as run()
int take_shot(Wish const& wish);

}  // namespace diorama::viewer::window
