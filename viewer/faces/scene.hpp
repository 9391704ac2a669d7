#pragma once
#include "viewer/charts/look.hpp"
#include "viewer/faces/choices.hpp"
#include "viewer/faces/registry.hpp"

namespace diorama::viewer::faces {

/// What every panel is given: one frame's state, what was chosen, and where to draw.
struct Scene {
    live::Session& session;
    live::State const& state;
    Choices& choices;
    charts::Look const& look;
    Registry& registry;
    ImDrawList& list;
    float seconds = 0.0F;  ///< since the last frame

    float em(float count) const { return look.em * count; }
    charts::Colours const& colours() const { return *look.colours; }
    /// The mouse, or far away where something lies over the face.
    ImVec2 mouse = {-1e6F, -1e6F};

    live::Branch const* branch() const {
        if (state.branches.empty()) return nullptr;
        return &state.branches[std::min(choices.branch, state.branches.size() - 1)];
    }
    /// Whether a future was asked for that cannot be shown yet.
    bool comes() const { return choices.coming.ticket > state.tickets_done; }
    /// Whom a key is about: whoever forks and presses the next key at once means the new future,
    /// which is not there yet. There has to be a branch.
    live::BranchId chosen_id() const { return comes() ? choices.coming.id : branch()->id; }
};

/// A branch's letter: A for the first.
inline std::string letter_of(std::size_t branch) { return std::string(1, char('A' + branch)); }

}  // namespace diorama::viewer::faces
