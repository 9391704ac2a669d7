#pragma once
#include <span>
#include <vector>

namespace diorama::analysis {

/// A linear regression.
struct Regression {
    std::vector<double> coefficients;
    std::vector<double> standard_errors;
    std::size_t degrees = 0;  ///< observations less the rank
    double residual_sum = 0.0;
    bool full_rank = false;
};

/// Ordinary least squares.
/// Takes    rows [observations][unknowns], values [observations]
Regression regress(std::vector<std::vector<double>> const& rows, std::span<double const> values);

/// One observation of a model of dummies: which unknowns are 1 there.
using Dummies = std::vector<std::size_t>;

/// How much of the values a set of dummies leaves unexplained.
struct Residual {
    double sum = 0.0;
    std::size_t rank = 0;
};

/// Takes    rows: of each observation its dummies; unknowns: how many there are; block, groups: of
///          one more set of dummies, of which there may be thousands, the one that is 1 in each
///          observation, and how many there are (none of no groups)
/// Cost     observations x dummies squared + (groups + unknowns) x unknowns squared
Residual residual_of(std::vector<Dummies> const& rows, std::size_t unknowns,
                     std::span<double const> values, std::span<std::size_t const> block,
                     std::size_t groups);

}  // namespace diorama::analysis
