#include "experiment/paired_runs.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include "experiment/compared_measures.hpp"

namespace diorama::experiment {

PairedRuns::PairedRuns(scenario::Study const& study, StudyRuns const& runs)
    : study_(study), results_(study.arms.size()) {
    assert(!study.arms.empty() && runs.results.size() == study.arms.size());
    weeks_ = std::numeric_limits<std::uint32_t>::max();
    for (auto const& arm : study.arms) weeks_ = std::min(weeks_, arm.scenario.model.weeks);
    for (std::size_t replicate = 0; replicate < runs.results.front().size(); ++replicate) {
        auto const finished = [&](auto const& arm) { return arm[replicate].has_value(); };
        if (!std::all_of(runs.results.begin(), runs.results.end(), finished)) continue;
        seeds_.push_back(runs.results.front()[replicate]->seed);
        for (std::size_t arm = 0; arm < results_.size(); ++arm)
            results_[arm].push_back(&*runs.results[arm][replicate]);
    }
}

bool PairedRuns::has(std::string_view measure) const {
    return std::all_of(study_.arms.begin(), study_.arms.end(), [&](scenario::Arm const& arm) {
        return measures::find(published(arm), measure).has_value();
    });
}

/// of_run(week -> value) for each seed.
template <class OfRun>
std::vector<double> PairedRuns::each(std::size_t arm, std::string_view measure,
                                     OfRun of_run) const {
    auto const catalogue = published(study_.arms[arm]);
    auto const place = measures::find(catalogue, measure);
    assert(place);
    std::vector<double> values;
    for (auto const* run : results_[arm]) {
        assert(run->weekly.size() >= (std::size_t{weeks_} + 1) * catalogue.size());
        values.push_back(of_run(
            [&](std::uint32_t week) { return run->weekly[week * catalogue.size() + *place]; }));
    }
    return values;
}

std::vector<double> PairedRuns::at(std::size_t arm, std::string_view measure,
                                   std::uint32_t week) const {
    assert(week <= weeks_);
    return each(arm, measure, [&](auto const& value) { return value(week); });
}

std::vector<double> PairedRuns::total(std::size_t arm, std::string_view measure) const {
    return each(arm, measure, [&](auto const& value) {
        double sum = 0.0;
        for (std::uint32_t week = 1; week <= weeks_; ++week) sum += value(week);
        return sum;
    });
}

std::vector<double> PairedRuns::first_week(std::size_t arm, std::string_view measure,
                                           double level) const {
    return each(arm, measure, [&](auto const& value) {
        for (std::uint32_t week = 0; week <= weeks_; ++week)
            if (value(week) >= level) return static_cast<double>(week);
        return std::numeric_limits<double>::infinity();
    });
}

}  // namespace diorama::experiment
