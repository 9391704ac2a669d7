#include "viewer/faces/presets.hpp"

#include <array>

namespace diorama::viewer::faces {

namespace {

struct UsualPreset {
    char const* name;
    char const* says;
};
constexpr std::array<UsualPreset, 5> usual_presets{{
    {"Forum", "an open meeting; what comes up must be dealt with"},
    {"Mandate", "everybody has to"},
    {"Unit", "a Digital Innovation Unit with experts of its own"},
    {"DIO", "digital staff in every department"},
    {"Project", "a small nimble division outside the lines"},
}};

bool has_own(Workshop const& workshop) {
    return workshop.running() && !workshop.presenter()->sheet().presets.empty();
}

}  // namespace

std::vector<Preset> presets(Workshop const& workshop) {
    std::vector<Preset> all;
    if (!has_own(workshop)) {
        for (auto const& one : usual_presets) all.push_back({one.name, one.says});
        return all;
    }
    for (auto const& one : workshop.presenter()->sheet().presets)
        if (all.size() < usual_presets.size()) all.push_back({one.name, one.text});
    return all;
}

void fork_here(Scene& scene) {
    if (scene.branch() == nullptr) return;
    scene.choices.branch = scene.comes() ? scene.choices.branch + 1 : scene.state.branches.size();
    auto const id = scene.session.fork(scene.chosen_id(), scene.state.shown_week);
    scene.choices.coming = {id, scene.session.last_ticket()};
    scene.choices.view = View::side_by_side;
}

void choose_preset(Scene& scene, Workshop& workshop, std::size_t preset) {
    if (scene.branch() == nullptr || preset >= usual_presets.size()) return;
    auto const branch = scene.chosen_id();
    if (has_own(workshop)) return workshop.presenter()->apply_preset(preset, branch);
    std::array<interventions::Action, usual_presets.size()> const actions{
        interventions::HoldForum{}, interventions::StartMandate{}, interventions::LaunchUnit{},
        interventions::LaunchDio{}, interventions::LaunchProject{}};
    interventions::Event event;
    event.action = actions[preset];
    scene.session.intervene(branch, event);
}

}  // namespace diorama::viewer::faces
