#include <algorithm>
#include <optional>

#include "mechanisms/programme_steps.hpp"

namespace diorama::mechanisms {

namespace {

/// The slot at which most of the required are present; delegates are free whenever they are asked.
struct DelegatedSlot {
    unsigned start = Slot::none;
    std::size_t present = 0;
};

DelegatedSlot best_delegated_slot(std::vector<calendar::Hours> const& masks, unsigned length) {
    DelegatedSlot best;
    for (unsigned start = 0; start + length <= calendar::hours_per_week; ++start) {
        auto const wanted = calendar::block(start, length);
        auto const present = static_cast<std::size_t>(std::count_if(
            masks.begin(), masks.end(), [&](auto mask) { return (mask & wanted) == wanted; }));
        if (present > best.present) best = {start, present};
    }
    return best;
}

void spend(ProgrammeState& state, std::vector<std::uint32_t> const& required, unsigned start,
           unsigned length, bool only_if_free) {
    auto const taken = calendar::block(start, length);
    for (auto const row : required) {
        auto& one = state.participants[row];
        if (only_if_free && (one.free & taken) != taken) continue;
        one.free &= ~taken;
        one.used_hours += static_cast<float>(length);
        one.used_total_hours += length;
    }
}

/// Who has not done alone what this step asks of them.
std::vector<bool> unprepared_rows(Preparation const& preparation, Activity const& activity,
                                  ActivityProgress const& progress, std::span<Task const> tasks,
                                  std::uint32_t step, std::size_t participants) {
    std::vector<bool> rows(participants, false);
    for (std::size_t t = 0; t < tasks.size(); ++t)
        if (missing_hours(preparation, activity, tasks[t], progress.prepared_hours[t], step) > 0.0)
            rows[tasks[t].participant] = true;
    return rows;
}

/// One session due: held, delegated, slipped, or waiting for somebody who has not prepared.
///
/// Where delegation is allowed, a delegate also comes for those who have not prepared.
SessionRecord hold_one(Programme const& p, Preparation const& preparation, Activity const& activity,
                       DueStep const& due, ProgrammeState& state) {
    auto const& progress = state.progress[due.activity];
    auto const& tasks = state.tasks[due.activity];
    bool const plays_back = is_playback(progress, due.step);
    auto const& required = plays_back ? state.playback[due.activity] : state.required[due.activity];
    auto const length = plays_back ? activity.playback_hours : activity.session_hours;
    auto const waits_for =
        least_prepared(preparation, activity, tasks, progress.prepared_hours, due.step);
    bool const may_delegate = p.delegation == Delegation::allowed && !due.repairs;

    SessionRecord record;
    record.required_count = static_cast<std::uint32_t>(required.size());
    if (waits_for) record.blocker = state.participants[*waits_for].who;
    if (waits_for && !may_delegate) {
        record.outcome = SessionOutcome::unprepared;
        ++state.participants[*waits_for].unprepared_sessions;
        return record;
    }
    for (auto const row : required) ++state.participants[row].required_sessions;
    std::vector<calendar::Hours> masks;
    masks.reserve(required.size());
    for (auto const row : required) masks.push_back(state.participants[row].free);
    auto const slot = common_slot(masks, length);
    if (slot.found() && !waits_for) {
        record.outcome = SessionOutcome::held;
        record.present_count = record.required_count;
        spend(state, required, slot.start, length, false);
        return record;
    }
    auto const blocker = slot.found() ? *waits_for : required[slot.blocker];
    if (!waits_for) record.blocker = state.participants[blocker].who;
    if (may_delegate) {
        auto const absent = unprepared_rows(preparation, activity, progress, tasks, due.step,
                                            state.participants.size());
        std::vector<std::uint32_t> present;
        masks.clear();
        for (auto const row : required)
            if (!absent[row]) {
                present.push_back(row);
                masks.push_back(state.participants[row].free);
            }
        if (auto const best = best_delegated_slot(masks, length); best.present > 0) {
            record.outcome = SessionOutcome::delegated;
            record.present_count = static_cast<std::uint32_t>(best.present);
            spend(state, present, best.start, length, true);
            return record;
        }
    }
    record.outcome = SessionOutcome::slipped;
    record.blocker = state.participants[blocker].who;
    ++state.participants[blocker].blocked_sessions;
    return record;
}

/// What came of a step goes into its activity's progress and this week's counts.
void take_outcome(Programme const& p, DueStep const& due, SessionRecord const& record,
                  ProgrammeState& state) {
    auto& progress = state.progress[due.activity];
    switch (record.outcome) {
        case SessionOutcome::held:
            ++progress.held, ++state.held;
            break;
        case SessionOutcome::delegated:
            ++progress.delegated, ++state.delegated;
            break;
        case SessionOutcome::agency:
            ++progress.by_agency, ++state.by_agency;
            state.agency_spend += p.agency_cost_per_session;
            break;
        case SessionOutcome::slipped:
            ++state.slipped;
            return;
        case SessionOutcome::unprepared:
            ++state.unprepared;
            return;
    }
    if (due.repairs) {
        auto& behind = progress.gaps.front().done == SessionOutcome::agency ? progress.by_agency
                                                                            : progress.delegated;
        --behind;
        progress.gaps.erase(progress.gaps.begin());
    } else if (record.outcome != SessionOutcome::held) {
        progress.gaps.push_back({due.step, record.outcome});
    }
    if (progress.nominally_complete() && progress.nominal_week == 0)
        progress.nominal_week = record.week;
    if (progress.effectively_complete()) progress.effective_week = record.week;
    // What was prepared for one step is no preparation for the next.
    std::fill(progress.prepared_hours.begin(), progress.prepared_hours.end(), 0.0);
}

void work_on(people::Practice area, Programme const& p, Preparation const& preparation,
             std::vector<Activity> const& plan, std::uint32_t week, ProgrammeState& state) {
    auto const due = due_step(area, p.gaps, plan, state.progress);
    if (!due) return;
    SessionRecord record;
    record.outcome = SessionOutcome::agency;
    if (!is_agency_step(p.agency_share, plan, *due))
        record = hold_one(p, preparation, plan[due->activity], *due, state);
    record.week = week;
    record.activity = static_cast<std::uint32_t>(due->activity);
    record.step = due->step;
    take_outcome(p, *due, record, state);
    state.sessions.push_back(record);
}

}  // namespace

void hold_sessions(Programme const& p, Preparation const& preparation,
                   std::vector<Activity> const& plan, double informed_share, std::uint32_t week,
                   ProgrammeState& state) {
    state.held = state.delegated = state.slipped = state.unprepared = state.by_agency = 0;
    state.individual_hours = state.agency_spend = 0.0;
    if (!state.running()) return;
    if (state.start_week == 0) state.start_week = week;
    if (!state.literate && informed_share >= p.literate_share) {
        state.literate = true;
        state.literate_week = week;
    }
    if (state.literate) {
        for (std::size_t turn = 0; turn < people::practice_count; ++turn)
            work_on(static_cast<people::Practice>((turn + week) % people::practice_count), p,
                    preparation, plan, week, state);
        state.finished = std::all_of(
            state.progress.begin(), state.progress.end(), [&](ActivityProgress const& one) {
                return one.nominally_complete() && (p.gaps == Gaps::left || one.gaps.empty());
            });
    }
    // Before people are informed there is nothing to meet for, but time to prepare for it.
    if (!state.finished) prepare(p, preparation, plan, week, state);
}

}  // namespace diorama::mechanisms
