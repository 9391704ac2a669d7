#pragma once
#include <string>
#include <vector>

#include "viewer/faces/scene.hpp"
#include "viewer/faces/workshop.hpp"

namespace diorama::viewer::faces {

/// A way to go that a room can choose by a number key.
struct Preset {
    std::string name;
    std::string says;
};
/// Those on the keys 1 to 5: a run sheet brings ways of its own.
std::vector<Preset> presets(Workshop const& workshop);

/// Lets one of them happen in the chosen branch from next week on.
void choose_preset(Scene& scene, Workshop& workshop, std::size_t preset);

/// Another future of the chosen branch from the shown week on; it is the chosen one then.
void fork_here(Scene& scene);

}  // namespace diorama::viewer::faces
