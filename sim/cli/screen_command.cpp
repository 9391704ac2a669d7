#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "cli/commands.hpp"
#include "cli/interruption.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/result_place.hpp"
#include "design/screening.hpp"
#include "experiment/compared_measures.hpp"
#include "report/run_folder.hpp"
#include "report/screening_report.hpp"

namespace diorama::cli {

namespace {

constexpr std::string_view screening_marker = "screening.json";
constexpr std::array<std::string_view, 4> screening_files{"screening.csv", "points.csv",
                                                          "scenario.toml", screening_marker};

void demand_screening_place(Common const& common) {
    demand_place(common.out, screening_files, screening_marker,
                 common.force ? Replacing::results : Replacing::nothing);
}

/// The measures that were asked for, or else those that tell most.
std::vector<measures::Measure> measures_of(ScreenOptions const& options,
                                           scenario::Scenario const& scenario) {
    scenario::Study study;
    study.arms.push_back({scenario.name, scenario});
    if (options.measures.empty()) return experiment::compared_measures(study);
    auto const catalogue = experiment::published(study.arms.front());
    std::vector<std::string_view> known;
    for (auto const& one : catalogue) known.push_back(one.name);
    problems::Problems problems;
    std::vector<measures::Measure> found;
    for (auto const& name : options.measures) {
        if (auto const place = measures::find(catalogue, name))
            found.push_back(catalogue[*place]);
        else
            problems.add(options.measures_place, fmt::format("no measure is called '{}'", name),
                         problems::suggestion(name, known));
    }
    problems.throw_if_any();
    return found;
}

design::ScreeningPlan plan_of(ScreenOptions const& options, scenario::Scenario const& scenario,
                              std::vector<design::LeftOut>& left_out) {
    auto const& model = scenario.model;
    design::ScreeningPlan plan;
    plan.trajectories = options.trajectories;
    plan.replicates = options.replicates;
    plan.measures = measures_of(options, scenario);
    plan.week = options.week.value_or(model.weeks);
    problems::Problems problems;
    if (plan.week > model.weeks)
        problems.add(options.week_place,
                     fmt::format("week {} lies after the last week, {}", plan.week, model.weeks),
                     fmt::format("write a week up to {}, or --weeks {}", model.weeks, plan.week));
    auto const asked = design::asked_factors(model, options.vary, problems);
    if (options.vary_alone) {
        plan.factors = asked;
    } else {
        auto all = design::factors_of(model);
        plan.factors = std::move(all.list);
        left_out = std::move(all.left_out);
        for (auto const& factor : asked) {
            std::erase_if(left_out, [&](auto const& one) { return one.path == factor.path; });
            auto const found =
                std::find_if(plan.factors.begin(), plan.factors.end(),
                             [&](auto const& one) { return one.path == factor.path; });
            if (found == plan.factors.end())
                plan.factors.push_back(factor);
            else
                *found = factor;
        }
    }
    problems.throw_if_any();
    design::demand_consistent(model, plan.factors, {"--vary", 0, 0});
    return plan;
}

void write_result(Common const& common, report::ScreeningReport const& result,
                  report::FolderDraft& draft) {
    draft.write("screening.csv", [&](std::ostream& out) { report::write_screening(result, out); });
    draft.write("points.csv",
                [&](std::ostream& out) { report::write_screened_points(result, out); });
    draft.write("scenario.toml", [&](std::ostream& out) { out << result.scenario.resolved; });
    draft.write(screening_marker,
                [&](std::ostream& out) { out << report::screening_json(result); });
    demand_screening_place(common);
    draft.publish();
}

}  // namespace

int screen(ScreenOptions const& options) {
    auto const& common = options.common;
    if (!common.out.empty()) demand_screening_place(common);
    auto const voice = common.quiet ? Progress::Voice::silent : Progress::Voice::speaking;
    auto const scenario = scenario::load(options.scenario, common.overrides);
    std::vector<design::LeftOut> left_out;
    auto const plan = plan_of(options, scenario, left_out);
    parallel::Workers const workers(common.threads);
    std::optional<report::FolderDraft> draft;
    if (!common.out.empty()) draft.emplace(common.out);

    Interruption const interruption;
    std::optional<Progress> progress(
        std::in_place, "screening", "runs",
        plan.trajectories * (plan.factors.size() + 1) * plan.replicates, voice);
    auto const screening = design::screen(
        scenario.model, plan, workers,
        [&](std::size_t done, std::size_t) { progress->set_done(done); }, interruption.requested());
    double const seconds = progress->seconds();
    progress.reset();
    if (screening.design.trajectories == 0) {
        remark("interrupted before any trajectory was finished: there is nothing to say");
        return exit_interrupted;
    }
    report::ScreeningReport const result{scenario, plan, left_out, screening};
    if (draft) write_result(common, result, *draft);
    if (common.format == Format::json)
        say(report::screening_json(result));
    else
        say(report::screening_text(result) +
            fmt::format("\n{} runs in {:.1f} s on {} threads\n", screening.runs, seconds,
                        workers.threads()) +
            (common.out.empty() ? "" : fmt::format("The result is in {}\n", common.out)));
    return screening.interrupted ? exit_interrupted : exit_done;
}

}  // namespace diorama::cli
