#include "cli/batch_command.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/batch_parts.hpp"
#include "cli/commands.hpp"
#include "cli/crash_guard.hpp"
#include "cli/interruption.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/refinement.hpp"
#include "cli/version.hpp"
#include "problems/visible.hpp"

namespace diorama::cli {

namespace {

constexpr int most_errors_told = 5;

batch::Experiment read_asked(BatchOptions const& options) {
    Progress const progress("reading " + options.experiment, "", 0, voice(options.quiet));
    return batch::read_experiment(options.experiment, options.overrides);
}

/// The errors of a store's failed runs, the most frequent ones first.
std::string failures_text(store::Store& store) {
    store::Statement rows(store.database(),
                          "SELECT error, count(*) FROM runs WHERE status = 'failed' GROUP BY error "
                          "ORDER BY 2 DESC, 1 LIMIT ?");
    rows.bind(1, std::int64_t{most_errors_told});
    std::string text;
    while (rows.step())
        text += fmt::format("  {} x {}\n", rows.whole(1), problems::visible(rows.text(0)));
    return text;
}

std::size_t failed_in(store::Store& store) {
    store::Statement rows(store.database(), "SELECT count(*) FROM runs WHERE status = 'failed'");
    return rows.step() ? static_cast<std::size_t>(rows.whole(0)) : 0;
}

std::string answer_text(BatchOptions const& options, store::Store& store,
                        BatchAnswer const& result) {
    auto const& counts = result.counts;
    auto text = fmt::format(
        "{} of {} runs{} are in {}: {} done now, {} failed now, {} before\n",
        counts.done + counts.failed + counts.skipped, counts.planned,
        options.shard_count > 1
            ? fmt::format(" of part {}/{}", options.shard_index + 1, options.shard_count)
            : std::string(),
        options.store, counts.done, counts.failed, counts.skipped);
    auto const now = static_cast<double>(counts.done + counts.failed);
    if (result.threads > 0)
        text += fmt::format("{:.1f} s on {} threads, {:.3g} runs a second\n", result.seconds,
                            result.threads, result.seconds > 0.0 ? now / result.seconds : 0.0);
    text += result.more;
    if (auto const failed = failed_in(store); failed > 0)
        text +=
            fmt::format("{} runs of the store have failed (--retry-failed tries them again):\n{}",
                        failed, failures_text(store));
    return text;
}

std::string answer_json(BatchAnswer const& result) {
    nlohmann::ordered_json json;
    json["planned"] = result.counts.planned;
    json["done"] = result.counts.done;
    json["failed"] = result.counts.failed;
    json["skipped"] = result.counts.skipped;
    json["seconds"] = result.seconds;
    return json.dump(2) + "\n";
}

/// One call of the command: the design's runs, then those of points added to it.
struct Round {
    BatchOptions const& options;
    batch::Experiment& experiment;
    store::Store& store;
    parallel::Workers const& workers;
    Progress& progress;
    std::atomic<bool> const& stop;
    CrashGuard const& guard;
    bool begun = false;

    BatchAnswer run() {
        auto result = run_points();
        std::size_t left = options.refine.points;
        std::size_t added = 0;
        // In rounds, so that each looks where the last one has left it undecided.
        std::size_t const at_once = std::max<std::size_t>(1, (left + 3) / 4);
        while (left > 0 && !result.counts.interrupted) {
            auto const points =
                points_between(options.refine, experiment, store, std::min(left, at_once));
            if (points.empty()) break;
            store.add_points(points);
            experiment.points.insert(experiment.points.end(), points.begin(), points.end());
            left -= points.size();
            added += points.size();
            auto const before = result.counts;
            result = run_points();
            result.counts.done += before.done;
            result.counts.failed += before.failed;
            result.counts.skipped -= before.done + before.failed;
        }
        if (options.refine.points > 0)
            result.more +=
                fmt::format("{} points were added where the best arm changes{}\n", added,
                            left > 0 && !result.counts.interrupted ? "; no more are needed" : "");
        return result;
    }

    BatchAnswer run_points() {
        auto plan = batch_plan(options, experiment);
        plan.given_up = guard.given_up(options.retry_failed);
        plan.watch = CrashGuard::watch;
        auto const tell = [&](batch::BatchCounts const& counts) {
            progress.set_total(counts.planned);
            if (!std::exchange(begun, true)) progress.set_begun_at(counts.skipped);
            progress.set_done(counts.skipped + counts.done + counts.failed);
            progress.set_failed(counts.failed);
        };
        return run_plan(options, experiment, store, plan, workers, tell, stop);
    }
};

}  // namespace

int answer(BatchOptions const& options, store::Store& store, BatchAnswer const& result) {
    say(options.format == Format::json ? answer_json(result) : answer_text(options, store, result));
    if (result.counts.interrupted) {
        remark("interrupted; the same command goes on with the missing runs");
        return exit_interrupted;
    }
    return result.counts.failed > 0 ? exit_failed : exit_done;
}

int batch(BatchOptions const& options) {
    if (!options.points.empty()) return batch_asked(options);
    if (options.slurm) return batch_on_slurm(options);
    auto experiment = read_asked(options);
    if (options.stopping) stopping_of(options, experiment);
    outcome_called(experiment, options.refine.measure, options.refine.measure_place);
    demand_refinable(options.refine, experiment);
    bool const is_new = !std::filesystem::exists(options.store);
    store::Store store(options.store, store::Access::write);
    batch::join_store(experiment, store, options.weekly);
    store.note_build(std::string(commit()));
    Interruption const interruption;
    CrashGuard const guard(options.experiment, options.store, interruption.requested());
    if (is_new) guard.forget();
    parallel::Workers const workers(guard.runs_go_alone() ? 1 : options.threads);
    BatchAnswer result;
    {
        Progress progress("running", "runs", 0, voice(options.quiet));
        Round round{options, experiment, store, workers, progress, interruption.requested(), guard};
        result = round.run();
        result.seconds = progress.seconds();
    }
    result.threads = workers.threads();
    if (!result.counts.interrupted) guard.forget();
    store.settle();
    return answer(options, store, result);
}

}  // namespace diorama::cli
