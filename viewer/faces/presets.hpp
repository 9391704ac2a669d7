#pragma once
#include "viewer/faces/scene.hpp"

namespace diorama::viewer::faces {

/// A way to go that a room can choose by a number key.
struct Preset {
    char const* name;
    char const* says;
};
std::span<Preset const> presets();

/// Lets it happen in the chosen branch from next week on.
void choose_preset(Scene& scene, std::size_t preset);

/// Another future of the chosen branch from the shown week on; it is the chosen one then.
void fork_here(Scene& scene);

}  // namespace diorama::viewer::faces
