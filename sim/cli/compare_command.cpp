#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <optional>

#include "cli/commands.hpp"
#include "cli/interruption.hpp"
#include "cli/output.hpp"
#include "cli/page_runs.hpp"
#include "cli/progress.hpp"
#include "cli/result_place.hpp"
#include "cli/shared_options.hpp"
#include "cli/version.hpp"
#include "experiment/comparison.hpp"
#include "page/page.hpp"
#include "page/tables.hpp"
#include "report/comparison_csv.hpp"
#include "report/comparison_json.hpp"
#include "report/comparison_text.hpp"
#include "report/robustness_report.hpp"
#include "report/run_folder.hpp"

namespace diorama::cli {

namespace {

constexpr std::string_view compare_marker = "compare.json";
constexpr std::string_view page_file = "report.html";

void demand_study_place(Common const& common) {
    std::vector<std::string_view> names{compare_marker, "arm-*", "robustness.csv",
                                        "robustness_draws.csv"};
    for (auto const& table : report::comparison_tables()) names.push_back(table.file);
    for (auto const& table : page::study_tables()) names.push_back(table.file);
    for (auto const name : {page_file, std::string_view("study.json")}) names.push_back(name);
    demand_place(common.out, names, compare_marker,
                 common.force ? Replacing::results : Replacing::nothing);
}

scenario::Study read(CompareOptions const& options) {
    Progress const progress("reading " + options.files.front(), "", 0, voice(options.common.quiet));
    auto const& first = options.files.front();
    bool const one = options.files.size() == 1;
    if (one && !scenario::is_study(first)) {
        scenario::load(first, options.common.overrides);  // what is wrong with it comes first
        throw problems::InputError({{{first, 1, 1},
                                     "this is one scenario, and nothing to compare it with",
                                     "name a second one, or a study with [[arm]]"}});
    }
    auto study = one ? scenario::load_study(first, options.common.overrides)
                     : scenario::study_of(options.files, options.common.overrides);
    if (options.replicates) study.replicates = *options.replicates;
    if (options.timing) study.timing = *options.timing;
    for (auto const& arm : study.arms)
        if (auto const seed = arm.scenario.model.seed; seed > most_seed - (study.replicates - 1))
            throw problems::InputError(
                {{{first, 1, 1},
                  fmt::format("{} seeds from {} on go beyond {}, the largest there is",
                              study.replicates, seed, most_seed),
                  "begin with a smaller seed"}});
    return study;
}

/// The tables behind the page, and the page, which is made of them.
void write_page_of(page::StudyResult const& result, report::FolderDraft& draft) {
    auto facts = result.facts;
    for (auto const& table : report::comparison_tables()) facts.tables.emplace_back(table.file);
    for (auto const& table : page::study_tables())
        if (table.is_there(result)) {
            draft.write(table.file, [&](std::ostream& out) { table.write(result, out); });
            facts.tables.emplace_back(table.file);
        }
    draft.write("study.json", [&](std::ostream& out) { out << page::json_of(facts); });
    draft.write(page_file, [&](std::ostream& out) { out << page::html_page(draft.place()); });
}

void write_result(Common const& common, page::StudyResult const& result,
                  design::Robustness const* robustness, report::FolderDraft& draft) {
    auto const& study = result.study;
    auto const& comparison = result.comparison;
    Progress const progress("writing " + common.out, "", 0, voice(common.quiet));
    for (auto const& table : report::comparison_tables())
        draft.write(table.file, [&](std::ostream& out) { table.write(study, comparison, out); });
    for (std::size_t a = 0; a < study.arms.size(); ++a)
        draft.write(fmt::format("arm-{}.toml", a + 1),
                    [&](std::ostream& out) { out << study.arms[a].scenario.resolved; });
    if (robustness != nullptr) {
        draft.write("robustness.csv",
                    [&](std::ostream& out) { report::write_robustness(study, *robustness, out); });
        draft.write("robustness_draws.csv", [&](std::ostream& out) {
            report::write_robustness_draws(study, *robustness, out);
        });
    }
    draft.write(compare_marker, [&](std::ostream& out) {
        out << report::comparison_json(study, comparison, robustness);
    });
    write_page_of(result, draft);
    demand_study_place(common);
    draft.publish();
}

/// The study with other sets of parameters; nothing when that was not asked for, or was stopped
/// before the first.
std::optional<design::Robustness> robustness_of(CompareOptions const& options,
                                                scenario::Study const& study,
                                                parallel::Workers const& workers,
                                                Interruption const& interruption) {
    auto const& plan = options.robustness;
    if (plan.draws == 0 || interruption.requested()) return std::nullopt;
    Progress progress("drawing parameters", "runs",
                      plan.draws * study.arms.size() * plan.replicates,
                      voice(options.common.quiet));
    auto robustness = design::test_robustness(
        study, plan, workers, [&](std::size_t done, std::size_t) { progress.set_done(done); },
        interruption.requested());
    if (robustness.draws == 0) return std::nullopt;
    return robustness;
}

}  // namespace

int compare(CompareOptions const& options) {
    auto const& common = options.common;
    if (!common.out.empty()) demand_study_place(common);
    auto const study = read(options);
    if (options.robustness.draws > 0) design::demand_testable(study, options.robustness);
    parallel::Workers const workers(common.threads);
    std::optional<report::FolderDraft> draft;
    if (!common.out.empty()) draft.emplace(common.out);

    Interruption const interruption;
    std::optional<Progress> progress(std::in_place, "comparing", "runs",
                                     study.arms.size() * study.replicates, voice(common.quiet));
    auto const runs = experiment::run_study(
        study, workers, [&](std::size_t done, std::size_t) { progress->set_done(done); },
        interruption.requested(), common.out.empty() ? experiment::Watch{} : page::page_watch);
    double const seconds = progress->seconds();
    auto const comparison = experiment::compare(study, runs, workers);
    progress.reset();
    auto const robustness = robustness_of(options, study, workers, interruption);
    auto const* const tested = robustness ? &*robustness : nullptr;
    KeptResult kept(common.out);
    if (draft && !comparison.seeds.empty()) {
        auto const more = run_for_page(options, study, comparison, workers, interruption);
        auto facts = page::facts_of(study, comparison.seeds, comparison.weeks,
                                    std::string(comparison.measures.front().name),
                                    std::string(commit()), options.command);
        facts.names = options.names;
        facts.leader_hour_rate = options.leader_hour_rate;
        facts.planned_knock_outs = more.planned_knock_outs;
        facts.planned_draws = more.planned_draws;
        kept.write([&] {
            write_result(common,
                         {study, runs, comparison, more.bottlenecks ? &*more.bottlenecks : nullptr,
                          more.assumptions ? &*more.assumptions : nullptr, facts},
                         tested, *draft);
        });
    }

    if (comparison.interrupted && comparison.seeds.empty()) {
        remark(
            "interrupted before any seed was finished in every arm: there is nothing to compare");
        return exit_interrupted;
    }
    if (comparison.interrupted)
        remark(fmt::format("interrupted: this compares the {} of {} seeds that every arm finished",
                           comparison.seeds.size(), comparison.planned_replicates));
    bool const page_cut_short = draft && interruption.requested();
    if (page_cut_short && !comparison.interrupted)
        remark(
            "interrupted: every run of the study is counted; the page has what was found until "
            "then of bottlenecks and assumptions, and says what is missing");
    say(common.format == Format::json
            ? report::comparison_json(study, comparison, tested)
            : report::comparison_text(study, comparison, {seconds, workers.threads()}) +
                  (tested != nullptr ? report::robustness_text(study, *tested) : "") +
                  (kept.place().empty() ? ""
                                        : fmt::format("\nThe result is in {}\n", kept.place())));
    kept.rethrow();
    bool const cut_short = options.robustness.draws > 0 && (!robustness || robustness->interrupted);
    if (comparison.interrupted || cut_short || page_cut_short) return exit_interrupted;
    bool const fails =
        std::any_of(comparison.judgements.begin(), comparison.judgements.end(),
                    [](auto const& one) { return one.verdict == experiment::Verdict::fails; });
    return fails ? exit_failed : exit_done;
}

}  // namespace diorama::cli
