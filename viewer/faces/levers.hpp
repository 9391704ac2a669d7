#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "viewer/faces/scene.hpp"

namespace diorama::viewer::faces {

/// A parameter that a room may move, in plain words.
struct Lever {
    std::string path;
    std::string name;
    std::string unit;                  ///< "%" of shares; "" of what is yes or no
    double low, high;                  ///< of the slider; within the declared range
    std::vector<std::string> words{};  ///< of a choice, by value
};

/// The five levers of the stage where no run sheet asks for others.
std::array<Lever, 5> const& usual_levers();
/// Those that are shown.
std::vector<Lever> levers_of(Choices const& choices);

/// How many hours of meetings the holder of a role is relieved of in a week, from next week on.
/// Returns  nothing for people without a role in the programme
std::optional<Lever> freed_hours_lever(live::Picture const& picture, org::PersonId who);

/// Draws one lever. Takes    pending: what it was moved to, until the simulation has taken it over
void draw_lever(Scene& scene, Box box, Lever const& lever, PendingValue& pending);

/// Draws levers side by side, or below each other where the box is higher than wide.
void draw_levers(Scene& scene, Box box);

}  // namespace diorama::viewer::faces
