#pragma once
#include "viewer/faces/map_panel.hpp"
#include "viewer/faces/scene.hpp"
#include "viewer/faces/workshop.hpp"

namespace diorama::viewer::faces {

/// The face for a room: the organisation, a few charts, the levers, the time line.
void draw_stage(Scene& scene, MapPanel& map, Workshop& workshop, map::DotPainter* painter);

}  // namespace diorama::viewer::faces
