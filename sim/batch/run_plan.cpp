#include "batch/run_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "batch/factors.hpp"
#include "engine/version.hpp"
#include "problems/problem.hpp"
#include "random/draw.hpp"
#include "scenario/digest.hpp"

namespace diorama::batch {

namespace {

/// Largest whole number of TOML, so that `run --seed` takes every seed.
constexpr std::uint64_t seed_mask = 0x7fffffffffffffffULL;

store::FactorRow row_of(VariedFactor const& factor) {
    store::FactorRow row;
    row.path = factor.path;
    row.unit = factor.unit;
    if (factor.is_range()) {
        row.scale = factor.scale == design::Scale::linear ? "linear" : "log";
        row.low = factor.low;
        row.high = factor.high;
    } else {
        row.scale = "levels";
        for (auto const& level : factor.levels) row.levels.push_back(value_of(level));
    }
    return row;
}

/// The folder that files named by points are relative to; "" where none is named.
std::string folder_of_files(Experiment const& experiment) {
    for (auto const& factor : experiment.factors)
        if (names_files(factor.path) && !factor.levels.empty())
            return std::filesystem::absolute(factor.levels.front().place.file)
                .parent_path()
                .string();
    return {};
}

/// Demands that the store's points begin with the experiment's; gives the whole of them.
std::vector<store::Point> joined_points(Experiment const& experiment, store::Store& store) {
    auto stored = store.points();
    bool const same =
        stored.size() >= experiment.points.size() &&
        std::equal(experiment.points.begin(), experiment.points.end(), stored.begin());
    if (!same)
        throw problems::InputError({{{store.path(), 1, 1},
                                     "the store holds other points than the experiment's design",
                                     "name another store for another design"}});
    return stored;
}

}  // namespace

std::uint64_t seed_of(Experiment const& experiment, RunKey key) {
    std::uint64_t const first = experiment.model(0).seed;
    if (experiment.seeds == Seeds::common) return (first + key.replicate) & seed_mask;
    auto const words = random::words({.seed = first,
                                      .purpose = random::Purpose::replicate_seeds,
                                      .week = key.replicate,
                                      .person = key.point});
    return ((std::uint64_t{words[0]} << 32) | words[1]) & seed_mask;
}

std::string run_id_of(Experiment const& experiment, PointModels& models, RunKey key) {
    return fmt::format("{:016x}", run_hash_of(experiment, models, key));
}

std::uint64_t run_hash_of(Experiment const& experiment, PointModels& models, RunKey key) {
    auto const& point = experiment.points[key.point];
    auto const ground = models.ground(key.arm, point);
    scenario::Digest digest;
    digest.add(engine::version());
    digest.add(std::string_view(experiment.study.arms[key.arm].name));
    digest.add(ground.digest);
    digest.add(std::uint64_t{ground.weeks});
    digest.add(std::uint64_t{key.point});
    for (std::size_t k = 0; k < point.size(); ++k) {
        digest.add(std::string_view(experiment.factors[k].path));
        digest.add(std::string_view(store::text_of(point[k])));
    }
    digest.add(seed_of(experiment, key));
    return digest.value();
}

std::vector<std::string> weekly_measures(Experiment const& experiment) {
    std::vector<std::string> names;
    for (auto const& outcome : experiment.outcomes)
        if (std::find(names.begin(), names.end(), outcome.measure.name) == names.end())
            names.emplace_back(outcome.measure.name);
    return names;
}

store::Identity identity_of(Experiment const& experiment, bool weekly) {
    store::Identity identity;
    identity.engine_version = engine::version();
    identity.experiment = experiment.name;
    identity.design = design_names[static_cast<std::size_t>(experiment.design.kind)];
    identity.design_size = static_cast<std::int64_t>(experiment.design.size);
    identity.design_seed = static_cast<std::int64_t>(experiment.design.seed);
    identity.design_points = static_cast<std::int64_t>(experiment.points.size());
    identity.seeds = seeds_names[static_cast<std::size_t>(experiment.seeds)];
    for (auto const& arm : experiment.study.arms) {
        auto const& model = arm.scenario.model;
        identity.arms.push_back({arm.name, fmt::format("{:016x}", model.scenario_digest),
                                 arm.scenario.resolved, model.weeks,
                                 static_cast<std::int64_t>(model.seed)});
    }
    for (auto const& factor : experiment.factors) identity.factors.push_back(row_of(factor));
    for (auto const& outcome : experiment.outcomes)
        identity.measures.push_back({outcome.name, outcome.unit(), outcome.measure.higher_is_better,
                                     std::string(outcome.measure.meaning)});
    if (weekly) identity.weekly = weekly_measures(experiment);
    identity.folder = folder_of_files(experiment);
    return identity;
}

void join_store(Experiment& experiment, store::Store& store, bool weekly) {
    auto const identity = identity_of(experiment, weekly);
    if (store.empty()) return store.begin(identity, experiment.points);
    auto const differs = store::difference(store.identity(), identity);
    if (!differs.empty())
        throw problems::InputError(
            {{{store.path(), 1, 1},
              fmt::format("the store was begun with another experiment: it differs in {}", differs),
              "name another store, or go back to what it was begun with"}});
    experiment.points = joined_points(experiment, store);
}

}  // namespace diorama::batch
