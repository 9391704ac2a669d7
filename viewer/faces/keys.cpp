#include "viewer/faces/keys.hpp"

#include <algorithm>
#include <array>

#include "viewer/faces/presets.hpp"

namespace diorama::viewer::faces {

namespace {

constexpr std::array<KeyLine, 22> lines{{
    {"space", "play, pause"},
    {"← →", "a week back, a week on"},
    {"shift ← →", "to the event before, to the next one"},
    {"home end", "first week, last week simulated"},
    {"+ −", "faster, slower"},
    {"1 to 5", "ways to go, from next week on"},
    {"F", "fork: another future from this week"},
    {"A B", "that branch alone; again: all of them"},
    {"D", "the difference to A"},
    {"X", "close the chosen branch"},
    {"E", "60 seeds as bands; again: stop"},
    {"I", "intervene"},
    {"L", "levers"},
    {"W", "leaders' weeks"},
    {"C", "what the dots' colours say"},
    {"T", "ties: of the chosen, strongest, none"},
    {"S", "picture into a file"},
    {"P", "stage, author"},
    {"Z", "larger type; again: back to 100 %"},
    {"N", "light, dark"},
    {"U", "undo"},
    {"page ↑ ↓", "run sheet: step back, step on"},
}};

void toggle_sheet(Scene& scene, Sheet sheet) {
    scene.choices.sheet = scene.choices.sheet == sheet ? Sheet::none : sheet;
}

void show_branch(Scene& scene, std::size_t branch) {
    auto& choices = scene.choices;
    if (branch >= scene.state.branches.size()) return;
    bool const again = choices.view == View::one && choices.branch == branch;
    choices.branch = branch;
    choices.view = again ? View::side_by_side : View::one;
}

void take_letter(Scene& scene, Workshop& workshop, ImWchar letter) {
    auto& choices = scene.choices;
    auto& session = scene.session;
    live::Branch const* const branch = scene.branch();
    switch (letter) {
        case ' ':
            session.toggle();
            break;
        case '+':
        case '=':
            session.set_speed(scene.state.weeks_per_second * 1.5);
            break;
        case '-':
            session.set_speed(scene.state.weeks_per_second / 1.5);
            break;
        case 'f':
            fork_here(scene);
            break;
        case 'a':
            show_branch(scene, 0);
            break;
        case 'b':
            show_branch(scene, 1);
            break;
        case 'd':
            if (scene.state.branches.size() > 1)
                choices.view =
                    choices.view == View::difference ? View::side_by_side : View::difference;
            break;
        case 'x':
            if (branch != nullptr && scene.state.branches.size() > 1) {
                session.close_branch(branch->id);
                choices.branch = 0;
            }
            break;
        case 'e':
            if (scene.state.ensemble.running)
                session.stop_ensemble();
            else
                session.ensemble(60);
            break;
        case 'i':
            toggle_sheet(scene, Sheet::intervene);
            break;
        case 'l':
            toggle_sheet(scene, Sheet::levers);
            break;
        case 'w':
            toggle_sheet(scene, Sheet::diaries);
            break;
        case 'o':
            toggle_sheet(scene, Sheet::open);
            break;
        case '?':
        case 'h':
            toggle_sheet(scene, Sheet::help);
            break;
        case 'c':
            choices.scheme = static_cast<map::Scheme>(
                (static_cast<std::size_t>(choices.scheme) + 1) % map::scheme_count);
            break;
        case 't':
            choices.ties =
                static_cast<map::TiesShown>((static_cast<unsigned>(choices.ties) + 1) % 3);
            break;
        case 's':
            choices.snapshot = true;
            break;
        case 'r':
            choices.recording = !choices.recording;
            break;
        case 'p':
            choices.face = choices.face == Face::stage ? Face::author : Face::stage;
            break;
        case 'z':
            choices.type_factor = choices.type_factor >= 2.0F    ? 1.0F
                                  : choices.type_factor >= 1.5F  ? 2.0F
                                  : choices.type_factor >= 1.25F ? 1.5F
                                                                 : 1.25F;
            break;
        case 'n':
            choices.dark = !choices.dark;
            break;
        case 'u':
            session.undo();
            break;
        case '1':
        case '2':
        case '3':
        case '4':
        case '5':
            // A run sheet brings ways of its own.
            if (workshop.running() && !workshop.presenter()->sheet().presets.empty() &&
                branch != nullptr)
                workshop.presenter()->apply_preset(static_cast<std::size_t>(letter - '1'),
                                                   branch->id);
            else
                choose_preset(scene, static_cast<std::size_t>(letter - '1'));
            break;
        default:
            break;
    }
}

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)); }

}  // namespace

std::span<KeyLine const> key_lines() { return lines; }

void take_keys(Scene& scene, Workshop& workshop) {
    ImGuiIO const& io = ImGui::GetIO();
    if (pressed(ImGuiKey_Escape)) {
        if (scene.choices.sheet != Sheet::none)
            scene.choices.sheet = Sheet::none;
        else
            scene.choices.chosen = org::no_person;
    }
    if (io.WantTextInput) return;
    // Letters as they are typed, so that they are where the keyboard's own layout has them.
    for (ImWchar letter : io.InputQueueCharacters) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<ImWchar>(letter + ('a' - 'A'));
        if (!io.KeyCtrl) take_letter(scene, workshop, letter);
    }
    if (pressed(ImGuiKey_LeftArrow))
        io.KeyShift ? scene.session.go_to_event(false) : scene.session.step(-1);
    if (pressed(ImGuiKey_RightArrow))
        io.KeyShift ? scene.session.go_to_event(true) : scene.session.step(1);
    if (pressed(ImGuiKey_Home)) scene.session.go_to(0);
    if (pressed(ImGuiKey_End)) {
        std::uint32_t done = 0;
        for (auto const& branch : scene.state.branches) done = std::max(done, branch.weeks_done);
        scene.session.go_to(done);
    }
    if (pressed(ImGuiKey_PageDown)) workshop.next(scene);
    if (pressed(ImGuiKey_PageUp)) workshop.back(scene);
    if (io.KeyCtrl && pressed(ImGuiKey_Z)) scene.session.undo();
}

}  // namespace diorama::viewer::faces
