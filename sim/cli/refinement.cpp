#include "cli/refinement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/verdicts.hpp"
#include "cli/batch_parts.hpp"

namespace diorama::cli {

std::vector<store::Point> points_between(RefineOptions const& options,
                                         batch::Experiment const& experiment, store::Store& store,
                                         std::size_t count) {
    problems::Problems problems;
    if (experiment.study.arms.size() < 2)
        problems.add({experiment.file, 0, 0}, "one arm alone is the best everywhere",
                     "give the experiment a second [[arm]]");
    auto const responses = analysis::read_responses(store);
    for (std::size_t k = 0; k < responses.axes.size(); ++k)
        if (!responses.axes[k].numeric)
            problems.add(
                experiment.factors[k].place,
                fmt::format("between values of {} there is no other one", responses.axes[k].path),
                "refine over factors that are numbers");
    problems.throw_if_any();
    std::size_t const outcome = outcome_called(experiment, options.measure, options.measure_place);
    auto const maps = analysis::verdict_maps(responses, 0, 0);
    std::vector<store::Point> points;
    for (auto const& coordinates : analysis::between_verdicts(responses, maps.at(outcome), count)) {
        store::Point point;
        for (std::size_t k = 0; k < coordinates.size(); ++k) {
            double const value = responses.axes[k].value_at(coordinates[k]);
            if (experiment.factors[k].whole)
                point.emplace_back(static_cast<std::int64_t>(std::llround(value)));
            else
                point.emplace_back(value);
        }
        auto const known = [&](auto const& list) {
            return std::find(list.begin(), list.end(), point) != list.end();
        };
        if (!known(experiment.points) && !known(points)) points.push_back(std::move(point));
    }
    return points;
}

}  // namespace diorama::cli
