#include "mechanisms/programme_steps.hpp"

#include <algorithm>
#include <array>

namespace diorama::mechanisms {

namespace {

/// Hours add up out of unequal parts of weeks: this much is not worth another week.
constexpr double negligible_hours = 1e-6;

bool has_own_action(Activity const& activity, Role role) {
    return std::any_of(activity.actions.begin(), activity.actions.end(),
                       [&](Action const& one) { return one.role == role; });
}

}  // namespace

bool is_playback(ActivityProgress const& progress, std::uint32_t step) {
    return step + 1 == progress.steps;
}

std::optional<DueStep> due_step(people::Practice area, Gaps gaps, std::vector<Activity> const& plan,
                                std::span<ActivityProgress const> progress) {
    for (std::size_t a = 0; a < plan.size(); ++a)
        if (plan[a].area == area && !progress[a].nominally_complete())
            return DueStep{a, progress[a].done(), false};
    if (gaps == Gaps::left) return std::nullopt;
    for (std::size_t a = 0; a < plan.size(); ++a)
        if (plan[a].area == area && !progress[a].gaps.empty())
            return DueStep{a, progress[a].gaps.front().step, true};
    return std::nullopt;
}

bool is_agency_step(double agency_share, std::vector<Activity> const& plan, DueStep const& due) {
    if (agency_share <= 0.0 || due.repairs || due.step >= plan[due.activity].sessions) return false;
    std::uint32_t before = due.step;
    for (std::size_t a = 0; a < due.activity; ++a) before += plan[a].sessions;
    // Of the first n sessions an agency does floor(n * share).
    auto const done_of = [&](std::uint32_t sessions) {
        return static_cast<std::uint32_t>(sessions * agency_share + 1e-9);
    };
    return done_of(before + 1) > done_of(before);
}

std::vector<std::vector<Task>> plan_tasks(std::vector<Activity> const& plan,
                                          RoleHolders const& roles,
                                          std::span<Participant const> participants) {
    auto const row_of = [&](Role role) -> std::optional<std::uint32_t> {
        for (std::size_t row = 0; row < participants.size(); ++row)
            if (participants[row].who == roles.of(role)) return static_cast<std::uint32_t>(row);
        return std::nullopt;
    };
    std::vector<std::vector<Task>> tasks;
    for (auto const& activity : plan) {
        auto& list = tasks.emplace_back();
        for (Role const role : activity.roles)
            if (auto const row = row_of(role); row && !has_own_action(activity, role))
                list.push_back({*row, role, none_needed});
        for (std::size_t k = 0; k < activity.actions.size(); ++k)
            if (auto const row = row_of(activity.actions[k].role))
                list.push_back({*row, activity.actions[k].role, static_cast<std::uint32_t>(k)});
    }
    return tasks;
}

double missing_hours(Preparation const& preparation, Activity const& activity, Task const& task,
                     double prepared_hours, std::uint32_t step) {
    double hours = activity.individual_hours.value_or(preparation.hours_of(task.role));
    if (task.action != none_needed) {
        auto const& action = activity.actions[task.action];
        if (!action.belongs_to(step)) return 0.0;
        hours = action.hours.value_or(hours);
    }
    double const missing = hours * preparation.factor - prepared_hours;
    return missing > negligible_hours ? missing : 0.0;
}

std::optional<std::uint32_t> least_prepared(Preparation const& preparation,
                                            Activity const& activity, std::span<Task const> tasks,
                                            std::span<double const> prepared_hours,
                                            std::uint32_t step) {
    std::optional<std::uint32_t> least;
    double most = 0.0;
    for (auto const& one : tasks) {
        double missing = 0.0;  // of all their roles together
        for (std::size_t t = 0; t < tasks.size(); ++t)
            if (tasks[t].participant == one.participant)
                missing += missing_hours(preparation, activity, tasks[t], prepared_hours[t], step);
        if (missing > most) {
            most = missing;
            least = one.participant;
        }
    }
    return least;
}

std::vector<bool> open_tasks(Preparation const& preparation, std::vector<Activity> const& plan,
                             DueStep const& due, std::span<Task const> tasks,
                             std::span<ActivityProgress const> progress) {
    auto const& activity = plan[due.activity];
    auto const& prepared = progress[due.activity].prepared_hours;
    auto const is_done = [&](std::uint32_t action) {
        for (std::size_t t = 0; t < tasks.size(); ++t)
            if (tasks[t].action == action)
                return missing_hours(preparation, activity, tasks[t], prepared[t], due.step) == 0.0;
        return true;  // its role is held by nobody: there is nothing to wait for
    };
    std::vector<bool> open(tasks.size(), true);
    for (std::size_t t = 0; t < tasks.size(); ++t) {
        if (tasks[t].action == none_needed) continue;
        auto const& action = activity.actions[tasks[t].action];
        if (action.needs_action != none_needed && !is_done(action.needs_action)) open[t] = false;
        if (action.needs_activity != none_needed &&
            !progress[action.needs_activity].nominally_complete())
            open[t] = false;
    }
    return open;
}

void prepare(Programme const& p, Preparation const& preparation, std::vector<Activity> const& plan,
             std::uint32_t week, ProgrammeState& state) {
    for (std::size_t turn = 0; turn < people::practice_count; ++turn) {
        auto const area = static_cast<people::Practice>((turn + week) % people::practice_count);
        auto const due = due_step(area, p.gaps, plan, state.progress);
        if (!due || is_agency_step(p.agency_share, plan, *due)) continue;
        auto const& tasks = state.tasks[due->activity];
        auto& prepared = state.progress[due->activity].prepared_hours;
        auto const open = open_tasks(preparation, plan, *due, tasks, state.progress);
        for (std::size_t t = 0; t < tasks.size(); ++t) {
            if (!open[t]) continue;
            auto& one = state.participants[tasks[t].participant];
            double const left =
                static_cast<double>(one.delivered_hours) - static_cast<double>(one.used_hours);
            double const missing =
                missing_hours(preparation, plan[due->activity], tasks[t], prepared[t], due->step);
            double const spent = std::min(missing, left);
            if (spent <= 0.0) continue;
            prepared[t] += spent;
            one.used_hours += static_cast<float>(spent);
            one.used_total_hours += spent;
            one.individual_total_hours += spent;
            state.individual_hours += spent;
        }
    }
}

}  // namespace diorama::mechanisms
