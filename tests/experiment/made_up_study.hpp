#pragma once
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "experiment/compare.hpp"
#include "measures/catalogue.hpp"
#include "org/organisation.hpp"

/// Studies whose runs are written by hand, so that what must come out can be worked out by hand.
namespace made_up {

using diorama::experiment::LeaderLedger;
using diorama::experiment::RunResult;
using diorama::experiment::StudyRuns;
using diorama::scenario::Study;

/// A chief executive `ceo` with a finance officer `cfo` and a marketing officer `cmo`.
inline std::shared_ptr<diorama::org::Organisation const> organisation() {
    namespace org = diorama::org;
    org::Chart chart;
    for (auto const* id : {"ceo", "cfo", "cmo"}) chart.ids.push_back(id);
    chart.titles = {{0, 1, 2}, {}, {"Chief Executive", "Finance Officer", "Marketing Officer"}};
    chart.managers = {org::no_person, org::person(0), org::person(0)};
    return std::make_shared<org::Organisation const>(org::assemble(std::move(chart)));
}

/// Arms of these names over a few weeks; the first is the baseline, the first seed is 100.
inline Study study(std::vector<std::string> const& arms, std::uint32_t weeks,
                   std::uint32_t replicates) {
    Study study;
    study.name = "made-up";
    study.replicates = replicates;
    for (auto const& name : arms) {
        diorama::scenario::Arm arm{.name = name, .scenario = {}};
        arm.scenario.name = name;
        arm.scenario.model.organisation = organisation();
        arm.scenario.model.weeks = weeks;
        arm.scenario.model.seed = 100;
        study.arms.push_back(std::move(arm));
    }
    return study;
}

/// The runs of a study, every measure 0 until put.
inline StudyRuns runs(Study const& study) {
    StudyRuns runs;
    for (auto const& arm : study.arms) {
        auto& results = runs.results.emplace_back();
        for (std::uint32_t i = 0; i < study.replicates; ++i) {
            RunResult run{
                .seed = 100 + i, .digest = 0xabc0 + i, .seconds = 1.0, .weekly = {}, .leaders = {}};
            run.weekly.assign((arm.scenario.model.weeks + 1) * diorama::measures::measure_count,
                              0.0);
            results.push_back(std::move(run));
        }
    }
    return runs;
}

/// Puts value(week) in every week of one run.
inline void put(StudyRuns& runs, std::size_t arm, std::size_t replicate, std::string_view measure,
                std::function<double(std::uint32_t week)> const& value) {
    auto const place = *diorama::measures::find(diorama::measures::catalogue(), measure);
    auto& weekly = runs.results[arm][replicate]->weekly;
    for (std::size_t row = 0; row * diorama::measures::measure_count < weekly.size(); ++row)
        weekly[row * diorama::measures::measure_count + place] =
            value(static_cast<std::uint32_t>(row));
}

/// Puts one value a seed in every week of an arm.
inline void put(StudyRuns& runs, std::size_t arm, std::string_view measure,
                std::vector<double> const& values) {
    for (std::size_t i = 0; i < values.size(); ++i)
        put(runs, arm, i, measure, [&](std::uint32_t) { return values[i]; });
}

}  // namespace made_up
