#include "viewer/faces/author.hpp"

#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "viewer/charts/heat.hpp"
#include "viewer/charts/numbers.hpp"
#include "viewer/charts/palette.hpp"
#include "viewer/faces/fields.hpp"
#include "viewer/faces/frame.hpp"
#include "viewer/faces/series.hpp"
#include "viewer/faces/widgets.hpp"

namespace diorama::viewer::faces {

namespace {

bool wanted(std::string const& filter, std::string_view text) {
    if (filter.empty()) return true;
    auto const lower = [](char c) {
        return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    };
    return std::search(text.begin(), text.end(), filter.begin(), filter.end(),
                       [&](char a, char b) { return lower(a) == lower(b); }) != text.end();
}

/// One line of the parameters: a mark where it differs from the default, its name, its value.
void draw_parameter(Scene& scene, live::Branch const& branch, std::string const& path,
                    Declared const& declared, double usual, double value) {
    bool const differs = value != usual;
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    if (differs) {
        ImGui::PushStyleColor(ImGuiCol_Text, scene.colours().accent);
        ImGui::TextUnformatted("*");
        ImGui::PopStyleColor();
    }
    ImGui::TableNextColumn();
    std::string name(declared.name);
    std::replace(name.begin(), name.end(), '_', ' ');
    ImGui::TextUnformatted(name.c_str());
    tell_declared(scene, path, declared, usual);
    ImGui::TableNextColumn();
    double edited = value;
    if (edit_value(scene, "parameter " + path, declared, edited, ImGui::GetContentRegionAvail().x))
        scene.session.set_parameter(branch.id, path, edited);
    tell_declared(scene, path, declared, usual);
}

void draw_parameters(Scene& scene) {
    live::Branch const* const branch = scene.branch();
    if (branch == nullptr || branch->picture == nullptr) return;
    static std::vector<std::string> const paths = mechanisms::parameter_paths();
    if (!ImGui::BeginTable("parameters", 3, ImGuiTableFlags_RowBg | ImGuiTableFlags_ScrollY))
        return;
    ImGui::TableSetupColumn("mark", ImGuiTableColumnFlags_WidthFixed, scene.em(0.7F));
    ImGui::TableSetupColumn("name", ImGuiTableColumnFlags_WidthStretch, 0.64F);
    ImGui::TableSetupColumn("value", ImGuiTableColumnFlags_WidthStretch, 0.36F);
    mechanisms::Parameters const usual;
    std::vector<double> defaults;
    mechanisms::for_each_parameter(usual, [&](auto const& owner, auto const& field) {
        defaults.push_back(value_of(owner, field));
    });
    std::size_t place = 0;
    std::string head;
    mechanisms::for_each_parameter(branch->picture->parameters, [&](auto const& owner,
                                                                    auto const& field) {
        std::string const& path = paths[place];
        double const standard = defaults[place++];
        if (!wanted(scene.choices.filter, path) && !wanted(scene.choices.filter, field.meaning))
            return;
        std::string const table = path.substr(0, path.rfind('.'));
        if (table != head) {
            head = table;
            ImGui::TableNextRow();
            ImGui::TableNextColumn();
            ImGui::TableNextColumn();
            ImGui::TextDisabled("%s", table.c_str());
            ImGui::TableNextColumn();
        }
        draw_parameter(scene, *branch, path, declared_of(field), standard, value_of(owner, field));
    });
    ImGui::EndTable();
}

void draw_measures(Scene& scene) {
    live::Branch const* const branch = scene.branch();
    if (branch == nullptr || branch->picture == nullptr) return;
    if (!ImGui::BeginTable("measures", 2, ImGuiTableFlags_RowBg | ImGuiTableFlags_ScrollY)) return;
    ImGui::TableSetupColumn("name", ImGuiTableColumnFlags_WidthStretch, 0.7F);
    ImGui::TableSetupColumn("value", ImGuiTableColumnFlags_WidthStretch, 0.3F);
    auto const& measures = scene.state.opened->measures;
    for (std::size_t i = 0; i < measures.size() && i < branch->picture->measures.size(); ++i) {
        auto const& measure = measures[i];
        if (!wanted(scene.choices.filter, measure.name) &&
            !wanted(scene.choices.filter, measure.meaning))
            continue;
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        if (ImGui::Selectable(std::string(measure.name).c_str(),
                              scene.choices.enlarged == measure.name,
                              ImGuiSelectableFlags_SpanAllColumns))
            scene.choices.enlarged = measure.name;
        scene.registry.mark_last("measure " + std::string(measure.name));
        if (ImGui::IsItemHovered())
            tell(scene, (std::string(measure.meaning) + "\n" + std::string(measure.unit)).c_str());
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(
            charts::value_text(branch->picture->measures[i], measure.unit).c_str());
    }
    ImGui::EndTable();
}

void draw_events(Scene& scene) {
    live::Branch const* const branch = scene.branch();
    if (branch == nullptr || branch->events == nullptr) return;
    if (ImGui::Button("Another event")) scene.choices.sheet = Sheet::intervene;
    scene.registry.mark_last("another event");
    if (branch->events->empty()) ImGui::TextWrapped("Nothing happens but the programme.");
    for (live::EventMark const& mark : *branch->events) {
        std::string text = event_words(mark.event) + ": ";
        text += mark.event.when ? "when " + mark.event.when->text()
                                : "week " + std::to_string(mark.event.at_week);
        for (std::size_t i = 0; i < mark.weeks.size() && i < 6; ++i)
            text += (i == 0 ? "; happened in week " : ", ") + std::to_string(mark.weeks[i]);
        ImGui::Bullet();
        if (mark.added) {
            if (ImGui::SmallButton(("take back##" + std::to_string(mark.place)).c_str()))
                scene.session.remove_event(branch->id, mark.place);
            ImGui::SameLine();
        }
        ImGui::TextWrapped("%s", text.c_str());
        if (!mark.weeks.empty() && ImGui::IsItemClicked()) scene.session.go_to(mark.weeks.front());
    }
}

void draw_notes(Scene& scene) {
    auto const& opened = *scene.state.opened;
    if (!opened.description.empty()) ImGui::TextWrapped("%s", opened.description.c_str());
    ImGui::TextDisabled("%s", opened.path.c_str());
    for (auto const& finding : opened.findings) ImGui::TextWrapped("%s", finding.c_str());
    for (auto const& note : opened.notes) ImGui::TextWrapped("%s", note.c_str());
    for (auto const& expectation : opened.expectations)
        ImGui::TextWrapped("claim: %s", expectation.claim.c_str());
}

float tabs_width(Scene const& scene, ImFont const* font) {
    float width = scene.em(0.5F);
    for (char const* const name : {"Parameters", "Measures", "Events", "Notes"})
        width += charts::width_of(font, name) + scene.em(1.0F);
    return width;
}

void draw_column(Scene& scene, Box box) {
    ImGui::SetCursorScreenPos(box.from);
    ImGui::BeginChild("author", {box.width(), box.height()});
    ImGui::SetNextItemWidth(box.width());
    ImGui::InputTextWithHint("##filter", "find a parameter or a measure", &scene.choices.filter);
    scene.registry.mark_last("filter");
    // In large type the tabs are written small rather than cut.
    bool const fits = tabs_width(scene, scene.look.body) <= box.width();
    if (ImGui::BeginTabBar("tabs")) {
        auto const tab = [&](char const* name, auto const& draw) {
            ImGui::PushFont(fits ? scene.look.body : scene.look.small);
            bool const open = ImGui::BeginTabItem(name);
            ImGui::PopFont();
            scene.registry.mark_last(std::string("tab ") + name);
            if (!open) return;
            draw(scene);
            ImGui::EndTabItem();
        };
        tab("Parameters", draw_parameters);
        tab("Measures", draw_measures);
        tab("Events", draw_events);
        tab("Notes", draw_notes);
        ImGui::EndTabBar();
    }
    ImGui::EndChild();
}

void draw_departments(Scene& scene, Box box, DepartmentUse& use) {
    live::Branch const* const branch = scene.branch();
    if (branch == nullptr || branch->series == nullptr || branch->series->departments.empty())
        return;
    charts::draw_heat(scene.list, box.from, box.to, use.chart_of(scene, *branch), scene.look,
                      ImGui::GetIO().MousePos);
}

}  // namespace

void draw_author(Scene& scene, MapPanel& map, DepartmentUse& use, map::DotPainter* painter) {
    Box const middle = draw_frame(scene);
    if (scene.state.opened == nullptr || scene.branch() == nullptr) return;
    float const gap = scene.em(1.2F);
    // As wide as its tabs, in large type too; map and charts share the rest.
    float const column = std::clamp(tabs_width(scene, scene.look.small), middle.width() * 0.36F,
                                    middle.width() * 0.46F);
    Box const left{middle.from, {middle.from.x + column, middle.to.y}};
    Box centre{{left.to.x + gap, middle.from.y},
               {left.to.x + (middle.width() - column) * 0.5F, middle.to.y}};
    Box right{{centre.to.x + gap, middle.from.y}, middle.to};
    draw_column(scene, left);
    float const half = middle.height() * 0.56F;
    map.draw(scene, {centre.from, {centre.to.x, centre.from.y + half}}, painter);
    draw_departments(scene, {{centre.from.x, centre.from.y + half + scene.em(0.8F)}, centre.to},
                     use);
    std::string const measure =
        scene.choices.enlarged.empty() ? scene.choices.charts[0] : scene.choices.enlarged;
    float const third = (right.height() - 2.0F * gap) / 3.0F;
    ImVec2 const mouse = ImGui::GetIO().MousePos;
    charts::draw_line_chart(scene.list, right.from, {right.to.x, right.from.y + third},
                            line_chart_of(scene, measure), scene.look, mouse);
    auto const ladder = ladder_stack_of(scene, *scene.branch());
    float const second = right.from.y + third + gap;
    charts::draw_stack_chart(scene.list, {right.from.x, second}, {right.to.x, second + third},
                             ladder.chart, scene.look, mouse);
    float const last = second + third + gap;
    charts::draw_line_chart(scene.list, {right.from.x, last}, right.to,
                            line_chart_of(scene, "energy"), scene.look, mouse);
}

}  // namespace diorama::viewer::faces
