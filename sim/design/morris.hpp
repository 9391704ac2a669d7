#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace diorama::design {

inline constexpr std::size_t morris_levels = 4;
/// The step: levels / (2 (levels - 1)), with which every level is met equally often.
inline constexpr double morris_step =
    static_cast<double>(morris_levels) / (2.0 * static_cast<double>(morris_levels - 1));

/// Trajectories through the unit cube of the factors: each begins at a random point of the grid and
/// moves one factor after the other, in random order, by one step.
struct MorrisDesign {
    std::size_t factors = 0;
    std::size_t trajectories = 0;
    std::vector<double> points;      ///< [trajectories][factors + 1][factors], 0 to 1
    std::vector<std::size_t> moved;  ///< [trajectories][factors]: which one each move changes

    std::size_t points_a_trajectory() const { return factors + 1; }
    std::size_t point_count() const { return trajectories * points_a_trajectory(); }
    std::span<double const> point(std::size_t place) const {
        return {points.data() + place * factors, factors};
    }
};

/// Takes    factors, trajectories: at least 1; seed: the same seed gives the same design
/// Cost     factors squared, for each trajectory
/// Source   Morris 1991, Technometrics 33(2) 161-174
MorrisDesign morris_design(std::size_t factors, std::size_t trajectories, std::uint64_t seed);

/// What each move changed, for a move over the factor's whole range.
///
/// Takes    outputs [trajectories][factors + 1]: at the design's points
/// Returns  [trajectories][factors], by factor
std::vector<double> elementary_effects(MorrisDesign const& design, std::span<double const> outputs);

}  // namespace diorama::design
