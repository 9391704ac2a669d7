#include "cli/batch_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "problems/problem.hpp"
#include "problems/visible.hpp"

namespace diorama::cli {

namespace {

/// Whose intervals they are.
std::string narrowed_text(batch::Stopping const& stopping, batch::Experiment const& experiment) {
    auto const measure = problems::visible(experiment.outcomes[stopping.outcome].name);
    switch (stopping.narrowing) {
        case batch::Narrowing::mean:
            return measure;
        case batch::Narrowing::difference:
            return fmt::format("the difference in {} from {}", measure,
                               problems::visible(experiment.study.arms.front().name));
        default:
            return fmt::format("the chance that the best arm by {} is the best", measure);
    }
}

std::string stopped_text(batch::Stopping const& stopping, batch::Experiment const& experiment,
                         std::vector<batch::StoppedPoint> const& points) {
    if (points.empty()) return {};
    std::size_t narrow = 0;
    auto least = points.front().replicates;
    auto most = least;
    double widest = 0.0;
    for (auto const& point : points) {
        least = std::min(least, point.replicates);
        most = std::max(most, point.replicates);
        narrow += point.narrow ? 1 : 0;
        if (!point.narrow) widest = std::max(widest, point.half_width);
    }
    auto text = fmt::format(
        "{} of {} points have an interval of {} within +-{:g}, with {} to {} "
        "replicates\n",
        narrow, points.size(), narrowed_text(stopping, experiment), stopping.half_width, least,
        most);
    if (narrow < points.size())
        text += fmt::format(
            "{} points came to the cap of {} replicates; the widest interval there "
            "is +-{:.3g}\n",
            points.size() - narrow, stopping.most_replicates, widest);
    return text;
}

}  // namespace

batch::BatchPlan batch_plan(BatchOptions const& options, batch::Experiment const& experiment) {
    batch::BatchPlan plan;
    plan.replicates = options.replicates.value_or(experiment.replicates);
    plan.shard = {options.shard_index, options.shard_count};
    plan.run_timeout_seconds = options.run_timeout_seconds;
    plan.retry_failed = options.retry_failed;
    plan.weekly = options.weekly;
    return plan;
}

std::size_t outcome_called(batch::Experiment const& experiment, std::string const& name,
                           problems::Place const& place) {
    if (name.empty()) return 0;
    std::vector<std::string_view> known;
    for (std::size_t k = 0; k < experiment.outcomes.size(); ++k) {
        if (experiment.outcomes[k].name == name) return k;
        known.push_back(experiment.outcomes[k].name);
    }
    throw problems::InputError({{place, fmt::format("the experiment does not measure '{}'", name),
                                 problems::suggestion(name, known)}});
}

batch::Stopping stopping_of(BatchOptions const& options, batch::Experiment const& experiment) {
    auto const& asked = *options.stopping;
    batch::Stopping stopping;
    stopping.half_width = asked.half_width;
    stopping.outcome = outcome_called(experiment, asked.measure, asked.measure_place);
    stopping.least_replicates = asked.least_replicates;
    stopping.most_replicates = asked.most_replicates;
    bool const alone = experiment.study.arms.size() < 2;
    stopping.narrowing = asked.of == 0
                             ? (alone ? batch::Narrowing::mean : batch::Narrowing::difference)
                             : static_cast<batch::Narrowing>(asked.of - 1);
    if (alone && stopping.narrowing != batch::Narrowing::mean)
        throw problems::InputError({{asked.of_place, "one arm alone has nothing to differ from",
                                     "write --of mean, or give the experiment a second [[arm]]"}});
    return stopping;
}

BatchAnswer run_plan(BatchOptions const& options, batch::Experiment const& experiment,
                     store::Store& store, batch::BatchPlan const& plan,
                     parallel::Workers const& workers, batch::BatchProgress const& progress,
                     std::atomic<bool> const& stop) {
    BatchAnswer result;
    if (!options.stopping) {
        result.counts = batch::run_batch(experiment, store, plan, workers, progress, stop);
        return result;
    }
    auto const stopping = stopping_of(options, experiment);
    auto const sequential =
        batch::run_until_narrow(experiment, store, plan, stopping, workers, progress, stop);
    result.counts = sequential.counts;
    result.more = stopped_text(stopping, experiment, sequential.points);
    return result;
}

BatchAnswer look_only(BatchOptions const& options, batch::Experiment const& experiment,
                      store::Store& store) {
    parallel::Workers const alone(1);
    std::atomic<bool> const stop{true};
    return run_plan(options, experiment, store, batch_plan(options, experiment), alone, {}, stop);
}

}  // namespace diorama::cli
