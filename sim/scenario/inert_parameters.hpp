#pragma once
#include <algorithm>
#include <array>
#include <string_view>

namespace diorama::scenario {

/// Parameters that act at the defaults and yet hardly matter there: a screening of "Unit, then DIO"
/// over their ranges finds no effect beyond the noise of the seeds, neither on uptake nor on
/// leaders' hours, trust or energy. Parameters of events that the scenario does not have are not
/// named.
/// Source   docs/model.md#screening, which gives the command
inline constexpr std::array<std::string_view, 14> inert_at_defaults{
    "communication.announcement_strength", "communication.least_spare_hours",
    "decisions.least_hours_per_week",      "decisions.patience_weeks",
    "energy.colleague_rate_per_week",      "influence.root_presence_in_programme",
    "influence.root_presence_otherwise",   "ladder.training_decay_per_week",
    "ladder.willing_decay_per_week",       "leadership.counted_reports",
    "people.using_at_start_share",         "programme.individual_hours.chief_executive",
    "strategy.advocacy_budget_gain",       "training.helper_rate_per_week"};

constexpr bool hardly_matters(std::string_view path) {
    return std::ranges::find(inert_at_defaults, path) != inert_at_defaults.end();
}

}  // namespace diorama::scenario
