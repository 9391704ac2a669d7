#include "experiment/compare.hpp"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "engine/small_firm.hpp"
#include "experiment/comparison.hpp"
#include "problems/problem.hpp"

using namespace diorama;
using experiment::StudyRuns;

namespace {

/// Doing nothing but the programme, and a unit beside it, in a firm of this size.
scenario::Study study_of_firm(std::size_t headcount, std::uint32_t weeks,
                              std::uint32_t replicates) {
    auto model = test::regular_model(headcount);
    model.weeks = weeks;
    scenario::Study study;
    study.name = "a small firm";
    study.replicates = replicates;
    study.arms.resize(2);
    study.arms[0].name = "programme";
    study.arms[0].scenario.model = model;
    study.arms[1].name = "unit";
    study.arms[1].scenario.model = model;
    study.arms[1].scenario.model.events = {test::at(2, interventions::LaunchUnit{})};
    return study;
}

std::atomic<bool> const go_on{false};

StudyRuns run(scenario::Study const& study, std::size_t threads) {
    return experiment::run_study(study, parallel::Workers(threads), {}, go_on);
}

}  // namespace

TEST_CASE("the runs of a study have the same bits for any number of workers",
          "[experiment][compare][determinism]") {
    auto const study = study_of_firm(200, 30, 3);
    auto const alone = run(study, 1);
    for (std::size_t threads : {2u, 3u, 16u}) {
        auto const together = run(study, threads);
        REQUIRE_FALSE(together.interrupted);
        for (std::size_t arm : {0u, 1u})
            for (std::size_t replicate : {0u, 1u, 2u}) {
                auto const& one = alone.results[arm][replicate];
                auto const& other = together.results[arm][replicate];
                REQUIRE(other->digest == one->digest);
                REQUIRE(other->weekly == one->weekly);
                REQUIRE(other->seed == one->seed);
            }
    }
}

TEST_CASE("a run of a study is the run that its scenario makes alone with that seed",
          "[experiment][compare]") {
    auto const study = study_of_firm(100, 10, 2);
    auto model = study.arms[1].scenario.model;
    model.seed += 1;
    auto const runs = run(study, 2);
    REQUIRE(runs.results[1][1]->seed == 8);
    REQUIRE(runs.results[1][1]->digest == test::run(model).digest());
    REQUIRE(runs.results[1][1]->digest != runs.results[1][0]->digest);
}

TEST_CASE("all arms run with the baseline's seeds", "[experiment][compare]") {
    auto study = study_of_firm(50, 5, 2);
    study.arms[1].scenario.model.seed = 999;
    auto const runs = run(study, 1);
    REQUIRE(runs.results[0][1]->seed == 8);
    REQUIRE(runs.results[1][1]->seed == 8);
}

TEST_CASE("a run leaves its weeks and its leaders' ledger", "[experiment][compare]") {
    auto const runs = run(study_of_firm(200, 30, 1), 1);
    auto const& result = *runs.results[0][0];
    REQUIRE(result.weekly.size() == 31 * measures::measure_count);
    REQUIRE(result.leaders.size() == mechanisms::role_count);
    REQUIRE(result.leaders[0].role == "chief_executive");
    double pledged = 0.0;
    for (auto const& leader : result.leaders) {
        REQUIRE(leader.blocked_sessions <= leader.required_sessions);
        REQUIRE(leader.given_hours <= leader.pledged_hours);
        pledged += leader.pledged_hours;
    }
    REQUIRE(pledged > 0.0);
}

TEST_CASE("progress counts every run once and never two at a time", "[experiment][compare]") {
    std::vector<std::size_t> told;
    std::size_t planned = 0;
    experiment::run_study(
        study_of_firm(50, 5, 4), parallel::Workers(3),
        [&](std::size_t done, std::size_t of) {
            told.push_back(done);
            planned = of;
        },
        go_on);
    REQUIRE(planned == 8);
    REQUIRE(told == std::vector<std::size_t>{1, 2, 3, 4, 5, 6, 7, 8});
}

TEST_CASE("a study that is stopped keeps the seeds that it finished", "[experiment][compare]") {
    auto const study = study_of_firm(50, 5, 10);
    for (std::size_t threads : {1u, 3u}) {
        std::atomic<bool> stop{false};
        auto const runs = experiment::run_study(
            study, parallel::Workers(threads),
            [&](std::size_t done, std::size_t) {
                if (done == 6) stop = true;
            },
            stop);
        REQUIRE(runs.interrupted);
        // Runs start seed by seed. Six have ended when the stop comes, and the two that may then be
        // on their way (with three threads) belong to two seeds at most, of the first four.
        auto const comparison = experiment::compare(study, runs, parallel::Workers(1));
        REQUIRE(comparison.interrupted);
        REQUIRE(comparison.seeds.size() >= 2);
        REQUIRE(comparison.seeds.size() <= 4);
        if (threads == 1) REQUIRE(comparison.seeds == std::vector<std::uint64_t>{7, 8, 9});
    }
}

TEST_CASE("a study stopped at once has no runs", "[experiment][compare]") {
    std::atomic<bool> const stop{true};
    auto const runs =
        experiment::run_study(study_of_firm(50, 5, 2), parallel::Workers(2), {}, stop);
    REQUIRE(runs.interrupted);
    REQUIRE_FALSE(runs.results[1][1].has_value());
}

TEST_CASE("what goes wrong in one run is told after the others have stopped",
          "[experiment][compare]") {
    for (std::size_t threads : {1u, 3u}) {
        std::size_t told = 0;
        auto const failing = [&](std::size_t, std::size_t) {
            if (++told == 2) throw std::runtime_error("the disk is full");
        };
        REQUIRE_THROWS_WITH(experiment::run_study(study_of_firm(50, 5, 50),
                                                  parallel::Workers(threads), failing, go_on),
                            "the disk is full");
        REQUIRE(told < 50);
    }
}

TEST_CASE("a study with a misspelt measure does not run at all", "[experiment][compare]") {
    auto study = study_of_firm(50, 5, 2);
    study.measures = {"trsut"};
    bool ran = false;
    REQUIRE_THROWS_AS(
        experiment::run_study(
            study, parallel::Workers(1), [&](std::size_t, std::size_t) { ran = true; }, go_on),
        problems::InputError);
    REQUIRE_FALSE(ran);
}
