#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <memory>

#include "batch/asked_points.hpp"
#include "cli/batch_command.hpp"
#include "cli/output.hpp"
#include "cli/result_place.hpp"

namespace diorama::cli {

namespace {

std::unique_ptr<std::ifstream> open_points(std::string const& path) {
    auto file = std::make_unique<std::ifstream>(path, std::ios::binary);
    if (!*file)
        throw problems::InputError({{{path, 1, 1},
                                     "there is no such file of points",
                                     "name another one, or - for stdin"}});
    return file;
}

}  // namespace

int batch_asked(BatchOptions const& options) {
    auto const experiment =
        batch::read_experiment(options.experiment, options.overrides, batch::PointsFrom::outside);
    std::unique_ptr<std::ifstream> points;
    if (options.points != "-") points = open_points(options.points);
    std::unique_ptr<std::ofstream> results;
    if (options.results != "-") {
        demand_new_file(options.results, false);
        results = std::make_unique<std::ofstream>(options.results, std::ios::binary);
    }
    batch::BatchPlan plan;
    plan.replicates = options.replicates.value_or(experiment.replicates);
    plan.run_timeout_seconds = options.run_timeout_seconds;
    parallel::Workers const workers(options.threads);
    // No clean stop is needed: every answer is out as soon as it is known.
    std::atomic<bool> const stop{false};
    auto const counts = batch::run_asked(
        experiment, points ? static_cast<std::istream&>(*points) : std::cin,
        points ? options.points : "stdin",
        results ? static_cast<std::ostream&>(*results) : std::cout, plan, workers, stop);
    if (!options.quiet)
        remark(fmt::format("{} points answered, {} of them refused; {} runs, {} of them failed",
                           counts.points, counts.refused, counts.runs, counts.failed));
    return counts.refused + counts.failed > 0 ? exit_failed : exit_done;
}

}  // namespace diorama::cli
