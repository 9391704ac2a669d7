#include "cli/batch_parts.hpp"

#include <fmt/format.h>

#include "problems/problem.hpp"

namespace diorama::cli {

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
        throw problems::InputError({{{"command line", 1, 1},
                                     "one arm alone has nothing to differ from",
                                     "write --of mean, or give the experiment a second [[arm]]"}});
    return stopping;
}

batch::BatchCounts look_only(BatchOptions const& options, batch::Experiment const& experiment,
                             store::Store& store) {
    auto const plan = batch_plan(options, experiment);
    parallel::Workers const alone(1);
    std::atomic<bool> const stop{true};
    if (!options.stopping) return batch::run_batch(experiment, store, plan, alone, {}, stop);
    return batch::run_until_narrow(experiment, store, plan, stopping_of(options, experiment), alone,
                                   {}, stop)
        .counts;
}

}  // namespace diorama::cli
