#include "engine/scorecard.hpp"

#include <catch2/catch.hpp>

#include "engine/small_firm.hpp"

using namespace diorama;
using engine::Kpi;
using measures::Place;
using mechanisms::Role;

TEST_CASE("the scorecard of no scenario's own is the strategy's four targets, a quarter each",
          "[engine][scorecard]") {
    auto model = test::regular_model(200);
    model.weeks = 20;
    auto const kpis = engine::scorecard_entries(model, model.parameters);
    REQUIRE(kpis.size() == 4);
    auto const run = test::run(model);
    std::span<double const> const row =
        std::span<double const>(run.record().weekly).last(run.record().columns);
    REQUIRE(engine::balanced(kpis, row) == Approx(test::last(run, "scorecard")));
}

TEST_CASE("where less is better a target is reached from above", "[engine][scorecard]") {
    Kpi const slips{Place::sessions_slipped, 2.0, 1.0, Role::programme_manager};
    REQUIRE(engine::reached_share(slips, 0.0) == 1.0);
    REQUIRE(engine::reached_share(slips, 2.0) == 1.0);
    REQUIRE(engine::reached_share(slips, 8.0) == Approx(0.25));
    Kpi const trust{Place::trust, 0.8, 1.0, Role::chief_executive};
    REQUIRE(engine::reached_share(trust, 0.2) == Approx(0.25));
    REQUIRE(engine::reached_share(trust, 0.9) == 1.0);
    REQUIRE(engine::reached_share({Place::energy, 0.4, 1.0, Role::talent_manager}, -0.3) == 0.0);
}

TEST_CASE("a weight says how much a line counts", "[engine][scorecard]") {
    std::vector<double> row(measures::measure_count, 0.0);
    row[std::size_t(Place::trust)] = 0.4;
    row[std::size_t(Place::informed)] = 1.0;
    std::vector<Kpi> const kpis{{Place::trust, 0.8, 3.0, Role::chief_executive},
                                {Place::informed, 0.5, 1.0, Role::change_manager}};
    REQUIRE(engine::balanced(kpis, row) == Approx((3.0 * 0.5 + 1.0 * 1.0) / 4.0));
    REQUIRE(engine::balanced({}, row) == 0.0);
}

TEST_CASE("a scenario's own scorecard is published, and people are recognised by it",
          "[engine][scorecard]") {
    auto model = test::regular_model(200);
    model.weeks = 60;
    auto const ordinary = test::run(model);
    model.scorecard = {{Place::informed, 0.5, 1.0, Role::change_manager}};
    auto const run = test::run(model);
    for (std::size_t week = 0; week <= 60; ++week) {
        double const informed = run.record().at(week, std::size_t(Place::informed));
        REQUIRE(run.record().at(week, std::size_t(Place::scorecard)) ==
                Approx(std::min(1.0, informed / 0.5)));
    }
    // Everybody is informed long before everybody uses anything: more recognition, more energy.
    REQUIRE(test::last(run, "energy") > test::last(ordinary, "energy"));
}

TEST_CASE("strategy work goes from plan to execution as its gates are passed",
          "[engine][scorecard]") {
    auto model = test::regular_model(300);
    model.weeks = 60;
    auto const run = test::run(model);
    double before = 0.0;
    for (std::size_t week = 0; week <= 60; ++week) {
        double const stage = run.record().at(week, std::size_t(Place::strategy_stage));
        REQUIRE(stage >= before);
        bool const informed = run.record().at(week, std::size_t(Place::informed)) >= 0.30;
        REQUIRE((stage >= 4.0) == (informed || before >= 4.0));
        before = stage;
    }
    REQUIRE(before == 5.0);
    auto without = model;
    without.initiatives.clear();
    REQUIRE(test::last(test::run(without), "strategy_stage") == 1.0);
    auto poor = model;
    std::get<mechanisms::Strategy>(poor.parameters).budget_per_person_per_week = 0.0;
    REQUIRE(test::last(test::run(poor), "strategy_stage") == 2.0);
    auto nobody = model;
    std::get<mechanisms::Teams>(nobody.parameters).team_free_share = 1.0;
    std::get<mechanisms::Teams>(nobody.parameters).team_people = 1000;
    REQUIRE(test::last(test::run(nobody), "strategy_stage") == 4.0);
    std::get<mechanisms::Switches>(model.parameters).strategy = false;
    REQUIRE(test::last(test::run(model), "strategy_stage") == 0.0);
}

TEST_CASE("budget moved to the four priorities brings insight and advocacy, and delays the roadmap",
          "[engine][scorecard]") {
    auto model = test::regular_model(300);
    auto const ordinary = test::run(model);
    std::get<mechanisms::Priorities>(model.parameters).priority_share = 0.4;
    auto const moved = test::run(model);
    // Once the programme measures everything, insight is full without them.
    auto const early = [](engine::Simulation const& run) {
        return run.record().at(30, std::size_t(Place::insight));
    };
    REQUIRE(early(moved) > early(ordinary));
    REQUIRE(test::last(moved, "customer_advocacy") > test::last(ordinary, "customer_advocacy"));
    auto const done = [](engine::Simulation const& run) {
        auto const& all = run.world().strategy.initiatives;
        return std::count_if(all.begin(), all.end(), [](auto const& one) { return one.done_week; });
    };
    REQUIRE(done(moved) < done(ordinary));
}
