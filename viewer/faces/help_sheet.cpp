#include <algorithm>

#include "viewer/faces/keys.hpp"
#include "viewer/faces/levers.hpp"
#include "viewer/faces/presets.hpp"
#include "viewer/faces/series.hpp"
#include "viewer/faces/sheets.hpp"
#include "viewer/faces/widgets.hpp"
#include "viewer/map/appearance.hpp"

namespace diorama::viewer::faces {

namespace {

/// For whoever has a mouse alone: a click on a key's line types its letter into the next frame.
void press_by_mouse(Scene& scene, Box box, KeyLine const& line) {
    if (line.letter == 0) return;
    bool const clicked = touch(scene, box, std::string("key ") + line.key);
    if (hovered_last())
        ImGui::GetWindowDrawList()->AddRectFilled(
            box.from, box.to, charts::faded(scene.colours().accent, 0.14F), scene.em(0.2F));
    if (!clicked) return;
    scene.choices.sheet = Sheet::none;
    scene.choices.typed = line.letter;
}

}  // namespace

void draw_help(Scene& scene, Workshop const& workshop) {
    Box const box = begin_sheet(scene, "Keys", 58.0F, 32.0F);
    auto const keys = key_lines();
    // As many columns as hold all lines; where type is large the sheet scrolls.
    float widest = 0.0F;
    for (KeyLine const& line : keys)
        widest = std::max(widest, charts::width_of(scene.look.body, line.does));
    std::size_t const columns = box.width() > 2.0F * (widest + scene.em(6.4F)) ? 2 : 1;
    std::size_t const rows = (keys.size() + columns - 1) / columns;
    float const step = scene.look.body->FontSize * 1.12F;
    ImGui::SetCursorScreenPos(box.from);
    ImGui::BeginChild("key lines", {box.width(), box.height()});
    ImDrawList& lines = *ImGui::GetWindowDrawList();
    ImVec2 const at = ImGui::GetCursorScreenPos();
    float const width = box.width() / static_cast<float>(columns);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        float const x = at.x + width * static_cast<float>(i / rows);
        float const y = at.y + step * static_cast<float>(i % rows);
        press_by_mouse(scene, {{x, y}, {x + width - scene.em(0.4F), y + step}}, keys[i]);
        charts::write(lines, scene.look.strong, {x, y}, scene.colours().accent, keys[i].key);
        charts::write_within(lines, scene.look.body, {x + scene.em(5.2F), y}, scene.colours().ink,
                             keys[i].does, width - scene.em(5.6F));
    }
    ImGui::SetCursorScreenPos({at.x, at.y + step * static_cast<float>(rows)});
    ImGui::PushFont(scene.look.small);
    ImGui::PushTextWrapPos(0.0F);
    std::string ways = "1 to 5: ";
    for (auto const& way : presets(workshop)) ways += (ways.ends_with(": ") ? "" : ", ") + way.name;
    ImGui::TextWrapped(
        "%s. Click a person to see their ties, click again for their story; with "
        "shift their team. The wheel comes nearer. Click a chart to enlarge it.",
        ways.c_str());
    for (std::size_t i = 0; i < map::scheme_count; ++i) {
        auto const scheme = static_cast<map::Scheme>(i);
        ImGui::TextWrapped("%s: %s", std::string(map::scheme_name(scheme)).c_str(),
                           std::string(map::scheme_key(scheme)).c_str());
    }
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
    ImGui::EndChild();
    end_sheet();
}

void draw_lever_sheet(Scene& scene) {
    Box const box = begin_sheet(scene, "Levers", 26.0F, 25.0F);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    Scene inner{scene.session,  scene.state, scene.choices, scene.look,
                scene.registry, list,        scene.seconds};
    draw_levers(inner, box);
    end_sheet();
}

void draw_chart_sheet(Scene& scene) {
    if (scene.state.opened == nullptr) {
        scene.choices.sheet = Sheet::none;
        return;
    }
    Box box = begin_sheet(scene, "Chart", 120.0F, 80.0F);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImGui::SetCursorScreenPos(box.from);
    ImGui::PushFont(scene.look.small);
    ImGui::SetNextItemWidth(std::min(scene.em(24.0F), box.width()));
    if (ImGui::BeginCombo("##measure", scene.choices.enlarged.c_str(),
                          ImGuiComboFlags_HeightLarge)) {
        for (auto const& measure : scene.state.opened->measures)
            if (ImGui::Selectable(std::string(measure.name).c_str(),
                                  measure.name == scene.choices.enlarged))
                scene.choices.enlarged = measure.name;
        ImGui::EndCombo();
    }
    scene.registry.mark_last("chart measure");
    ImGui::PopFont();
    box.from.y += scene.em(2.2F);
    ImVec2 const mouse = ImGui::GetIO().MousePos;
    if (scene.choices.view == View::difference && scene.state.branches.size() > 1)
        charts::draw_difference_chart(list, box.from, box.to,
                                      difference_chart_of(scene, scene.choices.enlarged),
                                      scene.look, mouse);
    else
        charts::draw_line_chart(list, box.from, box.to,
                                line_chart_of(scene, scene.choices.enlarged), scene.look, mouse);
    end_sheet();
}

}  // namespace diorama::viewer::faces
