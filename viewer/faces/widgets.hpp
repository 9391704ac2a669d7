#pragma once
#include <string>

#include "viewer/faces/scene.hpp"

namespace diorama::viewer::faces {

enum class Weight : std::uint8_t { quiet, normal, main };

/// A button with the width of its text. Registered as its label.
/// Takes    at: top left; hint: told beside the mouse, may be empty
/// Returns  whether it was clicked
bool button(Scene& scene, ImVec2 at, std::string const& label, Weight weight = Weight::normal,
            bool on = false, char const* hint = "");
/// Width and height of such a button.
ImVec2 button_size(Scene const& scene, std::string const& label);

/// A slider with a round knob. Registered as `label`.
/// Takes    tick: a mark at this value, such as the scenario's own; NaN: none; colour: 0 = accent
/// Returns  whether the value was changed: while dragging true in every frame that moves it
bool slider(Scene& scene, Box box, std::string const& label, double& value, double low, double high,
            double tick, bool whole_numbers, ImU32 colour = 0);

/// An area that can be clicked, without a look of its own. Registered as `label`.
/// Returns  whether it was clicked
bool touch(Scene& scene, Box box, std::string const& label);
bool hovered_last();

/// A box over everything else, with a head and a close button; Escape closes it too.
/// Returns  what is left for its content, in pixels; the caller draws between begin and end
Box begin_sheet(Scene& scene, char const* title, float wanted_width_em, float wanted_height_em);
void end_sheet();

/// One line that says what something is, beside the mouse; not while the mouse lies there unused.
void tell(Scene const& scene, char const* text);

}  // namespace diorama::viewer::faces
