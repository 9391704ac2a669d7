#include "reasons/assumptions.hpp"

#include <catch2/catch.hpp>

#include "scenario/study.hpp"

using namespace diorama;

TEST_CASE("assumptions are ranked by correlation squared times doubt", "[reasons][assumptions]") {
    scenario::Overrides overrides;
    overrides.weeks = 20;
    auto const study = scenario::load_study(
        std::string(DIORAMA_SOURCE_DIR) + "/scenarios/unit-vs-dio.toml", overrides);
    reasons::AssumptionPlan const plan{
        .first = 1, .second = 0, .measure = "informed", .week = 20, .draws = 8};
    std::atomic<bool> const stop{false};
    auto const one = test_assumptions(study, plan, parallel::Workers(1), {}, stop);
    auto const two = test_assumptions(study, plan, parallel::Workers(2), {}, stop);
    REQUIRE(one.draws == 8);
    REQUIRE(one.weakest_first.size() > 50);
    for (std::size_t i = 0; i + 1 < one.weakest_first.size(); ++i) {
        auto const& own = one.weakest_first[i];
        REQUIRE(own.weakness >= one.weakest_first[i + 1].weakness);
        REQUIRE(own.path == two.weakest_first[i].path);
        if (own.weakness > 0.0)
            REQUIRE(own.weakness ==
                    Approx(own.correlation * own.correlation * reasons::doubt_of(own.grade)));
    }
}
