#include "experiment/compare.hpp"

#include <chrono>
#include <memory>

#include "engine/simulation.hpp"
#include "experiment/compared_measures.hpp"
#include "mechanisms/roles.hpp"

namespace diorama::experiment {

namespace {

std::vector<LeaderLedger> ledger_of(mechanisms::ProgrammeState const& programme) {
    std::vector<LeaderLedger> ledger;
    for (auto const& one : programme.participants)
        ledger.push_back({.who = one.who,
                          .role = mechanisms::role_names[static_cast<std::size_t>(one.role)],
                          .required_sessions = one.required_sessions,
                          .blocked_sessions = one.blocked_sessions,
                          .pledged_hours = one.pledged_total_hours,
                          .given_hours = one.given_total_hours,
                          .used_hours = one.used_total_hours,
                          .steering_hours = one.steering_total_hours,
                          .individual_hours = one.individual_total_hours});
    return ledger;
}

mechanisms::TimingPlan timing_of(engine::Model const& model,
                                 mechanisms::ProgrammeState const& programme) {
    if (!model.get<mechanisms::Switches>().programme || model.bare_contagion()) return {};
    return mechanisms::timing_of(model.get<mechanisms::Programme>(),
                                 model.get<mechanisms::Preparation>(), model.activities, programme);
}

/// As run_through(), with its groups watched.
std::optional<engine::Simulation> run_watched(std::shared_ptr<engine::Model const> const& model,
                                              parallel::Workers const& inside, Halted const& halted,
                                              Watch const& how, GroupCourses& groups) {
    if (how.every_weeks == 0 || model->bare_contagion()) return run_through(model, inside, halted);
    engine::Simulation simulation(model, inside);
    for (;; simulation.step(inside)) {
        if (halted()) return std::nullopt;
        if (how.looks_at(simulation.week(), model->weeks)) watch(simulation, how, groups);
        if (simulation.finished()) return simulation;
    }
}

}  // namespace

StudyRuns run_study(scenario::Study const& study, parallel::Workers const& workers,
                    Progress const& progress, std::atomic<bool> const& stop, Watch const& how) {
    compared_measures(study);
    std::size_t const arms = study.arms.size();
    std::size_t const planned = arms * study.replicates;
    StudyRuns runs;
    runs.results.assign(arms, std::vector<std::optional<RunResult>>(study.replicates));
    auto const run = [&](std::size_t place, parallel::Workers const& inside, Halted const& halted) {
        // All arms of one seed before the next, so that a study that is stopped early has seeds
        // that all arms finished.
        std::size_t const arm = place % arms;
        std::size_t const replicate = place / arms;
        auto const begin = std::chrono::steady_clock::now();
        auto model = std::make_shared<engine::Model>(study.arms[arm].scenario.model);
        model->seed = study.arms[study.baseline].scenario.model.seed + replicate;
        GroupCourses groups;
        auto const finished = run_watched(model, inside, halted, how, groups);
        if (!finished) return false;
        std::chrono::duration<double> const seconds = std::chrono::steady_clock::now() - begin;
        runs.results[arm][replicate] =
            RunResult{.seed = model->seed,
                      .digest = finished->digest(),
                      .seconds = seconds.count(),
                      .weekly = finished->record().weekly,
                      .leaders = ledger_of(finished->world().programme),
                      .timing = timing_of(*model, finished->world().programme),
                      .groups = std::move(groups)};
        return true;
    };
    runs.interrupted = do_runs(planned, workers, progress, stop, run) < planned;
    return runs;
}

}  // namespace diorama::experiment
