#pragma once
#include <optional>
#include <vector>

#include "analysis/responses.hpp"
#include "experiment/statistics.hpp"

namespace diorama::analysis {

/// How one arm stands at one point.
struct Standing {
    double mean = experiment::not_known;
    double p_best = experiment::not_known;  ///< share of seeds in which it is the best, ties shared
    /// What is lost on average by taking it, against knowing each seed's best arm.
    double regret = experiment::not_known;
};

/// Which arm is the best at one point, and how surely.
struct PointVerdict {
    std::size_t point = 0;
    std::size_t replicates = 0;  ///< that all arms have finished
    std::size_t best = 0;        ///< arms, by mean in the measure's better direction
    std::size_t second = 0;
    experiment::Estimate lead = {};  ///< of the best over the second, seed by seed; never below 0
    std::vector<Standing> arms = {};
    /// Whether the interval of the lead leaves out 0.
    bool decided() const { return lead.low > 0.0; }
    /// Whether the two best arms come to the same on average: nobody leads.
    bool tied() const { return lead.mean == 0.0; }
};

/// Where each arm is the best, for one measure; of points that have a seed in all arms.
struct VerdictMap {
    std::size_t measure = 0;
    std::size_t x = 0, y = 0;  ///< the two axes; equal where there is one alone
    std::vector<PointVerdict> points;
};

/// Returns  a map for each measure; nothing with fewer than two arms or without factors
std::vector<VerdictMap> verdict_maps(Responses const& responses, std::size_t x, std::size_t y);

/// Where to look next: between two neighbouring points of which different arms are the best, where
/// their difference would be 0 if it changed evenly.
///
/// Takes    map: of all points so far; count: at most this many
/// Returns  coordinates of all factors, furthest apart neighbours first; nothing where one arm is
///          the best everywhere or all is known to a thousandth of the ranges
/// Errors   asserts numeric factors
/// Source   neighbours: Gabriel & Sokal 1969, Systematic Zoology 18(3) 259-278
std::vector<std::vector<double>> between_verdicts(Responses const& responses, VerdictMap const& map,
                                                  std::size_t count);

/// Whether there are replicates enough, for one measure of one arm.
struct Adequacy {
    std::size_t arm = 0;
    std::size_t measure = 0;
    bool of_difference = false;  ///< of the paired difference from the first arm, not of the mean
    std::size_t least_replicates = 0, most_replicates = 0;  ///< that points have
    double target = 0.0;                                    ///< half-width that is asked for
    double median_half_width = experiment::not_known;       ///< over points
    double largest_half_width = experiment::not_known;
    double narrow_share = 0.0;      ///< of the points are as narrow as asked
    std::size_t needed_median = 0;  ///< replicates for half of the points to be so
    std::size_t needed_most = 0;    ///< for all of them
};

/// Takes    target: half-width asked for; 0 = a tenth of the standard deviation between points
/// Returns  by arm and measure, of points with two replicates at least; with several arms the
///          differences behind
std::vector<Adequacy> adequacy(Responses const& responses, double target);

}  // namespace diorama::analysis
