#include "viewer/faces/keys.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "viewer/faces/presets.hpp"

namespace diorama::viewer::faces {

namespace {

constexpr std::array<KeyLine, 29> lines{{
    {"space", "play, pause", ' '},
    {"← →", "a week back, a week on"},
    {"shift ← →", "to the event before, to the next one"},
    {"home end", "first week, last week simulated"},
    {"+", "faster", '+'},
    {"−", "slower", '-'},
    {"1 to 5", "ways to go, from next week on"},
    {"F", "fork: another future from this week", 'f'},
    {"A", "branch A alone; again: all of them", 'a'},
    {"B", "branch B alone; again: all of them", 'b'},
    {"D", "the difference to A", 'd'},
    {"X", "close the chosen branch", 'x'},
    {"E", "60 seeds as bands; again: stop", 'e'},
    {"I", "intervene", 'i'},
    {"L", "levers", 'l'},
    {"W", "leaders' weeks", 'w'},
    {"C", "what the dots' colours say", 'c'},
    {"T", "ties: of the chosen, strongest, none", 't'},
    {"S", "picture into a file", 's'},
    {"R", "record an animation; again: stop", 'r'},
    {"O", "open", 'o'},
    {"V", "save: scenario, weeks, picture, animation", 'v'},
    {"G", "run sheets", 'g'},
    {"P", "stage, author", 'p'},
    {"Z", "larger type; again: back to 100 %", 'z'},
    {"N", "light, dark", 'n'},
    {"U", "undo", 'u'},
    {"page ↑ ↓", "run sheet: step back, step on"},
    {"↑ ↓ enter", "run sheet: the room's guess"},
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

/// Letters that give commands to the session.
/// Returns  whether it was one
bool take_command(Scene& scene, ImWchar letter) {
    auto& session = scene.session;
    auto const& state = scene.state;
    auto const act = [](auto&&...) { return true; };
    switch (letter) {
        case ' ':
            return act(session.toggle());
        case '+':
        case '=':
            return act(session.set_speed(state.weeks_per_second * 1.5));
        case '-':
            return act(session.set_speed(state.weeks_per_second / 1.5));
        case 'u':
            return act(session.undo());
        case 'e':
            return act(state.ensemble.running ? session.stop_ensemble() : session.ensemble(60));
        case 'f':
            fork_here(scene);
            return true;
        case 'x':
            if (scene.branch() != nullptr && (state.branches.size() > 1 || scene.comes())) {
                session.close_branch(scene.chosen_id());
                scene.choices.branch = 0;
                scene.choices.coming = {};
            }
            return true;
        default:
            return false;
    }
}

/// The next size of type; after the largest the first.
float next_factor(float factor) {
    for (float const larger : {1.25F, 1.5F, 2.0F})
        if (factor < larger) return larger;
    return 1.0F;
}

/// Letters that change what is shown and how.
void take_choice(Scene& scene, ImWchar letter) {
    auto& choices = scene.choices;
    switch (letter) {
        case 'a':
            return show_branch(scene, 0);
        case 'b':
            return show_branch(scene, 1);
        case 'd':
            if (scene.state.branches.size() > 1)
                choices.view =
                    choices.view == View::difference ? View::side_by_side : View::difference;
            return;
        case 'i':
            return toggle_sheet(scene, Sheet::intervene);
        case 'l':
            return toggle_sheet(scene, Sheet::levers);
        case 'w':
            return toggle_sheet(scene, Sheet::diaries);
        case 'o':
            return toggle_sheet(scene, Sheet::open);
        case 'v':
            return toggle_sheet(scene, Sheet::save);
        case 'g':
            return toggle_sheet(scene, Sheet::run_sheets);
        case '?':
        case 'h':
            return toggle_sheet(scene, Sheet::help);
        case 'c':
            choices.scheme = static_cast<map::Scheme>(
                (static_cast<std::size_t>(choices.scheme) + 1) % map::scheme_count);
            return;
        case 't':
            choices.ties =
                static_cast<map::TiesShown>((static_cast<unsigned>(choices.ties) + 1) % 3);
            return;
        case 's':
            choices.snapshot = true;
            return;
        case 'r':
            choices.recording = !choices.recording;
            return;
        case 'p':
            choices.face = choices.face == Face::stage ? Face::author : Face::stage;
            return;
        case 'z':
            choices.type_factor = next_factor(choices.type_factor);
            return;
        case 'n':
            choices.dark = !choices.dark;
            return;
        default:
            return;
    }
}

void take_letter(Scene& scene, Workshop& workshop, ImWchar letter) {
    if (letter >= '1' && letter <= '5')
        choose_preset(scene, workshop, static_cast<std::size_t>(letter - '1'));
    else if (!take_command(scene, letter))
        take_choice(scene, letter);
}

bool pressed_once(ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), false); }
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
    if (char const clicked = std::exchange(scene.choices.typed, '\0'); clicked != 0)
        take_letter(scene, workshop, static_cast<ImWchar>(clicked));
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
    int const steps = io.KeyShift ? 5 : 1;
    if (pressed(ImGuiKey_UpArrow)) workshop.move_guess(scene, steps);
    if (pressed(ImGuiKey_DownArrow)) workshop.move_guess(scene, -steps);
    if (pressed_once(ImGuiKey_Enter) || pressed_once(ImGuiKey_KeyPadEnter))
        workshop.enter_guess(scene);
    if (io.KeyCtrl && pressed(ImGuiKey_Z)) scene.session.undo();
}

}  // namespace diorama::viewer::faces
