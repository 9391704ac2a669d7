#include "design/point_runs.hpp"

#include <algorithm>
#include <cassert>

#include "experiment/statistics.hpp"

namespace diorama::design {

bool PointRuns::complete(std::size_t point) const {
    auto const first = finished.begin() + static_cast<std::ptrdiff_t>(point * replicates);
    return std::all_of(first, first + static_cast<std::ptrdiff_t>(replicates),
                       [](char one) { return one != 0; });
}

double PointRuns::mean(std::size_t point, std::size_t outcome) const {
    std::vector<double> seeds;
    for (std::size_t replicate = 0; replicate < replicates; ++replicate)
        seeds.push_back(at(point, replicate, outcome));
    return experiment::mean(seeds);
}

PointRuns run_points(std::size_t points, std::size_t replicates, std::size_t outcomes,
                     MakeModel const& make, ReadOutcomes const& read,
                     parallel::Workers const& workers, experiment::Progress const& progress,
                     std::atomic<bool> const& stop) {
    std::size_t const planned = points * replicates;
    PointRuns runs;
    runs.points = points;
    runs.replicates = replicates;
    runs.outcomes = outcomes;
    runs.values.assign(planned * outcomes, experiment::not_known);
    runs.finished.assign(planned, 0);
    auto const run = [&](std::size_t place, parallel::Workers const& inside,
                         experiment::Halted const& halted) {
        auto const model = make(place / replicates);
        model->seed += place % replicates;
        auto const finished = experiment::run_through(model, inside, halted);
        if (!finished) return false;
        read(finished->record(), {runs.values.data() + place * outcomes, outcomes});
        runs.finished[place] = 1;
        return true;
    };
    runs.interrupted = experiment::do_runs(planned, workers, progress, stop, run) < planned;
    return runs;
}

std::shared_ptr<engine::Model> model_with(engine::Model const& base,
                                          std::span<Factor const> factors,
                                          std::span<double const> values) {
    assert(factors.size() == values.size());
    auto model = std::make_shared<engine::Model>(base);
    for (std::size_t k = 0; k < factors.size(); ++k) assign(factors[k], values[k], *model);
    return model;
}

}  // namespace diorama::design
