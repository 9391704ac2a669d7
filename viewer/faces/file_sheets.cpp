#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <filesystem>

#include <imgui.h>
#include <imgui_stdlib.h>

#include "viewer/charts/numbers.hpp"
#include "viewer/faces/sheets.hpp"
#include "viewer/faces/widgets.hpp"

namespace diorama::viewer::faces {

namespace {

void list_files(Scene& scene, char const* head, std::vector<std::string> const& files) {
    if (files.empty()) return;
    ImGui::PushFont(scene.look.small);
    ImGui::TextDisabled("%s", head);
    ImGui::PopFont();
    for (auto const& file : files) {
        if (ImGui::Selectable((file + "##" + head).c_str())) scene.choices.to_open = file;
        scene.registry.mark_last("open " + file);
    }
    ImGui::Dummy({1.0F, scene.em(0.3F)});
}

}  // namespace

void list_shelf(Scene& scene, char const* head,
                std::initializer_list<scenario::Headline::Kind> of) {
    ImGui::PushFont(scene.look.small);
    ImGui::TextDisabled("%s", head);
    ImGui::PopFont();
    for (Shelved const& one : shelf()) {
        if (std::find(of.begin(), of.end(), one.headline.kind) == of.end()) continue;
        std::string name = one.headline.name;
        if (one.headline.minutes > 0.0)
            name += " · " + charts::plain_text(std::round(one.headline.minutes)) + " minutes";
        ImGui::PushFont(scene.look.strong);
        if (ImGui::Selectable((name + "##" + one.path).c_str())) scene.choices.to_open = one.path;
        ImGui::PopFont();
        scene.registry.mark_last("open " + one.path);
        ImGui::PushFont(scene.look.small);
        ImGui::TextWrapped("%s", one.headline.description.empty()
                                     ? one.path.c_str()
                                     : one.headline.description.c_str());
        ImGui::PopFont();
    }
    ImGui::Dummy({1.0F, scene.em(0.3F)});
}

namespace {

/// Beside the last button where there is room for one with this label, else below it.
void next_in_row(Scene& scene, char const* label) {
    float const end = ImGui::GetItemRectMax().x + ImGui::GetStyle().ItemSpacing.x +
                      charts::width_of(scene.look.body, label) + scene.em(0.9F);
    if (end < ImGui::GetWindowPos().x + ImGui::GetContentRegionMax().x) ImGui::SameLine();
}

void list_problems(Scene& scene) {
    if (scene.state.problems.empty()) return;
    ImGui::PushStyleColor(ImGuiCol_Text, scene.colours().warning);
    ImGui::TextWrapped("! This could not be opened; what was open before still is.");
    ImGui::PopStyleColor();
    ImGui::PushFont(scene.look.small);
    for (auto const& problem : scene.state.problems)
        ImGui::TextWrapped("%s", problem.text().c_str());
    ImGui::PopFont();
    ImGui::Separator();
}

/// "people        175", as a console has it, in two columns.
void list_finding(Scene& scene, std::string const& finding) {
    auto const gap = finding.find("  ");
    auto const value = finding.find_first_not_of(' ', gap);
    if (gap == 0 || gap == std::string::npos || value == std::string::npos)
        return ImGui::TextWrapped("%s", finding.c_str());
    ImGui::TextUnformatted(finding.c_str(), finding.c_str() + gap);
    ImGui::SameLine(scene.em(9.0F));
    ImGui::TextWrapped("%s", finding.c_str() + value);
}

void list_notes(Scene& scene) {
    if (scene.state.opened == nullptr) return;
    auto const& opened = *scene.state.opened;
    if (opened.findings.empty() && opened.notes.empty()) return;
    ImGui::PushFont(scene.look.small);
    ImGui::TextDisabled("%s", opened.path.c_str());
    for (auto const& finding : opened.findings) list_finding(scene, finding);
    for (auto const& note : opened.notes) ImGui::TextWrapped("%s", note.c_str());
    ImGui::PopFont();
}

}  // namespace

void draw_findings(Scene& scene) {
    if (scene.state.opened == nullptr) {
        scene.choices.sheet = Sheet::open;
        return;
    }
    std::string const title = "What is in " + scene.state.opened->name;
    Box const box = begin_sheet(scene, title.c_str(), 44.0F, 30.0F);
    float const row = button_size(scene, "Show them").y + scene.em(0.5F);
    ImGui::SetCursorScreenPos(box.from);
    ImGui::BeginChild("findings", {box.width(), box.height() - row});
    list_notes(scene);
    scene.registry.mark_last("findings");
    ImGui::EndChild();
    if (button(scene, {box.from.x, box.to.y - row + scene.em(0.5F)}, "Show them", Weight::main))
        scene.choices.sheet = Sheet::none;
    end_sheet();
}

void draw_open(Scene& scene, std::vector<std::string> const& recent) {
    Box const box = begin_sheet(scene, "Open", 44.0F, 30.0F);
    ImGui::SetCursorScreenPos(box.from);
    ImGui::BeginChild("files", {box.width(), box.height()});
    ImGui::SetNextItemWidth(std::max(scene.em(6.0F), box.width() - scene.em(7.0F)));
    bool const entered =
        ImGui::InputTextWithHint("##path", "scenario, study, result folder or chart.csv",
                                 &scene.choices.open_path, ImGuiInputTextFlags_EnterReturnsTrue);
    scene.registry.mark_last("open path");
    ImGui::SameLine();
    bool const clicked = ImGui::Button("Open##path");
    scene.registry.mark_last("open this");
    if ((entered || clicked) && !scene.choices.open_path.empty())
        scene.choices.to_open = scene.choices.open_path;
    list_problems(scene);
    using Kind = scenario::Headline::Kind;
    if (!recent.empty()) list_files(scene, "opened before", recent);
    list_shelf(scene, "workshops", {Kind::run_sheet});
    list_shelf(scene, "studies and scenarios", {Kind::study, Kind::scenario});
    ImGui::TextDisabled("Or drop a file on the window.");
    list_notes(scene);
    ImGui::EndChild();
    end_sheet();
}

namespace {

/// A name for the chosen branch's files, until somebody types another one.
void suggest_path(Scene& scene) {
    auto& choices = scene.choices;
    if (!choices.save_path.empty() && choices.save_path != choices.suggested_path) return;
    std::string name = scene.state.opened == nullptr ? "picture" : scene.state.opened->name;
    if (live::Branch const* const branch = scene.branch();
        branch != nullptr && branch->name != name)
        name += "-" + branch->name;
    for (char& c : name)
        c = std::isalnum(static_cast<unsigned char>(c)) != 0
                ? static_cast<char>(std::tolower(static_cast<unsigned char>(c)))
                : '-';
    choices.suggested_path = choices.save_path = "ours/" + name + ".toml";
}

/// Files that are there already, and what saving would do to them.
void tell_taken(Scene& scene, std::string const& stem) {
    std::string taken;
    for (char const* const ending : {".toml", ".csv"}) {
        std::error_code ignored;
        if (std::filesystem::exists(stem + ending, ignored))
            taken += (taken.empty() ? "" : " and ") + stem + ending;
    }
    if (taken.empty()) return;
    ImGui::PushStyleColor(ImGuiCol_Text, scene.colours().warning);
    ImGui::TextWrapped("! %s: there already, and replaced when saved again.", taken.c_str());
    ImGui::PopStyleColor();
    scene.registry.mark_last("taken");
}

}  // namespace

void draw_save(Scene& scene) {
    Box const box = begin_sheet(scene, "Save", 36.0F, 19.0F);
    live::Branch const* const branch = scene.branch();
    ImGui::SetCursorScreenPos(box.from);
    ImGui::BeginChild("saving", {box.width(), box.height()});
    suggest_path(scene);
    ImGui::SetNextItemWidth(box.width());
    ImGui::InputText("##save", &scene.choices.save_path);
    scene.registry.mark_last("save path");
    auto const stem = std::filesystem::path(scene.choices.save_path).replace_extension().string();
    ImGui::BeginDisabled(branch == nullptr);
    if (ImGui::Button("Scenario") && branch != nullptr)
        scene.session.save_scenario(branch->id, stem + ".toml");
    scene.registry.mark_last("save scenario");
    next_in_row(scene, "Weeks (CSV)");
    if (ImGui::Button("Weeks (CSV)") && branch != nullptr)
        scene.session.save_weekly(branch->id, stem + ".csv");
    scene.registry.mark_last("save weeks");
    next_in_row(scene, "Picture (PNG)");
    if (ImGui::Button("Picture (PNG)")) {
        scene.choices.snapshot_next = true;
        scene.choices.snapshot_path = stem + ".png";
        scene.choices.sheet = Sheet::none;
    }
    scene.registry.mark_last("save picture");
    next_in_row(scene, "Stop recording");
    if (ImGui::Button(scene.choices.recording ? "Stop recording" : "Record (WebP)")) {
        scene.choices.recording_next = !scene.choices.recording;
        scene.choices.recording = false;
        scene.choices.recording_path = stem + ".webp";
        scene.choices.sheet = Sheet::none;
    }
    scene.registry.mark_last("record");
    ImGui::EndDisabled();
    ImGui::PushFont(scene.look.small);
    tell_taken(scene, stem);
    if (branch != nullptr) {
        ImGui::TextWrapped(
            "Branch %s with its interventions: `diorama run` of the scenario gives the "
            "same weeks, to the last bit.",
            branch->name.c_str());
        if (branch->digest)
            ImGui::TextWrapped("Digest in week %u: %016llx", scene.state.picture_week,
                               static_cast<unsigned long long>(*branch->digest));
    }
    ImGui::PopFont();
    ImGui::EndChild();
    end_sheet();
}

}  // namespace diorama::viewer::faces
