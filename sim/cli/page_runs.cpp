#include "cli/page_runs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/output.hpp"
#include "cli/progress.hpp"

namespace diorama::cli {

namespace {

constexpr std::size_t least_knock_out_seeds = 4, most_knock_out_seeds = 16;
constexpr std::size_t least_draws = 60, most_draws = 240;
/// What a first look may cost that is more than twice the study: some ten seconds. Counted in
/// people and weeks, for a page must not depend on the machine that it is made on.
constexpr double most_person_weeks_of_a_look = 3e8;

/// The fewest runs that say anything of both.
/// Takes    knock_outs: how many things are taken away
std::size_t least_look(std::size_t knock_outs) {
    return 2 * std::max(least_knock_out_seeds * (1 + knock_outs), 2 * least_draws);
}

/// How many runs the page may take where nobody says it.
std::size_t usual_budget(scenario::Study const& study, scenario::Scenario const& ahead,
                         std::size_t seeds, std::size_t least) {
    std::size_t const twice = 2 * study.arms.size() * seeds;
    double const person_weeks = static_cast<double>(least) *
                                static_cast<double>(ahead.model.organisation->headcount()) *
                                static_cast<double>(ahead.model.weeks);
    bool const look = seeds >= least_knock_out_seeds && person_weeks <= most_person_weeks_of_a_look;
    return look ? std::max(twice, least) : twice;
}

template <class Run>
auto with_progress(std::string what, std::size_t runs, bool quiet, Run run) {
    Progress progress(std::move(what), "runs", runs, voice(quiet));
    return run([&](std::size_t done, std::size_t) { progress.set_done(done); });
}

}  // namespace

PageRuns run_for_page(CompareOptions const& options, scenario::Study const& study,
                      experiment::Comparison const& comparison, parallel::Workers const& workers,
                      Interruption const& interruption) {
    PageRuns done;
    bool const bare = std::any_of(study.arms.begin(), study.arms.end(), [](auto const& arm) {
        return arm.scenario.model.bare_contagion();
    });
    if (bare || comparison.leads.empty() || comparison.interrupted) return done;
    auto const seeds = comparison.seeds.size();
    auto const& lead = comparison.leads.front();
    std::string const measure(comparison.measures[lead.measure].name);
    bool const quiet = options.common.quiet;

    auto const& ahead = study.arms[lead.first].scenario;
    auto const knock_outs = reasons::knock_outs(ahead.model);
    std::size_t const least = least_look(knock_outs.size());
    std::size_t const budget =
        options.page_runs ? *options.page_runs : usual_budget(study, ahead, seeds, least);
    std::size_t const knock_out_seeds =
        std::min({seeds, most_knock_out_seeds, budget / 2 / (1 + knock_outs.size())});
    std::size_t const draws = std::min(most_draws, budget / 4);
    if (knock_out_seeds >= least_knock_out_seeds) {
        done.planned_knock_outs = knock_outs.size();
        reasons::BottleneckPlan const plan{.arm = lead.first,
                                           .measure = measure,
                                           .week = comparison.weeks,
                                           .seeds = static_cast<std::uint32_t>(knock_out_seeds)};
        done.bottlenecks =
            with_progress("looking for bottlenecks", (1 + knock_outs.size()) * knock_out_seeds,
                          quiet, [&](experiment::Progress const& progress) {
                              return reasons::find_bottlenecks(study, plan, knock_outs, workers,
                                                               progress, interruption.requested());
                          });
        if (done.bottlenecks->ranked.empty()) done.bottlenecks.reset();
    }
    if (draws >= least_draws) done.planned_draws = draws;
    if (draws >= least_draws && !interruption.requested()) {
        reasons::AssumptionPlan const plan{.first = lead.first,
                                           .second = lead.second,
                                           .measure = measure,
                                           .week = comparison.weeks,
                                           .draws = draws};
        done.assumptions = with_progress(
            "testing assumptions", 2 * draws, quiet, [&](experiment::Progress const& progress) {
                return reasons::test_assumptions(study, plan, workers, progress,
                                                 interruption.requested());
            });
        if (done.assumptions->weakest_first.empty()) done.assumptions.reset();
    }
    if (!quiet && budget > 0 && budget < least && !interruption.requested())
        remark(
            fmt::format("the page does without bottlenecks or assumptions: {} runs are too few "
                        "for them; --page-runs {} would do",
                        budget, least));
    return done;
}

}  // namespace diorama::cli
