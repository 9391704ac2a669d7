#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace diorama::calibration {

/// A point of the unit cube and its error.
struct Trial {
    std::vector<double> point;
    double error = 0.0;
};

/// How far off a point is. Throws Stopped to end the search.
using Error = std::function<double(std::span<double const> point)>;

/// The search was stopped from outside.
struct Stopped {};

struct Search {
    Trial best;
    std::vector<Trial> trials;  ///< every evaluation, in order
    bool interrupted = false;
};

/// Looks for the point of the unit cube with the least error, without derivatives: controlled
/// random search over the whole cube, then a subspace simplex from the best point found.
///
/// Takes    start: where to begin, inside the cube; evaluations: at least 2, of which the random
///          search gets four fifths; seed: the same seed makes the same search
/// Returns  the best of all trials
/// Errors   what `error` throws, but for Stopped
/// Source   Kaelo & Ali 2006, J. Optimization Theory and Applications 130(2) 253-264 (CRS2 with
///          local mutation); Rowan 1990 (Subplex); both as in NLopt
Search minimise(std::vector<double> const& start, std::size_t evaluations, std::uint64_t seed,
                Error const& error);

}  // namespace diorama::calibration
