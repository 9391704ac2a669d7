#pragma once
#include <string>
#include <vector>

#include "analysis/responses.hpp"
#include "experiment/statistics.hpp"

namespace diorama::analysis {

/// What moving one factor does to one measure of one arm, the others held: a line of a linear
/// regression of the points' means.
struct LinearEffect {
    std::size_t arm = 0;
    std::size_t measure = 0;
    std::size_t axis = 0;
    std::string level;  ///< of a factor that is no number: against its first level
    double effect = experiment::not_known;  ///< from the low end to the high one
    experiment::Interval interval = {};     ///< 95 %
    /// Change in standard deviations of the measure for one of the factor: comparable over factors.
    double standardised = experiment::not_known;
    double fit_share = experiment::not_known;  ///< R squared of the whole regression
};

/// The regression of every measure of every arm on all factors.
///
/// Returns  by arm, measure, and size of the standardised effect; nothing of an arm that has no
/// more
///          points than unknowns, or a factor that never moves
/// Source   Student t intervals of ordinary least squares: Draper & Smith 1998, Applied Regression
///          Analysis; standardised coefficients: Saltelli et al. 2008, Global Sensitivity Analysis
std::vector<LinearEffect> linear_effects(Responses const& responses);

/// Mean of a measure over all points at which a factor has one of its listed values.
struct LevelMean {
    std::size_t arm = 0;
    std::size_t measure = 0;
    std::size_t axis = 0;
    std::size_t level = 0;
    std::size_t points = 0;
    experiment::Estimate value = {};  ///< over the seeds that all of these points have
};

/// By arm, measure, factor and level; of listed factors alone, with 600 values at most: of those
/// drawn at random each has hardly a point.
std::vector<LevelMean> level_means(Responses const& responses);

/// One line of an analysis of variance.
struct VarianceLine {
    std::size_t measure = 0;
    /// A path, `arm`, two with ` x ` between, `seed`, `not told apart`, `residual`.
    std::string term;
    std::size_t degrees = 0;
    double sum_of_squares = 0.0;
    double share = 0.0;  ///< of the whole sum of squares about the mean
    double f = experiment::not_known;
    double p = experiment::not_known;
};

/// Where the variance of all runs comes from: arms, factors, their interactions in pairs, seeds
/// (where points share them), and the rest.
///
/// Returns  by measure; nothing unless all factors are listed, with 600 values at most together:
///          a list of points drawn at random is for the regression. Type II sums of squares, so
///          that failed runs leave no bias; interactions are left out where they would need more
///          than 600 unknowns, or where the points cannot show them. What terms explain only
///          together, since the points move them together, is a line of its own: `not told apart`
/// Source   Fox 2016, Applied Regression Analysis and Generalized Linear Models, chapter 8
std::vector<VarianceLine> variance_table(Responses const& responses);

}  // namespace diorama::analysis
