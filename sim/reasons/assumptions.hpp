#pragma once
#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "experiment/run_queue.hpp"
#include "experiment/statistics.hpp"
#include "scenario/study.hpp"

namespace diorama::reasons {

/// How the lead of one arm over another is tried out under other assumptions.
struct AssumptionPlan {
    std::size_t first = 0, second = 1;  ///< arms
    std::string measure;                ///< published by both
    std::uint32_t week = 0;
    std::size_t draws = 120;
    double spread = 0.35;  ///< each parameter is multiplied by 1 - spread to 1 + spread
};

/// A parameter that nobody decides, and how the lead hangs on it.
struct Assumption {
    std::string path, unit, grade, meaning;
    double default_value = 0.0, low = 0.0, high = 0.0;
    /// Spearman's rank correlation of its value with the lead, over the draws.
    double correlation = experiment::not_known;
    experiment::Interval interval = {};  ///< 95 %, Fisher's z
    double doubt = 1.0;                  ///< of the grade, doubt_of()
    double weakness = 0.0;               ///< correlation squared x doubt: what the list goes by
    /// Whether it stands out among all that were tried: beyond what the luckiest of them would
    /// show in 19 cases of 20 (Bonferroni).
    bool stands_out = false;
};

/// The lead under other assumptions.
struct Assumptions {
    AssumptionPlan plan;
    std::size_t draws = 0;        ///< finished
    std::size_t ahead_count = 0;  ///< draws in which `first` is still ahead of `second`
    experiment::Interval ahead_interval = {};  ///< of the share, 95 %
    experiment::Estimate lead;                 ///< over the draws, in the better direction
    std::vector<Assumption> weakest_first;
    bool interrupted = false;
};

/// How much doubt a grade of evidence leaves: published 0.25, calibrated 0.5, expert 0.75,
/// assumed 1.
double doubt_of(std::string_view grade);

/// Draws sets of parameters, each parameter by chance and all at once, runs both arms with each
/// set and the same luck, and looks which parameters the lead goes along with.
///
/// Takes    plan: draws at least 4
/// Returns  the same bits for any number of workers; when stopped, over the draws that were
///          finished
/// Errors   what a run throws
/// Cost     2 x draws runs
/// Source   Saltelli et al. 2008, "Global Sensitivity Analysis", chapter 1 (rank correlations);
///          Fieller, Hartley & Pearson 1957, Biometrika 44(3/4) (their interval)
Assumptions test_assumptions(scenario::Study const& study, AssumptionPlan const& plan,
                             parallel::Workers const& workers, experiment::Progress const& progress,
                             std::atomic<bool> const& stop);

}  // namespace diorama::reasons
