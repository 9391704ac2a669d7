#include "viewer/faces/presets.hpp"

#include <array>

namespace diorama::viewer::faces {

namespace {

constexpr std::array<Preset, 5> all_presets{{
    {"Forum", "an open meeting; what comes up must be dealt with"},
    {"Mandate", "everybody has to"},
    {"Unit", "a Digital Innovation Unit with experts of its own"},
    {"DIO", "digital staff in every department"},
    {"Project", "a small nimble division outside the lines"},
}};

}  // namespace

std::span<Preset const> presets() { return all_presets; }

void fork_here(Scene& scene) {
    live::Branch const* const branch = scene.branch();
    if (branch == nullptr) return;
    scene.session.fork(branch->id, scene.state.shown_week);
    scene.choices.branch = scene.state.branches.size();
    scene.choices.view = View::side_by_side;
}

void choose_preset(Scene& scene, std::size_t preset) {
    live::Branch const* const branch = scene.branch();
    if (branch == nullptr || preset >= all_presets.size()) return;
    std::array<interventions::Action, 5> const actions{
        interventions::HoldForum{}, interventions::StartMandate{}, interventions::LaunchUnit{},
        interventions::LaunchDio{}, interventions::LaunchProject{}};
    interventions::Event event;
    event.action = actions[preset];
    scene.session.intervene(branch->id, event);
}

}  // namespace diorama::viewer::faces
