#pragma once
#include "viewer/window/command_line.hpp"

namespace diorama::viewer::window {

/// Opens the window and shows it until it is closed.
/// Returns  as run()
int show_window(Wish const& wish);

}  // namespace diorama::viewer::window
