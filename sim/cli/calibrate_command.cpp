#include <fmt/format.h>

#include <array>
#include <cmath>
#include <optional>

#include "calibration/calibrate.hpp"
#include "cli/commands.hpp"
#include "cli/interruption.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/result_place.hpp"
#include "measures/catalogue.hpp"
#include "report/calibration_report.hpp"
#include "report/run_folder.hpp"

namespace diorama::cli {

namespace {

constexpr std::string_view calibration_marker = "calibration.json";
constexpr std::array<std::string_view, 5> calibration_files{
    "parameters.csv", "curves.csv", "scenario.toml", "fitted.toml", calibration_marker};
constexpr std::size_t least_fitted_points = 3;

void demand_calibration_place(Common const& common) {
    demand_place(common.out, calibration_files, calibration_marker,
                 common.force ? Replacing::results : Replacing::nothing);
}

/// `using.experience+habitual.experience` as names, checked; without it all who use the experience
/// practice, or who have adopted.
std::vector<std::string> measures_of(CalibrateOptions const& options, engine::Model const& model,
                                     problems::Problems& problems) {
    if (options.measures.empty())
        return model.bare_contagion()
                   ? std::vector<std::string>{"adopted_share"}
                   : std::vector<std::string>{"using.experience", "habitual.experience"};
    auto const catalogue =
        model.bare_contagion() ? measures::contagion_catalogue() : measures::catalogue();
    std::vector<std::string_view> known;
    for (auto const& one : catalogue)
        if (one.unit == "share") known.push_back(one.name);
    for (auto const& name : options.measures)
        if (std::find(known.begin(), known.end(), name) == known.end())
            problems.add(options.measures_place,
                         fmt::format("no measure that is a share is called '{}'", name),
                         problems::suggestion(name, known));
    return options.measures;
}

/// What is fitted to what. Mistakes of the curve, the scenario and the options are told together.
struct Task {
    calibration::ObservedCurve observed;
    std::optional<scenario::Scenario> scenario;
    calibration::CalibrationPlan plan;
};

/// What `read` reads; its problems join the others.
template <class Read>
void collect(problems::Problems& problems, Read&& read) {
    try {
        read();
    } catch (problems::InputError const& error) {
        for (auto const& one : error.problems()) problems.add(one.place, one.what, one.instead);
    }
}

calibration::CalibrationPlan plan_of(CalibrateOptions const& options, engine::Model const& model,
                                     problems::Problems& problems) {
    calibration::CalibrationPlan plan;
    plan.factors = design::asked_factors(model, options.fit, problems);
    plan.measures = measures_of(options, model, problems);
    plan.replicates = options.replicates;
    plan.evaluations = options.evaluations;
    plan.tolerance = options.tolerance;
    return plan;
}

void hold_out(CalibrateOptions const& options, calibration::ObservedCurve const& observed,
              calibration::CalibrationPlan& plan, problems::Problems& problems) {
    auto const count = static_cast<double>(observed.points.size());
    plan.held_out = static_cast<std::size_t>(std::ceil(options.hold_out_share * count));
    if (plan.held_out + least_fitted_points > observed.points.size())
        problems.add(options.hold_out_place,
                     fmt::format("{} of {} observations held out leave too few to fit to",
                                 plan.held_out, observed.points.size()),
                     fmt::format("leave at least {}", least_fitted_points));
}

Task read_task(CalibrateOptions const& options) {
    Task task;
    problems::Problems problems;
    collect(problems,
            [&] { task.observed = calibration::read_curve(options.observed, options.first_week); });
    collect(problems, [&] {
        task.scenario.emplace(scenario::load(options.scenario, options.common.overrides));
    });
    if (task.scenario) task.plan = plan_of(options, task.scenario->model, problems);
    if (!task.observed.points.empty()) hold_out(options, task.observed, task.plan, problems);
    problems.throw_if_any();
    design::demand_consistent(task.scenario->model, task.plan.factors, {"--fit", 0, 0});
    return task;
}

void write_result(Common const& common, report::CalibrationReport const& result,
                  report::FolderDraft& draft) {
    draft.write("parameters.csv",
                [&](std::ostream& out) { report::write_fitted_parameters(result, out); });
    draft.write("curves.csv", [&](std::ostream& out) { report::write_fitted_curves(result, out); });
    draft.write("scenario.toml", [&](std::ostream& out) { out << result.scenario.resolved; });
    draft.write("fitted.toml", [&](std::ostream& out) {
        report::write_fitted_scenario(result, "scenario.toml", out);
    });
    draft.write(calibration_marker,
                [&](std::ostream& out) { out << report::calibration_json(result); });
    demand_calibration_place(common);
    draft.publish();
}

}  // namespace

int calibrate(CalibrateOptions const& options) {
    auto const& common = options.common;
    if (!common.out.empty()) demand_calibration_place(common);
    auto const voice = common.quiet ? Progress::Voice::silent : Progress::Voice::speaking;
    auto const task = read_task(options);
    auto const& [observed, loaded, plan] = task;
    auto const& scenario = *loaded;
    parallel::Workers const workers(common.threads);
    std::optional<report::FolderDraft> draft;
    if (!common.out.empty()) draft.emplace(common.out);

    Interruption const interruption;
    std::optional<Progress> progress(
        std::in_place, "calibrating", "runs",
        calibration::planned_runs(plan, scenario.model.bare_contagion()), voice);
    auto const calibration = calibration::calibrate(
        scenario.model, observed, plan, workers,
        [&](std::size_t done, std::size_t) { progress->set_done(done); }, interruption.requested());
    double const seconds = progress->seconds();
    progress.reset();
    if (calibration.factors.empty()) {
        remark("interrupted before any parameter set was tried: there is nothing to say");
        return exit_interrupted;
    }
    report::CalibrationReport const result{scenario, observed, plan, calibration};
    if (draft) write_result(common, result, *draft);
    if (common.format == Format::json)
        say(report::calibration_json(result));
    else
        say(report::calibration_text(result) +
            fmt::format("\n{:.1f} s on {} threads\n", seconds, workers.threads()) +
            (common.out.empty() ? "" : fmt::format("The result is in {}\n", common.out)));
    return calibration.interrupted ? exit_interrupted : exit_done;
}

}  // namespace diorama::cli
