#include "design/screening.hpp"

#include <catch2/catch.hpp>

#include "engine/small_firm.hpp"

using namespace diorama;

namespace {

std::atomic<bool> const go_on{false};

design::ScreeningPlan plan_for(engine::Model const& model, std::vector<std::string> const& ranges) {
    problems::Problems problems;
    std::vector<design::RangeRequest> requests;
    for (auto const& text : ranges) requests.push_back(*design::read_range(text, {}, problems));
    design::ScreeningPlan plan;
    plan.factors = design::asked_factors(model, requests, problems);
    problems.throw_if_any();
    plan.trajectories = 4;
    plan.replicates = 2;
    plan.measures = {measures::catalogue()[*measures::find(measures::catalogue(), "using")]};
    plan.week = 40;
    return plan;
}

}  // namespace

TEST_CASE("a screening finds what moves use and what does not", "[design][screening]") {
    auto const model = test::regular_model(200);
    // Nobody complies without a mandate, so that the lapse of compliance cannot matter.
    auto const plan = plan_for(
        model, {"mandate.lapse_rate_per_week=0.05:0.3", "people.using_at_start_share=0.05:0.6",
                "customers.surprise_weight=0.5:1.5"});
    auto const screening = design::screen(model, plan, parallel::Workers(1), {}, go_on);
    REQUIRE(screening.runs == 4 * 4 * 2);
    auto const& effects = screening.measures.front().effects;
    REQUIRE(effects[0].factor == 1);
    REQUIRE(effects[0].mu > 0.05);
    REQUIRE_FALSE(effects[0].inert());
    REQUIRE(effects[0].mu_star_interval.low <= effects[0].mu_star);
    REQUIRE(effects[0].mu_star_interval.high >= effects[0].mu_star);
    for (auto const& effect : effects)
        if (effect.factor == 0) {
            REQUIRE(effect.mu_star == 0.0);
            REQUIRE(effect.inert());
        }
}

TEST_CASE("a screening has the same bits for any number of workers",
          "[design][screening][determinism]") {
    auto const model = test::regular_model(100);
    auto const plan = plan_for(
        model, {"ladder.use_rate_per_week=0.02:0.4", "people.using_at_start_share=0.05:0.6"});
    auto const alone = design::screen(model, plan, parallel::Workers(1), {}, go_on);
    auto const together = design::screen(model, plan, parallel::Workers(5), {}, go_on);
    REQUIRE(together.outputs == alone.outputs);
    for (std::size_t k = 0; k < 2; ++k) {
        auto const& one = alone.measures[0].effects[k];
        auto const& other = together.measures[0].effects[k];
        REQUIRE(other.factor == one.factor);
        REQUIRE(other.mu_star_interval.low == one.mu_star_interval.low);
        REQUIRE(other.sigma == one.sigma);
    }
}

TEST_CASE("a point's runs are those that its parameters give alone", "[design][screening]") {
    auto const model = test::regular_model(100);
    auto const plan = plan_for(model, {"people.using_at_start_share=0.05:0.6"});
    auto const screening = design::screen(model, plan, parallel::Workers(2), {}, go_on);
    double sum = 0.0;
    for (std::uint64_t const seed : {7U, 8U}) {
        auto one = model;
        one.seed = seed;
        one.weeks = 40;
        design::assign(plan.factors[0],
                       design::value_at(plan.factors[0], screening.design.point(0)[0]), one);
        sum += test::last(test::run(one), "using");
    }
    REQUIRE(screening.outputs[0] == Approx(sum / 2.0).epsilon(1e-15));
}

TEST_CASE("a screening that is stopped tells what its finished trajectories say",
          "[design][screening]") {
    auto const model = test::regular_model(60);
    auto const plan = plan_for(model, {"people.using_at_start_share=0.05:0.6"});
    std::atomic<bool> stop{false};
    auto const screening = design::screen(
        model, plan, parallel::Workers(1), [&](std::size_t done, std::size_t) { stop = done >= 9; },
        stop);
    REQUIRE(screening.interrupted);
    REQUIRE(screening.design.trajectories == 2);  // of 4 runs each
    REQUIRE(screening.runs == 8);
    REQUIRE(screening.measures.front().effects.size() == 1);
}
