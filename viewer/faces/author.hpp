#pragma once
#include "viewer/faces/department_use.hpp"
#include "viewer/faces/map_panel.hpp"
#include "viewer/faces/scene.hpp"

namespace diorama::viewer::faces {

/// The face for whoever prepares: every parameter, every measure, the events, beside the map.
void draw_author(Scene& scene, MapPanel& map, DepartmentUse& use, map::DotPainter* painter);

}  // namespace diorama::viewer::faces
