#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <array>

#include "viewer/charts/numbers.hpp"
#include "viewer/faces/fields.hpp"
#include "viewer/faces/presets.hpp"
#include "viewer/faces/series.hpp"
#include "viewer/faces/sheets.hpp"
#include "viewer/faces/widgets.hpp"

namespace diorama::viewer::faces {

namespace {

template <std::size_t... places>
interventions::Action default_action(std::size_t kind, std::index_sequence<places...>) {
    std::array<interventions::Action, sizeof...(places)> const all{
        std::variant_alternative_t<places, interventions::Action>{}...};
    return all[kind];
}

constexpr std::size_t kind_count = std::variant_size_v<interventions::Action>;

interventions::Action action_of(std::size_t kind) {
    return default_action(kind, std::make_index_sequence<kind_count>{});
}

std::string kind_words(std::size_t kind) {
    std::string words(interventions::kind_of(action_of(kind)));
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

void edit_set(Scene& scene, interventions::SetParameter& set, float width) {
    static std::vector<std::string> const paths = mechanisms::parameter_paths();
    ImGui::SetNextItemWidth(width * 2.0F);
    if (ImGui::BeginCombo("##parameter", paths[set.path.place].c_str(),
                          ImGuiComboFlags_HeightLarge)) {
        for (std::uint32_t i = 0; i < paths.size(); ++i)
            if (ImGui::Selectable(paths[i].c_str(), i == set.path.place)) {
                set.path.place = i;
                if (scene.branch() != nullptr)
                    set.value =
                        mechanisms::read_parameter(scene.branch()->picture->parameters, set.path);
            }
        ImGui::EndCombo();
    }
    scene.registry.mark_last("event parameter");
    std::uint32_t place = 0;
    mechanisms::Parameters const usual;
    mechanisms::for_each_parameter(usual, [&](auto const& owner, auto const& field) {
        if (place++ != set.path.place) return;
        Declared const declared = declared_of(field);
        edit_value(scene, "event value", declared, set.value, width);
        tell_declared(scene, paths[set.path.place], declared, value_of(owner, field));
    });
}

void edit_people(Scene& scene, interventions::Reorganise& move) {
    auto const& organisation = *scene.state.opened->organisation;
    auto const words = [&](org::PersonId who) {
        if (who == org::no_person) return std::string("nobody yet");
        return std::string(organisation.title(who)) + " (" + std::string(organisation.id(who)) +
               ")";
    };
    ImGui::TextWrapped("team of: %s", words(move.team).c_str());
    if (ImGui::Button("The person chosen on the map leads the team"))
        move.team = scene.choices.chosen;
    scene.registry.mark_last("event team");
    ImGui::TextWrapped("moves to: %s", words(move.to).c_str());
    if (ImGui::Button("The person chosen on the map is the new manager"))
        move.to = scene.choices.chosen;
    scene.registry.mark_last("event manager");
}

void edit_fields(Scene& scene, interventions::Action& action) {
    float const width = scene.em(8.0F);
    std::visit(
        [&](auto& one) {
            using Kind = std::remove_cvref_t<decltype(one)>;
            if constexpr (std::is_same_v<Kind, interventions::SetParameter>) {
                edit_set(scene, one, width);
            } else if constexpr (std::is_same_v<Kind, interventions::Reorganise>) {
                edit_people(scene, one);
            } else {
                Kind const usual;
                for (auto const& field : Kind::fields()) {
                    double value = value_of(one, field);
                    Declared const declared = declared_of(field);
                    if (edit_value(scene, "event " + std::string(field.name), declared, value,
                                   width))
                        set_value(one, field, value);
                    tell_declared(scene, std::string(field.name), declared, value_of(usual, field));
                    ImGui::SameLine();
                    std::string name(field.name);
                    std::replace(name.begin(), name.end(), '_', ' ');
                    bool const differs = value != value_of(usual, field);
                    ImGui::TextUnformatted((name + (differs ? " *" : "")).c_str());
                    tell_declared(scene, std::string(field.name), declared, value_of(usual, field));
                }
            }
        },
        action);
}

void add_event(Scene& scene) {
    EventDraft& draft = scene.choices.draft;
    live::Branch const* const branch = scene.branch();
    if (branch == nullptr) return;
    draft.mistake.clear();
    interventions::Event event;
    event.action = draft.action;
    if (draft.by_condition) {
        auto parsed = measures::Condition::parse(draft.condition);
        if (auto const* mistake = std::get_if<measures::Condition::Mistake>(&parsed)) {
            draft.mistake = "character " + std::to_string(mistake->offset + 1) + ": " +
                            mistake->what + "; " + mistake->instead;
            return;
        }
        event.when = std::get<measures::Condition>(std::move(parsed));
    } else {
        event.at_week = draft.week;
    }
    scene.session.intervene(branch->id, std::move(event));
    scene.choices.sheet = Sheet::none;
}

void edit_time(Scene& scene) {
    EventDraft& draft = scene.choices.draft;
    int week = static_cast<int>(draft.week);
    int const most = static_cast<int>(scene.state.opened->weeks);
    if (ImGui::RadioButton("in week", !draft.by_condition)) draft.by_condition = false;
    scene.registry.mark_last("event by week");
    ImGui::SameLine();
    ImGui::SetNextItemWidth(scene.em(6.0F));
    if (ImGui::InputInt("(0: next week)##week", &week, 1, 13))
        draft.week = static_cast<std::uint32_t>(std::clamp(week, 0, most));
    scene.registry.mark_last("event week");
    if (ImGui::RadioButton("when", draft.by_condition)) draft.by_condition = true;
    scene.registry.mark_last("event by condition");
    ImGui::SameLine();
    ImGui::SetNextItemWidth(
        std::max(scene.em(6.0F), ImGui::GetContentRegionAvail().x - scene.em(1.0F)));
    if (ImGui::InputTextWithHint("##condition", "using >= 0.25 and trust > 0.5", &draft.condition))
        draft.by_condition = true;
    scene.registry.mark_last("event condition");
}

void edit_event(Scene& scene) {
    EventDraft& draft = scene.choices.draft;
    ImGui::SetNextItemWidth(scene.em(15.0F));
    if (ImGui::BeginCombo("##kind", kind_words(draft.kind).c_str(), ImGuiComboFlags_HeightLarge)) {
        for (std::size_t kind = 0; kind < kind_count; ++kind) {
            if (ImGui::Selectable(kind_words(kind).c_str(), kind == draft.kind)) {
                draft.kind = kind;
                draft.action = action_of(kind);
                draft.mistake.clear();
            }
            scene.registry.mark_last("kind " + kind_words(kind));
        }
        ImGui::EndCombo();
    }
    scene.registry.mark_last("event kind");
    edit_fields(scene, draft.action);
    edit_time(scene);
    if (!draft.mistake.empty()) {
        ImGui::PushStyleColor(ImGuiCol_Text, scene.colours().warning);
        ImGui::TextWrapped("! %s", draft.mistake.c_str());
        ImGui::PopStyleColor();
    }
    if (ImGui::Button("Let it happen")) add_event(scene);
    scene.registry.mark_last("add event");
}

void list_added(Scene& scene) {
    live::Branch const* const branch = scene.branch();
    if (branch == nullptr || branch->events == nullptr) return;
    bool any = false;
    for (live::EventMark const& mark : *branch->events) {
        if (!mark.added) continue;
        if (!any) ImGui::TextDisabled("added in this session");
        any = true;
        std::string const when = mark.event.when ? "when " + mark.event.when->text()
                                                 : "week " + std::to_string(mark.event.at_week);
        if (ImGui::Button(("Take back##" + std::to_string(mark.place)).c_str()))
            scene.session.remove_event(branch->id, mark.place);
        scene.registry.mark_last("take back " + std::to_string(mark.place));
        ImGui::SameLine();
        ImGui::TextWrapped("%s: %s", when.c_str(), event_words(mark.event).c_str());
    }
}

}  // namespace

void draw_intervene(Scene& scene, Workshop& workshop) {
    if (scene.state.opened == nullptr || scene.branch() == nullptr) {
        scene.choices.sheet = Sheet::open;
        return;
    }
    std::string const title =
        "What happens in " +
        letter_of(std::min(scene.choices.branch, scene.state.branches.size() - 1));
    Box const box = begin_sheet(scene, title.c_str(), 44.0F, 31.0F);
    ImVec2 at = box.from;
    auto const ways = presets(workshop);
    for (std::size_t i = 0; i < ways.size(); ++i) {
        std::string const label = std::to_string(i + 1) + "  " + ways[i].name;
        ImVec2 const size = button_size(scene, label);
        if (at.x + size.x > box.to.x) at = {box.from.x, at.y + scene.em(2.0F)};
        if (button(scene, at, label, Weight::normal, false, ways[i].says.c_str())) {
            choose_preset(scene, workshop, i);
            scene.choices.sheet = Sheet::none;
        }
        at.x += size.x + scene.em(0.4F);
    }
    at.y += scene.em(2.4F);
    ImGui::SetCursorScreenPos({box.from.x, at.y});
    ImGui::BeginChild("event", {box.width(), box.to.y - at.y});
    edit_event(scene);
    ImGui::Dummy({1.0F, scene.em(0.4F)});
    list_added(scene);
    ImGui::EndChild();
    end_sheet();
}

}  // namespace diorama::viewer::faces
