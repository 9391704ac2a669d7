#include <algorithm>
#include <cmath>

#include "analysis/sensitivity.hpp"
#include "design/morris.hpp"
#include "design/screening.hpp"

namespace diorama::analysis {

namespace {

/// [factors][trajectories][replicates], of the trajectories that are complete.
using Effects = std::vector<std::vector<std::vector<double>>>;

/// How many replicates every point of a trajectory has; the first ones, so that seeds match.
std::size_t shared_replicates(Responses const& responses, std::size_t arm, std::size_t first,
                              std::size_t points) {
    std::size_t shared = responses.cell(arm, first).replicates.size();
    for (std::size_t k = 0; k < points; ++k) {
        auto const& replicates = responses.cell(arm, first + k).replicates;
        auto const& model = responses.cell(arm, first).replicates;
        std::size_t same = 0;
        while (same < std::min(replicates.size(), model.size()) && replicates[same] == model[same])
            ++same;
        shared = std::min(shared, same);
    }
    return shared;
}

Effects effects_of(Responses const& responses, design::MorrisDesign const& design, std::size_t arm,
                   std::size_t measure) {
    Effects effects(design.factors);
    std::size_t const length = design.points_a_trajectory();
    for (std::size_t t = 0; t < design.trajectories; ++t) {
        std::size_t const first = t * length;
        std::size_t const replicates = shared_replicates(responses, arm, first, length);
        if (replicates == 0) continue;
        for (auto& of_factor : effects) of_factor.emplace_back();
        for (std::size_t move = 0; move < design.factors; ++move) {
            std::size_t const factor = design.moved[t * design.factors + move];
            double const step =
                design.point(first + move + 1)[factor] - design.point(first + move)[factor];
            for (std::size_t k = 0; k < replicates; ++k)
                effects[factor].back().push_back(
                    (responses.cell(arm, first + move + 1).values[measure][k] -
                     responses.cell(arm, first + move).values[measure][k]) /
                    step);
        }
    }
    return effects;
}

experiment::Interval mu_star_interval(std::vector<std::vector<double>> const& effects,
                                      experiment::BootstrapKey key,
                                      parallel::Workers const& workers) {
    std::vector<double> sizes;
    for (auto const& seeds : effects) sizes.push_back(std::abs(experiment::mean(seeds)));
    return experiment::bootstrap_interval(
        key, sizes.size(), 0.95,
        [&](std::span<std::uint32_t const> places) {
            double sum = 0.0;
            for (auto const place : places) sum += sizes[place];
            return sum / static_cast<double>(places.size());
        },
        workers);
}

}  // namespace

std::vector<MorrisLine> morris_table(Responses const& responses, parallel::Workers const& workers) {
    std::vector<MorrisLine> lines;
    auto const& identity = responses.identity;
    if (identity.design != "morris") return lines;
    auto const design =
        design::morris_design(responses.axes.size(), static_cast<std::size_t>(identity.design_size),
                              static_cast<std::uint64_t>(identity.design_seed));
    for (std::size_t arm = 0; arm < responses.arms(); ++arm)
        for (std::size_t measure = 0; measure < identity.measures.size(); ++measure) {
            auto const effects = effects_of(responses, design, arm, measure);
            if (effects.front().empty()) continue;
            auto const begin = static_cast<std::ptrdiff_t>(lines.size());
            for (std::size_t axis = 0; axis < effects.size(); ++axis) {
                auto const summary = design::summary_of(effects[axis]);
                lines.push_back({arm, measure, axis, effects[axis].size(), summary.mu_star,
                                 mu_star_interval(effects[axis],
                                                  {static_cast<std::uint64_t>(identity.design_seed),
                                                   static_cast<std::uint32_t>(lines.size())},
                                                  workers),
                                 summary.mu, summary.sigma, summary.noise_limit});
            }
            std::stable_sort(lines.begin() + begin, lines.end(),
                             [](auto const& a, auto const& b) { return a.mu_star > b.mu_star; });
        }
    return lines;
}

}  // namespace diorama::analysis
