#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/record.hpp"
#include "org/person.hpp"
#include "parallel/workers.hpp"
#include "scenario/study.hpp"

namespace diorama::experiment {

/// What a finished run leaves behind for comparing.
struct RunResult {
    std::uint64_t seed = 0;
    std::uint64_t digest = 0;
    double seconds = 0.0;
    std::vector<double> weekly;   ///< [weeks + 1, measures] as in engine::Record
    struct LeaderLedger {
        org::PersonId who;
        std::uint32_t required_sessions, blocked_sessions;
        double pledged_hours, given_hours, used_hours, steering_hours;
    };
    std::vector<LeaderLedger> leaders;
};

/// Told after each finished run, from any worker but never two at once.
using Progress = std::function<void(std::size_t done, std::size_t planned)>;

/// Every run of a study: results[arm][replicate]; empty where the study was interrupted.
struct StudyRuns {
    std::vector<std::vector<std::optional<RunResult>>> results;
    bool interrupted = false;
};

/// Runs every arm with every seed, spread over the workers; the order of finishing changes nothing.
/// `stop` is looked at between weeks.
StudyRuns run_study(scenario::Study const& study, parallel::Workers const& workers,
                    Progress const& progress, std::atomic<bool> const& stop);

}  // namespace diorama::experiment
