#include "batch/point_models.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/consistency.hpp"
#include "scenario/loading.hpp"

namespace diorama::batch {

namespace {

/// How many people the kept readings may have together; one is kept in any case.
constexpr std::size_t most_kept_people = 4'000'000;
constexpr std::size_t most_kept_readings = 1024;

double number_of(store::PointValue const& value) {
    if (auto const* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    return std::get<double>(value);
}

/// A point's value as the scenario reads it, with the place where the experiment says it.
scenario::Value value_for(VariedFactor const& factor, store::PointValue const& value) {
    for (auto const& level : factor.levels)
        if (value_of(level) == value) return level;
    return scenario::read_typed_value(store::text_of(value), factor.place);
}

}  // namespace

PointModels::PointModels(Experiment const& experiment) : experiment_(experiment) {
    for (std::size_t arm = 0; arm < experiment.study.arms.size(); ++arm)
        arms_.push_back(std::make_shared<engine::Model const>(experiment.model(arm)));
    for (std::size_t k = 0; k < experiment.factors.size(); ++k)
        if (!experiment.factors[k].number) read_anew_.push_back(k);
}

std::string PointModels::key_of(std::size_t arm, store::Point const& point) const {
    auto key = fmt::format("{}", arm);
    for (auto const k : read_anew_) key += '\n' + store::text_of(point[k]);
    return key;
}

std::shared_ptr<engine::Model const> PointModels::read(std::size_t arm,
                                                       store::Point const& point) const {
    auto const& plan = experiment_.arm_plans[arm];
    scenario::Layer layer;
    for (auto const k : read_anew_)
        layer.push_back({experiment_.factors[k].path, experiment_.factors[k].place,
                         value_for(experiment_.factors[k], point[k])});
    auto layers = plan.layers;
    layers.push_back(std::move(layer));
    scenario::OrganisationShelf shelf;
    problems::Problems problems;
    auto scenario = scenario::load_layers(plan.path, plan.place, layers, shelf, problems);
    problems.throw_if_any();
    // All arms run from the first one's seed.
    scenario->model.seed = arms_.front()->seed;
    return std::make_shared<engine::Model const>(std::move(scenario->model));
}

std::shared_ptr<engine::Model const> PointModels::base(std::size_t arm, store::Point const& point) {
    if (read_anew_.empty()) return arms_[arm];
    auto const key = key_of(arm, point);
    {
        std::scoped_lock const lock(mutex_);
        for (auto kept = kept_.begin(); kept != kept_.end(); ++kept)
            if (kept->key == key) {
                kept_.splice(kept_.begin(), kept_, kept);
                return kept->model;
            }
    }
    auto model = read(arm, point);
    std::scoped_lock const lock(mutex_);
    kept_.push_front({key, model});
    std::size_t people = 0;
    std::size_t count = 0;
    for (auto kept = kept_.begin(); kept != kept_.end(); ++kept, ++count) {
        people += kept->model->organisation->headcount();
        if (count > 0 && (people > most_kept_people || count >= most_kept_readings)) {
            kept_.erase(kept, kept_.end());
            break;
        }
    }
    return model;
}

std::shared_ptr<engine::Model> PointModels::at(std::size_t arm, store::Point const& point) {
    auto model = std::make_shared<engine::Model>(*base(arm, point));
    for (std::size_t k = 0; k < experiment_.factors.size(); ++k)
        if (auto const& number = experiment_.factors[k].number)
            design::assign(*number, number_of(point[k]), *model);
    return model;
}

PointModels::Ground PointModels::ground(std::size_t arm, store::Point const& point) {
    auto const model = base(arm, point);
    return {model->scenario_digest, model->weeks};
}

}  // namespace diorama::batch
