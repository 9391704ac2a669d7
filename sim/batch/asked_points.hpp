#pragma once
#include <atomic>
#include <istream>
#include <ostream>

#include "batch/run_batch.hpp"

namespace diorama::batch {

struct AskedCounts {
    std::size_t points = 0;   ///< answered
    std::size_t refused = 0;  ///< of these, not understood
    std::size_t runs = 0;
    std::size_t failed = 0;
    bool interrupted = false;
};

/// Runs points as somebody else asks for them, and tells what came of each: for optimisers and
/// samplers that decide by results where to look next.
///
/// Takes    asked: one JSON object a line, `{"id": ..., "values": {"path": value}, "replicates":
/// 4}`;
///          only `values` must be there. source: what to call it in problems
/// Writes   answers: one JSON object a line, as points are finished and at once: `id`, `status`
///          (`done`, `failed`, `refused`), `outcomes` (means by arm and measure), `runs` (each with
///          arm, replicate, seed, digest, outcomes or error), `problems` of a point that cannot be
/// Errors   throws std::runtime_error when an answer cannot be written
/// Cost     as many points at once as there are workers
AskedCounts run_asked(Experiment const& experiment, std::istream& asked, std::string const& source,
                      std::ostream& answers, BatchPlan const& plan,
                      parallel::Workers const& workers, std::atomic<bool> const& stop);

}  // namespace diorama::batch
