#pragma once
#include <span>

#include "viewer/faces/scene.hpp"
#include "viewer/faces/workshop.hpp"

namespace diorama::viewer::faces {

/// A key and what it does, as `?` shows it.
struct KeyLine {
    char const* key;
    char const* does;
    char letter = 0;  ///< that a click on the line types; 0: there is not one alone
};
std::span<KeyLine const> key_lines();

/// Does what the keys of this frame ask for, unless text is being typed.
void take_keys(Scene& scene, Workshop& workshop);

}  // namespace diorama::viewer::faces
