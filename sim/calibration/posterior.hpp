#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "calibration/minimise.hpp"

namespace diorama::calibration {

/// Errors of several points at once, in their order. Throws Stopped to end the sampling.
using Errors = std::function<std::vector<double>(std::vector<std::vector<double>> const& points)>;

/// Points whose error stays below a limit, drawn as often as they are likely when every point of
/// the cube was equally likely before.
struct Posterior {
    std::vector<Trial>
        samples;  ///< walkers' places, generation by generation, the first third left out
    std::vector<Trial> trials;    ///< every evaluation
    double accepted_share = 0.0;  ///< of the moves tried
    bool interrupted = false;
};

/// Approximate Bayesian computation: walkers that move by the differences of others and never leave
/// the points whose error is at most `limit`.
///
/// Takes    known: trials, of which those within the limit are where the walkers begin (at least
///          one); evaluations: how many points may be tried
/// Returns  the same for the same seed and errors; no samples where the budget does not suffice for
///          ten generations
/// Source   Marjoram et al. 2003, PNAS 100(26) 15324-15328 (likelihood-free chains); ter Braak
///          2006, Statistics and Computing 16(3) 239-249 (moves by differences), in two halves that
///          move in turn
Posterior sample_posterior(std::vector<Trial> const& known, double limit, std::size_t evaluations,
                           std::uint64_t seed, Errors const& errors);

struct Bounds {
    double low = 0.0;
    double high = 0.0;
};

/// Between which the middle `share` of the samples lies in one dimension.
/// Takes    samples: at least one
Bounds middle_of(std::vector<Trial> const& samples, std::size_t dimension, double share);

}  // namespace diorama::calibration
