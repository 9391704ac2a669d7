#include <string>

#include "viewer/charts/numbers.hpp"
#include "viewer/faces/sheets.hpp"
#include "viewer/faces/widgets.hpp"
#include "viewer/faces/workshop.hpp"

namespace diorama::viewer::faces {

namespace {

/// A step in its place: what it is called and how long it takes.
std::string step_line(std::size_t place, scenario::RunStep const& step) {
    std::string line = std::to_string(place + 1) + "  ";
    line += step.title.empty()
                ? std::string(scenario::step_kind_names[static_cast<std::size_t>(step.kind)])
                : step.title;
    if (step.minutes > 0.0) line += " · " + charts::plain_text(step.minutes) + " min";
    return line;
}

/// All steps, those behind in faint type; under the present one what only the presenter reads.
void list_steps(Scene& scene, live::Presenter const& presenter) {
    auto const& sheet = presenter.sheet();
    ImGui::TextWrapped("%s", sheet.description.c_str());
    for (std::size_t i = 0; i < sheet.steps.size(); ++i) {
        auto const& step = sheet.steps[i];
        bool const here = i == presenter.place();
        std::string const line = (here ? "▶ " : "   ") + step_line(i, step);
        ImGui::PushStyleColor(ImGuiCol_Text,
                              i < presenter.place() ? scene.colours().faint : scene.colours().ink);
        ImGui::PushFont(here ? scene.look.strong : scene.look.body);
        ImGui::TextWrapped("%s", line.c_str());
        ImGui::PopFont();
        ImGui::PopStyleColor();
        if (!here) continue;
        if (ImGui::IsWindowAppearing()) ImGui::SetScrollHereY(0.3F);
        scene.registry.mark_last("present step");
        if (step.notes.empty()) continue;
        ImGui::PushFont(scene.look.small);
        ImGui::TextWrapped("%s", step.notes.c_str());
        ImGui::PopFont();
        scene.registry.mark_last("notes");
    }
}

}  // namespace

void draw_run_sheets(Scene& scene, Workshop& workshop) {
    Box const box = begin_sheet(scene, "Run sheet", 44.0F, 28.0F);
    ImGui::SetCursorScreenPos(box.from);
    ImGui::BeginChild("run sheets", {box.width(), box.height()});
    if (workshop.running()) {
        list_steps(scene, *workshop.presenter());
        if (ImGui::Button("End this run sheet")) workshop.end(scene.choices);
        scene.registry.mark_last("end run sheet");
    } else {
        ImGui::TextWrapped("A workshop step by step: page down goes on, page up goes back.");
        list_shelf(scene, "workshops", {scenario::Headline::Kind::run_sheet});
        if (shelf().empty())
            ImGui::TextDisabled("There is none in scenarios/run-sheets; open one by its path.");
    }
    ImGui::EndChild();
    end_sheet();
}

}  // namespace diorama::viewer::faces
