#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "batch/factors.hpp"
#include "batch/point_models.hpp"
#include "scenario/consistency.hpp"
#include "scenario/loading.hpp"
#include "scenario/source_text.hpp"

namespace diorama::batch {

namespace {

using scenario::TableReader;

constexpr std::size_t most_listed_points = 20;

std::vector<scenario::ArmPlan> read_arms(TableReader& top, std::string const& file) {
    auto& problems = top.problems();
    auto plans = scenario::read_arm_plans(top, problems);
    auto const scenario = top.text("scenario");
    if (scenario && !plans.empty())
        problems.add(top.place_of("scenario"), "the experiment has a scenario and arms",
                     "make the scenario an arm, or leave the arms out");
    else if (scenario)
        plans.push_back({"scenario",
                         scenario::located_path(*top.value("scenario")),
                         top.value("scenario")->place,
                         {}});
    else if (plans.empty() && top.value("scenario") == nullptr)
        problems.add({file, 0, 0}, "the experiment has no scenario",
                     R"(write scenario = "....toml", or [[arm]] with name and scenario)");
    return plans;
}

/// Refuses factors that an arm or the command line settles.
void refuse_settled(std::vector<scenario::ArmPlan> const& plans,
                    std::vector<VariedFactor> const& factors, problems::Problems& problems) {
    for (auto const& plan : plans)
        for (auto const& layer : plan.layers)
            for (auto const& one : layer)
                for (auto const& factor : factors)
                    if (factor.path == one.path)
                        problems.add(
                            one.place,
                            fmt::format("{} is set here and varied by the experiment", one.path),
                            "do one of the two");
}

std::string point_text(Experiment const& experiment, std::size_t point) {
    std::string text;
    for (std::size_t k = 0; k < experiment.factors.size(); ++k)
        text += fmt::format("{}{} = {}", k == 0 ? "" : ", ", experiment.factors[k].path,
                            store::text_of(experiment.points[point][k]));
    return text;
}

/// Tries every point in every arm: what the scenario refuses, and parameters that contradict.
void try_points(Experiment const& experiment, problems::Problems& problems) {
    PointModels models(experiment);
    std::vector<std::string> told;
    for (std::size_t point = 0; point < experiment.points.size(); ++point)
        for (std::size_t arm = 0; arm < experiment.study.arms.size(); ++arm) {
            std::vector<problems::Problem> found;
            try {
                auto const model = models.at(arm, experiment.points[point]);
                for (auto const& outcome : experiment.outcomes)
                    if (outcome.week > model->weeks)
                        found.push_back({{experiment.file, 0, 0},
                                         fmt::format("at point {} ({}) the run ends in week {}, "
                                                     "before the week of {}",
                                                     point, point_text(experiment, point),
                                                     model->weeks, outcome.name),
                                         "measure an earlier week, or run longer"});
                for (auto const& one : scenario::find_contradictions(model->parameters)) {
                    auto place = experiment.factors.front().place;
                    for (auto const& factor : experiment.factors)
                        if (std::find(one.paths.begin(), one.paths.end(), factor.path) !=
                            one.paths.end())
                            place = factor.place;
                    found.push_back({place,
                                     fmt::format("at point {} ({}) {}", point,
                                                 point_text(experiment, point), one.what),
                                     one.instead});
                }
            } catch (problems::InputError const& error) {
                found = error.problems();
            }
            for (auto const& one : found) {
                // A wrong value is wrong at all of its points: it is told once.
                auto const text = one.text();
                if (std::find(told.begin(), told.end(), text) != told.end()) continue;
                told.push_back(text);
                problems.add(one.place, one.what, one.instead);
            }
            if (told.size() >= most_listed_points) return;
        }
}

void read_rest(TableReader& top, Experiment& experiment) {
    experiment.name =
        top.text("name").value_or(std::filesystem::path(experiment.file).stem().string());
    experiment.description = top.text("description").value_or("");
    if (auto const read = top.whole("replicates", 1, 1'000'000, "runs"))
        experiment.replicates = static_cast<std::uint32_t>(*read);
    if (auto const read = top.choice("seeds", {seeds_names.begin(), seeds_names.end()}))
        experiment.seeds = static_cast<Seeds>(*read);
    top.know("seed");
    top.know("weeks");
}

/// Factors and points, by list, by design or from outside.
void read_points(TableReader& top, PointsFrom points_from, Experiment& experiment) {
    bool const outside = points_from == PointsFrom::outside;
    std::optional<scenario::Value> list;
    if (!outside || top.value("design") != nullptr)
        experiment.design = read_design(top, experiment.file, list);
    auto const& arms = experiment.study.arms;
    auto& problems = top.problems();
    if (experiment.design.kind == DesignKind::list && list) {
        if (auto const given = top.tables("factor"); !given.empty())
            problems.add(given.front()->place, "a list of points has its factors in its columns",
                         "leave [[factor]] out");
        auto points = read_point_list(*list, arms, experiment.factors, problems);
        if (!outside) experiment.points = std::move(points);
        return;
    }
    experiment.factors = read_factors(top, experiment.design, arms);
    auto const place = top.value("design") == nullptr ? problems::Place{experiment.file, 0, 0}
                                                      : top.value("design")->place;
    if (!outside && problems.empty())
        experiment.points = design_points(experiment.design, experiment.factors, place, problems);
}

}  // namespace

Experiment read_experiment(std::string const& path, scenario::Overrides const& overrides,
                           PointsFrom points_from) {
    problems::Problems problems;
    auto const table = scenario::read_document(path, std::nullopt, problems);
    problems.throw_if_any();
    Experiment experiment;
    experiment.file = path;
    TableReader top(&*table, "", problems);
    read_rest(top, experiment);
    auto plans = read_arms(top, path);
    for (auto& plan : plans) {
        plan.layers.push_back(scenario::study_layer(*table));
        plan.layers.push_back(scenario::command_line_layer(overrides));
    }
    std::erase_if(plans, [](auto const& plan) { return plan.path.empty(); });
    scenario::OrganisationShelf shelf;
    if (plans.empty() || !scenario::load_arms(plans, shelf, experiment.study, problems))
        experiment.study.arms.clear();
    experiment.arm_plans = std::move(plans);
    bool const sound = !experiment.study.arms.empty();
    read_points(top, points_from, experiment);
    refuse_settled(experiment.arm_plans, experiment.factors, problems);
    experiment.outcomes = read_outcomes(top, sound && experiment.model(0).bare_contagion(),
                                        sound ? experiment.model(0).weeks : 5200);
    top.complain_of_unknown();
    problems.throw_if_any();
    try_points(experiment, problems);
    problems.throw_if_any();
    return experiment;
}

bool is_experiment(std::string const& path) {
    problems::Problems problems;
    if (auto const table = scenario::read_document(path, std::nullopt, problems))
        return table->find("design") != nullptr || table->find("factor") != nullptr;
    std::string text;
    return !scenario::read_text(path, text) &&
           (text.starts_with("[design]") || text.find("\n[design]") != std::string::npos);
}

}  // namespace diorama::batch
