#pragma once
#include <vector>

#include "batch/run_batch.hpp"
#include "experiment/statistics.hpp"

namespace diorama::batch {

/// Whose interval has to be narrow.
enum class Narrowing : std::uint8_t {
    mean,        ///< of the measure, in every arm
    difference,  ///< every other arm less the first one, seed by seed
    p_best       ///< the chance that the arm that is best most often is the best
};

/// Adds replicates to a point until an interval is narrow enough.
struct Stopping {
    double half_width = 0.0;  ///< of the 95 % interval
    std::size_t outcome = 0;  ///< place in Experiment::outcomes
    Narrowing narrowing = Narrowing::mean;
    std::uint32_t least_replicates = 8;
    std::uint32_t most_replicates = 1000;
};

/// How it ended at a point.
struct StoppedPoint {
    std::uint32_t point = 0;
    std::uint32_t replicates = 0;  ///< that it was given
    double half_width = experiment::not_known;
    bool narrow = false;  ///< else it came to the cap
};

struct SequentialBatch {
    BatchCounts counts;
    std::vector<StoppedPoint> points;  ///< of this shard; empty when interrupted
};

/// The half-width of the widest interval that must be narrow.
/// Takes    values [arms][replicates]: of the seeds that every arm finished
/// Returns  infinity with fewer than two seeds
double widest_half_width(std::vector<std::vector<double>> const& values, Narrowing narrowing,
                         bool higher_is_better);

/// As run_batch(), with as many replicates for each point as its interval needs. Decided in rounds
/// over whole numbers of replicates, from results alone: a batch that was interrupted ends as one
/// that was not. Intervals of runs that were stopped when narrow are a little too narrow
/// themselves, which the floor bounds.
///
/// Takes    shard: of points, since an interval needs all runs of its point
SequentialBatch run_until_narrow(Experiment const& experiment, store::Store& store,
                                 BatchPlan const& plan, Stopping const& stopping,
                                 parallel::Workers const& workers, BatchProgress const& progress,
                                 std::atomic<bool> const& stop);

/// The parts, from 0, of which the store lacks runs that run_until_narrow() would do.
/// Takes    parts: how many equal parts the points are cut into
/// Cost     one reading of the store
std::vector<std::size_t> unfinished_parts(Experiment const& experiment, store::Store& store,
                                          BatchPlan const& plan, Stopping const& stopping,
                                          std::size_t parts);

}  // namespace diorama::batch
