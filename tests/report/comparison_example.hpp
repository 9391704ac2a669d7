#pragma once
#include "experiment/comparison.hpp"
#include "experiment/made_up_study.hpp"

/// A small comparison in which everything happens that a report has to tell: a clear winner, an
/// undecided pair, weeks that some seeds never reach, slips, expectations of all three verdicts.
namespace made_up {

struct Example {
    Study study;
    diorama::experiment::Comparison comparison;
};

inline diorama::scenario::Expectation expect(std::string claim, std::size_t arm, std::size_t than,
                                             double by) {
    return {.claim = std::move(claim),
            .measure = "integrated",
            .week = 20,
            .arm = arm,
            .than_arm = than,
            .than_week = std::nullopt,
            .by = by,
            .place = {}};
}

/// Planned for week 9, done in name from week 12 on, in the last seed not by week 20.
inline diorama::mechanisms::TimingPlan timing_in(std::uint32_t seed) {
    diorama::mechanisms::Timing one;
    one.planned_week = 9;
    if (seed < 3) one.nominal_week = 12 + 2 * seed;
    if (seed == 0) one.effective_week = 12;
    one.slipped_sessions = 4;
    one.unprepared_sessions = 1 + seed;
    one.delayers = {
        {diorama::org::person(0), diorama::mechanisms::Role::chief_executive, 12, 2, 1}};
    diorama::mechanisms::TimingPlan plan;
    plan.whole = one;
    plan.areas[2] = one;
    for (std::size_t area : {0U, 1U})
        plan.areas[area].planned_week = plan.areas[area].nominal_week =
            plan.areas[area].effective_week = 0;
    plan.activities = {one};
    return plan;
}

inline Example example() {
    Example example{.study = study({"Nothing", "Unit", "DIO, in-house"}, 20, 4), .comparison = {}};
    auto& arms = example.study;
    arms.measures = {"integrated", "energy", "leader_change_hours"};
    arms.expectations = {expect("the unit gets somewhere", 1, 0, 0.2),
                         expect("DIO beats the unit", 2, 1, 0.05),
                         expect("DIO is far better than nothing", 2, 0, 0.8)};
    auto& plan = arms.arms[1].scenario.model.activities;
    plan.resize(1);
    plan[0].name = "customer journeys";
    plan[0].area = diorama::people::Practice::experience;
    auto all = runs(arms);
    for (std::size_t seed = 0; seed < 4; ++seed) {
        double const luck = 0.01 * static_cast<double>(seed);
        put(all, 1, seed, "integrated", [&](auto week) { return 0.02 * week + luck; });
        put(all, 2, seed, "integrated",
            [&](auto week) { return 0.025 * week + 2 * luck * (seed % 2 ? 1 : -1); });
        put(all, 0, seed, "using", [&](auto week) { return 0.0301 * week - luck; });
        put(all, 1, seed, "using", [&](auto week) { return 0.0302 * week + luck; });
        put(all, 1, seed, "sessions_slipped", [](auto) { return 0.5; });
        put(all, 1, seed, "sessions_held", [](auto) { return 1.5; });
        put(all, 1, seed, "decisions_raised", [](auto) { return 40.0; });
        put(all, 1, seed, "decisions_defaulted",
            [&](auto) { return 3.0 + static_cast<double>(seed); });
        all.results[1][seed]->leaders = {
            {diorama::org::person(0), "chief_executive", 30, 3, 240, 200, 60, 40},
            {diorama::org::person(1), "finance_officer", 12,
             4 + static_cast<std::uint32_t>(seed % 2), 240, 150, 30, 0, 12}};
        all.results[1][seed]->timing = timing_in(static_cast<std::uint32_t>(seed));
    }
    put(all, 0, "energy", {0.1, -0.1, 0.1, -0.1});
    put(all, 1, "energy", {0.0, 0.1, 0.0, 0.1});
    put(all, 1, "leader_change_hours", {1000, 1100, 1200, 1300});
    put(all, 2, "leader_change_hours", {1400, 1300, 1500, 1450});
    example.comparison = diorama::experiment::compare(arms, all, diorama::parallel::Workers(1));
    return example;
}

}  // namespace made_up
