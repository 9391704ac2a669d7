#pragma once
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "calibration/observed_curve.hpp"
#include "design/factor.hpp"
#include "experiment/run_queue.hpp"
#include "experiment/statistics.hpp"

namespace diorama::calibration {

/// What is to be fitted to what.
struct CalibrationPlan {
    std::vector<design::Factor> factors;  ///< at least one
    std::vector<std::string> measures;    ///< published; their sum is the share that was observed
    std::size_t replicates = 4;
    std::size_t evaluations = 800;  ///< parameter sets tried
    std::size_t held_out = 0;       ///< of the last observations, which the fit does not see
    /// How much worse than the best fit, in RMSE, still counts as fitting.
    double tolerance = 0.005;
};

/// One curve beside the observed one.
struct FittedCurve {
    std::string name;
    std::size_t parameters = 0;  ///< that were fitted
    std::vector<double> shares;  ///< at each observation
    double error = 0.0;          ///< root of the weighted mean square, over the fitted observations
    double held_out_error = experiment::not_known;  ///< the same over those held out
};

enum class Edge : std::uint8_t { none, low, high };

struct FittedFactor {
    double value = 0.0;
    Edge edge = Edge::none;  ///< within 2 % of the range of one of its ends
    /// Where the best set and the middle 90 % of those lie that fit within the tolerance; not_known
    /// where there were too few evaluations to tell.
    experiment::Interval interval = {};
    /// The interval's part of the range: near 1 the observations say nothing of it.
    double open_share = experiment::not_known;
};

struct Calibration {
    std::vector<FittedFactor> factors;  ///< as in the plan
    std::vector<FittedCurve>
        curves;  ///< the model, the scenario as it stands, no network, the others
    std::size_t evaluations = 0;
    std::size_t samples = 0;  ///< behind the intervals
    double accepted_share = 0.0;
    bool interrupted = false;  ///< what was found until then
};

/// The error by which curves are fitted.
/// Takes    first, last: of the observations, half-open
/// Returns  root of the weighted mean square of `shares` less the observed ones; not_known for none
double error_of(std::vector<ObservedPoint> const& points, std::vector<double> const& shares,
                std::size_t first, std::size_t last);

/// How many runs calibrate() does at most.
std::size_t planned_runs(CalibrationPlan const& plan, bool bare_contagion);

/// Fits a model to an observed curve over the same seeds for every parameter set, samples the sets
/// that fit about as well, and fits Bass' curve, a logistic one and the same model without its
/// network beside it: there everybody has heard of the practice from the start and nobody sees what
/// colleagues do.
///
/// Takes    base: its seed is the first of the runs'
/// Returns  the same bits for any number of workers
/// Errors   what a run throws
Calibration calibrate(engine::Model const& base, ObservedCurve const& observed,
                      CalibrationPlan const& plan, parallel::Workers const& workers,
                      experiment::Progress const& progress, std::atomic<bool> const& stop);

}  // namespace diorama::calibration
