#pragma once
#include <atomic>
#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

#include "batch/run_plan.hpp"
#include "experiment/run_queue.hpp"
#include "parallel/workers.hpp"

namespace diorama::batch {

/// Runs that are not tried (again), by the number of their ids, with the error they are recorded
/// with.
using GivenUp = std::unordered_map<std::uint64_t, std::string>;

/// Told of the run that the calling thread begins, and with nullptr that it has ended.
using RunWatch = std::function<void(store::RunRow const* run)>;

/// How a batch is carried out.
struct BatchPlan {
    std::uint32_t replicates = 10;
    Shard shard = {};                  ///< runs of the others are left alone
    double run_timeout_seconds = 0.0;  ///< 0 = none
    bool retry_failed = false;         ///< runs that failed earlier are tried again
    bool weekly = false;               ///< keeps the measures of every week
    GivenUp given_up = {};
    RunWatch watch = {};  ///< may be empty
};

/// What became of the runs that were asked for.
struct BatchCounts {
    std::size_t planned = 0;  ///< of this shard
    std::size_t done = 0;     ///< finished now
    std::size_t failed = 0;   ///< failed now
    std::size_t skipped = 0;  ///< in the store already
    bool interrupted = false;
};

/// Told after each run, never twice at once.
using BatchProgress = std::function<void(BatchCounts const& counts)>;

/// Carries out one run. Throws what goes wrong in it.
/// Returns  nothing when it was given up because `halted` said so
using CarryOut = std::function<std::optional<engine::Simulation>(
    std::shared_ptr<engine::Model const> const& model, parallel::Workers const& inside,
    experiment::Halted const& halted)>;

/// One run as a row: what it came to, or why it failed.
/// Returns  nothing when `halted` said so
std::optional<store::RunRow> row_of_run(Experiment const& experiment, PointModels& models,
                                        RunKey key, BatchPlan const& plan,
                                        CarryOut const& carry_out, parallel::Workers const& inside,
                                        experiment::Halted const& halted);

/// Which runs a store has, by the number of their ids, and whether they are done.
using KnownRuns = std::unordered_map<std::uint64_t, store::RunStatus>;
KnownRuns known_runs(store::Store& store);

/// Whether a batch with this plan leaves the run with this hash as the store has it.
bool is_there(KnownRuns const& known, std::uint64_t run, BatchPlan const& plan);

/// Does the runs of an experiment that its store does not have, side by side on all workers, each
/// on one thread as long as there are enough of them; a thread of its own writes them.
///
/// Takes    experiment, store: joined by join_store(); progress may be empty; `stop`: looked at
///          between weeks
/// Returns  the same rows, but for their seconds, for any number of workers and any order of
///          interrupted calls
/// Errors   throws store::StoreError when the store cannot be written, after the runs have stopped:
///          what it has by then is whole
/// Cost     memory does not grow as runs are done, but for the store's page cache (16 MB at most):
///          12 bytes for each that is planned, 12 more for each that is missing, some 40 for each
///          that the store has already
BatchCounts run_batch(Experiment const& experiment, store::Store& store, BatchPlan const& plan,
                      parallel::Workers const& workers, BatchProgress const& progress,
                      std::atomic<bool> const& stop,
                      CarryOut const& carry_out = experiment::run_through);

/// The parts, from 0, of which the store lacks runs that run_batch() would do.
/// Takes    parts: how many equal parts the batch is cut into
std::vector<std::size_t> unfinished_parts(Experiment const& experiment, store::Store& store,
                                          BatchPlan const& plan, std::size_t parts);

/// As run_batch() for these runs alone, of which those in `known` are skipped.
BatchCounts run_keys(Experiment const& experiment, store::Store& store, PointModels& models,
                     std::vector<RunKey> const& keys, KnownRuns const& known, BatchPlan const& plan,
                     parallel::Workers const& workers, BatchProgress const& progress,
                     std::atomic<bool> const& stop, CarryOut const& carry_out);

}  // namespace diorama::batch
