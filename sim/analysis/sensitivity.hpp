#pragma once
#include <span>
#include <vector>

#include "analysis/responses.hpp"
#include "design/saltelli.hpp"
#include "experiment/bootstrap.hpp"
#include "experiment/statistics.hpp"

namespace diorama::analysis {

/// A factor's part of the variance of one output.
struct SobolIndex {
    double first = experiment::not_known;  ///< by itself
    experiment::Interval first_interval = {};
    double total = experiment::not_known;  ///< with all of its interactions
    experiment::Interval total_interval = {};
};

/// Sobol indices with 95 % intervals by bootstrap over the rows.
///
/// Takes    outputs [points of the design]
/// Returns  [factors]; not_known where the output does not vary
/// Cost     2,000 resamples of the rows, whatever the number of factors
/// Source   first order: Saltelli et al. 2010, Computer Physics Communications 181(2) 259-270, with
///          the mean taken off; total: Jansen 1999, Computer Physics Communications 117(1) 35-43
std::vector<SobolIndex> sobol_indices(design::SaltelliDesign const& design,
                                      std::span<double const> outputs, experiment::BootstrapKey key,
                                      parallel::Workers const& workers);

/// One factor's indices for one measure of one arm.
struct SobolLine {
    std::size_t arm = 0;
    std::size_t measure = 0;
    std::size_t axis = 0;
    SobolIndex index;
};

/// Of a store whose design is Saltelli's, over the rows that are complete; else nothing. By arm,
/// measure and total index.
std::vector<SobolLine> sobol_table(Responses const& responses, parallel::Workers const& workers);

/// One factor's elementary effects on one measure of one arm, over its whole range.
struct MorrisLine {
    std::size_t arm = 0;
    std::size_t measure = 0;
    std::size_t axis = 0;
    std::size_t trajectories = 0;
    double mu_star = 0.0;
    experiment::Interval mu_star_interval = {};  ///< 95 %, bootstrap over trajectories
    double mu = 0.0;
    double sigma = 0.0;
    double noise_limit = experiment::not_known;  ///< as design::Effect
};

/// Of a store whose design is Morris', over the trajectories that are complete; else nothing. By
/// arm, measure and mu*.
std::vector<MorrisLine> morris_table(Responses const& responses, parallel::Workers const& workers);

}  // namespace diorama::analysis
