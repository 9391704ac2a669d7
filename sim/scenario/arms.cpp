#include "scenario/arms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "scenario/loading.hpp"

namespace diorama::scenario {

namespace {

constexpr std::array<std::string_view, 7> telling_measures{
    "using", "integrated",         "integrated_visible", "energy",
    "trust", "programme_complete", "leader_change_hours"};

/// Adds each problem once: arms that share a base would tell its mistakes once each.
void add_new(problems::Problems& all, problems::Problems const& more) {
    for (auto const& problem : more.list()) {
        bool const known =
            std::any_of(all.list().begin(), all.list().end(), [&](problems::Problem const& other) {
                return other.place == problem.place && other.what == problem.what;
            });
        if (!known) all.add(problem.place, problem.what, problem.instead);
    }
}

/// `set = { "a.b" = 1 }`, `[arm.set.a] b = 1` and the like, as paths.
void flatten(Table const& table, std::string const& prefix, Layer& layer) {
    for (auto const& entry : table.entries) {
        if (entry.value.kind == Kind::table)
            flatten(entry.value.table, prefix + entry.key + ".", layer);
        else
            layer.push_back({prefix + entry.key, entry.place, entry.value});
    }
}

/// Values of `set = ["a.b=1"]` stand in the study's file, so its paths start at its folder.
void place_in_file(Value& value) {
    value.typed.reset();
    for (auto& one : value.list) place_in_file(one);
    for (auto& entry : value.table.entries) place_in_file(entry.value);
}

Layer read_set(TableReader& reader) {
    Layer layer;
    Value const* const set = reader.value("set");
    if (set == nullptr) return layer;
    if (set->kind == Kind::table) {
        flatten(set->table, "", layer);
        return layer;
    }
    auto const texts = reader.texts("set", R"(set = { "leadership.pledge_hours_per_week" = 6 })");
    if (!texts) return layer;
    for (auto const& one : *texts) {
        auto const equals = one.text.find('=');
        if (equals == std::string::npos) {
            reader.problems().add(one.place, fmt::format("'{}' sets nothing", one.text),
                                  R"(write "PATH=VALUE")");
            continue;
        }
        Assignment assignment{one.text.substr(0, equals), one.place,
                              read_typed_value(one.text.substr(equals + 1), one.place)};
        place_in_file(assignment.value);
        layer.push_back(std::move(assignment));
    }
    return layer;
}

/// Arms are paired by seed: those with another one than the first arm's get it.
void share_seed(Arm& arm, std::uint64_t seed) {
    if (arm.scenario.model.seed == seed) return;
    arm.scenario.notes.push_back(
        fmt::format("seed {} is not used: every arm of a study runs from the first arm's, {}",
                    arm.scenario.model.seed, seed));
    arm.scenario.model.seed = seed;
    arm.scenario.parts.set_seed(seed);
    arm.scenario.resolved =
        arm.scenario.parts.text(arm.scenario.parts.chart, arm.scenario.parts.ties);
}

}  // namespace

bool load_arms(std::vector<ArmPlan> const& plans, OrganisationShelf& shelf, Study& study,
               problems::Problems& problems) {
    bool sound = true;
    for (auto const& plan : plans) {
        problems::Problems of_arm;
        auto scenario = load_layers(plan.path, plan.place, plan.layers, shelf, of_arm);
        add_new(problems, of_arm);
        sound = sound && scenario.has_value();
        study.arms.push_back({plan.name, scenario ? std::move(*scenario) : Scenario{}});
    }
    if (!sound) return false;
    auto const& first = study.arms.front();
    for (std::size_t k = 1; k < study.arms.size(); ++k) {
        auto& arm = study.arms[k];
        auto const place = plans[k].place.value_or(problems::Place{plans[k].path, 0, 0});
        share_seed(arm, first.scenario.model.seed);
        if (arm.scenario.model.weeks != first.scenario.model.weeks)
            problems.add(
                place,
                fmt::format("arms run side by side, and '{}' runs {} weeks and '{}' {}", first.name,
                            first.scenario.model.weeks, arm.name, arm.scenario.model.weeks),
                "give both the same weeks, by weeks in the study or --weeks");
        if (arm.scenario.model.bare_contagion() != first.scenario.model.bare_contagion())
            problems.add(
                place,
                fmt::format("of '{}' and '{}' one is bare contagion and one is the whole model",
                            first.name, arm.name),
                "compare like with like: they publish different measures");
    }
    return true;
}

std::vector<ArmPlan> read_arm_plans(TableReader& top, problems::Problems& problems) {
    std::vector<ArmPlan> plans;
    for (auto const* table : top.tables("arm")) {
        TableReader reader(&table->table, "arm.", problems);
        ArmPlan plan;
        reader.require("name", table->place, R"(name = "unit")");
        reader.require("scenario", table->place, R"(scenario = "unit.toml")");
        plan.name = reader.text("name").value_or("");
        if (reader.text("scenario")) {
            plan.path = located_path(*reader.value("scenario"));
            plan.place = reader.value("scenario")->place;
        }
        plan.layers.push_back(read_set(reader));
        reader.complain_of_unknown();
        bool const doubled = std::any_of(plans.begin(), plans.end(), [&](ArmPlan const& other) {
            return !plan.name.empty() && other.name == plan.name;
        });
        if (doubled)
            problems.add(table->place, fmt::format("a second arm is called '{}'", plan.name),
                         "give each arm a name of its own");
        plans.push_back(std::move(plan));
    }
    return plans;
}

Layer study_layer(Table const& table) {
    Layer layer;
    for (auto const key : {"seed", "weeks"})
        if (Entry const* const entry = table.find(key))
            layer.push_back({entry->key, entry->place, entry->value});
    return layer;
}

std::vector<std::string> default_measures(bool bare_contagion) {
    if (bare_contagion) return {"adopted_share"};
    return {telling_measures.begin(), telling_measures.end()};
}

}  // namespace diorama::scenario
