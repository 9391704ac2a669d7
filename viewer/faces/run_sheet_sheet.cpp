#include <algorithm>
#include <filesystem>

#include "viewer/faces/sheets.hpp"
#include "viewer/faces/widgets.hpp"
#include "viewer/faces/workshop.hpp"

namespace diorama::viewer::faces {

namespace {

std::vector<std::string> const& shipped_run_sheets() {
    static std::vector<std::string> const found = [] {
        std::vector<std::string> files;
        std::error_code ignored;
        for (auto const& entry :
             std::filesystem::directory_iterator("scenarios/run-sheets", ignored))
            if (entry.path().extension() == ".toml") files.push_back(entry.path().string());
        std::sort(files.begin(), files.end());
        return files;
    }();
    return found;
}

/// "scenarios/run-sheets/unit-or-dio.toml" as "unit or dio".
std::string sheet_name(std::string const& file) {
    std::string name = std::filesystem::path(file).stem().string();
    std::replace(name.begin(), name.end(), '-', ' ');
    return name;
}

}  // namespace

void draw_run_sheets(Scene& scene, Workshop& workshop) {
    Box const box = begin_sheet(scene, "Run sheet", 44.0F, 28.0F);
    ImGui::SetCursorScreenPos(box.from);
    ImGui::BeginChild("run sheets", {box.width(), box.height()});
    if (workshop.running()) {
        auto const& sheet = workshop.presenter()->sheet();
        ImGui::TextWrapped("%s", sheet.description.c_str());
        for (std::size_t i = 0; i < sheet.steps.size(); ++i) {
            auto const& step = sheet.steps[i];
            std::string const mark = i == workshop.presenter()->place() ? "▶ " : "   ";
            std::string const kind(scenario::step_kind_names[static_cast<std::size_t>(step.kind)]);
            ImGui::TextWrapped("%s%zu  %s", mark.c_str(), i + 1,
                               step.title.empty() ? kind.c_str() : step.title.c_str());
        }
        if (ImGui::Button("End this run sheet")) workshop.end(scene.choices);
        scene.registry.mark_last("end run sheet");
    } else {
        ImGui::TextWrapped("A workshop step by step: page down goes on, page up goes back.");
        for (auto const& file : shipped_run_sheets()) {
            if (ImGui::Selectable(sheet_name(file).c_str())) scene.choices.to_open = file;
            scene.registry.mark_last("run sheet " + sheet_name(file));
        }
        if (shipped_run_sheets().empty())
            ImGui::TextDisabled("There is none in scenarios/run-sheets; open one by its path.");
    }
    ImGui::EndChild();
    end_sheet();
}

}  // namespace diorama::viewer::faces
