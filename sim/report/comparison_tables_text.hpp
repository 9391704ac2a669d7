#pragma once
#include <string>

#include "experiment/comparison.hpp"
#include "scenario/study.hpp"

/// The tables of comparison_text(), each with its heading.
namespace diorama::report {

/// An arm's name, safe to print.
std::string arm_text(scenario::Study const& study, std::size_t arm);

/// Each measure in the last week: every arm, against the baseline, and how often it is the best.
std::string last_week_text(scenario::Study const& study, experiment::Comparison const& comparison);

/// Weeks to 10 %, half and 80 %.
std::string weeks_to_text(scenario::Study const& study, experiment::Comparison const& comparison);

/// Leaders' hours, sessions and defaulted decisions; empty for bare contagion.
std::string totals_text(scenario::Study const& study, experiment::Comparison const& comparison);

/// The worst five of each arm's slips league; empty when no session was due in any.
std::string slips_text(scenario::Study const& study, experiment::Comparison const& comparison);

}  // namespace diorama::report
