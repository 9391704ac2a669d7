#include "mechanisms/programme.hpp"

#include <algorithm>

#include "mechanisms/programme_steps.hpp"
#include "mechanisms/relief.hpp"

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

double ProgrammeState::complete_share(double delegate_effect_share,
                                      double agency_effect_share) const {
    double effective_steps = 0.0;
    double all_steps = 0.0;
    for (auto const& one : progress) {
        effective_steps +=
            one.held + delegate_effect_share * one.delegated + agency_effect_share * one.by_agency;
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
        progress.held_at_start = progress.held;
        state.progress.push_back(progress);
        state.required.push_back(std::move(rows));
        state.playback.push_back(std::move(playback));
    }
    state.tasks = plan_tasks(plan, roles, state.participants);
    for (std::size_t a = 0; a < plan.size(); ++a)
        state.progress[a].prepared_hours.assign(state.tasks[a].size(), 0.0);
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
    auto diary = one.has_calendar ? diary_from_calendar(diaries, one.busy, 0.0, steering)
                                  : diary_of_staff(diaries, steering, seed, week,
                                                   static_cast<std::uint32_t>(org::row(one.who)));
    if (one.freed_hours > 0.0F)
        diary = relieved_week(diaries, diary.meeting_hours, static_cast<double>(one.freed_hours),
                              steering);
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
        one.free = starts.empty()
                       ? kept_windows(pledge, given, seed, week, key)
                       : kept_windows(pledge, given, seed, week, key, starts,
                                      relieved_calendar(one.busy, starts,
                                                        static_cast<double>(one.freed_hours)));
        kept_sum += pledge.pledge_hours_per_week > 0.0 ? given / pledge.pledge_hours_per_week : 1.0;
    }
    state.kept_share = state.running() && !state.participants.empty()
                           ? kept_sum / static_cast<double>(state.participants.size())
                           : 1.0;
}

}  // namespace diorama::mechanisms
