#pragma once
#include <atomic>
#include <cstdint>
#include <vector>

#include "design/factor.hpp"
#include "experiment/run_queue.hpp"
#include "experiment/statistics.hpp"
#include "scenario/study.hpp"

namespace diorama::design {

struct RobustnessPlan {
    std::size_t draws = 100;
    std::uint32_t replicates = 4;  ///< seeds of each draw, the same in all arms and draws
    double spread = 0.35;          ///< each parameter is multiplied by 1 - spread to 1 + spread
};

/// What became of one expectation over the draws.
struct HeldExpectation {
    std::vector<double> differences;  ///< [draws], means over the seeds in the claimed direction
    std::size_t sign_count = 0;       ///< draws in which it is above 0
    std::size_t margin_count = 0;     ///< draws in which it is at least the claimed margin
    experiment::Interval sign_interval, margin_interval;  ///< of the shares, 95 %
    double median = experiment::not_known;
};

struct Robustness {
    RobustnessPlan plan;
    std::size_t draws = 0;              ///< finished
    std::vector<Factor> varied;         ///< from low to high
    std::vector<LeftOut> fixed;         ///< numeric parameters that stay, and why
    std::vector<HeldExpectation> held;  ///< as Study::expectations
    bool interrupted = false;
};

/// The parameters of a study that say how people and work behave, over 1 - spread to 1 + spread
/// times their defaults within what is declared.
///
/// Returns  nothing that the arms are about: what any arm sets to another value than the default,
///          or changes by a `set` event, stays as it is in all arms; so does what somebody decides
///          (is_decided()) and what takes whole numbers alone
Robustness what_varies(scenario::Study const& study, RobustnessPlan const& plan);

/// Errors   throws problems::InputError when the study has no expectation or nothing varies
void demand_testable(scenario::Study const& study, RobustnessPlan const& plan);

/// Every parameter's value in one draw: each has a factor of its own, keyed by seed, draw and path,
/// so that a new parameter leaves the others' draws alone. Two that would contradict each other
/// keep their defaults.
std::vector<double> drawn_values(std::vector<Factor> const& varied, engine::Model const& model,
                                 std::uint64_t seed, std::size_t draw);

/// Runs a study with many other sets of parameters and counts in how many its expectations hold.
///
/// Takes    study: testable
/// Returns  the same bits for any number of workers; when stopped, the finished draws
/// Errors   what a run throws
/// Cost     draws x arms x replicates runs
Robustness test_robustness(scenario::Study const& study, RobustnessPlan const& plan,
                           parallel::Workers const& workers, experiment::Progress const& progress,
                           std::atomic<bool> const& stop);

}  // namespace diorama::design
