#include <algorithm>
#include <cmath>

#include "experiment/comparison_parts.hpp"

namespace diorama::experiment {

namespace {

struct Kind {
    std::string_view name;
    std::string_view unit;
    std::vector<double> (*of)(PairedRuns const& runs, std::size_t arm);
};

std::vector<double> ledger_sum(PairedRuns const& runs, std::size_t arm,
                               double LeaderLedger::*hours) {
    std::vector<double> sums;
    for (auto const* run : runs.of(arm)) {
        double sum = 0.0;
        for (auto const& leader : run->leaders) sum += leader.*hours;
        sums.push_back(sum);
    }
    return sums;
}

/// Seed by seed; not_known where nothing is divided by.
std::vector<double> ratio(std::vector<double> above, std::vector<double> const& below) {
    for (std::size_t i = 0; i < above.size(); ++i)
        above[i] = below[i] > 0.0 ? above[i] / below[i] : not_known;
    return above;
}

std::vector<double> change_hours(PairedRuns const& runs, std::size_t arm) {
    return runs.at(arm, "leader_change_hours", runs.weeks());
}

std::vector<double> hours_per_integrated(PairedRuns const& runs, std::size_t arm) {
    auto people = runs.at(arm, "integrated", runs.weeks());
    auto const headcount = runs.study().arms[arm].scenario.model.organisation->headcount();
    for (double& share : people) share *= static_cast<double>(headcount);
    return ratio(change_hours(runs, arm), people);
}

Kind const kinds[] = {
    {"leader_change_hours", "hours", change_hours},
    {"leader_change_hours_per_integrated_person", "hours", hours_per_integrated},
    {"leader_pledged_hours_total", "hours",
     [](auto const& runs, std::size_t arm) {
         return ledger_sum(runs, arm, &LeaderLedger::pledged_hours);
     }},
    {"leader_given_hours_total", "hours",
     [](auto const& runs, std::size_t arm) {
         return ledger_sum(runs, arm, &LeaderLedger::given_hours);
     }},
    {"leader_used_hours_total", "hours",
     [](auto const& runs, std::size_t arm) {
         return ledger_sum(runs, arm, &LeaderLedger::used_hours);
     }},
    {"leader_steering_hours_total", "hours",
     [](auto const& runs, std::size_t arm) {
         return ledger_sum(runs, arm, &LeaderLedger::steering_hours);
     }},
    {"leader_individual_hours_total", "hours",
     [](auto const& runs, std::size_t arm) {
         return ledger_sum(runs, arm, &LeaderLedger::individual_hours);
     }},
    {"sessions_held_total", "sessions",
     [](auto const& runs, std::size_t arm) { return runs.total(arm, "sessions_held"); }},
    {"sessions_slipped_total", "sessions",
     [](auto const& runs, std::size_t arm) { return runs.total(arm, "sessions_slipped"); }},
    {"sessions_delegated_total", "sessions",
     [](auto const& runs, std::size_t arm) { return runs.total(arm, "sessions_delegated"); }},
    {"sessions_unprepared_total", "sessions",
     [](auto const& runs, std::size_t arm) { return runs.total(arm, "sessions_unprepared"); }},
    {"sessions_by_agency_total", "sessions",
     [](auto const& runs, std::size_t arm) { return runs.total(arm, "sessions_by_agency"); }},
    {"spend_total", "money",
     [](auto const& runs, std::size_t arm) { return runs.total(arm, "spend"); }},
    {"decisions_defaulted_share", "share",
     [](auto const& runs, std::size_t arm) {
         return ratio(runs.total(arm, "decisions_defaulted"), runs.total(arm, "decisions_raised"));
     }},
};

/// A mean over those seeds alone in which the number exists would compare other seeds in each arm.
bool known_throughout(std::vector<double> const& values) {
    return std::none_of(values.begin(), values.end(),
                        [](double value) { return std::isnan(value); });
}

}  // namespace

std::vector<Total> totals(PairedRuns const& runs) {
    std::vector<Total> entries;
    if (!runs.has("leader_change_hours")) return entries;
    for (auto const& kind : kinds) {
        auto const baseline = kind.of(runs, runs.study().baseline);
        for (std::size_t arm = 0; arm < runs.arms(); ++arm) {
            Total entry{.arm = arm, .name = kind.name, .unit = kind.unit};
            auto const values = kind.of(runs, arm);
            if (known_throughout(values)) {
                entry.value = mean_estimate(values, table_confidence);
                if (arm != runs.study().baseline && known_throughout(baseline))
                    entry.difference =
                        paired_difference(values, baseline, table_confidence).difference;
            }
            entries.push_back(entry);
        }
    }
    return entries;
}

}  // namespace diorama::experiment
