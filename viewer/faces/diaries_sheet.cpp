#include <algorithm>
#include <array>

#include "viewer/charts/bars.hpp"
#include "viewer/charts/diary_grid.hpp"
#include "viewer/charts/numbers.hpp"
#include "viewer/charts/palette.hpp"
#include "viewer/faces/sheets.hpp"
#include "viewer/faces/widgets.hpp"

namespace diorama::viewer::faces {

namespace {

std::string leader_name(Scene const& scene, org::PersonId who) {
    auto const& organisation = *scene.state.opened->organisation;
    std::string_view const title = organisation.title(who);
    return std::string(title.empty() ? organisation.id(who) : title);
}

charts::DiaryGrid grid_of(Scene const& scene, live::Picture const& picture) {
    charts::DiaryGrid grid;
    grid.title = "Their week: hours kept free, and where all can meet";
    for (live::LeaderWeek const& leader : picture.leaders) {
        charts::DiaryRow row;
        row.name = leader_name(scene, leader.now.who);
        row.kept = leader.now.free;
        row.busy = leader.now.has_calendar ? leader.now.busy : 0;
        row.meeting_hours = leader.now.meeting_hours;
        row.steering_hours = leader.now.steering_hours;
        row.pledged_hours = leader.pledged_hours;
        row.given_hours = leader.now.delivered_hours;
        row.used_hours = leader.now.used_hours;
        for (auto const& session : picture.sessions)
            row.slipped |= session.outcome == mechanisms::SessionOutcome::slipped &&
                           session.blocker == leader.now.who;
        grid.rows.push_back(std::move(row));
    }
    return grid;
}

/// Because of whom sessions slipped so far, worst first.
charts::BarChart blockers_of(Scene const& scene, live::Picture const& picture) {
    charts::BarChart chart;
    chart.title = "Because of whom sessions slipped";
    for (live::LeaderWeek const& leader : picture.leaders) {
        if (leader.now.blocked_sessions == 0) continue;
        chart.bars.push_back(
            {leader_name(scene, leader.now.who),
             {{static_cast<double>(leader.now.blocked_sessions), scene.colours().warning}},
             std::to_string(leader.now.blocked_sessions)});
    }
    std::stable_sort(chart.bars.begin(), chart.bars.end(), [](auto const& a, auto const& b) {
        return a.parts[0].value > b.parts[0].value;
    });
    if (chart.bars.empty()) chart.title = "No session has slipped so far";
    return chart;
}

/// Promised and given since the start: a full bar would be a promise kept.
charts::BarChart ledger_of(Scene const& scene, live::Picture const& picture) {
    charts::BarChart chart;
    chart.title = "Given of what was promised, in hours";
    for (live::LeaderWeek const& leader : picture.leaders) {
        double const used = leader.now.used_total_hours;
        double const idle = std::max(0.0, leader.now.given_total_hours - used);
        chart.bars.push_back(
            {leader_name(scene, leader.now.who),
             {{used, scene.colours().accent}, {idle, charts::faded(scene.colours().accent, 0.4F)}},
             charts::count_text(leader.now.given_total_hours) + " of " +
                 charts::count_text(leader.now.pledged_total_hours),
             leader.now.pledged_total_hours});
        chart.full = std::max(chart.full, leader.now.pledged_total_hours);
    }
    // Whoever kept least of the promise first.
    std::stable_sort(chart.bars.begin(), chart.bars.end(), [](auto const& a, auto const& b) {
        auto const kept = [](charts::Bar const& bar) {
            return (bar.parts[0].value + bar.parts[1].value) / std::max(bar.tick, 1e-9);
        };
        return kept(a) < kept(b);
    });
    return chart;
}

charts::BarChart queue_of(Scene const& scene, live::Picture const& picture) {
    charts::BarChart chart;
    chart.title = "Decisions waiting, in hours of work";
    for (auto const& waiting : picture.queue)
        chart.bars.push_back({leader_name(scene, waiting.who),
                              {{waiting.waiting_hours, scene.colours().faint}},
                              charts::value_text(waiting.waiting_hours, "hours")});
    if (chart.bars.empty()) chart.title = "No decision is waiting";
    return chart;
}

using Bars = std::array<charts::BarChart, 3>;

/// The leaders' week; a click opens the story of whoever it is about.
void draw_grid(Scene& scene, Box box, charts::DiaryGrid const& grid) {
    auto const& leaders = scene.branch()->picture->leaders;
    auto const over = charts::draw_diary_grid(*ImGui::GetWindowDrawList(), box.from, box.to, grid,
                                              scene.look, ImGui::GetIO().MousePos);
    if (over && ImGui::IsWindowHovered() && ImGui::IsMouseClicked(0))
        follow(scene, leaders[*over].now.who, false);
    scene.registry.mark("diary grid", box);
}

void draw_beside(Scene& scene, Box box, charts::DiaryGrid const& grid, Bars const& bars) {
    Box const left{box.from, {box.from.x + box.width() * 0.56F, box.to.y}};
    draw_grid(scene, left, grid);
    Box part{{left.to.x + scene.em(1.5F), box.from.y}, box.to};
    float const third = (box.height() - 2.0F * scene.em(0.8F)) / 3.0F;
    for (auto const& chart : bars) {
        part.to.y = part.from.y + third;
        charts::draw_bars(*ImGui::GetWindowDrawList(), part.from, part.to, chart, scene.look,
                          ImGui::GetIO().MousePos);
        part.from.y = part.to.y + scene.em(0.8F);
    }
}

/// One below the other, as high as each needs: the wheel moves on to what has no room.
void draw_below(Scene& scene, Box box, charts::DiaryGrid const& grid, Bars const& bars) {
    ImGui::SetCursorScreenPos(box.from);
    ImGui::BeginChild("diaries", {box.width(), box.height()});
    ImVec2 const top = ImGui::GetCursorScreenPos();
    float const right = top.x + box.width() - ImGui::GetStyle().ScrollbarSize - scene.em(0.3F);
    float y = top.y + charts::diary_grid_height(grid, scene.look);
    draw_grid(scene, {top, {right, y}}, grid);
    for (auto const& chart : bars) {
        y += scene.em(0.8F);
        float const end = y + charts::bars_height(chart, scene.look);
        charts::draw_bars(*ImGui::GetWindowDrawList(), {top.x, y}, {right, end}, chart, scene.look,
                          ImGui::GetIO().MousePos);
        y = end;
    }
    ImGui::Dummy({1.0F, y - top.y});
    ImGui::EndChild();
}

}  // namespace

void draw_diaries(Scene& scene) {
    live::Branch const* const branch = scene.branch();
    if (branch == nullptr || branch->picture == nullptr) {
        scene.choices.sheet = Sheet::none;
        return;
    }
    live::Picture const& picture = *branch->picture;
    std::string title = "Leaders in week " + std::to_string(picture.week);
    if (scene.state.branches.size() > 1)
        title += ", " + letter_of(std::min(scene.choices.branch, scene.state.branches.size() - 1));
    Box const box = begin_sheet(scene, title.c_str(), 120.0F, 80.0F);
    if (picture.leaders.empty()) {
        charts::write_wrapped(ImGui::GetWindowDrawList(), scene.look.body, box.from,
                              scene.colours().faint, "No programme: nobody's diary is asked for.",
                              box.width());
        end_sheet();
        return;
    }
    auto const grid = grid_of(scene, picture);
    std::array const bars{ledger_of(scene, picture), blockers_of(scene, picture),
                          queue_of(scene, picture)};
    if (box.width() > scene.em(40.0F) &&
        charts::diary_grid_height(grid, scene.look) <= box.height())
        draw_beside(scene, box, grid, bars);
    else
        draw_below(scene, box, grid, bars);
    end_sheet();
}

}  // namespace diorama::viewer::faces
