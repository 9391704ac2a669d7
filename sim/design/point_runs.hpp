#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "design/factor.hpp"
#include "engine/record.hpp"
#include "experiment/run_queue.hpp"

namespace diorama::design {

/// What came out of runs at many points, each with the same seeds.
struct PointRuns {
    std::size_t points = 0;
    std::size_t replicates = 0;
    std::size_t outcomes = 0;
    std::vector<double> values;  ///< [points][replicates][outcomes]
    std::vector<char> finished;  ///< [points][replicates]
    bool interrupted = false;

    double at(std::size_t point, std::size_t replicate, std::size_t outcome) const {
        return values[(point * replicates + replicate) * outcomes + outcome];
    }
    /// Whether all replicates of a point were finished.
    bool complete(std::size_t point) const;
    /// Mean over the replicates.
    double mean(std::size_t point, std::size_t outcome) const;
};

/// The model of a point. Called from any worker.
using MakeModel = std::function<std::shared_ptr<engine::Model>(std::size_t point)>;
/// Reads the outcomes off a finished run. Called from any worker.
using ReadOutcomes = std::function<void(engine::Record const& record, std::span<double> outcomes)>;

/// Runs every point with the seeds of its model: seed, seed + 1, ..., so that points are compared
/// with the same luck. Runs start point by point.
///
/// Takes    outcomes: numbers that `read` fills in for a run
/// Returns  the same bits for any number of workers
/// Errors   what a run throws, after the others have stopped
PointRuns run_points(std::size_t points, std::size_t replicates, std::size_t outcomes,
                     MakeModel const& make, ReadOutcomes const& read,
                     parallel::Workers const& workers, experiment::Progress const& progress,
                     std::atomic<bool> const& stop);

/// `base` with these values. It shares the organisation.
/// Takes    values: one a factor
std::shared_ptr<engine::Model> model_with(engine::Model const& base,
                                          std::span<Factor const> factors,
                                          std::span<double const> values);

}  // namespace diorama::design
