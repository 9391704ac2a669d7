#pragma once
#include <string>

#include "viewer/faces/scene.hpp"

namespace diorama::viewer::faces {

/// One large number a branch: what the room looks at first.
/// Returns  whether it says what it is about
bool draw_heroes(Scene& scene, Box box, std::string const& measure);

}  // namespace diorama::viewer::faces
