#pragma once
#include <initializer_list>

#include "viewer/faces/scene.hpp"
#include "viewer/faces/shelf.hpp"
#include "viewer/faces/workshop.hpp"

namespace diorama::viewer::faces {

// What lies over a face. Each draws itself and closes itself by Choices::sheet.

/// All keys; a click on one presses it.
void draw_help(Scene& scene, Workshop const& workshop);
/// Shipped scenarios, files opened before, a path to type; what was wrong with the last one.
void draw_open(Scene& scene, std::vector<std::string> const& recent);
/// What ships of these kinds, by name; a click opens it.
void list_shelf(Scene& scene, char const* head, std::initializer_list<scenario::Headline::Kind> of);
/// What the check of a chart found, and what the model of it assumes.
void draw_findings(Scene& scene);
/// Ways to go by one click, and the editor of any event.
void draw_intervene(Scene& scene, Workshop& workshop);
void draw_lever_sheet(Scene& scene);
/// The week grid of the leaders, what they promised and gave, who blocks, what waits.
void draw_diaries(Scene& scene);
/// Pins a person, or a manager with all who report to them, and opens their story.
void follow(Scene& scene, org::PersonId who, bool team);
/// A person's story: ladder by week, moves with their causes, why not yet.
void draw_person(Scene& scene);
void draw_chart_sheet(Scene& scene);
void draw_save(Scene& scene);
void draw_run_sheets(Scene& scene, Workshop& workshop);

}  // namespace diorama::viewer::faces
