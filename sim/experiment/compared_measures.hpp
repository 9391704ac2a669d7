#pragma once
#include <span>
#include <string>
#include <vector>

#include "measures/catalogue.hpp"
#include "scenario/study.hpp"

namespace diorama::experiment {

/// The measures that an arm's runs publish: the columns of RunResult::weekly.
std::span<measures::Measure const> published(scenario::Arm const& arm);

/// The measures that a study compares: those it names, or else the few that tell most.
///
/// Returns  in the order of the study, each published by every arm
/// Errors   throws problems::InputError for every measure, named in `measures` or in an
///          expectation, that an arm does not publish (bare contagion has two of its own)
std::vector<measures::Measure> compared_measures(scenario::Study const& study);

}  // namespace diorama::experiment
