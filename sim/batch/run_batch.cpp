#include "batch/run_batch.hpp"

#include <fmt/format.h>

#include <chrono>
#include <new>

#include "batch/writer.hpp"

namespace diorama::batch {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// Tells the watch of a run as long as this lives.
class Watched {
public:
    Watched(RunWatch const& watch, store::RunRow const& run) : watch_(watch) {
        if (watch_) watch_(&run);
    }
    ~Watched() {
        if (watch_) watch_(nullptr);
    }
    Watched(Watched const&) = delete;
    Watched& operator=(Watched const&) = delete;

private:
    RunWatch const& watch_;
};

void read_outcomes_of(Experiment const& experiment, BatchPlan const& plan,
                      engine::Simulation const& run, store::RunRow& row) {
    auto const& record = run.record();
    row.status = store::RunStatus::done;
    row.digest = fmt::format("{:016x}", run.digest());
    for (auto const& outcome : experiment.outcomes) row.outcomes.push_back(outcome.read(record));
    if (!plan.weekly) return;
    std::vector<std::size_t> columns;
    for (auto const& name : weekly_measures(experiment))
        columns.push_back(*measures::find(run.measures(), name));
    for (std::size_t week = 0; week < record.rows(); ++week)
        for (auto const column : columns) row.weekly.push_back(record.at(week, column));
}

/// The runs of a shard, replicate by replicate: adding replicates later adds runs at the end.
std::vector<RunKey> planned_runs(Experiment const& experiment, BatchPlan const& plan) {
    auto const arms = static_cast<std::uint32_t>(experiment.study.arms.size());
    auto const points = static_cast<std::uint32_t>(experiment.points.size());
    std::vector<RunKey> keys;
    std::size_t place = 0;
    for (std::uint32_t replicate = 0; replicate < plan.replicates; ++replicate)
        for (std::uint32_t point = 0; point < points; ++point)
            for (std::uint32_t arm = 0; arm < arms; ++arm)
                if (plan.shard.has(place++)) keys.push_back({arm, point, replicate});
    return keys;
}

}  // namespace

std::optional<store::RunRow> row_of_run(Experiment const& experiment, PointModels& models,
                                        RunKey key, BatchPlan const& plan,
                                        CarryOut const& carry_out, parallel::Workers const& inside,
                                        experiment::Halted const& halted) {
    store::RunRow row;
    row.arm = experiment.study.arms[key.arm].name;
    row.point = key.point;
    row.replicate = key.replicate;
    row.seed = static_cast<std::int64_t>(seed_of(experiment, key));
    row.status = store::RunStatus::failed;
    auto const begin = Clock::now();
    bool late = false;
    try {
        row.run_id = run_id_of(experiment, models, key);
        if (auto const found = plan.given_up.find(run_hash_of(experiment, models, key));
            found != plan.given_up.end()) {
            row.error = found->second;
            return row;
        }
        Watched const watched(plan.watch, row);
        auto model = models.at(key.arm, experiment.points[key.point]);
        model->seed = static_cast<std::uint64_t>(row.seed);
        auto const run = carry_out(model, inside, [&] {
            late =
                plan.run_timeout_seconds > 0.0 && seconds_since(begin) > plan.run_timeout_seconds;
            return late || halted();
        });
        if (!run && !late) return std::nullopt;
        if (run)
            read_outcomes_of(experiment, plan, *run, row);
        else
            row.error = fmt::format("took longer than {:g} seconds", plan.run_timeout_seconds);
    } catch (std::bad_alloc const&) {
        row.error = "the memory of this machine does not suffice";
    } catch (std::exception const& error) {
        row.error = error.what();
    }
    row.seconds = seconds_since(begin);
    return row;
}

KnownRuns known_runs(store::Store& store) {
    KnownRuns known;
    store::Statement rows(store.database(), "SELECT run_id, status FROM runs");
    while (rows.step())
        known.emplace(std::stoull(rows.text(0), nullptr, 16),
                      rows.text(1) == "done" ? store::RunStatus::done : store::RunStatus::failed);
    return known;
}

bool is_there(KnownRuns const& known, std::uint64_t run, BatchPlan const& plan) {
    auto const found = known.find(run);
    return found != known.end() && (found->second == store::RunStatus::done || !plan.retry_failed);
}

std::vector<std::size_t> unfinished_parts(Experiment const& experiment, store::Store& store,
                                          BatchPlan const& plan, std::size_t parts) {
    PointModels models(experiment);
    auto const known = known_runs(store);
    auto whole = plan;
    whole.shard = {};
    std::vector<bool> lacks(parts, false);
    std::size_t place = 0;
    for (auto const key : planned_runs(experiment, whole))
        if (auto const part = place++ % parts;
            !lacks[part] && !is_there(known, run_hash_of(experiment, models, key), plan))
            lacks[part] = true;
    std::vector<std::size_t> unfinished;
    for (std::size_t part = 0; part < parts; ++part)
        if (lacks[part]) unfinished.push_back(part);
    return unfinished;
}

BatchCounts run_keys(Experiment const& experiment, store::Store& store, PointModels& models,
                     std::vector<RunKey> const& keys, KnownRuns const& known, BatchPlan const& plan,
                     parallel::Workers const& workers, BatchProgress const& progress,
                     std::atomic<bool> const& stop, CarryOut const& carry_out) {
    BatchCounts counts{.planned = keys.size()};
    std::vector<RunKey> missing;
    for (auto const key : keys)
        if (!is_there(known, run_hash_of(experiment, models, key), plan)) missing.push_back(key);
    counts.skipped = keys.size() - missing.size();
    if (progress) progress(counts);
    Writer writer(store);
    std::mutex mutex;
    std::size_t const finished = experiment::do_runs(
        missing.size(), workers, {}, stop,
        [&](std::size_t place, parallel::Workers const& inside, experiment::Halted const& halted) {
            auto row = row_of_run(experiment, models, missing[place], plan, carry_out, inside,
                                  [&] { return halted() || writer.failed(); });
            if (!row || writer.failed()) return false;
            auto const status = row->status;
            writer.add(std::move(*row));
            std::scoped_lock const lock(mutex);
            ++(status == store::RunStatus::done ? counts.done : counts.failed);
            if (progress) progress(counts);
            return true;
        });
    writer.finish();
    counts.interrupted = finished < missing.size();
    return counts;
}

BatchCounts run_batch(Experiment const& experiment, store::Store& store, BatchPlan const& plan,
                      parallel::Workers const& workers, BatchProgress const& progress,
                      std::atomic<bool> const& stop, CarryOut const& carry_out) {
    PointModels models(experiment);
    auto const known = known_runs(store);
    return run_keys(experiment, store, models, planned_runs(experiment, plan), known, plan, workers,
                    progress, stop, carry_out);
}

}  // namespace diorama::batch
