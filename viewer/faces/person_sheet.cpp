#include <algorithm>
#include <array>

#include "viewer/charts/axes.hpp"
#include "viewer/charts/numbers.hpp"
#include "viewer/charts/palette.hpp"
#include "viewer/faces/levers.hpp"
#include "viewer/faces/map_panel.hpp"
#include "viewer/faces/sheets.hpp"
#include "viewer/faces/widgets.hpp"

namespace diorama::viewer::faces {

namespace {

live::Pin const* pin_of(Scene const& scene, org::PersonId who, bool team) {
    for (live::Pin const& pin : scene.state.pins)
        if (pin.who == who && pin.team == team) return &pin;
    return nullptr;
}

void pin(Scene& scene, org::PersonId who, bool team) {
    if (team)
        scene.session.pin_team(who);
    else
        scene.session.pin_person(who);
}

/// The ladder of each practice, week by week: rows of coloured rungs.
void draw_rungs(Scene& scene, ImDrawList& list, Box box, live::History const& history) {
    std::size_t const weeks = history.weeks.size();
    if (weeks == 0) return;
    float const names = scene.em(6.5F);
    float const step = box.height() / static_cast<float>(people::practice_count);
    double const all = std::max(1U, scene.state.opened->weeks);
    for (std::size_t p = 0; p < people::practice_count; ++p) {
        float const y = box.from.y + step * static_cast<float>(p);
        charts::write(list, scene.look.small,
                      {box.from.x, y + (step - scene.look.small->FontSize) / 2.0F},
                      scene.colours().ink, std::string(people::practice_names[p]).c_str());
        float const left = box.from.x + names;
        float const width = box.width() - names;
        for (std::size_t week = 0; week < weeks; ++week) {
            float mean = 0.0F, people = 0.0F;
            for (std::size_t rung = 0; rung < people::rung_count; ++rung) {
                auto const count = static_cast<float>(history.rungs[week][p][rung]);
                mean += count * static_cast<float>(rung);
                people += count;
            }
            if (people <= 0.0F) continue;
            mean /= people;
            float const x = left + width * static_cast<float>(static_cast<double>(week) / all);
            float const end =
                left + width * static_cast<float>(static_cast<double>(week + 1) / all);
            float const high = step * 0.8F * (0.15F + 0.85F * mean / 5.0F);
            list.AddRectFilled({x, y + step * 0.9F - high},
                               {std::max(end, x + 1.0F), y + step * 0.9F},
                               charts::rung_colour(mean, scene.colours().dark));
        }
        float const now = left + width * static_cast<float>(scene.state.picture_week / all);
        list.AddLine({now, y}, {now, y + step * 0.95F}, scene.colours().ink, 1.5F);
    }
}

/// Why they stand where they stand, in the words of `diorama why`.
void tell_story(Scene& scene, live::History const& history) {
    auto const* const story = history.story(scene.state.picture_week);
    if (story == nullptr) return;
    ImGui::Dummy({1.0F, scene.em(0.2F)});
    ImGui::TextDisabled("what brought them here");
    for (std::string const& sentence : *story) {
        ImGui::TextWrapped("%s", sentence.c_str());
        scene.registry.mark_last("sentence " + sentence);
    }
}

void list_holds(Scene& scene, live::History const& history) {
    ImGui::TextDisabled("why not yet");
    std::uint32_t const week = scene.state.picture_week;
    bool any = false;
    for (std::size_t p = 0; p < people::practice_count; ++p) {
        auto const hold = history.main_hold(week, p);
        if (hold == mechanisms::Hold::nothing) continue;
        any = true;
        ImGui::TextWrapped("%s: %s", std::string(people::practice_names[p]).c_str(),
                           std::string(reasons::words_of(hold)).c_str());
    }
    if (!any) ImGui::TextUnformatted("nothing holds them this week");
}

void draw_story(Scene& scene, Box box, live::Pin const& pin) {
    std::size_t const place = std::min(scene.choices.branch, scene.state.branches.size() - 1);
    if (place >= pin.histories.size() || pin.histories[place] == nullptr) {
        ImGui::SetCursorScreenPos(box.from);
        ImGui::TextWrapped("%s",
                           scene.state.opened->organisation->headcount() > 200000
                               ? "Histories are kept of organisations of up to 200,000 people."
                               : "Reading their history...");
        return;
    }
    live::History const& history = *pin.histories[place];
    float const rungs = std::min(scene.em(8.0F), box.height() * 0.4F);
    draw_rungs(scene, *ImGui::GetWindowDrawList(), {box.from, {box.to.x, box.from.y + rungs}},
               history);
    ImGui::SetCursorScreenPos({box.from.x, box.from.y + rungs + scene.em(0.4F)});
    ImGui::BeginChild("story", {box.width(), box.to.y - box.from.y - rungs - scene.em(0.4F)});
    list_holds(scene, history);
    tell_story(scene, history);
    ImGui::EndChild();
}

}  // namespace

void follow(Scene& scene, org::PersonId who, bool team) {
    scene.choices.chosen = who;
    scene.choices.chosen_team = team;
    scene.choices.sheet = Sheet::person;
    if (pin_of(scene, who, team) == nullptr) pin(scene, who, team);
}

void draw_person(Scene& scene) {
    live::Branch const* const branch = scene.branch();
    auto const who = scene.choices.chosen;
    if (branch == nullptr || branch->picture == nullptr || who == org::no_person) {
        scene.choices.sheet = Sheet::none;
        return;
    }
    auto const& organisation = *scene.state.opened->organisation;
    std::string title(organisation.title(who));
    if (title.empty()) title = organisation.id(who);
    if (scene.choices.chosen_team) title = "Team of " + title;
    Box box = begin_sheet(scene, title.c_str(), 46.0F, 38.0F);
    bool const leads = !branch->picture->hierarchy || branch->picture->hierarchy->span_of(who) > 0;
    live::Pin const* const pinned = pin_of(scene, who, scene.choices.chosen_team);
    ImVec2 at = box.from;
    if (button(scene, at, pinned == nullptr ? "Pin" : "Unpin", Weight::normal, pinned != nullptr,
               "a ring on the map, and the history is kept at hand")) {
        if (pinned != nullptr)
            scene.session.unpin(who, scene.choices.chosen_team);
        else
            pin(scene, who, scene.choices.chosen_team);
    }
    at.x += button_size(scene, "Unpin").x + scene.em(0.4F);
    if (leads && button(scene, at, scene.choices.chosen_team ? "The person" : "The team"))
        follow(scene, who, !scene.choices.chosen_team);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (auto const lever = freed_hours_lever(*branch->picture, who)) {
        Scene inner{scene.session,  scene.state, scene.choices, scene.look,
                    scene.registry, list,        scene.seconds};
        draw_lever(inner,
                   {{box.to.x - scene.em(13.0F), box.from.y - scene.em(0.1F)},
                    {box.to.x, box.from.y + scene.em(1.8F)}},
                   *lever, scene.choices.pending_freed);
    }
    box.from.y += scene.em(2.4F);
    // A team's ladder is in its story; the manager's own would be taken for it.
    std::string const words =
        scene.choices.chosen_team
            ? organisation.department_names[organisation.departments[org::row(who)]]
            : person_words(scene.state, *branch->picture, who);
    box.from.y += charts::write_wrapped(&list, scene.look.small, box.from, scene.colours().faint,
                                        words.c_str(), box.width()) +
                  scene.em(0.4F);
    if (pinned != nullptr) {
        draw_story(scene, box, *pinned);
    } else {
        charts::write_wrapped(&list, scene.look.body, box.from, scene.colours().ink,
                              "Pin them to see how they came here, and why not yet.", box.width());
    }
    end_sheet();
}

}  // namespace diorama::viewer::faces
