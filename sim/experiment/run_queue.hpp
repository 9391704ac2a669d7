#pragma once
#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>

#include "engine/simulation.hpp"
#include "parallel/workers.hpp"

namespace diorama::experiment {

/// Told after each finished run, from any worker but never two at once.
using Progress = std::function<void(std::size_t done, std::size_t planned)>;

/// How the workers are shared out: this many runs side by side, each with this many workers.
struct Split {
    std::size_t runs_at_once = 1;
    std::size_t workers_a_run = 1;
};

/// Side by side first, which keeps every worker busy to the end; workers that would have no run of
/// their own help inside the runs. No result depends on it.
Split split_workers(std::size_t threads, std::size_t runs);

/// Whether a run is to be given up.
using Halted = std::function<bool()>;

/// One of many runs. Keeps what comes of it in a place of its own.
/// Returns  false when it was given up because `halted` said so
using Run =
    std::function<bool(std::size_t place, parallel::Workers const& inside, Halted const& halted)>;

/// Does runs 0 to count - 1, begun in this order, side by side.
///
/// Takes    progress: may be empty; `stop`: looked at between weeks
/// Returns  how many were finished: fewer than `count` when stopped
/// Errors   what a run throws, after the others have stopped
std::size_t do_runs(std::size_t count, parallel::Workers const& workers, Progress const& progress,
                    std::atomic<bool> const& stop, Run const& run);

/// Runs a model to its last week. Nothing when `halted` said so on the way.
std::optional<engine::Simulation> run_through(std::shared_ptr<engine::Model const> const& model,
                                              parallel::Workers const& inside,
                                              Halted const& halted);

}  // namespace diorama::experiment
