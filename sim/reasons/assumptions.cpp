#include "reasons/assumptions.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <numeric>

#include "design/point_runs.hpp"
#include "design/robustness.hpp"
#include "experiment/compared_measures.hpp"
#include "experiment/comparison.hpp"
#include "numerics/portable.hpp"
#include "scenario/parameters_list.hpp"

namespace diorama::reasons {

namespace {

/// Ranks from 0; equal values share the mean of their places.
std::vector<double> ranks_of(std::vector<double> const& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        while (last < order.size() && values[order[last]] == values[order[first]]) ++last;
        for (std::size_t i = first; i < last; ++i)
            ranks[order[i]] = 0.5 * static_cast<double>(first + last - 1);
        first = last;
    }
    return ranks;
}

/// Pearson's correlation; not_known where one of them never changes.
double correlation_of(std::vector<double> const& a, std::vector<double> const& b) {
    double const mean_a = experiment::mean(a);
    double const mean_b = experiment::mean(b);
    double both = 0.0, own_a = 0.0, own_b = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        both += (a[i] - mean_a) * (b[i] - mean_b);
        own_a += (a[i] - mean_a) * (a[i] - mean_a);
        own_b += (b[i] - mean_b) * (b[i] - mean_b);
    }
    return own_a > 0.0 && own_b > 0.0 ? both / std::sqrt(own_a * own_b) : experiment::not_known;
}

double inverse_tanh(double r) { return 0.5 * numerics::log((1.0 + r) / (1.0 - r)); }

/// Of a rank correlation over n draws: tanh(z +- quantile * 1.03 / sqrt(n - 3)).
experiment::Interval fisher_interval(double r, std::size_t n, double confidence) {
    if (std::isnan(r) || n < 4) return {};
    constexpr double many_degrees = 1e6;  // as good as normal
    double const bounded = std::clamp(r, -0.999999, 0.999999);
    double const reach = experiment::student_quantile(0.5 + 0.5 * confidence, many_degrees) *
                         std::sqrt(1.06 / static_cast<double>(n - 3));
    return {numerics::tanh(inverse_tanh(bounded) - reach),
            numerics::tanh(inverse_tanh(bounded) + reach)};
}

struct Draws {
    std::vector<double> leads;                ///< [finished draws]
    std::vector<std::vector<double>> values;  ///< [finished draws][parameters]
};

Draws run_draws(scenario::Study const& study, AssumptionPlan const& plan,
                std::vector<design::Factor> const& varied, parallel::Workers const& workers,
                experiment::Progress const& progress, std::atomic<bool> const& stop) {
    auto const catalogue = experiment::published(study.arms[plan.first]);
    auto const column = measures::find(catalogue, plan.measure);
    assert(column);
    auto const seed = study.arms[study.baseline].scenario.model.seed;
    auto const values_in = [&](std::size_t draw) {
        return design::drawn_values(varied, study.arms[plan.first].scenario.model, seed, draw);
    };
    auto const runs = design::run_points(
        2 * plan.draws, 1, 1,
        [&](std::size_t point) {
            auto const arm = point % 2 == 0 ? plan.first : plan.second;
            auto model =
                design::model_with(study.arms[arm].scenario.model, varied, values_in(point / 2));
            model->seed = seed;
            model->weeks = plan.week;
            return model;
        },
        [&](engine::Record const& record, std::span<double> outcomes) {
            outcomes[0] = record.at(plan.week, *column);
        },
        workers, progress, stop);
    double const sign = catalogue[*column].higher_is_better ? 1.0 : -1.0;
    Draws draws;
    for (std::size_t draw = 0; draw < plan.draws; ++draw) {
        if (!runs.complete(2 * draw) || !runs.complete(2 * draw + 1)) continue;
        draws.leads.push_back(sign * (runs.at(2 * draw, 0, 0) - runs.at(2 * draw + 1, 0, 0)));
        draws.values.push_back(values_in(draw));
    }
    return draws;
}

Assumption assumption_of(design::Factor const& factor, std::size_t place, Draws const& draws,
                         std::vector<double> const& lead_ranks, std::size_t tried,
                         std::map<std::string, scenario::ParameterRow const*> const& declared) {
    std::vector<double> values;
    for (auto const& one : draws.values) values.push_back(one[place]);
    Assumption found;
    found.path = factor.path;
    found.unit = factor.unit;
    found.default_value = factor.default_value;
    found.low = factor.low;
    found.high = factor.high;
    if (auto const row = declared.find(factor.path); row != declared.end()) {
        found.grade = row->second->grade;
        found.meaning = row->second->meaning;
    }
    found.doubt = doubt_of(found.grade);
    found.correlation = correlation_of(ranks_of(values), lead_ranks);
    found.interval =
        fisher_interval(found.correlation, draws.leads.size(), experiment::table_confidence);
    if (std::isnan(found.correlation)) return found;
    found.weakness = found.correlation * found.correlation * found.doubt;
    auto const strict =
        fisher_interval(found.correlation, draws.leads.size(),
                        1.0 - (1.0 - experiment::table_confidence) /
                                  static_cast<double>(std::max<std::size_t>(1, tried)));
    found.stands_out = strict.low > 0.0 || strict.high < 0.0;
    return found;
}

}  // namespace

double doubt_of(std::string_view grade) {
    if (grade == "published") return 0.25;
    if (grade == "calibrated") return 0.5;
    if (grade == "expert") return 0.75;
    return 1.0;
}

Assumptions test_assumptions(scenario::Study const& study, AssumptionPlan const& plan,
                             parallel::Workers const& workers, experiment::Progress const& progress,
                             std::atomic<bool> const& stop) {
    assert(plan.draws >= 4);
    scenario::Study two;
    two.arms = {study.arms[plan.first], study.arms[plan.second]};
    auto const varied =
        design::what_varies(two, {.draws = plan.draws, .replicates = 1, .spread = plan.spread})
            .varied;
    auto const draws = run_draws(study, plan, varied, workers, progress, stop);
    Assumptions found;
    found.plan = plan;
    found.draws = draws.leads.size();
    found.interrupted = stop.load();
    found.ahead_count = static_cast<std::size_t>(std::count_if(
        draws.leads.begin(), draws.leads.end(), [](double lead) { return lead > 0.0; }));
    found.ahead_interval = experiment::wilson_interval(static_cast<double>(found.ahead_count),
                                                       found.draws, experiment::table_confidence);
    found.lead = experiment::mean_estimate(draws.leads, experiment::table_confidence);
    if (found.draws < 4) return found;

    auto const rows = scenario::list_parameters();
    std::map<std::string, scenario::ParameterRow const*> declared;
    for (auto const& row : rows) declared[row.path] = &row;
    auto const lead_ranks = ranks_of(draws.leads);
    for (std::size_t k = 0; k < varied.size(); ++k)
        found.weakest_first.push_back(
            assumption_of(varied[k], k, draws, lead_ranks, varied.size(), declared));
    std::stable_sort(
        found.weakest_first.begin(), found.weakest_first.end(),
        [](Assumption const& a, Assumption const& b) { return a.weakness > b.weakness; });
    return found;
}

}  // namespace diorama::reasons
