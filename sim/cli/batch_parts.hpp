#pragma once
#include "batch/stopping.hpp"
#include "cli/batch_command.hpp"

namespace diorama::cli {

batch::BatchPlan batch_plan(BatchOptions const& options, batch::Experiment const& experiment);

/// What `--until-half-width` asks for.
/// Errors   throws problems::InputError: no such measure; a difference of a single arm
batch::Stopping stopping_of(BatchOptions const& options, batch::Experiment const& experiment);

/// Does the plan's runs, to the number of replicates or until intervals are narrow, as asked.
BatchAnswer run_plan(BatchOptions const& options, batch::Experiment const& experiment,
                     store::Store& store, batch::BatchPlan const& plan,
                     parallel::Workers const& workers, batch::BatchProgress const& progress,
                     std::atomic<bool> const& stop);

/// What the store has of a batch: `interrupted` says that runs are missing. Runs nothing.
BatchAnswer look_only(BatchOptions const& options, batch::Experiment const& experiment,
                      store::Store& store);

/// Place of a measure among those that the experiment reads, the first when none is named.
/// Errors   throws problems::InputError
std::size_t outcome_called(batch::Experiment const& experiment, std::string const& name,
                           problems::Place const& place);

}  // namespace diorama::cli
