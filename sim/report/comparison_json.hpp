#pragma once
#include <string>

#include "design/robustness.hpp"
#include "experiment/comparison.hpp"
#include "scenario/study.hpp"

namespace diorama::report {

/// The answer of `compare --format json`: one object, the same bytes for any number of threads.
///
/// What is not known is null: an interval of one seed, a difference of the baseline to itself, a
/// median that fewer than half of the seeds reach, an end that lies beyond the last week.
///
/// Takes    robustness: of the study's expectations, null when it was not tested
std::string comparison_json(scenario::Study const& study, experiment::Comparison const& comparison,
                            design::Robustness const* robustness = nullptr);

}  // namespace diorama::report
