#include "cli/refinement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/verdicts.hpp"
#include "cli/batch_parts.hpp"

namespace diorama::cli {

void demand_refinable(RefineOptions const& options, batch::Experiment const& experiment) {
    if (options.points == 0) return;
    problems::Problems problems;
    if (experiment.study.arms.size() < 2)
        problems.add({experiment.file, 0, 0}, "one arm alone is the best everywhere",
                     "give the experiment a second [[arm]], or leave --refine out");
    for (auto const& factor : experiment.factors) {
        auto const is_word = [](scenario::Value const& level) {
            return std::holds_alternative<std::string>(batch::value_of(level));
        };
        if (std::any_of(factor.levels.begin(), factor.levels.end(), is_word))
            problems.add(factor.place,
                         fmt::format("between values of {} there is no other one", factor.path),
                         "refine over factors that are numbers");
    }
    problems.throw_if_any();
}

std::vector<store::Point> points_between(RefineOptions const& options,
                                         batch::Experiment const& experiment, store::Store& store,
                                         std::size_t count) {
    auto const responses = analysis::read_responses(store);
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
