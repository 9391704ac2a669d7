#include "experiment/compare.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <memory>
#include <mutex>

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

/// One study being run: hands out its runs in order and keeps what comes back in its place.
class Running {
public:
    Running(scenario::Study const& study, Progress const& progress, std::atomic<bool> const& stop)
        : study_(study),
          progress_(progress),
          stop_(stop),
          planned_(study.arms.size() * study.replicates) {
        runs_.results.assign(study.arms.size(),
                             std::vector<std::optional<RunResult>>(study.replicates));
    }

    std::size_t planned() const { return planned_; }

    /// Takes runs until there is none left. Called from each worker.
    void work(std::size_t workers_a_run) {
        parallel::Workers const inside(workers_a_run);
        for (;;) {
            std::size_t const task = next_.fetch_add(1);
            if (task >= planned_ || halted()) return;
            try {
                take(task % study_.arms.size(), task / study_.arms.size(), inside);
            } catch (...) {
                std::scoped_lock const lock(mutex_);
                if (!thrown_) thrown_ = std::current_exception();
                failed_ = true;
            }
        }
    }

    StudyRuns finish() {
        if (thrown_) std::rethrow_exception(thrown_);
        runs_.interrupted = done_ < planned_;
        return std::move(runs_);
    }

private:
    bool halted() const { return stop_.load() || failed_.load(); }

    void take(std::size_t arm, std::size_t replicate, parallel::Workers const& inside) {
        auto const begin = std::chrono::steady_clock::now();
        auto model = std::make_shared<engine::Model>(study_.arms[arm].scenario.model);
        model->seed = study_.arms[study_.baseline].scenario.model.seed + replicate;
        engine::Simulation simulation(model, inside);
        while (!simulation.finished()) {
            if (halted()) return;
            simulation.step(inside);
        }
        std::chrono::duration<double> const seconds = std::chrono::steady_clock::now() - begin;
        runs_.results[arm][replicate] =
            RunResult{.seed = model->seed,
                      .digest = simulation.digest(),
                      .seconds = seconds.count(),
                      .weekly = simulation.record().weekly,
                      .leaders = ledger_of(simulation.world().programme),
                      .timing = timing_of(*model, simulation.world().programme)};
        std::scoped_lock const lock(mutex_);
        ++done_;
        if (progress_) progress_(done_, planned_);
    }

    scenario::Study const& study_;
    Progress const& progress_;
    std::atomic<bool> const& stop_;
    std::size_t planned_;
    StudyRuns runs_;
    std::atomic<std::size_t> next_{0};
    std::atomic<bool> failed_{false};
    std::mutex mutex_;
    std::size_t done_ = 0;
    std::exception_ptr thrown_;
};

}  // namespace

Split split_workers(std::size_t threads, std::size_t runs) {
    std::size_t const at_once = std::clamp<std::size_t>(runs, 1, threads);
    return {.runs_at_once = at_once, .workers_a_run = threads / at_once};
}

StudyRuns run_study(scenario::Study const& study, parallel::Workers const& workers,
                    Progress const& progress, std::atomic<bool> const& stop) {
    compared_measures(study);
    Running running(study, progress, stop);
    auto const split = split_workers(workers.threads(), running.planned());
    // Not one body a run: the library would start them in an order of its own, and a study that is
    // stopped early would have no seed that all arms finished.
    workers.for_each(split.runs_at_once, [&](std::size_t) { running.work(split.workers_a_run); });
    return running.finish();
}

}  // namespace diorama::experiment
