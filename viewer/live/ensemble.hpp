#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "viewer/live/session.hpp"

namespace diorama::viewer::live {

/// A future of which many seeds are wanted: its model with all events, under the number of its
/// plan.
struct Wanted {
    std::uint64_t plan = 0;
    std::shared_ptr<engine::Model const> model;
};

/// Runs futures with many seeds on threads of its own, the same seeds for each, and tells where
/// they lie. What was run stays until it is no longer wanted, so that a change of one branch costs
/// that branch alone. All functions return at once.
class Ensemble {
public:
    /// Takes    threads: 0 = all cores but one; on_news: called from its threads, not too often
    Ensemble(std::size_t threads, std::function<void()> on_news);
    ~Ensemble();
    Ensemble(Ensemble const&) = delete;
    Ensemble& operator=(Ensemble const&) = delete;

    /// From now on these are wanted, the first as the baseline of differences; 0 replicates: none.
    void want(std::vector<Wanted> wanted, std::uint32_t replicates);
    /// Goes no further, and keeps what there is.
    void stop();

    EnsembleProgress progress() const;
    /// Why it had to give up since this was last asked; "" when it did not.
    std::string take_failure();
    /// The bands of a plan as far as they are known, or null.
    std::shared_ptr<Bands const> bands(std::uint64_t plan) const;

private:
    /// [replicates], each [weeks + 1, columns]; null = not run yet.
    using Runs = std::vector<std::shared_ptr<std::vector<float> const>>;
    struct Task {
        std::size_t wanted = 0;
        std::uint32_t replicate = 0;
    };

    void work(std::stop_token const& stop);
    std::vector<Task> missing() const;
    void run_all(std::vector<Task> const& tasks);
    void take(std::uint64_t plan, std::uint32_t replicate, engine::Simulation const& run);
    void work_out_bands();

    std::size_t threads_;
    std::function<void()> on_news_;

    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::vector<Wanted> wanted_;
    std::uint32_t replicates_ = 0;
    std::map<std::uint64_t, Runs> runs_;  ///< by plan
    std::map<std::uint64_t, std::shared_ptr<Bands const>> bands_;
    EnsembleProgress progress_;
    std::chrono::steady_clock::time_point begun_, told_;
    std::uint32_t done_at_begin_ = 0;
    std::string failure_;
    bool news_ = false;              ///< wanted_ has changed since the thread looked
    std::atomic<bool> halt_{false};  ///< what is being run is not wanted any more
    std::jthread thread_;            ///< last: it uses all the others
};

/// Pointwise 5 %, 50 % and 95 % quantiles of runs of equal size, and of their differences to
/// others. Takes    runs: at least one, none empty; baseline: as many, or none
Bands bands_of(std::vector<std::vector<float> const*> const& runs,
               std::vector<std::vector<float> const*> const& baseline, std::size_t columns);

}  // namespace diorama::viewer::live
