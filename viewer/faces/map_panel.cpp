#include "viewer/faces/map_panel.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "viewer/charts/numbers.hpp"
#include "viewer/charts/palette.hpp"
#include "viewer/faces/sheets.hpp"
#include "viewer/faces/widgets.hpp"
#include "viewer/map/rows_view.hpp"

namespace diorama::viewer::faces {

std::string person_words(live::State const& state, live::Picture const& picture,
                         org::PersonId who) {
    auto const& organisation = *state.opened->organisation;
    std::size_t const row = org::row(who);
    if (row >= picture.people.size()) return {};
    live::Dot const& dot = picture.people[row];
    std::string text(organisation.title(who));
    if (text.empty()) text = organisation.id(who);
    text += ", " + organisation.department_names[organisation.departments[row]];
    if (!dot.standing.present()) return text + ": post not filled";
    for (std::size_t p = 0; p < people::practice_count; ++p)
        text += "\n" + std::string(people::practice_names[p]) + ": " +
                std::string(people::rung_names[dot.standing.rung(p)]) +
                (dot.standing.complied(p) ? ", because told to" : "");
    return text;
}

namespace {

org::PersonId blocker_of(live::Picture const& picture) {
    for (auto const& session : picture.sessions)
        if (session.outcome == mechanisms::SessionOutcome::slipped) return session.blocker;
    return org::no_person;
}

std::vector<org::PersonId> pinned_in(live::State const& state) {
    std::vector<org::PersonId> pinned;
    for (live::Pin const& pin : state.pins) pinned.push_back(pin.who);
    return pinned;
}

bool shown_as_rows(Scene const& scene) {
    return scene.state.opened->organisation->headcount() <= map::most_rows;
}

std::string wedge_words(live::State const& state, live::Picture const& picture,
                        map::Wedge const& wedge) {
    std::string text = state.opened->organisation->department_names[wedge.department] + ", " +
                       charts::count_text(wedge.people) + " people";
    if (wedge.department < picture.departments.size()) {
        auto const& week = picture.departments[wedge.department];
        text += "\nuse a practice: " + charts::value_text(week.using_share, "share") +
                "\nall three: " + charts::value_text(week.integrated_share, "share") + "\nenergy " +
                charts::value_text(week.energy, "-") + ", trust " +
                charts::value_text(week.trust, "share");
    }
    return text;
}

}  // namespace

bool MapPanel::moving() const {
    return seating_.valid() || std::any_of(views_.begin(), views_.end(),
                                           [](auto const& view) { return view.moving(); });
}

void MapPanel::settle_ground(Scene& scene) {
    auto const& organisation = scene.state.opened->organisation;
    if (ground_ != nullptr && ground_->organisation == organisation) return;
    // Seating millions takes a tenth of a second, which is too long for the window's thread.
    constexpr std::size_t seated_at_once = 60000;
    if (organisation->headcount() <= seated_at_once || scene.choices.settled) {
        ground_ = std::make_unique<map::Ground>(organisation);
    } else {
        ground_.reset();
        if (!seating_.valid())
            seating_ = std::async(std::launch::async, [organisation] {
                return std::make_unique<map::Ground>(organisation);
            });
        if (seating_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
        ground_ = seating_.get();
        // Another one was opened meanwhile: its turn is in the next frame.
        if (ground_->organisation != organisation) ground_.reset();
        if (ground_ == nullptr) return;
    }
    views_ = {};
    scene.choices.camera = {};
    scene.choices.chosen = org::no_person;
}

namespace {

/// Beside or below each other, or in a square: as the discs are largest.
std::size_t columns_for(Box box, std::size_t maps) {
    std::size_t best = 1;
    float largest = 0.0F;
    for (std::size_t columns = 1; columns <= maps; ++columns) {
        auto const rows = static_cast<float>((maps + columns - 1) / columns);
        float const side = std::min(box.width() / static_cast<float>(columns), box.height() / rows);
        if (side <= largest) continue;
        largest = side;
        best = columns;
    }
    return best;
}

}  // namespace

void MapPanel::draw(Scene& scene, Box box, map::DotPainter* painter) {
    if (scene.state.opened == nullptr || scene.state.branches.empty() || box.width() < 4.0F) return;
    settle_ground(scene);
    if (ground_ == nullptr) {
        charts::write(scene.list, scene.look.body, box.centre(), scene.colours().faint,
                      "Seating everybody...", charts::Anchor::centre);
        return;
    }
    std::size_t const branches = scene.state.branches.size();
    std::size_t const chosen = std::min(scene.choices.branch, branches - 1);
    std::vector<Shown> shown;
    if (scene.choices.view == View::difference && branches > 1)
        shown.push_back({chosen == 0 ? 1 : chosen, 0});
    else if (scene.choices.view == View::one || branches == 1)
        shown.push_back({chosen, chosen});
    else
        for (std::size_t i = 0; i < branches; ++i) shown.push_back({i, i});
    touch(scene, box, "map");
    if (shown_as_rows(scene))
        move_rows();
    else
        move_camera(scene, box);
    std::size_t const columns = columns_for(box, shown.size());
    std::size_t const rows = (shown.size() + columns - 1) / columns;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        float const width = box.width() / static_cast<float>(columns);
        float const height = box.height() / static_cast<float>(rows);
        ImVec2 const at{box.from.x + width * static_cast<float>(i % columns),
                        box.from.y + height * static_cast<float>(i / columns)};
        float const gap = columns > 1 ? scene.em(0.3F) : 0.0F;
        draw_one(scene, {{at.x + gap, at.y}, {at.x + width - gap, at.y + height}}, shown[i],
                 painter);
    }
}

void MapPanel::move_rows() {
    float const wheel = hovered_last() ? ImGui::GetIO().MouseWheel : 0.0F;
    auto const rows = static_cast<std::ptrdiff_t>(std::lround(wheel * 3.0F));
    auto const wanted = static_cast<std::ptrdiff_t>(first_row_) - rows;
    first_row_ = static_cast<std::size_t>(
        std::clamp(wanted, std::ptrdiff_t{0}, static_cast<std::ptrdiff_t>(last_first_row_)));
    last_first_row_ = 0;
    if (ImGui::IsItemActivated()) dragged_ = false;
}

void MapPanel::move_camera(Scene& scene, Box box) {
    ImGuiIO const& io = ImGui::GetIO();
    map::Camera& camera = scene.choices.camera;
    bool const over = hovered_last();
    if (over && io.MouseWheel != 0.0F)
        camera.zoom = std::clamp(camera.zoom * std::pow(1.2F, io.MouseWheel), 1.0F, map::most_zoom);
    if (ImGui::IsItemActive() && camera.zoom > 1.0F) {
        float const radius = std::min(box.width(), box.height()) / 2.0F * camera.zoom;
        camera.centre.x -= io.MouseDelta.x / radius;
        camera.centre.y -= io.MouseDelta.y / radius;
    }
    if (ImGui::IsItemActivated()) dragged_ = false;
    if (ImGui::IsMouseDragging(0, scene.em(0.3F))) dragged_ = true;
    float const reach = 1.0F - 1.0F / camera.zoom;
    camera.centre = {std::clamp(camera.centre.x, -reach, reach),
                     std::clamp(camera.centre.y, -reach, reach)};
}

void MapPanel::draw_one(Scene& scene, Box box, Shown shown, map::DotPainter* painter) {
    live::Branch const& branch = scene.state.branches[shown.branch];
    if (branch.picture == nullptr) return;
    bool const comparing = shown.other != shown.branch;
    if (scene.state.branches.size() > 1) {
        std::string const letter = letter_of(shown.branch);
        std::string const both = letter + " less " + letter_of(shown.other);
        // Shortened to its letter rather than within its name.
        std::string const name =
            comparing ? charts::fitting(scene.look.strong,
                                        {both + ": blue ahead, orange behind", both}, box.width())
            : branch.name == letter
                ? letter
                : charts::fitting(scene.look.strong, {letter + "  " + branch.name, letter},
                                  box.width());
        bool const chosen = scene.branch() == &branch;
        if (chosen && !comparing && scene.choices.view == View::side_by_side)
            scene.list.AddRectFilled(
                {box.from.x, box.from.y + scene.look.strong->FontSize * 1.02F},
                {box.from.x + charts::width_of(scene.look.strong, name.c_str()),
                 box.from.y + scene.look.strong->FontSize * 1.02F + std::max(2.0F, scene.em(0.1F))},
                charts::branch_colour(branch.colour_index, scene.colours().dark));
        charts::write_within(scene.list, scene.look.strong, box.from,
                             comparing
                                 ? scene.colours().ink
                                 : charts::branch_colour(branch.colour_index, scene.colours().dark),
                             name.c_str(), box.width());
        box.from.y += scene.look.strong->FontSize * 1.25F;
    }
    ImVec2 const mouse = ImGui::IsItemHovered() ? ImGui::GetIO().MousePos : ImVec2{-1e6F, -1e6F};
    auto const reading = shown_as_rows(scene) ? draw_as_rows(scene, box, shown, mouse)
                                              : draw_as_map(scene, box, shown, painter, mouse);
    if (!reading.inside) return;
    if (ImGui::IsMouseReleased(0) && !dragged_ && ImGui::IsItemHovered() && !comparing)
        scene.choices.branch = shown.branch;
    act(scene, reading, *branch.picture);
}

map::MapReading MapPanel::draw_as_rows(Scene& scene, Box box, Shown shown, ImVec2 mouse) {
    auto const& branches = scene.state.branches;
    auto const& picture = *branches[shown.branch].picture;
    map::RowsOptions options;
    if (shown.other != shown.branch) options.other = branches[shown.other].picture.get();
    options.chosen = scene.choices.chosen;
    options.pinned = pinned_in(scene.state);
    options.blocker = blocker_of(picture);
    options.first = first_row_;
    auto const rows =
        map::draw_rows(scene.list, box.from, box.to, *scene.state.opened->organisation, picture,
                       options, scene.look, mouse);
    last_first_row_ = std::max(last_first_row_, rows.last_first);
    map::MapReading reading;
    reading.inside = box.holds(mouse);
    reading.person = rows.person.value_or(org::no_person);
    reading.people_here = rows.person ? 1 : 0;
    return reading;
}

map::MapReading MapPanel::draw_as_map(Scene& scene, Box box, Shown shown, map::DotPainter* painter,
                                      ImVec2 mouse) {
    auto const& branches = scene.state.branches;
    auto const& picture = branches[shown.branch].picture;
    map::MapOptions options;
    options.scheme = scene.choices.scheme;
    options.camera = scene.choices.camera;
    options.ties = scene.choices.ties;
    options.chosen = scene.choices.chosen;
    options.chosen_team = scene.choices.chosen_team;
    options.pinned = pinned_in(scene.state);
    options.blocker = blocker_of(*picture);
    if (shown.other != shown.branch) options.other = branches[shown.other].picture.get();
    options.painter = painter;
    options.settled = scene.choices.settled;
    return views_[shown.branch].draw(scene.list, box.from, box.to, *ground_, picture, options,
                                     scene.look, mouse, scene.seconds);
}

void MapPanel::act(Scene& scene, map::MapReading const& reading, live::Picture const& picture) {
    if (reading.person != org::no_person) {
        std::string text = person_words(scene.state, picture, reading.person);
        if (reading.people_here > 1)
            text = charts::count_text(static_cast<double>(reading.people_here)) +
                   " people here, among them\n" + text;
        tell(scene, text.c_str());
    } else if (reading.wedge != nullptr) {
        tell(scene, wedge_words(scene.state, picture, *reading.wedge).c_str());
    }
    if (!ImGui::IsMouseReleased(0) || dragged_ || !ImGui::IsItemHovered()) return;
    if (reading.person == scene.choices.chosen && reading.person != org::no_person) {
        // A second click on the same person pins them and opens their story.
        follow(scene, reading.person, scene.choices.chosen_team || ImGui::GetIO().KeyShift);
        return;
    }
    scene.choices.chosen = reading.person;
    scene.choices.chosen_team = ImGui::GetIO().KeyShift;
}

}  // namespace diorama::viewer::faces
