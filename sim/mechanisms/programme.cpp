#include "mechanisms/programme.hpp"

#include <algorithm>
#include <bit>

namespace diorama::mechanisms {

namespace {

std::uint32_t participant_row(org::PersonId who, Role role, org::Hierarchy const& hierarchy,
                              std::vector<Participant>& participants) {
    auto const known = std::find_if(participants.begin(), participants.end(),
                                    [&](Participant const& one) { return one.who == who; });
    if (known != participants.end())
        return static_cast<std::uint32_t>(known - participants.begin());
    Participant joined;
    joined.who = who;
    joined.role = role;
    joined.leader = hierarchy.leader_index[org::row(who)];
    participants.push_back(joined);
    return static_cast<std::uint32_t>(participants.size() - 1);
}

void add_once(std::vector<std::uint32_t>& rows, std::uint32_t row) {
    if (std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(row);
}

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

/// One session due: held, delegated or slipped.
SessionRecord hold_one(Programme const& p, std::vector<std::uint32_t> const& required,
                       unsigned length, ProgrammeState& state) {
    std::vector<calendar::Hours> masks;
    masks.reserve(required.size());
    for (auto const row : required) masks.push_back(state.participants[row].free);

    SessionRecord record;
    record.required_count = static_cast<std::uint32_t>(required.size());
    for (auto const row : required) ++state.participants[row].required_sessions;

    auto const slot = common_slot(masks, length);
    if (slot.found()) {
        record.outcome = SessionOutcome::held;
        record.present_count = record.required_count;
        spend(state, required, slot.start, length, false);
        return record;
    }
    auto& blocker = state.participants[required[slot.blocker]];
    record.blocker = blocker.who;
    if (p.delegation == Delegation::allowed) {
        if (auto const best = best_delegated_slot(masks, length); best.present > 0) {
            record.outcome = SessionOutcome::delegated;
            record.present_count = static_cast<std::uint32_t>(best.present);
            spend(state, required, best.start, length, true);
            return record;
        }
    }
    record.outcome = SessionOutcome::slipped;
    ++blocker.blocked_sessions;
    return record;
}

}  // namespace

double ProgrammeState::effective_share(people::Practice area,
                                       std::vector<Activity> const& plan) const {
    double complete = 0.0;
    double all = 0.0;
    for (std::size_t a = 0; a < plan.size(); ++a) {
        if (plan[a].area != area) continue;
        all += 1.0;
        if (progress[a].effectively_complete()) complete += 1.0;
    }
    return all > 0.0 ? complete / all : 0.0;
}

double ProgrammeState::joined_share(Programme const& p, people::Practice area,
                                    std::vector<Activity> const& plan) const {
    double slowest = 1.0;
    for (std::size_t other = 0; other < people::practice_count; ++other) {
        auto const one = static_cast<people::Practice>(other);
        // An area without activities holds nobody up.
        if (std::any_of(plan.begin(), plan.end(), [&](auto const& a) { return a.area == one; }))
            slowest = std::min(slowest, effective_share(one, plan));
    }
    double const own = effective_share(area, plan);
    return own - p.joined_up_weight * std::max(0.0, own - slowest);
}

double ProgrammeState::complete_share(double delegate_effect_share) const {
    double effective_steps = 0.0;
    double all_steps = 0.0;
    for (auto const& one : progress) {
        effective_steps += one.held + delegate_effect_share * one.delegated;
        all_steps += one.steps;
    }
    return all_steps > 0.0 ? effective_steps / all_steps : 0.0;
}

ProgrammeState plan_programme(std::vector<Activity> const& plan, RoleHolders const& roles,
                              org::Hierarchy const& hierarchy) {
    ProgrammeState state;
    auto chief = roles.of(Role::chief_executive);
    if (chief == org::no_person) chief = hierarchy.roots.front();
    auto const chief_row =
        participant_row(chief, Role::chief_executive, hierarchy, state.participants);
    for (auto const& activity : plan) {
        std::vector<std::uint32_t> rows;
        for (Role const role : activity.roles)
            if (auto const holder = roles.of(role); holder != org::no_person)
                add_once(rows, participant_row(holder, role, hierarchy, state.participants));
        if (rows.empty()) rows.push_back(chief_row);
        auto playback = rows;
        add_once(playback, chief_row);
        ActivityProgress progress;
        progress.steps = activity.sessions + 1;
        progress.held = static_cast<std::uint32_t>(activity.complete_share * progress.steps + 1e-9);
        state.progress.push_back(progress);
        state.required.push_back(std::move(rows));
        state.playback.push_back(std::move(playback));
    }
    return state;
}

void adopt_calendars(std::span<ImportedDiary const> diaries, ProgrammeState& state) {
    for (auto& one : state.participants)
        for (auto const& diary : diaries)
            if (diary.who == one.who) {
                one.busy = diary.busy;
                one.has_calendar = true;
            }
}

namespace {

/// Common windows agreed on from calendars; empty where no participant has one.
std::vector<std::uint8_t> agreed_windows(Pledge const& pledge, ProgrammeState const& state) {
    std::vector<calendar::Hours> busy;
    for (auto const& one : state.participants)
        if (one.has_calendar) busy.push_back(one.busy);
    if (busy.empty()) return {};
    return agree_on_windows(busy,
                            static_cast<unsigned>(pledge.pledge_hours_per_week / window_hours));
}

void fill_staff_week(Diaries const& diaries, std::uint64_t seed, std::uint32_t week,
                     Participant& one) {
    auto const steering = static_cast<double>(one.steering_hours);
    auto const diary = one.has_calendar
                           ? diary_from_calendar(diaries, one.busy, 0.0, steering)
                           : diary_of_staff(diaries, steering, seed, week,
                                            static_cast<std::uint32_t>(org::row(one.who)));
    one.meeting_hours = static_cast<float>(diary.meeting_hours);
    one.spare_hours = static_cast<float>(diary.spare_hours);
}

}  // namespace

void keep_pledges(Pledge const& pledge, Diaries const& diaries, std::uint64_t seed,
                  std::uint32_t week, LeaderWeeks const& leaders, ProgrammeState& state) {
    double kept_sum = 0.0;
    auto const starts = agreed_windows(pledge, state);
    for (auto& one : state.participants) {
        auto const key = static_cast<std::uint32_t>(org::row(one.who));
        if (one.leader != org::Hierarchy::no_leader) {
            one.meeting_hours = leaders.meeting_hours[one.leader];
            one.spare_hours = leaders.spare_hours[one.leader];
            one.steering_hours = leaders.steering_hours[one.leader];
        } else {
            fill_staff_week(diaries, seed, week, one);
        }
        one.steering_total_hours += static_cast<double>(one.steering_hours);
        one.used_hours = 0.0F;
        one.free = 0;
        one.delivered_hours = 0.0F;
        if (!state.running()) continue;
        double const given =
            delivered_hours(pledge.pledge_hours_per_week, static_cast<double>(one.spare_hours));
        one.delivered_hours = static_cast<float>(given);
        one.pledged_total_hours += pledge.pledge_hours_per_week;
        one.given_total_hours += given;
        one.free = starts.empty() ? kept_windows(pledge, given, seed, week, key)
                                  : kept_windows(pledge, given, seed, week, key, starts, one.busy);
        kept_sum += pledge.pledge_hours_per_week > 0.0 ? given / pledge.pledge_hours_per_week : 1.0;
    }
    state.kept_share = state.running() && !state.participants.empty()
                           ? kept_sum / static_cast<double>(state.participants.size())
                           : 1.0;
}

void hold_sessions(Programme const& p, std::vector<Activity> const& plan, double informed_share,
                   std::uint32_t week, ProgrammeState& state) {
    state.held = state.delegated = state.slipped = 0;
    if (!state.running()) return;
    state.literate = state.literate || informed_share >= p.literate_share;
    if (!state.literate) return;
    for (std::size_t turn = 0; turn < people::practice_count; ++turn) {
        auto const area = static_cast<people::Practice>((turn + week) % people::practice_count);
        for (std::size_t a = 0; a < plan.size(); ++a) {
            auto& progress = state.progress[a];
            if (plan[a].area != area || progress.nominally_complete()) continue;
            auto const step = progress.held + progress.delegated;
            bool const is_playback = step + 1 == progress.steps;
            auto record =
                hold_one(p, is_playback ? state.playback[a] : state.required[a],
                         is_playback ? plan[a].playback_hours : plan[a].session_hours, state);
            record.week = week;
            record.activity = static_cast<std::uint32_t>(a);
            record.step = step;
            if (record.outcome == SessionOutcome::held) ++progress.held, ++state.held;
            if (record.outcome == SessionOutcome::delegated)
                ++progress.delegated, ++state.delegated;
            if (record.outcome == SessionOutcome::slipped) ++state.slipped;
            if (progress.nominally_complete()) progress.nominal_week = week;
            state.sessions.push_back(record);
            break;  // tools of an area are worked through in sequence
        }
    }
    state.finished = std::all_of(state.progress.begin(), state.progress.end(),
                                 [](auto const& one) { return one.nominally_complete(); });
}

}  // namespace diorama::mechanisms
