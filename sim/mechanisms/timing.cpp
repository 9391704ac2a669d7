#include "mechanisms/timing.hpp"

#include <algorithm>
#include <limits>

#include "mechanisms/programme_steps.hpp"

namespace diorama::mechanisms {

namespace {

using MaybeWeek = std::optional<std::uint32_t>;

/// Nobody's time runs short: whatever can be worked on is done within the week.
void prepare_all(Preparation const& preparation, std::vector<Activity> const& plan,
                 DueStep const& due, std::vector<Task> const& tasks,
                 std::vector<ActivityProgress>& progress) {
    auto const open = open_tasks(preparation, plan, due, tasks, progress);
    for (std::size_t t = 0; t < tasks.size(); ++t)
        if (open[t])
            progress[due.activity].prepared_hours[t] = std::numeric_limits<double>::infinity();
}

/// One week of one area: the step that is due is done if nobody has to prepare for it any more.
bool take_step(Programme const& p, Preparation const& preparation,
               std::vector<Activity> const& plan, DueStep const& due,
               std::vector<Task> const& tasks, ActivityProgress& progress) {
    if (!is_agency_step(p.agency_share, plan, due) &&
        least_prepared(preparation, plan[due.activity], tasks, progress.prepared_hours, due.step))
        return false;
    ++progress.held;
    std::fill(progress.prepared_hours.begin(), progress.prepared_hours.end(), 0.0);
    return true;
}

std::vector<ActivityProgress> at_start(ProgrammeState const& state) {
    auto progress = state.progress;
    for (auto& one : progress) {
        one.held = one.held_at_start;
        one.delegated = one.by_agency = 0;
        one.gaps.clear();
        std::fill(one.prepared_hours.begin(), one.prepared_hours.end(), 0.0);
    }
    return progress;
}

Delayer& delayer(Timing& timing, Participant const& person) {
    auto const known = std::find_if(timing.delayers.begin(), timing.delayers.end(),
                                    [&](Delayer const& one) { return one.who == person.who; });
    if (known != timing.delayers.end()) return *known;
    Delayer joined;
    joined.who = person.who;
    joined.role = person.role;
    timing.delayers.push_back(joined);
    return timing.delayers.back();
}

void count(SessionRecord const& record, ProgrammeState const& state, Timing& timing) {
    if (record.outcome == SessionOutcome::agency) return;
    bool const slipped = record.outcome == SessionOutcome::slipped;
    bool const unprepared = record.outcome == SessionOutcome::unprepared;
    timing.slipped_sessions += slipped;
    timing.unprepared_sessions += unprepared;
    auto const& needed = is_playback(state.progress[record.activity], record.step)
                             ? state.playback[record.activity]
                             : state.required[record.activity];
    for (auto const row : needed) {
        auto& one = delayer(timing, state.participants[row]);
        ++one.required_sessions;
        if (one.who != record.blocker) continue;
        one.slipped_sessions += slipped;
        one.unprepared_sessions += unprepared;
    }
}

/// Worst first; of equals, whoever delayed more, then the order in which they were first needed.
void rank(Timing& timing) {
    std::stable_sort(timing.delayers.begin(), timing.delayers.end(),
                     [](Delayer const& a, Delayer const& b) {
                         if (a.share() != b.share()) return a.share() > b.share();
                         return a.delayed() > b.delayed();
                     });
}

/// The later of two weeks; nothing when one of them is nothing.
MaybeWeek later(MaybeWeek const& a, MaybeWeek const& b) {
    if (!a || !b) return std::nullopt;
    return std::max(*a, *b);
}

MaybeWeek reached(bool done, std::uint32_t week) { return done ? MaybeWeek(week) : std::nullopt; }

}  // namespace

std::vector<std::optional<std::uint32_t>> planned_weeks(Programme const& p,
                                                        Preparation const& preparation,
                                                        std::vector<Activity> const& plan,
                                                        ProgrammeState const& state) {
    auto progress = at_start(state);
    std::vector<MaybeWeek> ends(plan.size());
    for (std::size_t a = 0; a < plan.size(); ++a)
        if (progress[a].nominally_complete()) ends[a] = 0;
    if (state.literate_week == 0) return ends;
    // Each task of a step takes a week at most, unless it waits for what never comes.
    std::uint32_t patience = state.literate_week;
    for (std::size_t a = 0; a < plan.size(); ++a)
        patience += progress[a].steps * (1 + static_cast<std::uint32_t>(state.tasks[a].size()));
    for (std::uint32_t week = state.start_week; week <= patience; ++week) {
        for (std::size_t turn = 0; turn < people::practice_count; ++turn) {
            auto const area = static_cast<people::Practice>((turn + week) % people::practice_count);
            auto const due = due_step(area, Gaps::left, plan, progress);
            if (!due || week < state.literate_week) continue;
            auto& one = progress[due->activity];
            if (take_step(p, preparation, plan, *due, state.tasks[due->activity], one) &&
                one.nominally_complete())
                ends[due->activity] = week;
        }
        for (std::size_t turn = 0; turn < people::practice_count; ++turn) {
            auto const area = static_cast<people::Practice>((turn + week) % people::practice_count);
            if (auto const due = due_step(area, Gaps::left, plan, progress))
                prepare_all(preparation, plan, *due, state.tasks[due->activity], progress);
        }
    }
    return ends;
}

TimingPlan timing_of(Programme const& p, Preparation const& preparation,
                     std::vector<Activity> const& plan, ProgrammeState const& state) {
    TimingPlan timing;
    auto const planned = planned_weeks(p, preparation, plan, state);
    timing.activities.resize(plan.size());
    for (auto const& record : state.sessions) {
        count(record, state, timing.activities[record.activity]);
        count(record, state, timing.areas[static_cast<std::size_t>(plan[record.activity].area)]);
        count(record, state, timing.whole);
    }
    auto const begin = [](Timing& all) {
        all.planned_week = all.nominal_week = all.effective_week = 0;
        rank(all);
    };
    begin(timing.whole);
    for (auto& area : timing.areas) begin(area);
    for (std::size_t a = 0; a < plan.size(); ++a) {
        auto& one = timing.activities[a];
        auto const& progress = state.progress[a];
        one.planned_week = planned[a];
        one.nominal_week = reached(progress.nominally_complete(), progress.nominal_week);
        one.effective_week = reached(progress.effectively_complete(), progress.effective_week);
        rank(one);
        for (auto* all : {&timing.whole, &timing.areas[static_cast<std::size_t>(plan[a].area)]}) {
            all->planned_week = later(all->planned_week, one.planned_week);
            all->nominal_week = later(all->nominal_week, one.nominal_week);
            all->effective_week = later(all->effective_week, one.effective_week);
        }
    }
    return timing;
}

}  // namespace diorama::mechanisms
