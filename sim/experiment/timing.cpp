#include <algorithm>
#include <map>

#include "experiment/comparison_parts.hpp"

namespace diorama::experiment {

namespace {

using mechanisms::Timing;
using Weeks = std::vector<std::optional<std::uint32_t>>;  ///< [seeds]

Estimate estimate_of(std::vector<double> const& values) {
    return mean_estimate(values, table_confidence);
}

std::vector<double> known(Weeks const& weeks) {
    std::vector<double> values;
    for (auto const& week : weeks)
        if (week) values.push_back(*week);
    return values;
}

Ending ending_of(Weeks const& weeks) {
    auto const values = known(weeks);
    Ending ending;
    ending.week = estimate_of(values);
    ending.share = static_cast<double>(values.size()) / static_cast<double>(weeks.size());
    return ending;
}

/// Sums over the seeds for everybody who was needed, worst first.
std::vector<CriticalLeader> critical_leaders(std::vector<Timing const*> const& timings,
                                             org::Organisation const& organisation) {
    std::map<org::PersonId, mechanisms::Delayer> sums;
    for (auto const* timing : timings)
        for (auto const& one : timing->delayers) {
            auto& sum = sums[one.who];
            sum.who = one.who;
            sum.role = one.role;
            sum.required_sessions += one.required_sessions;
            sum.slipped_sessions += one.slipped_sessions;
            sum.unprepared_sessions += one.unprepared_sessions;
        }
    std::vector<CriticalLeader> leaders;
    auto const seeds = static_cast<double>(timings.size());
    for (auto const& [who, sum] : sums) {
        CriticalLeader leader;
        leader.id = std::string(organisation.id(who));
        leader.title = std::string(organisation.title(who));
        leader.role = mechanisms::role_names[static_cast<std::size_t>(sum.role)];
        leader.required_per_run = sum.required_sessions / seeds;
        leader.slipped_per_run = sum.slipped_sessions / seeds;
        leader.unprepared_per_run = sum.unprepared_sessions / seeds;
        leader.rate = sum.share();
        if (sum.required_sessions >= least_ranked_sessions) leaders.push_back(std::move(leader));
    }
    std::stable_sort(leaders.begin(), leaders.end(),
                     [](CriticalLeader const& a, CriticalLeader const& b) {
                         if (a.rate != b.rate) return a.rate > b.rate;
                         return a.required_per_run > b.required_per_run;
                     });
    return leaders;
}

/// `of` picks a part of the programme out of the plan of a run.
template <class Of>
TimingLine line_of(PairedRuns const& runs, std::size_t arm, Of const& of) {
    std::vector<Timing const*> timings;
    for (auto const* run : runs.of(arm)) timings.push_back(&of(run->timing));
    Weeks planned;
    Weeks nominal;
    Weeks effective;
    std::vector<double> delays;
    std::vector<double> slipped;
    std::vector<double> unprepared;
    for (auto const* one : timings) {
        planned.push_back(one->planned_week);
        nominal.push_back(one->nominal_week);
        effective.push_back(one->effective_week);
        slipped.push_back(one->slipped_sessions);
        unprepared.push_back(one->unprepared_sessions);
        if (one->planned_week && one->nominal_week)
            delays.push_back(static_cast<double>(*one->nominal_week) -
                             static_cast<double>(*one->planned_week));
    }
    TimingLine line;
    line.arm = arm;
    line.planned = ending_of(planned);
    line.nominal = ending_of(nominal);
    line.effective = ending_of(effective);
    line.delay = estimate_of(delays);
    line.slipped_per_run = mean(slipped);
    line.unprepared_per_run = mean(unprepared);
    line.leaders = critical_leaders(timings, *runs.study().arms[arm].scenario.model.organisation);
    return line;
}

bool has_plan(PairedRuns const& runs, std::size_t arm) {
    return std::all_of(runs.of(arm).begin(), runs.of(arm).end(),
                       [](RunResult const* run) { return !run->timing.activities.empty(); });
}

}  // namespace

std::vector<TimingLine> timing(PairedRuns const& runs) {
    std::vector<TimingLine> lines;
    if (runs.seeds().empty()) return lines;
    for (std::size_t arm = 0; arm < runs.arms(); ++arm) {
        if (!has_plan(runs, arm)) continue;
        lines.push_back(
            line_of(runs, arm, [](auto const& plan) -> Timing const& { return plan.whole; }));
        for (std::size_t area = 0; area < people::practice_count; ++area) {
            lines.push_back(line_of(
                runs, arm, [&](auto const& plan) -> Timing const& { return plan.areas[area]; }));
            lines.back().area = people::practice_names[area];
        }
        auto const& plan = runs.study().arms[arm].scenario.model.activities;
        for (std::size_t a = 0; a < plan.size(); ++a) {
            lines.push_back(line_of(
                runs, arm, [&](auto const& all) -> Timing const& { return all.activities[a]; }));
            lines.back().area = people::practice_names[static_cast<std::size_t>(plan[a].area)];
            lines.back().activity = plan[a].name;
        }
    }
    return lines;
}

}  // namespace diorama::experiment
