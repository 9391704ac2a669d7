#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "experiment/compare.hpp"
#include "scenario/study.hpp"

namespace diorama::experiment {

/// The runs of a study that can be compared: those of the seeds that every arm finished, up to the
/// last week that every arm has. Refers to the study and the runs, which must outlive it.
class PairedRuns {
public:
    PairedRuns(scenario::Study const& study, StudyRuns const& runs);

    scenario::Study const& study() const { return study_; }
    std::size_t arms() const { return study_.arms.size(); }
    std::vector<std::uint64_t> const& seeds() const { return seeds_; }
    std::uint32_t weeks() const { return weeks_; }
    /// [seeds], in the order of seeds().
    std::vector<RunResult const*> const& of(std::size_t arm) const { return results_[arm]; }

    /// Whether every arm publishes the measure.
    bool has(std::string_view measure) const;

    /// Returns  [seeds], the measure in that week; asserts has(measure), week <= weeks()
    std::vector<double> at(std::size_t arm, std::string_view measure, std::uint32_t week) const;
    /// Returns  [seeds], the measure summed over weeks 1 to weeks()
    std::vector<double> total(std::size_t arm, std::string_view measure) const;
    /// Returns  [seeds], the first week in which the measure is at least `level`, infinity when
    /// none
    std::vector<double> first_week(std::size_t arm, std::string_view measure, double level) const;

private:
    template <class OfRun>
    std::vector<double> each(std::size_t arm, std::string_view measure, OfRun of_run) const;

    scenario::Study const& study_;
    std::vector<std::uint64_t> seeds_;
    std::uint32_t weeks_ = 0;
    std::vector<std::vector<RunResult const*>> results_;  ///< [arms][seeds]
};

}  // namespace diorama::experiment
