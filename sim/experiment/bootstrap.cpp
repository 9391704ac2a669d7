#include "experiment/bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "random/draw.hpp"

namespace diorama::experiment {

namespace {

/// Enough resamples for one task to be worth handing over.
constexpr std::size_t resamples_per_task = 100;
static_assert(resample_count % resamples_per_task == 0);

void draw_places(BootstrapKey key, std::size_t resample, std::vector<std::uint32_t>& places) {
    random::Sequence sequence({.seed = key.seed,
                               .purpose = random::Purpose::bootstrap,
                               .week = key.quantity,
                               .person = static_cast<std::uint32_t>(resample)});
    auto const count = static_cast<std::uint32_t>(places.size());
    for (auto& place : places) place = random::below(sequence.next_word(), count);
}

Interval percentiles_of(std::vector<double> results, double confidence) {
    std::erase_if(results, [](double result) { return std::isnan(result); });
    if (results.empty()) return {};
    std::sort(results.begin(), results.end());
    // The same number of resamples is cut off at either end.
    auto const cut = static_cast<std::size_t>(
        0.5 * (1.0 - confidence) * static_cast<double>(results.size()) + 0.5);
    std::size_t const least = std::min(cut, (results.size() - 1) / 2);
    return {results[least], results[results.size() - 1 - least]};
}

}  // namespace

Interval bootstrap_interval(BootstrapKey key, std::size_t count, double confidence,
                            Statistic const& statistic, parallel::Workers const& workers) {
    return bootstrap_intervals(
               key, count, confidence, 1,
               [&](std::span<std::uint32_t const> places, std::span<double> results) {
                   results.front() = statistic(places);
               },
               workers)
        .front();
}

std::vector<Interval> bootstrap_intervals(BootstrapKey key, std::size_t count, double confidence,
                                          std::size_t numbers, Statistics const& statistics,
                                          parallel::Workers const& workers) {
    std::vector<Interval> intervals(numbers);
    if (count < 2) return intervals;
    std::vector<double> results(resample_count * numbers);
    workers.for_each(resample_count / resamples_per_task, [&](std::size_t task) {
        std::vector<std::uint32_t> places(count);
        std::size_t const first = task * resamples_per_task;
        for (std::size_t i = first; i < first + resamples_per_task; ++i) {
            draw_places(key, i, places);
            statistics(places, std::span(results).subspan(i * numbers, numbers));
        }
    });
    for (std::size_t number = 0; number < numbers; ++number) {
        std::vector<double> of_number;
        for (std::size_t i = 0; i < resample_count; ++i)
            of_number.push_back(results[i * numbers + number]);
        intervals[number] = percentiles_of(std::move(of_number), confidence);
    }
    return intervals;
}

}  // namespace diorama::experiment
