#pragma once
#include "viewer/faces/scene.hpp"
#include "viewer/faces/workshop.hpp"

namespace diorama::viewer::faces {

// What lies over a face. Each draws itself and closes itself by Choices::sheet.

/// All keys; a click on one presses it.
void draw_help(Scene& scene, Workshop const& workshop);
/// Shipped scenarios, files opened before, a path to type; what was wrong with the last one.
void draw_open(Scene& scene, std::vector<std::string> const& recent);
/// Ways to go by one click, and the editor of any event.
void draw_intervene(Scene& scene, Workshop& workshop);
void draw_lever_sheet(Scene& scene);
/// The week grid of the leaders, what they promised and gave, who blocks, what waits.
void draw_diaries(Scene& scene);
/// A person's story: ladder by week, moves with their causes, why not yet.
void draw_person(Scene& scene);
void draw_chart_sheet(Scene& scene);
void draw_save(Scene& scene);
void draw_run_sheets(Scene& scene, Workshop& workshop);

}  // namespace diorama::viewer::faces
