#include "viewer/faces/app.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "viewer/faces/author.hpp"
#include "viewer/faces/keys.hpp"
#include "viewer/faces/sheets.hpp"
#include "viewer/faces/stage.hpp"
#include "viewer/faces/widgets.hpp"

namespace diorama::viewer::faces {

App::App(live::Session& session, FontFiles fonts) : session_(session), fonts_(std::move(fonts)) {}

namespace {

float wanted_em(ImVec2 display, Choices const& choices) {
    float const factor = choices.face == Face::author ? 0.72F : 1.0F;
    return std::round(natural_em(display.x, display.y) * choices.type_factor * factor);
}

}  // namespace

bool App::wants_type(ImVec2 display) const { return wanted_em(display, choices_) != loaded_em_; }

void App::load_type(ImVec2 display) {
    loaded_em_ = wanted_em(display, choices_);
    faces::load_type(*ImGui::GetIO().Fonts, fonts_, loaded_em_, look_);
}

void App::style() const {
    auto const& colours = *look_.colours;
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    float const em = look_.em;
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0.0F;
    style.WindowRounding = em * 0.4F;
    style.ChildBorderSize = 0.0F;
    style.FramePadding = {em * 0.4F, em * 0.22F};
    style.FrameRounding = em * 0.25F;
    style.ItemSpacing = {em * 0.5F, em * 0.35F};
    style.ItemInnerSpacing = {em * 0.35F, em * 0.3F};
    style.ScrollbarSize = em * 0.7F;
    style.ScrollbarRounding = em * 0.35F;
    style.GrabMinSize = em * 0.7F;
    style.GrabRounding = em * 0.35F;
    style.PopupRounding = em * 0.25F;
    style.CellPadding = {em * 0.3F, em * 0.2F};
    auto const set = [&](ImGuiCol place, ImU32 colour) {
        style.Colors[place] = ImGui::ColorConvertU32ToFloat4(colour);
    };
    set(ImGuiCol_Text, colours.ink);
    set(ImGuiCol_TextDisabled, colours.faint);
    set(ImGuiCol_WindowBg, colours.panel);
    set(ImGuiCol_ChildBg, 0);
    set(ImGuiCol_PopupBg, colours.panel);
    set(ImGuiCol_Border, colours.hairline);
    set(ImGuiCol_FrameBg, colours.raised);
    set(ImGuiCol_FrameBgHovered, charts::mixed(colours.raised, colours.accent, 0.15F));
    set(ImGuiCol_FrameBgActive, charts::mixed(colours.raised, colours.accent, 0.25F));
    set(ImGuiCol_Button, colours.raised);
    set(ImGuiCol_ButtonHovered, charts::mixed(colours.raised, colours.accent, 0.25F));
    set(ImGuiCol_ButtonActive, charts::mixed(colours.raised, colours.accent, 0.4F));
    set(ImGuiCol_Header, charts::faded(colours.accent, 0.18F));
    set(ImGuiCol_HeaderHovered, charts::faded(colours.accent, 0.25F));
    set(ImGuiCol_HeaderActive, charts::faded(colours.accent, 0.35F));
    set(ImGuiCol_SliderGrab, colours.accent);
    set(ImGuiCol_SliderGrabActive, colours.accent);
    set(ImGuiCol_CheckMark, colours.accent);
    set(ImGuiCol_ScrollbarBg, 0);
    set(ImGuiCol_ScrollbarGrab, colours.hairline);
    set(ImGuiCol_ScrollbarGrabHovered, colours.faint);
    set(ImGuiCol_ScrollbarGrabActive, colours.faint);
    set(ImGuiCol_TextSelectedBg, charts::faded(colours.accent, 0.35F));
    set(ImGuiCol_TableRowBgAlt, charts::faded(colours.raised, 0.45F));
    set(ImGuiCol_Tab, colours.raised);
    set(ImGuiCol_TabHovered, charts::mixed(colours.raised, colours.accent, 0.3F));
    set(ImGuiCol_TabActive, charts::mixed(colours.raised, colours.accent, 0.3F));
    set(ImGuiCol_ModalWindowDimBg, charts::faded(colours.ink, 0.3F));
    set(ImGuiCol_NavHighlight, colours.accent);
}

void App::note_mouse(float seconds) {
    ImGuiIO const& io = ImGui::GetIO();
    bool const moved = io.MouseDelta.x != 0.0F || io.MouseDelta.y != 0.0F || io.MouseDown[0];
    // Whoever presses keys has let go of it.
    bool const keys = !io.InputQueueCharacters.empty() ||
                      ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_PageDown)) ||
                      ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_PageUp));
    float& still = choices_.mouse_still_seconds;
    still = moved ? 0.0F : keys ? 1e6F : still + seconds;
}

void App::frame(map::DotPainter* painter, float seconds) {
    look_.colours = choices_.dark ? &charts::dark_colours() : &charts::light_colours();
    style();
    auto const state = session_.state();
    if (std::exchange(choices_.snapshot_next, false)) choices_.snapshot = true;
    if (std::exchange(choices_.recording_next, false)) choices_.recording = true;
    registry_.begin_frame();
    note_mouse(seconds);
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(display);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0F);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, look_.colours->paper);
    ImGui::Begin("face", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                     ImGuiWindowFlags_NoScrollWithMouse);
    Scene scene{session_, *state, choices_, look_, registry_, *ImGui::GetWindowDrawList(), seconds};
    workshop_.settle(scene);
    take_keys(scene, workshop_);
    if (choices_.face == Face::stage)
        draw_stage(scene, map_, workshop_, painter);
    else
        draw_author(scene, map_, department_use_, painter);
    // With nothing open and nothing on its way there is one thing to do.
    bool const idle = state->tickets_done >= session_.last_ticket();
    if (state->opened == nullptr && choices_.sheet == Sheet::none && idle)
        choices_.sheet = Sheet::open;
    if (state->opened != opened_) {
        opened_ = state->opened;
        if (choices_.sheet == Sheet::open) choices_.sheet = Sheet::none;
        // What was found in somebody's own chart is told before it is believed.
        if (opened_->source == live::Source::chart) choices_.sheet = Sheet::findings;
        show_first_week();
    }
    draw_sheets(scene);
    if (!choices_.to_open.empty()) open(std::exchange(choices_.to_open, {}));
    // What failed to open is told where it was asked for.
    bool const failed = !state->problems.empty() && state->tickets_done >= opening_ &&
                        state->busy.work != live::Work::opening;
    if (failed && !std::exchange(told_problems_, true)) choices_.sheet = Sheet::open;
    take_messages(scene);
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
}

void App::show_first_week() {
    auto const week = std::exchange(choices_.first_week, 0);
    if (week == 0) return;
    session_.go_to(week);
    if (week <= opened_->weeks) return;
    choices_.notice = "There is no week " + std::to_string(week) + "; this is the last one.";
    choices_.notice_failed = true;
}

void App::draw_sheets(Scene& scene) {
    switch (choices_.sheet) {
        case Sheet::none:
            break;
        case Sheet::help:
            draw_help(scene, workshop_);
            break;
        case Sheet::open:
            draw_open(scene, recent);
            break;
        case Sheet::intervene:
            draw_intervene(scene, workshop_);
            break;
        case Sheet::levers:
            draw_lever_sheet(scene);
            break;
        case Sheet::diaries:
            draw_diaries(scene);
            break;
        case Sheet::person:
            draw_person(scene);
            break;
        case Sheet::chart:
            draw_chart_sheet(scene);
            break;
        case Sheet::save:
            draw_save(scene);
            break;
        case Sheet::findings:
            draw_findings(scene);
            break;
        case Sheet::run_sheets:
            draw_run_sheets(scene, workshop_);
            break;
    }
}

void App::take_messages(Scene& scene) {
    for (live::Message const& message : scene.state.messages) {
        if (message.number <= choices_.message_seen) continue;
        choices_.message_seen = message.number;
        notice_ = message.text;
        notice_failed_ = message.failed;
        notice_seconds_ = message.failed ? 9.0F : 4.0F;
    }
    if (!choices_.notice.empty()) {
        notice_ = std::move(choices_.notice);
        choices_.notice.clear();
        notice_failed_ = choices_.notice_failed;
        notice_seconds_ = notice_failed_ ? 9.0F : 4.0F;
    }
    // What is told waits until the picture is taken; what went wrong does not wait for a recording.
    bool const pictured = choices_.snapshot || (choices_.recording && !notice_failed_);
    if (notice_seconds_ <= 0.0F || choices_.settled || pictured) return;
    notice_seconds_ -= scene.seconds;
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    float const room = std::min(scene.em(34.0F), display.x - scene.em(3.0F));
    std::string const text = (notice_failed_ ? "! " : "") + notice_;
    float const high = charts::write_wrapped(nullptr, look_.body, {0, 0}, 0, text.c_str(), room);
    float const wide = std::min(room, charts::width_of(look_.body, text.c_str()));
    ImVec2 const at{(display.x - wide) / 2.0F, display.y - scene.em(6.0F) - high};
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    list.AddRectFilled({at.x - scene.em(0.8F), at.y - scene.em(0.4F)},
                       {at.x + wide + scene.em(0.8F), at.y + high + scene.em(0.3F)},
                       notice_failed_ ? look_.colours->warning : look_.colours->ink,
                       scene.em(0.3F));
    charts::write_wrapped(&list, look_.body, at, look_.colours->paper, text.c_str(), room);
    registry_.mark("notice", {at, {at.x + wide, at.y + high}});
}

bool App::moving() const {
    return map_.moving() || notice_seconds_ > 0.0F || session_.state()->playing;
}

void App::open(std::string const& path) {
    choices_.sheet = Sheet::none;
    opening_ = session_.open(path);
    told_problems_ = false;
    recent.erase(std::remove(recent.begin(), recent.end(), path), recent.end());
    recent.insert(recent.begin(), path);
    if (recent.size() > 8) recent.resize(8);
}

}  // namespace diorama::viewer::faces
