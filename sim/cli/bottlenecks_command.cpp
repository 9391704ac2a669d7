#include <fmt/format.h>

#include <array>

#include "cli/commands.hpp"
#include "cli/interruption.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/result_place.hpp"
#include "experiment/compared_measures.hpp"
#include "experiment/comparison.hpp"
#include "page/bottlenecks_text.hpp"
#include "page/tables.hpp"
#include "reasons/bottlenecks.hpp"
#include "report/run_folder.hpp"

namespace diorama::cli {

namespace {

constexpr std::array<std::string_view, 2> bottleneck_files{"bottlenecks.csv", "arm.toml"};

void demand_bottleneck_place(Common const& common) {
    if (common.out.empty()) return;
    demand_place(common.out, bottleneck_files, bottleneck_files[0],
                 common.force ? Replacing::results : Replacing::nothing);
}

scenario::Study read_study(BottlenecksOptions const& options) {
    Progress const progress("reading " + options.study, "", 0, voice(options.common.quiet));
    if (!scenario::is_study(options.study)) {
        scenario::load(options.study, options.common.overrides);
        throw problems::InputError({{{options.study, 1, 1},
                                     "this is one scenario, not a study",
                                     "name a study with [[arm]]"}});
    }
    auto study = scenario::load_study(options.study, options.common.overrides);
    study.replicates = options.replicates;
    return study;
}

/// The arm that was named, or nothing.
std::optional<std::size_t> named_arm(BottlenecksOptions const& options,
                                     scenario::Study const& study) {
    if (options.arm.empty()) return std::nullopt;
    std::vector<std::string_view> names;
    for (std::size_t a = 0; a < study.arms.size(); ++a) {
        if (study.arms[a].name == options.arm) return a;
        names.push_back(study.arms[a].name);
    }
    throw problems::InputError(
        {{options.arm_place, fmt::format("the study has no arm '{}'", options.arm),
          problems::suggestion(options.arm, names)}});
}

void check_question(BottlenecksOptions const& options, scenario::Study const& study) {
    problems::Problems problems;
    for (auto const& arm : study.arms) {
        auto const catalogue = experiment::published(arm);
        if (arm.scenario.model.bare_contagion())
            problems.add({study.name, 0, 0}, "bare contagion has nothing that could be taken away",
                         "name a study of whole scenarios");
        if (!options.measure.empty() && !measures::find(catalogue, options.measure)) {
            std::vector<std::string_view> names;
            for (auto const& one : catalogue) names.push_back(one.name);
            problems.add(options.measure_place,
                         fmt::format("unknown measure '{}'", options.measure),
                         problems::suggestion(options.measure, names));
        }
        if (options.week && *options.week > arm.scenario.model.weeks)
            problems.add(options.week_place,
                         fmt::format("week {} lies beyond the {} weeks of the study", *options.week,
                                     arm.scenario.model.weeks),
                         "name an earlier one");
        if (!problems.empty()) break;
    }
    problems.throw_if_any();
}

/// Which arm is ahead in the measure: every arm over the same seeds, first.
std::optional<std::size_t> leading_arm(scenario::Study study, std::string const& measure,
                                       bool quiet, parallel::Workers const& workers,
                                       Interruption const& interruption) {
    study.measures = {measure};
    study.expectations.clear();
    Progress progress("looking which arm is ahead", "runs", study.arms.size() * study.replicates,
                      voice(quiet));
    auto const runs = experiment::run_study(
        study, workers, [&](std::size_t done, std::size_t) { progress.set_done(done); },
        interruption.requested());
    auto const comparison = experiment::compare(study, runs, workers);
    if (comparison.interrupted || comparison.leads.empty()) return std::nullopt;
    return comparison.leads.front().first;
}

}  // namespace

int bottlenecks(BottlenecksOptions const& options) {
    auto const& common = options.common;
    demand_bottleneck_place(common);
    auto const study = read_study(options);
    check_question(options, study);
    auto arm = named_arm(options, study);
    parallel::Workers const workers(common.threads);
    std::optional<report::FolderDraft> draft;
    if (!common.out.empty()) draft.emplace(common.out);
    auto const measure = options.measure.empty()
                             ? std::string(experiment::compared_measures(study).front().name)
                             : options.measure;
    Interruption const interruption;
    if (!arm) arm = leading_arm(study, measure, common.quiet, workers, interruption);
    if (!arm) {
        remark("interrupted before it was known which arm is ahead: nothing is kept");
        return exit_interrupted;
    }
    auto const& model = study.arms[*arm].scenario.model;
    auto const knock_outs = reasons::knock_outs(model);
    reasons::BottleneckPlan const plan{.arm = *arm,
                                       .measure = measure,
                                       .week = options.week.value_or(model.weeks),
                                       .seeds = options.replicates};
    std::optional<Progress> progress(std::in_place, "looking for bottlenecks", "runs",
                                     (1 + knock_outs.size()) * plan.seeds, voice(common.quiet));
    auto const found = reasons::find_bottlenecks(
        study, plan, knock_outs, workers,
        [&](std::size_t done, std::size_t) { progress->set_done(done); }, interruption.requested());
    double const seconds = progress->seconds();
    progress.reset();
    if (found.ranked.empty()) {
        remark("interrupted before anything could be compared: nothing is kept");
        return exit_interrupted;
    }
    if (draft) {
        draft->write("bottlenecks.csv",
                     [&](std::ostream& out) { page::write_bottlenecks(found, study, out); });
        draft->write("arm.toml",
                     [&](std::ostream& out) { out << study.arms[*arm].scenario.resolved; });
        demand_bottleneck_place(common);
        draft->publish();
    }
    say(common.format == Format::json
            ? page::bottlenecks_json(found, study)
            : page::bottlenecks_text(found, study, seconds) +
                  (common.out.empty() ? "" : fmt::format("\nThe result is in {}\n", common.out)));
    return found.interrupted ? exit_interrupted : exit_done;
}

}  // namespace diorama::cli
