#pragma once
#include "viewer/faces/scene.hpp"

namespace diorama::viewer::faces {

/// The head, the time line and the row of buttons, which both faces have.
/// Returns  what is left in between
Box draw_frame(Scene& scene);

}  // namespace diorama::viewer::faces
