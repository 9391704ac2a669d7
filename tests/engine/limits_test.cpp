#include <catch2/catch.hpp>

#include "engine/small_firm.hpp"

using namespace diorama;
using test::at;
using test::last;

namespace {

engine::Model with_nothing_on() {
    auto model = test::regular_model(300, 5, 4);
    auto& on = std::get<mechanisms::Switches>(model.parameters);
    on = {};
    on.programme = on.decisions = on.communication = on.exposure = on.ladder = false;
    on.mandate = on.tools = on.energy = on.trust = on.turnover = false;
    on.embedding = on.media = on.conversations = on.customers = on.strategy = false;
    model.weeks = 52;
    return model;
}

}  // namespace

TEST_CASE("no mechanism on: nobody and nothing moves", "[engine][limits]") {
    auto const model = with_nothing_on();
    auto const run = test::run(model);
    parallel::Workers const workers(1);
    engine::Simulation const start(std::make_shared<engine::Model const>(model), workers);
    REQUIRE(run.world().people.standings == start.world().people.standings);
    REQUIRE(run.world().people.energy == start.world().people.energy);
    REQUIRE(run.world().people.trust == start.world().people.trust);
    REQUIRE(run.world().memory == start.world().memory);
    REQUIRE(run.world().departments.scar == start.world().departments.scar);
    REQUIRE(run.world().departments.friction == start.world().departments.friction);
    REQUIRE(last(run, "leader_change_hours") == 0.0);
    REQUIRE(last(run, "tool_quality") == Approx(0.6));
    // Of everything that is published only what diaries and exceptions make of a week may differ.
    for (auto name : {"unaware.data", "using",
                      "informed",     "energy",
                      "trust",        "participation",
                      "purpose",      "autonomy",
                      "tool_quality", "headcount",
                      "friction",     "embedded",
                      "open_issues",  "talk",
                      "energised",    "satisfaction",
                      "consistency",  "customer_advocacy",
                      "insight",      "spend",
                      "scorecard",    "employee_advocacy",
                      "energy_value"}) {
        auto const place = *measures::find(run.measures(), name);
        INFO(name);
        REQUIRE(run.record().at(52, place) == run.record().at(0, place));
    }
}

TEST_CASE("turnover alone: the share that stays falls as (1 - v)^t", "[engine][limits]") {
    auto model = with_nothing_on();
    model.organisation = test::regular_firm(20000, 8, 0);
    std::get<mechanisms::Switches>(model.parameters).turnover = true;
    auto& traits = std::get<mechanisms::Traits>(model.parameters);
    traits.using_at_start_share = 1.0;
    traits.leavers_share_per_week = 0.01;
    auto const run = test::run(model);
    double expected = 1.0;
    for (int week = 0; week < 52; ++week) expected *= 0.99;
    // Four standard errors of a share over 20,000 people.
    REQUIRE(last(run, "integrated") ==
            Approx(expected).margin(4.0 * std::sqrt(expected * (1.0 - expected) / 20000.0)));
}

TEST_CASE("shares stay shares and the head count stays, whatever happens", "[engine][limits]") {
    auto model = test::regular_model(800, 7, 6);
    model.weeks = 120;
    model.events = {at(3, interventions::LaunchProject{}), at(10, interventions::LaunchUnit{}),
                    at(20, interventions::StartMandate{}), at(60, interventions::DissolveUnit{}),
                    at(70, interventions::EndMandate{}),   at(80, interventions::LaunchDio{}),
                    at(90, interventions::CloseProject{})};
    auto const run = test::run(model);
    for (std::size_t week = 0; week <= 120; ++week) {
        double rungs = 0.0;
        for (std::size_t k = 0; k < 18; ++k) {
            double const share = run.record().at(week, k);
            REQUIRE(share >= 0.0);
            REQUIRE(share <= 1.0);
            rungs += share;
        }
        REQUIRE(rungs == Approx(3.0));
        for (auto name :
             {"trust", "participation", "tool_quality", "integrated", "integrated_visible"}) {
            double const share = run.record().at(week, *measures::find(run.measures(), name));
            REQUIRE(share >= 0.0);
            REQUIRE(share <= 1.0);
        }
        REQUIRE(std::abs(run.record().at(week, std::size_t(measures::Place::energy))) <= 1.0);
    }
    std::uint32_t people = 0;
    for (auto const in_department : run.world().departments.headcount) people += in_department;
    REQUIRE(people == 800);
    for (auto const& one : run.world().programme.participants) {
        REQUIRE(one.given_total_hours <= one.pledged_total_hours);
        REQUIRE(one.used_total_hours <= one.given_total_hours);
    }
}

TEST_CASE("nobody climbs more than one rung of a practice in a week", "[engine][limits]") {
    auto model = test::regular_model(500, 5, 6);
    model.weeks = 60;
    std::get<mechanisms::Switches>(model.parameters).turnover = false;
    parallel::Workers const workers(1);
    engine::Simulation simulation(std::make_shared<engine::Model const>(model), workers);
    while (!simulation.finished()) {
        auto const before = simulation.world().people.standings;
        simulation.step(workers);
        for (std::size_t i = 0; i < before.size(); ++i)
            for (std::size_t p = 0; p < people::practice_count; ++p) {
                int const moved =
                    int(simulation.world().people.standings[i].rung(p)) - int(before[i].rung(p));
                REQUIRE(std::abs(moved) <= 1);
            }
    }
}

TEST_CASE("an event by a question acts once, in the week after it first holds",
          "[engine][events]") {
    auto model = test::regular_model(400, 5, 5);
    model.weeks = 80;
    interventions::Event event;
    event.when = std::get<measures::Condition>(measures::Condition::parse("informed >= 0.5"));
    event.action = interventions::LaunchUnit{};
    model.events = {event};
    auto const run = test::run(model);
    REQUIRE(run.record().events.size() == 1);
    auto const week = run.record().events[0].week;
    auto const informed = *measures::find(run.measures(), "informed");
    REQUIRE(run.record().at(week - 1, informed) >= 0.5);
    REQUIRE(run.record().at(week - 2, informed) < 0.5);
    REQUIRE(run.record().at(week, std::size_t(measures::Place::unit_people)) > 0.0);
}

TEST_CASE("an event every so many weeks acts in each of them", "[engine][events]") {
    auto model = test::regular_model(50, 5, 3);
    model.weeks = 40;
    auto event = at(5, interventions::StartMandate{0.1});
    event.every_weeks = 10;
    model.events = {event};
    auto const run = test::run(model);
    std::vector<std::uint32_t> weeks;
    for (auto const& line : run.record().events) weeks.push_back(line.week);
    REQUIRE(weeks == std::vector<std::uint32_t>{5, 15, 25, 35});
}
