#pragma once
#include "viewer/faces/scene.hpp"

namespace diorama::viewer::faces {

/// The run from the first week to the last: what is done is filled, a knob at the shown week, a row
/// of marks for each branch's events. Dragging scrubs.
void draw_timeline(Scene& scene, Box box);

}  // namespace diorama::viewer::faces
