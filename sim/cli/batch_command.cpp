#include "cli/batch_command.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/interruption.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/version.hpp"
#include "problems/visible.hpp"

namespace diorama::cli {

namespace {

constexpr int most_errors_told = 5;

batch::Experiment read_asked(BatchOptions const& options) {
    Progress const progress("reading " + options.experiment, "", 0, voice(options.quiet));
    return batch::read_experiment(options.experiment, options.overrides);
}

batch::BatchPlan plan_of(BatchOptions const& options, batch::Experiment const& experiment) {
    batch::BatchPlan plan;
    plan.replicates = options.replicates.value_or(experiment.replicates);
    plan.shard = {options.shard_index, options.shard_count};
    plan.run_timeout_seconds = options.run_timeout_seconds;
    plan.retry_failed = options.retry_failed;
    plan.weekly = options.weekly;
    return plan;
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
    auto const plan = plan_of(options, experiment);
    store::Store store(options.store, store::Access::write);
    batch::join_store(experiment, store, options.weekly);
    store.note_build(std::string(commit()));
    parallel::Workers const workers(options.threads);

    Interruption const interruption;
    BatchAnswer result;
    {
        Progress progress("running", "runs", 0, voice(options.quiet));
        bool begun = false;
        auto const tell = [&](batch::BatchCounts const& counts) {
            progress.set_total(counts.planned);
            if (!std::exchange(begun, true)) progress.set_begun_at(counts.skipped);
            progress.set_done(counts.skipped + counts.done + counts.failed);
            progress.set_failed(counts.failed);
        };
        result.counts =
            batch::run_batch(experiment, store, plan, workers, tell, interruption.requested());
        result.seconds = progress.seconds();
    }
    result.threads = workers.threads();
    store.settle();
    return answer(options, store, result);
}

}  // namespace diorama::cli
