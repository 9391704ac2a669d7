#include <fmt/format.h>

#include <array>

#include "mechanisms/contagion.hpp"
#include "numerics/portable.hpp"
#include "verification/graphs.hpp"
#include "verification/verifications.hpp"

namespace diorama::verification {

namespace {

using mechanisms::Contagion;
using mechanisms::ContagionRule;

/// Share adopted after each of `weeks` weeks.
std::vector<double> spread_from_seeds(Contagion const& p, org::Ties const& ties, std::uint64_t seed,
                                      std::uint32_t weeks) {
    parallel::Workers const alone(1);
    auto state = mechanisms::seed_contagion(p, ties, seed);
    std::vector<double> shares;
    for (std::uint32_t week = 1; week <= weeks; ++week) {
        mechanisms::spread(p, ties, seed, alone, state);
        shares.push_back(static_cast<double>(state.count) / static_cast<double>(ties.headcount()));
    }
    return shares;
}

/// The same in an endless Poisson random graph, where a tie has not yet convinced with chance
/// `open`: somebody has not adopted while they are no seed and all their ties are open.
std::vector<double> shares_in_theory(Contagion const& p, double mean_degree, std::uint32_t weeks) {
    double open = 1.0;
    std::vector<double> shares;
    for (std::uint32_t week = 0; week < weeks; ++week) {
        double const peer_waits =
            (1.0 - p.initial_share) * numerics::exp(mean_degree * (open - 1.0));
        open -= p.beta * (open - peer_waits);
        shares.push_back(1.0 - (1.0 - p.initial_share) * numerics::exp(mean_degree * (open - 1.0)));
    }
    return shares;
}

}  // namespace

std::vector<Finding> well_mixed_contagion(Setting const& setting) {
    constexpr std::size_t headcount = 100'000, runs = 16;
    constexpr double mean_degree = 16.0;
    constexpr std::array<std::uint32_t, 4> weeks{10, 20, 30, 45};
    // The mean of a finite crowd lags behind the endless one by the order of 1 / first adopters.
    constexpr double finite_crowd = 0.001;
    Contagion const p;  // the benchmark: beta 0.01, 1 % at the start
    std::vector<std::vector<double>> seen(runs);
    setting.workers.for_each(runs, [&](std::size_t run) {
        auto const seed = setting.seed_of(Topic::well_mixed, 0, static_cast<std::uint32_t>(run));
        seen[run] = spread_from_seeds(p, poisson(headcount, mean_degree, seed), seed, weeks.back());
    });
    auto const theory = shares_in_theory(p, mean_degree, weeks.back());
    std::vector<Finding> findings;
    for (auto const week : weeks) {
        Means means;
        for (auto const& run : seen) means.values.push_back(run[week - 1]);
        findings.push_back({fmt::format("adopted share, random ties, week {}", week),
                            theory[week - 1], std::move(means), finite_crowd});
    }
    return findings;
}

std::vector<Finding> rewired_ties(Setting const& setting) {
    constexpr std::size_t headcount = 1'000, reach = 4, runs = 24;
    constexpr double rewired_share = 0.3;
    Contagion simple;
    simple.beta = 0.05;
    Contagion complex = simple;
    complex.rule = ContagionRule::threshold;
    complex.threshold = 0.375;  // three of eight
    std::array const rules{simple, complex};
    std::array<Means, rules.size()> more;
    for (auto& one : more) one.values.resize(runs);
    auto const clustered = ring(headcount, reach);
    setting.workers.for_each(runs, [&](std::size_t run) {
        auto const seed = setting.seed_of(Topic::rewiring, 0, static_cast<std::uint32_t>(run));
        auto const random = rewired(clustered, rewired_share, seed);
        for (std::size_t k = 0; k < rules.size(); ++k) {
            auto p = rules[k];
            p.initial_share = 0.01;
            p.clustered_start = true;
            constexpr std::uint32_t weeks = 30;
            more[k].values[run] = spread_from_seeds(p, random, seed, weeks).back() -
                                  spread_from_seeds(p, clustered, seed, weeks).back();
        }
    });
    return {{"rewired less clustered ties, one peer convinces, week 30", 0.0, more[0], 0.0,
             Claim::above},
            {"rewired less clustered ties, three of eight needed, week 30", 0.0, more[1], 0.0,
             Claim::below}};
}

}  // namespace diorama::verification
