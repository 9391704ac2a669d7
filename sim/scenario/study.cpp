#include "scenario/study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "measures/catalogue.hpp"
#include "scenario/expectations.hpp"
#include "scenario/key_hints.hpp"
#include "scenario/loading.hpp"
#include "scenario/source_text.hpp"

namespace diorama::scenario {

namespace {

constexpr std::array<std::string_view, 7> default_measures{
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

/// An arm as the study names it, before its scenario is read.
struct ArmPlan {
    std::string name;
    std::string path;
    std::optional<problems::Place> place;  ///< where the study names the scenario
    std::vector<Layer> layers;
};

bool sets(std::vector<Layer> const& layers, std::string_view path) {
    return std::any_of(layers.begin(), layers.end(), [&](Layer const& layer) {
        return std::any_of(layer.begin(), layer.end(),
                           [&](Assignment const& one) { return one.path == path; });
    });
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

/// Reads every arm's scenario. Places in the result are those of the plans, also after mistakes.
/// Returns  whether all arms could be read
bool load_arms(std::vector<ArmPlan> const& plans, Study& study, problems::Problems& problems) {
    OrganisationShelf shelf;
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

std::vector<std::string_view> names_of(std::span<measures::Measure const> list) {
    std::vector<std::string_view> names;
    for (auto const& measure : list) names.push_back(measure.name);
    return names;
}

bool is_bare(Study const& study) {
    return !study.arms.empty() && study.arms.front().scenario.model.bare_contagion();
}

void take_default_measures(Study& study) {
    if (is_bare(study))
        study.measures = {"adopted_share"};
    else
        study.measures.assign(default_measures.begin(), default_measures.end());
}

void read_measures(TableReader& top, std::vector<std::string_view> const& known, Study& study) {
    auto const names = top.texts("measures", R"(measures = ["integrated", "energy"])");
    if (!names) return take_default_measures(study);
    if (names->empty())
        top.problems().add(top.place_of("measures"), "there is nothing to compare",
                           "name a measure, or leave the key out");
    for (auto const& name : *names) {
        if (std::find(known.begin(), known.end(), name.text) == known.end())
            top.problems().add(name.place, fmt::format("no measure is called '{}'", name.text),
                               suggest(name.text, known));
        else if (std::find(study.measures.begin(), study.measures.end(), name.text) !=
                 study.measures.end())
            top.problems().add(name.place, fmt::format("measure '{}' is named twice", name.text),
                               "name it once");
        study.measures.push_back(name.text);
    }
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

/// `seed` and `weeks` of the study: they hold for every arm.
Layer study_layer(Table const& table) {
    Layer layer;
    for (auto const key : {"seed", "weeks"})
        if (Entry const* const entry = table.find(key))
            layer.push_back({entry->key, entry->place, entry->value});
    return layer;
}

void read_rest(TableReader& top, bool sound, bool weeks_from_outside, Study& study) {
    auto known = names_of(measures::catalogue());
    if (is_bare(study)) known = names_of(measures::contagion_catalogue());
    if (auto const read = top.whole("replicates", 1, 1000000, "runs"))
        study.replicates = static_cast<std::uint32_t>(*read);
    if (auto const name = top.text("baseline"))
        study.baseline =
            find_arm(study, *name, top.value("baseline")->place, top.problems()).value_or(0);
    if (auto const detail =
            top.choice("timing", {timing_detail_names.begin(), timing_detail_names.end()}))
        study.timing = static_cast<TimingDetail>(*detail);
    // Without the arms nobody knows how long they run and, but for names, what they measure.
    read_measures(top, known, study);
    std::uint32_t const weeks =
        sound && !study.arms.empty() ? study.arms.front().scenario.model.weeks : 5200;
    read_expectations(top, known, weeks, weeks_from_outside, study);
    top.complain_of_unknown();
}

}  // namespace

Study load_study(std::string const& path, Overrides const& overrides) {
    problems::Problems problems;
    auto const table = read_document(path, std::nullopt, problems);
    problems.throw_if_any();
    Study study;
    TableReader top(&*table, "", problems);
    study.name = top.text("name").value_or(std::filesystem::path(path).stem().string());
    study.description = top.text("description").value_or("");
    top.know("seed");
    top.know("weeks");
    auto plans = read_arm_plans(top, problems);
    if (plans.size() < 2)
        problems.add(
            {path, 0, 0},
            fmt::format("a study compares at least two arms and this has {}", plans.size()),
            R"(write [[arm]] with name = "..." and scenario = "....toml", twice or more)");
    for (auto& plan : plans) {
        plan.layers.push_back(study_layer(*table));
        plan.layers.push_back(command_line_layer(overrides));
    }
    std::erase_if(plans, [](ArmPlan const& plan) { return plan.path.empty(); });
    bool const sound = load_arms(plans, study, problems);
    bool const shortened = sets({command_line_layer(overrides)}, "weeks");
    read_rest(top, sound, shortened, study);
    problems.throw_if_any();
    return study;
}

Study study_of(std::vector<std::string> const& paths, Overrides const& overrides) {
    problems::Problems problems;
    if (paths.size() < 2)
        problems.add(
            {"command line", 1, 1},
            fmt::format("comparing needs at least two scenarios and there are {}", paths.size()),
            "name a study, or two scenarios or more");
    std::vector<ArmPlan> plans;
    for (auto const& path : paths)
        plans.push_back({path, path, std::nullopt, {command_line_layer(overrides)}});
    Study study;
    if (load_arms(plans, study, problems)) {
        take_default_measures(study);
        std::vector<std::string> names;
        for (auto const& arm : study.arms) names.push_back(arm.scenario.name);
        for (std::size_t k = 0; k < study.arms.size(); ++k) {
            // Scenarios of one name are told apart by their files.
            if (std::count(names.begin(), names.end(), names[k]) == 1)
                study.arms[k].name = names[k];
            study.name += (k == 0 ? "" : " against ") + study.arms[k].name;
        }
    }
    problems.throw_if_any();
    return study;
}

bool is_study(std::string const& path) {
    problems::Problems problems;
    if (auto const table = read_document(path, std::nullopt, problems))
        return table->find("arm") != nullptr;
    // With a syntax error it still matters which of the two was meant.
    std::string text;
    return !read_text(path, text) &&
           (text.starts_with("[[arm]]") || text.find("\n[[arm]]") != std::string::npos);
}

}  // namespace diorama::scenario
