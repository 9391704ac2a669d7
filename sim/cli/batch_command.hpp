#pragma once
#include "batch/run_batch.hpp"
#include "cli/options.hpp"
#include "store/store.hpp"

namespace diorama::cli {

/// What a batch came to, for the answer.
struct BatchAnswer {
    batch::BatchCounts counts;
    double seconds = 0.0;
    std::size_t threads = 0;
    std::string more;  ///< lines about stopping, refining and the like
};

/// Says what a batch came to, as text or as JSON.
/// Returns  the exit status: 0 all runs are done, 1 some have failed, 130 interrupted
int answer(BatchOptions const& options, store::Store& store, BatchAnswer const& result);

// Ways to carry out a batch, a file each.
int batch_asked(BatchOptions const& options);
int batch_on_slurm(BatchOptions const& options);

}  // namespace diorama::cli
