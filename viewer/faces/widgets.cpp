#include "viewer/faces/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace diorama::viewer::faces {

ImVec2 button_size(Scene const& scene, std::string const& label) {
    return {charts::width_of(scene.look.body, label.c_str()) + scene.em(0.9F), scene.em(1.75F)};
}

bool button(Scene& scene, ImVec2 at, std::string const& label, Weight weight, bool on,
            char const* hint) {
    ImVec2 const size = button_size(scene, label);
    Box const box{at, {at.x + size.x, at.y + size.y}};
    bool const clicked = touch(scene, box, label);
    bool const over = hovered_last();
    auto const& colours = scene.colours();
    ImU32 ground = weight == Weight::main || on ? colours.accent
                   : weight == Weight::quiet    ? charts::faded(colours.raised, 0.0F)
                                                : colours.raised;
    if (over)
        ground = weight == Weight::main || on
                     ? charts::mixed(colours.accent, colours.ink, 0.2F)
                     : charts::mixed(colours.raised, colours.accent, 0.25F);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(box.from, box.to, ground, scene.em(0.3F));
    charts::write(list, scene.look.body,
                  {box.centre().x, at.y + (size.y - scene.look.body->FontSize) / 2.0F},
                  weight == Weight::main || on ? colours.on_accent : colours.ink, label.c_str(),
                  charts::Anchor::centre);
    if (over && hint[0] != '\0') tell(scene, hint);
    return clicked;
}

bool touch(Scene& scene, Box box, std::string const& label) {
    scene.registry.mark(label, box);
    if (box.width() < 1.0F || box.height() < 1.0F) return false;
    ImGui::SetCursorScreenPos(box.from);
    return ImGui::InvisibleButton(label.c_str(), {box.width(), box.height()});
}

bool hovered_last() { return ImGui::IsItemHovered(ImGuiHoveredFlags_None); }

bool slider(Scene& scene, Box box, std::string const& label, double& value, double low, double high,
            double tick, bool whole_numbers, ImU32 colour) {
    touch(scene, box, label);
    bool const held = ImGui::IsItemActive();
    bool const over = hovered_last();
    float const pad = scene.em(0.35F);
    float const left = box.from.x + pad;
    float const width = std::max(1.0F, box.width() - 2.0F * pad);
    double const before = value;
    if (held) {
        double const share = std::clamp((ImGui::GetIO().MousePos.x - left) / width, 0.0F, 1.0F);
        value = low + (high - low) * share;
        // Round values: a hundredth of the range, or whole numbers.
        double const step = whole_numbers ? 1.0 : (high - low) / 100.0;
        value = std::clamp(std::round(value / step) * step, low, high);
    }
    auto const x_of = [&](double at) {
        return left + width * static_cast<float>(high > low ? (at - low) / (high - low) : 0.0);
    };
    auto const& colours = scene.colours();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float const y = box.centre().y;
    float const bar = std::max(2.0F, scene.em(0.14F));
    list.AddRectFilled({left, y - bar / 2.0F}, {left + width, y + bar / 2.0F}, colours.raised, bar);
    ImU32 const full = colour == 0 ? colours.accent : colour;
    list.AddRectFilled({left, y - bar / 2.0F}, {x_of(value), y + bar / 2.0F}, full, bar);
    if (!std::isnan(tick))
        list.AddRectFilled({x_of(tick) - 1.0F, y - bar * 2.2F}, {x_of(tick) + 1.0F, y + bar * 2.2F},
                           colours.faint);
    float const knob = scene.em(held || over ? 0.44F : 0.38F);
    list.AddCircleFilled({x_of(value), y}, knob, full, 32);
    list.AddCircleFilled({x_of(value), y}, knob * 0.5F, colours.on_accent, 32);
    return value != before;
}

Box begin_sheet(Scene& scene, char const* title, float wanted_width_em, float wanted_height_em) {
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    float const margin = scene.em(0.6F);
    float const width = std::min(scene.em(wanted_width_em), display.x - 2.0F * margin);
    float const height = std::min(scene.em(wanted_height_em), display.y - 2.0F * margin);
    ImVec2 const at{std::floor((display.x - width) / 2.0F),
                    std::floor((display.y - height) / 2.0F)};
    ImDrawList& back = *ImGui::GetWindowDrawList();
    back.AddRectFilled({0, 0}, display,
                       charts::faded(scene.colours().ink, scene.colours().dark ? 0.08F : 0.30F));
    ImGui::SetNextWindowPos(at);
    ImGui::SetNextWindowSize({width, height});
    ImGui::Begin(title, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollWithMouse);
    scene.registry.mark("sheet", {at, {at.x + width, at.y + height}});
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImVec2 const inner{at.x + scene.em(1.2F), at.y + scene.em(1.0F)};
    charts::write_within(list, scene.look.large, inner, scene.colours().ink, title,
                         width - scene.em(5.5F));
    ImVec2 const close = button_size(scene, "✗");
    if (button(scene, {at.x + width - close.x - scene.em(0.8F), at.y + scene.em(0.8F)}, "✗",
               Weight::quiet))
        scene.choices.sheet = Sheet::none;
    return {{inner.x, inner.y + scene.look.large->FontSize + scene.em(0.7F)},
            {at.x + width - scene.em(1.2F), at.y + height - scene.em(1.0F)}};
}

void end_sheet() { ImGui::End(); }

void tell(Scene const& scene, char const* text) {
    constexpr float told_seconds = 8.0F;
    if (scene.choices.mouse_still_seconds > told_seconds || scene.choices.snapshot) return;
    scene.registry.mark("hint", {ImGui::GetIO().MousePos, ImGui::GetIO().MousePos});
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    ImVec2 const mouse = ImGui::GetIO().MousePos;
    float const pad = scene.em(0.45F);
    float const room = std::min(scene.em(22.0F), display.x - 4.0F * pad);
    float const wide = std::min(room, charts::width_of(scene.look.small, text));
    float const high = charts::write_wrapped(nullptr, scene.look.small, {0, 0}, 0, text, room);
    ImVec2 at{mouse.x + scene.em(0.6F), mouse.y + scene.em(0.9F)};
    at.x = std::clamp(at.x, 0.0F, std::max(0.0F, display.x - wide - 2.0F * pad));
    if (at.y + high + 2.0F * pad > display.y) at.y = mouse.y - high - 2.0F * pad - scene.em(0.4F);
    list.AddRectFilled(at, {at.x + wide + 2.0F * pad, at.y + high + 1.4F * pad},
                       scene.colours().ink, scene.em(0.25F));
    charts::write_wrapped(&list, scene.look.small, {at.x + pad, at.y + pad * 0.6F},
                          scene.colours().paper, text, room);
}

}  // namespace diorama::viewer::faces
