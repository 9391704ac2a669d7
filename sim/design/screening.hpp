#pragma once
#include <atomic>
#include <cstdint>
#include <vector>

#include "design/factor.hpp"
#include "design/morris.hpp"
#include "design/point_runs.hpp"
#include "experiment/statistics.hpp"
#include "measures/catalogue.hpp"

namespace diorama::design {

/// What is to be screened.
struct ScreeningPlan {
    std::vector<Factor> factors;  ///< at least one
    std::size_t trajectories = 20;
    std::size_t replicates = 2;
    std::vector<measures::Measure> measures;
    std::uint32_t week = 0;  ///< in which they are read
};

/// How one factor moves one measure, each time over its whole range.
struct Effect {
    std::size_t factor = 0;                      ///< place in the plan
    std::size_t rank = 0;                        ///< from 1, by mu_star
    double mu_star = 0.0;                        ///< mean size of the elementary effects
    experiment::Interval mu_star_interval = {};  ///< 95 %, bootstrap over trajectories
    double mu = 0.0;                             ///< their mean: its sign is the direction
    double sigma = 0.0;  ///< their standard deviation: interaction, curvature and noise
    /// What mu_star of a factor without effect would stay below in 95 of 100 screenings, by the
    /// spread between seeds; not_known with one seed.
    double noise_limit = experiment::not_known;
    /// No output changed at all, or none beyond what the seeds' noise explains.
    bool inert() const { return mu_star == 0.0 || mu_star <= noise_limit; }
};

struct MeasureScreening {
    measures::Measure measure;
    double mean = 0.0, low = 0.0, high = 0.0;  ///< over all points
    std::vector<Effect> effects;               ///< by rank
};

struct Screening {
    MorrisDesign design;  ///< its complete trajectories alone
    std::size_t planned_trajectories = 0;
    std::size_t runs = 0;
    std::vector<double> outputs;  ///< [points][measures], means over the replicates
    std::vector<MeasureScreening> measures;
    bool interrupted = false;
};

/// The measures of elementary effects.
///
/// Takes    effects [trajectories][replicates], the same trajectories for each seed
/// Returns  everything but factor, rank and interval
/// Source   mu_star: Campolongo, Cariboni & Saltelli 2007, Environmental Modelling & Software
///          22(10) 1509-1518; mu, sigma: Morris 1991
Effect summary_of(std::vector<std::vector<double>> const& effects);

/// Screens a model: the points of a Morris design, each with the same seeds.
///
/// Takes    base: the scenario's model; its seed is the first of the runs' and the design's
/// Returns  the same bits for any number of workers; when stopped, what the finished trajectories
///          say
/// Errors   what a run throws
/// Cost     trajectories x (factors + 1) x replicates runs
Screening screen(engine::Model const& base, ScreeningPlan const& plan,
                 parallel::Workers const& workers, experiment::Progress const& progress,
                 std::atomic<bool> const& stop);

}  // namespace diorama::design
