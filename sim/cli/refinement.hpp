#pragma once
#include <vector>

#include "batch/experiment.hpp"
#include "cli/batch_options.hpp"
#include "store/store.hpp"

namespace diorama::cli {

/// Refuses what cannot be refined, before anything is run or written.
/// Errors   throws problems::InputError: fewer than two arms, a factor that is no number
void demand_refinable(RefineOptions const& options, batch::Experiment const& experiment);

/// Points where it is undecided which arm is the better one, by what the store has so far.
///
/// Takes    count: at most this many
/// Returns  points that the experiment does not have yet; none where one arm is the best everywhere
/// Errors   asserts what demand_refinable() demands
std::vector<store::Point> points_between(RefineOptions const& options,
                                         batch::Experiment const& experiment, store::Store& store,
                                         std::size_t count);

}  // namespace diorama::cli
