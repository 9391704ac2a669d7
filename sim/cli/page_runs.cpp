#include "cli/page_runs.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/output.hpp"
#include "cli/progress.hpp"

namespace diorama::cli {

namespace {

constexpr std::size_t least_knock_out_seeds = 4, most_knock_out_seeds = 16;
constexpr std::size_t least_draws = 60, most_draws = 240;

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
    std::size_t const budget = options.page_runs.value_or(2 * study.arms.size() * seeds);
    auto const& lead = comparison.leads.front();
    std::string const measure(comparison.measures[lead.measure].name);
    bool const quiet = options.common.quiet;

    auto const knock_outs = reasons::knock_outs(study.arms[lead.first].scenario.model);
    std::size_t const knock_out_seeds =
        std::min({seeds, most_knock_out_seeds, budget / 2 / (1 + knock_outs.size())});
    std::size_t const draws = std::min(most_draws, budget / 4);
    if (knock_out_seeds >= least_knock_out_seeds) {
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
    std::size_t const needed =
        2 * std::max(least_knock_out_seeds * (1 + knock_outs.size()), 2 * least_draws);
    if (!quiet && budget > 0 && budget < needed && !interruption.requested())
        remark(
            fmt::format("the page does without bottlenecks or assumptions: {} runs are too few "
                        "for them; --page-runs {} would do",
                        budget, needed));
    return done;
}

}  // namespace diorama::cli
