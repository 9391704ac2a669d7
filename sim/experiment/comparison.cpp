#include "experiment/comparison.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "experiment/compared_measures.hpp"
#include "experiment/comparison_parts.hpp"

namespace diorama::experiment {

namespace {

using Values = std::vector<std::vector<double>>;  ///< [arms][seeds]

Values values_at(PairedRuns const& runs, std::string_view measure, std::uint32_t week) {
    Values values;
    for (std::size_t arm = 0; arm < runs.arms(); ++arm)
        values.push_back(runs.at(arm, measure, week));
    return values;
}

Better better(measures::Measure const& measure) {
    return measure.higher_is_better ? Better::higher : Better::lower;
}

/// The years' ends within the runs, and the last week.
std::vector<std::uint32_t> told_weeks(std::uint32_t weeks) {
    std::vector<std::uint32_t> told;
    for (std::uint32_t const week : {52U, 104U, 156U})
        if (week < weeks) told.push_back(week);
    told.push_back(weeks);
    return told;
}

std::vector<Result> results_of(PairedRuns const& runs, std::vector<measures::Measure> const& list) {
    std::vector<Result> results;
    auto const seeds = runs.seeds().size();
    for (std::size_t measure = 0; measure < list.size(); ++measure)
        for (auto const week : told_weeks(runs.weeks())) {
            auto const values = values_at(runs, list[measure].name, week);
            auto const best = best_counts(values, better(list[measure]));
            for (std::size_t arm = 0; arm < runs.arms(); ++arm) {
                Result result{.arm = arm, .measure = measure, .week = week};
                result.value = mean_estimate(values[arm], table_confidence);
                if (arm != runs.study().baseline)
                    result.against_baseline = paired_difference(
                        values[arm], values[runs.study().baseline], table_confidence);
                if (seeds > 0) result.p_best = best[arm] / static_cast<double>(seeds);
                result.p_best_interval = wilson_interval(best[arm], seeds, table_confidence);
                results.push_back(result);
            }
        }
    std::stable_sort(results.begin(), results.end(),
                     [](Result const& a, Result const& b) { return a.arm < b.arm; });
    return results;
}

Lead lead_of(PairedRuns const& runs, std::vector<measures::Measure> const& list,
             std::size_t measure) {
    auto const values = values_at(runs, list[measure].name, runs.weeks());
    std::vector<std::size_t> order(runs.arms());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return list[measure].higher_is_better ? mean(values[a]) > mean(values[b])
                                              : mean(values[a]) < mean(values[b]);
    });
    Lead lead{.measure = measure, .first = order[0], .second = order[1]};
    lead.difference =
        paired_difference(values[order[0]], values[order[1]], table_confidence).difference;
    lead.p_best = best_counts(values, better(list[measure]))[order[0]] /
                  static_cast<double>(runs.seeds().size());
    return lead;
}

std::vector<WeeklyMean> weekly_means_of(PairedRuns const& runs,
                                        std::vector<measures::Measure> const& list) {
    std::vector<WeeklyMean> means;
    for (std::size_t arm = 0; arm < runs.arms(); ++arm)
        for (std::uint32_t week = 0; week <= runs.weeks(); ++week)
            for (std::size_t measure = 0; measure < list.size(); ++measure)
                means.push_back(
                    {arm, week, measure,
                     mean_estimate(runs.at(arm, list[measure].name, week), table_confidence)});
    return means;
}

std::vector<RunDigest> digests_of(StudyRuns const& runs) {
    std::vector<RunDigest> digests;
    for (std::size_t arm = 0; arm < runs.results.size(); ++arm)
        for (auto const& run : runs.results[arm])
            if (run) digests.push_back({arm, run->seed, run->digest});
    return digests;
}

double pairing_gain_of(std::vector<Result> const& results, std::uint32_t weeks) {
    std::vector<double> gains;
    for (auto const& result : results)
        if (result.week == weeks && !std::isnan(result.against_baseline.pairing_gain))
            gains.push_back(result.against_baseline.pairing_gain);
    return median(std::move(gains));
}

}  // namespace

Comparison compare(scenario::Study const& study, StudyRuns const& runs,
                   parallel::Workers const& workers) {
    Comparison comparison;
    comparison.measures = compared_measures(study);
    PairedRuns const paired(study, runs);
    comparison.seeds = paired.seeds();
    comparison.planned_replicates = study.replicates;
    comparison.weeks = paired.weeks();
    comparison.interrupted = runs.interrupted;
    comparison.digests = digests_of(runs);
    if (paired.seeds().empty()) return comparison;

    comparison.results = results_of(paired, comparison.measures);
    if (paired.arms() > 1)
        for (std::size_t i = 0; i < comparison.measures.size(); ++i)
            comparison.leads.push_back(lead_of(paired, comparison.measures, i));
    comparison.weekly_means = weekly_means_of(paired, comparison.measures);
    comparison.weeks_to = weeks_to(paired, workers);
    comparison.totals = totals(paired);
    comparison.slips = slips(paired, workers);
    comparison.timing = timing(paired);
    comparison.judgements = judge(paired);
    comparison.pairing_gain = pairing_gain_of(comparison.results, comparison.weeks);
    return comparison;
}

}  // namespace diorama::experiment
