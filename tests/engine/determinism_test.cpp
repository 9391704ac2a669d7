#include <xxhash.h>

#include <catch2/catch.hpp>

#include "engine/small_firm.hpp"
#include "people/visible.hpp"

using namespace diorama;
using test::at;

namespace {

/// Everything happens in it: programme, project, unit, DIO, mandate, gatherings, mergers, lines
/// that are redrawn, people who leave and join, budgets, a parameter that changes.
engine::Model eventful(std::size_t headcount) {
    auto model = test::regular_model(headcount, 6, 5);
    model.weeks = 60;
    model.events = {
        at(5, interventions::LaunchProject{}), at(10, interventions::LaunchUnit{}),
        at(11, interventions::HoldForum{}), at(12, interventions::IntegrateMedia{}),
        at(13, interventions::StartThinkingGroups{}),
        at(14, interventions::OpenCustomerCommunity{}), at(15, interventions::StartMandate{0.5}),
        at(16, interventions::LayOff{0.1, interventions::LayOffRule::drainers}),
        at(20, interventions::CutBudget{0.5}), at(25, interventions::Hire{0.05}),
        at(30, interventions::EndMandate{}), at(32, interventions::LayOff{0.05}),
        at(33, interventions::AllocateBudget{2.0}), at(34, interventions::HoldFocusGroups{}),
        at(35, interventions::LaunchDio{}), at(28, interventions::LinkDepartments{}),
        at(44,
           interventions::LaunchDio{
               .core_share = 0.3, .product_every_weeks = 3, .outside_share = 0.2}),
        at(57, interventions::EndDio{}),
        // Somebody who led nobody comes to lead a team of seven or fewer.
        at(36, interventions::Reorganise{org::person(7), org::person(49)}),
        at(40, interventions::SetParameter{
                   *mechanisms::find_parameter("influence.hierarchy_weight"), 0.1})};
    return model;
}

}  // namespace

TEST_CASE("a year ends in the same bits for any number of workers", "[engine][determinism]") {
    // More rows than chunks of one worker, and a last chunk that is not full.
    auto const alone = test::run(eventful(9001), 1);
    for (std::size_t workers : {2u, 3u, 8u}) {
        auto const together = test::run(eventful(9001), workers);
        REQUIRE(together.digest() == alone.digest());
        REQUIRE(together.record().weekly == alone.record().weekly);
    }
}

TEST_CASE("what is kept from week to week is what counting everybody afresh gives",
          "[engine][determinism]") {
    auto const model = std::make_shared<engine::Model const>(eventful(3000));
    parallel::Workers const workers(2);
    engine::Simulation simulation(model, workers);
    engine::Scratch afresh;
    for (std::uint32_t week = 0; week <= model->weeks; ++week) {
        engine::recount(simulation.world(), afresh);
        auto const& seen = afresh.seen;
        auto const now = [&](measures::Place place) {
            auto const& record = simulation.record();
            return record.at(record.rows() - 1, std::size_t(place));
        };
        auto const heads = static_cast<double>(seen.headcount);
        REQUIRE(now(measures::Place::headcount) == heads);
        REQUIRE(now(measures::Place::integrated) ==
                Approx(static_cast<double>(seen.integrated) / heads).margin(1e-12));
        REQUIRE(now(measures::Place::informed) == engine::informed(seen));
        REQUIRE(now(measures::Place::energy) == engine::mean_of(seen.energy, seen.headcount));
        REQUIRE(now(measures::Place::local_staff) == static_cast<double>(seen.local_staff));
        for (std::size_t k = 0; k < seen.rungs.size(); ++k)
            REQUIRE(simulation.record().at(simulation.record().rows() - 1, k) ==
                    Approx(static_cast<double>(seen.rungs[k]) / heads).margin(1e-12));
        for (std::size_t d = 0; d < seen.departments.size(); ++d) {
            REQUIRE(simulation.world().departments.headcount[d] == seen.departments[d].headcount);
            REQUIRE(simulation.world().departments.seats_wanted[d] ==
                    seen.departments[d].seats_wanted);
            REQUIRE(simulation.world().departments.local_staff[d] ==
                    seen.departments[d].local_staff);
        }
        for (std::size_t i = 0; i < simulation.world().people.headcount(); ++i)
            REQUIRE(simulation.world().people.visible[i] ==
                    people::Visible::word(simulation.world().people.standings[i],
                                          simulation.world().people.energy[i]));
        simulation.step(workers);
    }
}

TEST_CASE("another seed gives another run", "[engine][determinism]") {
    auto model = eventful(300);
    auto const one = test::run(model).digest();
    model.seed = 8;
    REQUIRE(test::run(model).digest() != one);
}

TEST_CASE("a run split at any week and resumed equals an unbroken one", "[engine][checkpoint]") {
    auto const model = std::make_shared<engine::Model const>(eventful(500));
    parallel::Workers const workers(1);
    auto const unbroken = test::run(*model).digest();
    for (std::uint32_t split : {0u, 1u, 5u, 12u, 15u, 17u, 31u, 36u, 37u, 41u, 45u, 60u}) {
        engine::Simulation first(model, workers);
        while (first.week() < split) first.step(workers);
        auto const bytes = first.checkpoint();
        auto second = engine::Simulation::resume(model, bytes);
        REQUIRE(second.week() == split);
        REQUIRE(second.digest() == first.digest());
        while (!second.finished()) second.step(workers);
        REQUIRE(second.digest() == unbroken);
    }
}

TEST_CASE("the digest is of every byte of the state", "[engine][checkpoint]") {
    auto const model = std::make_shared<engine::Model const>(eventful(100));
    parallel::Workers const workers(1);
    engine::Simulation run(model, workers);
    while (run.week() < 20) run.step(workers);
    // A checkpoint is a line, the version, scenario, seed and digest, the state, and whether
    // causes follow.
    auto const bytes = run.checkpoint();
    std::size_t const head = std::string_view("diorama checkpoint\n").size() + 64 + 3 * 8;
    REQUIRE(XXH3_64bits(bytes.data() + head, bytes.size() - head - 1) == run.digest());
}

TEST_CASE("runs share the model's ties until a structure adds some", "[engine][determinism]") {
    auto const shared = std::make_shared<engine::Model const>(eventful(500));
    parallel::Workers const workers(1);
    engine::Simulation run(shared, workers);
    auto const* const rows = shared->organisation->ties.neighbours().data();
    REQUIRE(run.world().ties.neighbours().data() == rows);
    while (run.week() < 4) run.step(workers);
    auto const fork = run;
    run.step(workers);  // the fifth week: a project ties its members
    REQUIRE_FALSE(run.world().ties.shares_rows_with(fork.world().ties));
    REQUIRE(run.world().ties.directed_count() > fork.world().ties.directed_count());
    REQUIRE(fork.world().ties.neighbours().data() == rows);
    REQUIRE(engine::Simulation::resume(shared, fork.checkpoint()).digest() == fork.digest());
}

TEST_CASE("a checkpoint that is cut, changed or of another scenario is refused",
          "[engine][checkpoint]") {
    auto const model = std::make_shared<engine::Model const>(eventful(50));
    parallel::Workers const workers(1);
    engine::Simulation simulation(model, workers);
    simulation.step(workers);
    auto const bytes = simulation.checkpoint();

    for (std::size_t length :
         {std::size_t{0}, std::size_t{10}, std::size_t{90}, bytes.size() / 2, bytes.size() - 1})
        REQUIRE_THROWS_AS(engine::Simulation::resume(model, bytes.substr(0, length)),
                          std::runtime_error);
    REQUIRE_THROWS_AS(engine::Simulation::resume(model, bytes + "x"), std::runtime_error);
    auto changed = bytes;
    changed[bytes.size() / 2] = static_cast<char>(changed[bytes.size() / 2] ^ 1);
    REQUIRE_THROWS_AS(engine::Simulation::resume(model, changed), std::runtime_error);
    auto other = *model;
    other.scenario_digest = 1;
    REQUIRE_THROWS_AS(
        engine::Simulation::resume(std::make_shared<engine::Model const>(other), bytes),
        std::runtime_error);
    other = *model;
    other.seed += 1;
    REQUIRE_THROWS_AS(
        engine::Simulation::resume(std::make_shared<engine::Model const>(other), bytes),
        std::runtime_error);
}

TEST_CASE("a fork without a change goes on exactly as the original", "[engine][fork]") {
    parallel::Workers const workers(1);
    auto const model = std::make_shared<engine::Model const>(eventful(400));
    engine::Simulation original(model, workers);
    while (original.week() < 20) original.step(workers);
    engine::Simulation fork = original;
    while (!original.finished()) original.step(workers);
    while (!fork.finished()) fork.step(workers);
    REQUIRE(fork.digest() == original.digest());
}

TEST_CASE("a fork with one change differs only through what the change causes", "[engine][fork]") {
    // The trust of people in a firm without ties and with energy and trust cut off from the ladder
    // cannot be reached by a change of the rate at which people become willing.
    auto model = test::regular_model(400, 6, 0);
    model.weeks = 40;
    std::get<mechanisms::Switches>(model.parameters).energy = false;
    parallel::Workers const workers(1);
    engine::Simulation original(std::make_shared<engine::Model const>(model), workers);
    while (original.week() < 20) original.step(workers);
    engine::Simulation fork = original;
    fork.intervene(at(21, interventions::SetParameter{
                              *mechanisms::find_parameter("ladder.willing_rate_per_week"), 1.0}));
    while (!original.finished()) original.step(workers);
    while (!fork.finished()) fork.step(workers);

    REQUIRE(fork.world().people.trust == original.world().people.trust);
    REQUIRE(fork.world().people.message == original.world().people.message);
    REQUIRE(fork.world().people.innovativeness == original.world().people.innovativeness);
    REQUIRE(fork.world().people.standings != original.world().people.standings);
    REQUIRE(test::last(fork, "willing.data") + test::last(fork, "trained.data") >
            test::last(original, "willing.data") + test::last(original, "trained.data"));
}

TEST_CASE("an event added by hand acts like the same event in the scenario", "[engine][fork]") {
    auto model = test::regular_model(300, 6, 5);
    model.weeks = 30;
    parallel::Workers const workers(1);
    engine::Simulation live(std::make_shared<engine::Model const>(model), workers);
    live.intervene(at(10, interventions::LaunchUnit{}));
    while (!live.finished()) live.step(workers);
    model.events = {at(10, interventions::LaunchUnit{})};
    REQUIRE(live.digest() == test::run(model).digest());
}
