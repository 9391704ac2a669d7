#include "design/screening.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "experiment/bootstrap.hpp"

namespace diorama::design {

namespace {

using experiment::not_known;

constexpr double interval_confidence = 0.95;

/// sqrt(2 / pi), the mean size of a standard normal number, and the variance of that size.
constexpr double mean_size = 0.7978845608028654;
constexpr double size_variance = 0.3633802276324187;
/// Of the standard normal, one-sided 95 %.
constexpr double quantile_95 = 1.6448536269514722;

double noise_limit(std::vector<std::vector<double>> const& effects) {
    std::vector<double> variances;
    for (auto const& seeds : effects) {
        if (seeds.size() < 2) return not_known;
        variances.push_back(experiment::variance(seeds) / static_cast<double>(seeds.size()));
    }
    auto const count = static_cast<double>(effects.size());
    return std::sqrt(experiment::mean(variances)) *
           (mean_size + quantile_95 * std::sqrt(size_variance / count));
}

/// The design's first trajectories.
MorrisDesign first_of(MorrisDesign design, std::size_t trajectories) {
    design.trajectories = trajectories;
    design.points.resize(design.point_count() * design.factors);
    design.moved.resize(trajectories * design.factors);
    return design;
}

std::size_t complete_trajectories(MorrisDesign const& design, PointRuns const& runs) {
    for (std::size_t point = 0; point < design.point_count(); ++point)
        if (!runs.complete(point)) return point / design.points_a_trajectory();
    return design.trajectories;
}

/// [factors][trajectories][replicates]
std::vector<std::vector<std::vector<double>>> effects_of(MorrisDesign const& design,
                                                         PointRuns const& runs,
                                                         std::size_t measure) {
    std::vector effects(design.factors,
                        std::vector(design.trajectories, std::vector<double>(runs.replicates)));
    for (std::size_t replicate = 0; replicate < runs.replicates; ++replicate) {
        std::vector<double> outputs;
        for (std::size_t point = 0; point < design.point_count(); ++point)
            outputs.push_back(runs.at(point, replicate, measure));
        auto const of_seed = elementary_effects(design, outputs);
        for (std::size_t t = 0; t < design.trajectories; ++t)
            for (std::size_t factor = 0; factor < design.factors; ++factor)
                effects[factor][t][replicate] = of_seed[t * design.factors + factor];
    }
    return effects;
}

experiment::Interval interval_of(std::vector<std::vector<double>> const& effects,
                                 experiment::BootstrapKey key) {
    std::vector<double> sizes;
    for (auto const& seeds : effects) sizes.push_back(std::abs(experiment::mean(seeds)));
    parallel::Workers const alone(1);
    return experiment::bootstrap_interval(
        key, sizes.size(), interval_confidence,
        [&](std::span<std::uint32_t const> places) {
            double sum = 0.0;
            for (auto const place : places) sum += sizes[place];
            return sum / static_cast<double>(places.size());
        },
        alone);
}

MeasureScreening screening_of(Screening const& screening, PointRuns const& runs,
                              std::size_t measure, std::uint64_t seed,
                              parallel::Workers const& workers) {
    MeasureScreening result;
    std::vector<double> all;
    for (std::size_t point = 0; point < screening.design.point_count(); ++point)
        all.push_back(runs.mean(point, measure));
    result.mean = experiment::mean(all);
    auto const [low, high] = std::minmax_element(all.begin(), all.end());
    result.low = *low;
    result.high = *high;

    auto const effects = effects_of(screening.design, runs, measure);
    result.effects.resize(effects.size());
    workers.for_each(effects.size(), [&](std::size_t factor) {
        auto& effect = result.effects[factor];
        effect = summary_of(effects[factor]);
        effect.factor = factor;
        effect.mu_star_interval = interval_of(
            effects[factor], {seed, static_cast<std::uint32_t>(measure * effects.size() + factor)});
    });
    std::stable_sort(result.effects.begin(), result.effects.end(),
                     [](Effect const& a, Effect const& b) { return a.mu_star > b.mu_star; });
    for (std::size_t place = 0; place < result.effects.size(); ++place)
        result.effects[place].rank = place + 1;
    return result;
}

}  // namespace

Effect summary_of(std::vector<std::vector<double>> const& effects) {
    std::vector<double> means;
    std::vector<double> sizes;
    for (auto const& seeds : effects) {
        means.push_back(experiment::mean(seeds));
        sizes.push_back(std::abs(means.back()));
    }
    Effect effect;
    effect.mu_star = experiment::mean(sizes);
    effect.mu = experiment::mean(means);
    effect.sigma = means.size() < 2 ? not_known : std::sqrt(experiment::variance(means));
    effect.noise_limit = noise_limit(effects);
    return effect;
}

Screening screen(engine::Model const& base, ScreeningPlan const& plan,
                 parallel::Workers const& workers, experiment::Progress const& progress,
                 std::atomic<bool> const& stop) {
    assert(!plan.factors.empty() && plan.week <= base.weeks);
    auto const design = morris_design(plan.factors.size(), plan.trajectories, base.seed);
    auto const catalogue =
        base.bare_contagion() ? measures::contagion_catalogue() : measures::catalogue();
    std::vector<std::size_t> columns;
    for (auto const& measure : plan.measures)
        columns.push_back(*measures::find(catalogue, measure.name));
    auto const make = [&](std::size_t point) {
        std::vector<double> values;
        for (std::size_t k = 0; k < plan.factors.size(); ++k)
            values.push_back(value_at(plan.factors[k], design.point(point)[k]));
        auto model = model_with(base, plan.factors, values);
        model->weeks = plan.week;
        return model;
    };
    auto const read = [&](engine::Record const& record, std::span<double> outcomes) {
        for (std::size_t k = 0; k < columns.size(); ++k)
            outcomes[k] = record.at(plan.week, columns[k]);
    };
    auto const runs = run_points(design.point_count(), plan.replicates, columns.size(), make, read,
                                 workers, progress, stop);

    Screening screening;
    screening.interrupted = runs.interrupted;
    screening.planned_trajectories = plan.trajectories;
    screening.design = first_of(design, complete_trajectories(design, runs));
    screening.runs = screening.design.point_count() * plan.replicates;
    if (screening.design.trajectories == 0) return screening;
    for (std::size_t point = 0; point < screening.design.point_count(); ++point)
        for (std::size_t k = 0; k < columns.size(); ++k)
            screening.outputs.push_back(runs.mean(point, k));
    for (std::size_t k = 0; k < columns.size(); ++k) {
        screening.measures.push_back(screening_of(screening, runs, k, base.seed, workers));
        screening.measures.back().measure = plan.measures[k];
    }
    return screening;
}

}  // namespace diorama::design
