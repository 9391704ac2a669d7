#include "experiment/run_queue.hpp"

#include <algorithm>
#include <exception>
#include <mutex>

namespace diorama::experiment {

namespace {

/// Hands out the runs in order and counts those that come back.
class Queue {
public:
    Queue(std::size_t count, Progress const& progress, std::atomic<bool> const& stop,
          Run const& run)
        : count_(count), progress_(progress), stop_(stop), run_(run) {}

    /// Takes runs until there is none left. Called from each worker.
    void work(std::size_t workers_a_run) {
        parallel::Workers const inside(workers_a_run);
        Halted const halted = [this] { return stop_.load() || failed_.load(); };
        for (;;) {
            std::size_t const place = next_.fetch_add(1);
            if (place >= count_ || halted()) return;
            try {
                if (!run_(place, inside, halted)) return;
                std::scoped_lock const lock(mutex_);
                ++done_;
                if (progress_) progress_(done_, count_);
            } catch (...) {
                std::scoped_lock const lock(mutex_);
                if (!thrown_) thrown_ = std::current_exception();
                failed_ = true;
            }
        }
    }

    std::size_t finish() {
        if (thrown_) std::rethrow_exception(thrown_);
        return done_;
    }

private:
    std::size_t count_;
    Progress const& progress_;
    std::atomic<bool> const& stop_;
    Run const& run_;
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

std::size_t do_runs(std::size_t count, parallel::Workers const& workers, Progress const& progress,
                    std::atomic<bool> const& stop, Run const& run) {
    Queue queue(count, progress, stop, run);
    auto const split = split_workers(workers.threads(), count);
    // Not one body a run: the library would start them in an order of its own, and work that is
    // stopped early would have finished runs here and there and nothing whole.
    workers.for_each(split.runs_at_once, [&](std::size_t) { queue.work(split.workers_a_run); });
    return queue.finish();
}

std::optional<engine::Simulation> run_through(std::shared_ptr<engine::Model const> const& model,
                                              parallel::Workers const& inside,
                                              Halted const& halted) {
    engine::Simulation simulation(model, inside);
    while (!simulation.finished()) {
        if (halted()) return std::nullopt;
        simulation.step(inside);
    }
    return simulation;
}

}  // namespace diorama::experiment
