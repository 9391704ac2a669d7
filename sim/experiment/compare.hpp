#pragma once
#include <atomic>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "experiment/group_weeks.hpp"
#include "experiment/run_queue.hpp"
#include "mechanisms/timing.hpp"
#include "org/person.hpp"
#include "parallel/workers.hpp"
#include "scenario/study.hpp"

namespace diorama::experiment {

/// What the programme asked of one leader in one run, and got.
struct LeaderLedger {
    org::PersonId who = org::no_person;
    std::string_view role = {};           ///< the first they hold, as in a scenario
    std::uint32_t required_sessions = 0;  ///< sessions due that needed them
    std::uint32_t blocked_sessions = 0;   ///< of these, slipped because of them
    double pledged_hours = 0.0, given_hours = 0.0, used_hours = 0.0, steering_hours = 0.0;
    double individual_hours = 0.0;  ///< of those used, worked alone
};

/// What a finished run leaves behind for comparing: about 80 kB for 208 weeks.
struct RunResult {
    std::uint64_t seed = 0;
    std::uint64_t digest = 0;
    double seconds = 0.0;
    std::vector<double> weekly;  ///< [weeks + 1, measures] as in engine::Record
    std::vector<LeaderLedger> leaders;
    mechanisms::TimingPlan timing = {};  ///< without activities where no programme is run
    GroupCourses groups = {};            ///< nothing unless they were watched
};

/// Every run of a study: results[arm][replicate]; empty where the study was interrupted.
struct StudyRuns {
    std::vector<std::vector<std::optional<RunResult>>> results;
    bool interrupted = false;
};

/// Runs every arm with the seeds of the baseline arm: seed, seed + 1, ... Runs start seed by seed,
/// all arms of one before the next, so that a study that is stopped can be compared over the seeds
/// that it finished.
///
/// Takes    workers: of this many threads; progress may be empty; `stop`: looked at between weeks;
///          how: whether departments and teams are watched
/// Returns  the same bytes (but for RunResult::seconds) for any number of workers
/// Errors   throws problems::InputError when an arm does not publish a measure that is to be
///          compared, before any run; what a run throws, after the others have stopped
/// Cost     arms x replicates runs
StudyRuns run_study(scenario::Study const& study, parallel::Workers const& workers,
                    Progress const& progress, std::atomic<bool> const& stop, Watch const& how = {});

}  // namespace diorama::experiment
