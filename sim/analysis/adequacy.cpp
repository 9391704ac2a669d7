#include <algorithm>
#include <cmath>

#include "analysis/verdicts.hpp"

namespace diorama::analysis {

namespace {

constexpr double adequacy_confidence = 0.95;
constexpr std::size_t most_needed = 1'000'000;

/// How many replicates bring the half-width of a mean down to the target.
std::size_t replicates_needed(double variance, double target) {
    if (variance <= 0.0) return 2;
    auto needed = 2.0;
    // The quantile depends on the number: a few rounds settle it.
    for (int round = 0; round < 20; ++round) {
        double const t = experiment::student_quantile(0.5 + 0.5 * adequacy_confidence,
                                                      std::max(1.0, needed - 1.0));
        double const next = std::max(2.0, std::ceil(variance * t * t / (target * target)));
        if (next >= static_cast<double>(most_needed)) return most_needed;
        if (next == needed) break;
        needed = round < 10 ? next : std::max(next, needed);
    }
    return static_cast<std::size_t>(needed);
}

/// The values of one arm at a point, or what it has more than the first arm.
std::vector<double> values_at(Responses const& responses, Adequacy const& what, std::size_t point) {
    if (!what.of_difference) return responses.cell(what.arm, point).values[what.measure];
    auto const paired = responses.paired(point, what.measure);
    std::vector<double> differences;
    for (std::size_t k = 0; k < paired[0].size(); ++k)
        differences.push_back(paired[what.arm][k] - paired[0][k]);
    return differences;
}

void fill_in(Responses const& responses, double target, Adequacy& result) {
    std::vector<double> half_widths, variances, means;
    for (std::size_t point = 0; point < responses.points.size(); ++point) {
        auto const values = values_at(responses, result, point);
        if (values.size() < 2) continue;
        auto const estimate = experiment::mean_estimate(values, adequacy_confidence);
        half_widths.push_back(0.5 * (estimate.high - estimate.low));
        variances.push_back(experiment::variance(values));
        means.push_back(estimate.mean);
        auto const count = values.size();
        result.least_replicates =
            result.least_replicates == 0 ? count : std::min(result.least_replicates, count);
        result.most_replicates = std::max(result.most_replicates, count);
    }
    if (half_widths.empty()) return;
    double const spread = means.size() > 1 ? std::sqrt(experiment::variance(means)) : 0.0;
    result.target = target > 0.0 ? target : 0.1 * spread;
    result.median_half_width = experiment::median(half_widths);
    result.largest_half_width = *std::max_element(half_widths.begin(), half_widths.end());
    if (result.target <= 0.0) return;
    std::vector<std::size_t> needed;
    std::size_t narrow = 0;
    for (std::size_t k = 0; k < half_widths.size(); ++k) {
        narrow += half_widths[k] <= result.target ? 1 : 0;
        needed.push_back(replicates_needed(variances[k], result.target));
    }
    std::sort(needed.begin(), needed.end());
    result.narrow_share = static_cast<double>(narrow) / static_cast<double>(half_widths.size());
    result.needed_median = needed[needed.size() / 2];
    result.needed_most = needed.back();
}

}  // namespace

std::vector<Adequacy> adequacy(Responses const& responses, double target) {
    std::vector<Adequacy> results;
    for (bool const of_difference : {false, true})
        for (std::size_t arm = of_difference ? 1 : 0; arm < responses.arms(); ++arm)
            for (std::size_t measure = 0; measure < responses.identity.measures.size(); ++measure) {
                Adequacy result{.arm = arm, .measure = measure, .of_difference = of_difference};
                fill_in(responses, target, result);
                if (result.most_replicates > 0) results.push_back(result);
            }
    return results;
}

}  // namespace diorama::analysis
