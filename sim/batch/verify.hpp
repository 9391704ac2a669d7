#pragma once
#include <atomic>
#include <string>
#include <vector>

#include "experiment/run_queue.hpp"
#include "parallel/workers.hpp"
#include "store/store.hpp"

namespace diorama::batch {

/// One run that was done again.
struct VerifiedRun {
    store::RunRow run;   ///< as the store has it
    std::string digest;  ///< as it came out now
    bool same() const { return digest == run.digest; }
};

struct Verification {
    std::vector<VerifiedRun> runs;  ///< in the order drawn
    std::size_t finished_runs = 0;  ///< that the store has, to draw from
    bool interrupted = false;
};

/// Does runs of a store again, from what the store alone says of them: the arm's resolved scenario
/// with the point's values laid over it, as `run --seed --set` would.
///
/// Takes    sample: how many, drawn by chance from all finished ones, always the same; workers: all
///          of them work on one run
/// Errors   throws problems::InputError when the store is of another version of the engine, or when
///          the files of an organisation that it names are gone or wrong
Verification verify_runs(store::Store& store, std::size_t sample, parallel::Workers const& workers,
                         experiment::Progress const& progress, std::atomic<bool> const& stop);

}  // namespace diorama::batch
