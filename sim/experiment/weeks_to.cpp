#include <algorithm>
#include <array>
#include <cmath>

#include "experiment/bootstrap.hpp"
#include "experiment/comparison_parts.hpp"

namespace diorama::experiment {

namespace {

constexpr std::array<std::string_view, 3> watched{"using", "integrated", "adopted_share"};
constexpr std::array levels{0.1, 0.5, 0.8};

std::vector<double> chosen(std::span<double const> values, std::span<std::uint32_t const> places) {
    std::vector<double> drawn;
    drawn.reserve(places.size());
    for (auto const place : places) drawn.push_back(values[place]);
    return drawn;
}

/// Median and its interval over all seeds, those that never get there at infinity.
void add_median(std::vector<double> const& weeks, BootstrapKey key,
                parallel::Workers const& workers, WeeksTo& entry) {
    auto const reached =
        std::count_if(weeks.begin(), weeks.end(), [](double w) { return std::isfinite(w); });
    if (weeks.empty()) return;
    entry.reached_share = static_cast<double>(reached) / static_cast<double>(weeks.size());
    double const middle = median(weeks);
    if (std::isinf(middle)) return;
    entry.median_weeks = middle;
    entry.median_interval = bootstrap_interval(
        key, weeks.size(), table_confidence,
        [&](auto const places) { return median(chosen(weeks, places)); }, workers);
}

/// Weeks later than the baseline, over the seeds in which both get there: what the others would
/// have shown after the last week is not known.
void add_difference(std::vector<double> const& weeks, std::vector<double> const& baseline,
                    BootstrapKey key, parallel::Workers const& workers, WeeksTo& entry) {
    std::vector<double> differences;
    for (std::size_t i = 0; i < weeks.size(); ++i)
        if (std::isfinite(weeks[i]) && std::isfinite(baseline[i]))
            differences.push_back(weeks[i] - baseline[i]);
    entry.both_count = differences.size();
    entry.difference = mean(differences);
    entry.difference_interval = bootstrap_interval(
        key, differences.size(), table_confidence,
        [&](auto const places) { return mean(chosen(differences, places)); }, workers);
}

}  // namespace

std::vector<WeeksTo> weeks_to(PairedRuns const& runs, parallel::Workers const& workers) {
    std::vector<WeeksTo> entries;
    std::size_t const baseline = runs.study().baseline;
    std::uint64_t const seed = runs.seeds().empty() ? 0 : runs.seeds().front();
    std::uint32_t quantity = 0;
    for (auto const measure : watched) {
        if (!runs.has(measure)) continue;
        for (double const level : levels) {
            auto const baseline_weeks = runs.first_week(baseline, measure, level);
            for (std::size_t arm = 0; arm < runs.arms(); ++arm) {
                WeeksTo entry{.arm = arm, .measure = measure, .level = level};
                auto const weeks = runs.first_week(arm, measure, level);
                add_median(weeks, {seed, ++quantity}, workers, entry);
                if (arm != baseline)
                    add_difference(weeks, baseline_weeks, {seed, ++quantity}, workers, entry);
                entries.push_back(entry);
            }
        }
    }
    return entries;
}

}  // namespace diorama::experiment
