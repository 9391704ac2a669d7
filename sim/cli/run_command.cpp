#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <optional>

#include "cli/checkpoints.hpp"
#include "cli/commands.hpp"
#include "cli/interruption.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/result_place.hpp"
#include "cli/version.hpp"
#include "engine/simulation.hpp"
#include "problems/problem.hpp"
#include "report/run_folder.hpp"
#include "report/run_inputs.hpp"
#include "report/run_summary.hpp"
#include "report/run_tables.hpp"

namespace diorama::cli {

namespace {

using engine::Simulation;

Replacing replacing(RunOptions const& options) {
    return options.common.force ? Replacing::results
           : options.resume     ? Replacing::checkpoints
                                : Replacing::nothing;
}

scenario::Scenario read(RunOptions const& options) {
    Progress const progress("reading " + options.scenario, "", 0, voice(options.common.quiet));
    return scenario::load(options.scenario, options.common.overrides);
}

/// Bare contagion has one rung and one cause.
void demand_ladder(RunOptions const& options, engine::Model const& model) {
    if (options.causes_weeks == 0 || !model.bare_contagion()) return;
    throw problems::InputError({{{options.scenario, 1, 1},
                                 "bare contagion has no ladder, so --causes finds nothing to tell",
                                 "leave --causes out, or run a scenario with people"}});
}

/// A log that begins in the middle would not add up.
void keep_causes(RunOptions const& options, Simulation& run) {
    if (options.causes_weeks == 0) return run.forget_causes();
    if (run.causes() != nullptr && run.causes()->weeks() == options.causes_weeks) return;
    auto const& from = options.resume_file.empty() ? options.common.out : options.resume_file;
    throw problems::InputError(
        {{{from, 1, 1},
          run.causes() == nullptr
              ? std::string("the checkpoint was made without --causes")
              : fmt::format("the checkpoint was made with --causes={}", run.causes()->weeks()),
          "go on as it was begun, or begin anew without --resume"}});
}

Simulation begin(RunOptions const& options, std::shared_ptr<engine::Model const> const& model,
                 parallel::Workers const& workers) {
    if (!options.resume) {
        Simulation run(model, workers);
        if (options.causes_weeks > 0) run.log_causes(options.causes_weeks);
        return run;
    }
    auto run = options.resume_file.empty() ? resume_newest(options.common.out, model)
                                           : resume_from(options.resume_file, model);
    keep_causes(options, run);
    if (!options.common.quiet) remark(fmt::format("going on after week {}", run.week()));
    return run;
}

/// Steps to the end, or to where it is interrupted.
/// Returns  whether it came to the end
bool advance(RunOptions const& options, parallel::Workers const& workers, Simulation& run) {
    Interruption const interruption;
    Progress progress("running", "weeks", run.model().weeks, voice(options.common.quiet));
    progress.set_begun_at(run.week());
    auto const every = options.checkpoint_every_weeks;
    while (!run.finished()) {
        if (interruption.requested()) return false;
        run.step(workers);
        progress.set_done(run.week());
        if (every > 0 && run.week() % every == 0) write_checkpoint(options.common.out, run);
    }
    return true;
}

int stop(RunOptions const& options, Simulation const& run) {
    if (options.common.out.empty()) {
        remark(
            fmt::format("interrupted after week {}; nothing is kept, since no --out names a folder",
                        run.week()));
    } else {
        write_checkpoint(options.common.out, run);
        remark(fmt::format(
            "interrupted after week {}; the same command with --resume goes on from there",
            run.week()));
    }
    return exit_interrupted;
}

void write_result(RunOptions const& options, scenario::Scenario const& scenario,
                  Simulation const& run, report::RunFacts const& facts,
                  report::FolderDraft& draft) {
    Progress const progress("writing " + options.common.out, "", 0, voice(options.common.quiet));
    auto const names = options.names ? charts::Names::written : charts::Names::left_out;
    report::write_inputs(scenario, names, draft);
    for (auto const& table : report::run_tables(run))
        draft.write(table.file, [&](std::ostream& out) { table.write(run, names, out); });
    draft.write("run.json", [&](std::ostream& out) { out << report::json_of(facts); });
    // Looked at again: hours may have passed, and something else may stand there now.
    auto const replaces = replacing(options);
    bool const own = replaces == Replacing::nothing && options.checkpoint_every_weeks > 0;
    demand_place(options.common.out, report::run_folder_names(), "run.json",
                 own ? Replacing::checkpoints : replaces);
    if (options.checkpoint_every_weeks > 0)
        for (auto const& file : checkpoints_in(options.common.out)) draft.keep(file.name);
    draft.publish();
}

}  // namespace

int run(RunOptions const& options) {
    auto const& common = options.common;
    if (!common.out.empty())
        demand_place(common.out, report::run_folder_names(), "run.json", replacing(options));
    auto const scenario = read(options);
    auto const model = std::make_shared<engine::Model const>(scenario.model);
    demand_ladder(options, *model);
    parallel::Workers const workers(common.threads);
    std::optional<report::FolderDraft> draft;
    if (!common.out.empty()) draft.emplace(common.out);

    Progress const clock("", "", 0, Progress::Voice::silent);
    auto run = begin(options, model, workers);
    std::uint32_t const first_week = run.week();
    if (!advance(options, workers, run)) return stop(options, run);
    auto facts = report::facts_of(scenario, run, run.week() - first_week, clock.seconds());
    facts.commit = commit();
    facts.threads = workers.threads();
    facts.names = options.names;
    facts.causes_weeks = options.causes_weeks;
    KeptResult kept(common.out);
    if (draft) kept.write([&] { write_result(options, scenario, run, facts, *draft); });
    say(common.format == Format::json ? report::summary_json(scenario, run, facts)
                                      : report::summary_text(scenario, run, facts, kept.place()));
    kept.rethrow();
    return exit_done;
}

}  // namespace diorama::cli
