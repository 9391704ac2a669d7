#include "viewer/faces/timeline.hpp"

#include <algorithm>
#include <cmath>

#include "viewer/charts/palette.hpp"
#include "viewer/faces/series.hpp"
#include "viewer/faces/widgets.hpp"

namespace diorama::viewer::faces {

namespace {

struct Track {
    float left, width, y;
    double weeks;

    float x(double week) const { return left + width * static_cast<float>(week / weeks); }
};

/// Events of a branch as triangles; what has not happened yet is hollow.
/// Returns  the mark under the mouse, as text
std::string draw_marks(Scene& scene, Track const& track, live::Branch const& branch,
                       std::size_t place, ImVec2 mouse) {
    std::string told;
    if (branch.events == nullptr) return told;
    ImU32 const colour = charts::branch_colour(branch.colour_index, scene.colours().dark);
    float const size = scene.em(0.24F);
    float const y = track.y - scene.em(0.42F) - scene.em(0.42F) * static_cast<float>(place);
    auto const one = [&](std::uint32_t week, live::EventMark const& mark, bool happened) {
        if (week <= branch.forked_at_week && place > 0) return;
        float const x = track.x(week);
        ImVec2 const a{x - size, y - size}, b{x + size, y - size}, c{x, y + size * 0.8F};
        if (happened)
            scene.list.AddTriangleFilled(a, b, c, colour);
        else
            scene.list.AddTriangle(a, b, c, colour, std::max(1.5F, scene.em(0.06F)));
        if (std::abs(mouse.x - x) < size * 1.3F && std::abs(mouse.y - y) < size * 1.6F)
            told += (told.empty() ? "week " + std::to_string(week) + ": " : ", ") +
                    event_words(mark.event);
    };
    for (live::EventMark const& mark : *branch.events) {
        for (std::uint32_t const week : mark.weeks) one(week, mark, week <= scene.state.shown_week);
        if (mark.weeks.empty() && mark.event.at_week > 0) one(mark.event.at_week, mark, false);
    }
    return told;
}

void draw_track(Scene& scene, Track const& track) {
    float const bar = std::max(3.0F, scene.em(0.2F));
    auto const& colours = scene.colours();
    scene.list.AddRectFilled({track.left, track.y - bar / 2.0F},
                             {track.left + track.width, track.y + bar / 2.0F}, colours.raised, bar);
    std::uint32_t done = 0;
    for (auto const& branch : scene.state.branches) done = std::max(done, branch.weeks_done);
    scene.list.AddRectFilled({track.left, track.y - bar / 2.0F},
                             {track.x(done), track.y + bar / 2.0F}, colours.hairline, bar);
    scene.list.AddRectFilled({track.left, track.y - bar / 2.0F},
                             {track.x(scene.state.shown_week), track.y + bar / 2.0F},
                             colours.accent, bar);
    double const step = track.weeks >= 78.0 ? 52.0 : track.weeks >= 30.0 ? 13.0 : 4.0;
    for (double week = 0.0; week <= track.weeks + 0.5; week += step) {
        float const half =
            charts::width_of(scene.look.small, std::to_string(static_cast<int>(week)).c_str()) /
            2.0F;
        float const x =
            charts::middle_within(track.x(week), half, track.left, track.left + track.width);
        scene.list.AddLine({track.x(week), track.y + bar}, {track.x(week), track.y + bar * 2.0F},
                           colours.faint, 1.0F);
        charts::write(scene.list, scene.look.small, {x, track.y + bar * 2.0F}, colours.faint,
                      std::to_string(static_cast<int>(week)).c_str(), charts::Anchor::centre);
    }
}

}  // namespace

void draw_timeline(Scene& scene, Box box) {
    if (scene.state.opened == nullptr) return;
    float const pad = scene.em(0.5F);
    Track const track{box.from.x + pad, std::max(1.0F, box.width() - 2.0F * pad),
                      box.to.y - scene.look.small->FontSize * 1.25F - scene.em(0.3F),
                      std::max(1.0, static_cast<double>(scene.state.opened->weeks))};
    touch(scene, box, "time line");
    bool const held = ImGui::IsItemActive();
    bool const over = hovered_last();
    ImVec2 const mouse = ImGui::GetIO().MousePos;
    if (held) {
        double const share = std::clamp((mouse.x - track.left) / track.width, 0.0F, 1.0F);
        auto const week = static_cast<std::uint32_t>(std::lround(share * track.weeks));
        if (week != scene.state.shown_week) scene.session.go_to(week);
    }
    draw_track(scene, track);
    std::string told;
    for (std::size_t i = 0; i < scene.state.branches.size(); ++i) {
        std::string const text = draw_marks(scene, track, scene.state.branches[i], i, mouse);
        if (!text.empty()) told += (told.empty() ? "" : "; ") + text;
    }
    for (std::size_t i = 1; i < scene.state.branches.size(); ++i) {
        auto const& branch = scene.state.branches[i];
        if (branch.forked_at_week == 0) continue;
        float const x = track.x(branch.forked_at_week);
        ImU32 const colour = charts::branch_colour(branch.colour_index, scene.colours().dark);
        scene.list.AddLine({x, box.from.y}, {x, track.y}, colour, std::max(1.5F, scene.em(0.06F)));
    }
    float const knob = scene.em(held || over ? 0.5F : 0.42F);
    ImVec2 const at{track.x(scene.state.shown_week), track.y};
    scene.list.AddCircleFilled(at, knob, scene.colours().accent, 32);
    scene.list.AddCircleFilled(at, knob * 0.45F, scene.colours().on_accent, 32);
    if (over && told.empty() && !held && std::abs(mouse.y - track.y) < scene.em(0.7F)) {
        double const share = std::clamp((mouse.x - track.left) / track.width, 0.0F, 1.0F);
        told = "week " + std::to_string(std::lround(share * track.weeks));
    }
    if (over && !told.empty()) tell(scene, told.c_str());
}

}  // namespace diorama::viewer::faces
