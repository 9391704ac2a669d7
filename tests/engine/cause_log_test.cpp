#include "engine/cause_log.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "engine/small_firm.hpp"

using namespace diorama;
using mechanisms::Cause;
using test::at;

namespace {

/// Everything that moves anybody: ladder, newcomers, events that teach, sack, hire and demand.
engine::Model with_all_moves(std::size_t headcount) {
    auto model = test::regular_model(headcount, 6, 5);
    model.weeks = 60;
    model.events = {at(5, interventions::LaunchProject{}),
                    at(10, interventions::LaunchUnit{}),
                    at(11, interventions::HoldForum{}),
                    at(12, interventions::StartMandate{0.8}),
                    at(16, interventions::LayOff{0.1}),
                    at(25, interventions::Hire{0.05}),
                    at(30, interventions::EndMandate{}),
                    at(35, interventions::DissolveUnit{}),
                    at(52, interventions::Reorganise{org::person(7), org::person(49)})};
    return model;
}

engine::Simulation logged(engine::Model model, std::size_t workers = 1) {
    parallel::Workers const threads(workers);
    engine::Simulation run(std::make_shared<engine::Model const>(std::move(model)), threads);
    run.log_causes(13);
    while (!run.finished()) run.step(threads);
    return run;
}

std::vector<mechanisms::Move> all_moves(engine::Simulation const& run) {
    std::vector<mechanisms::Move> all;
    for (std::uint32_t week = 1; week <= run.causes()->last_week(); ++week) {
        auto const moves = run.causes()->moves_of(week);
        all.insert(all.end(), moves.begin(), moves.end());
    }
    return all;
}

}  // namespace

TEST_CASE("every change of a rung's share is the sum of the moves that are logged",
          "[engine][causes]") {
    auto const run = logged(with_all_moves(500));
    auto const& record = run.record();
    auto const heads = [&](std::size_t week) {
        return record.at(week, std::size_t(measures::Place::headcount));
    };
    std::set<Cause> causes;
    for (std::uint32_t week = 1; week <= run.week(); ++week) {
        std::array<double, people::rung_count * people::practice_count> change{};
        for (auto const move : run.causes()->moves_of(week)) {
            causes.insert(move.cause());
            if (!move.changes_rung()) continue;
            if (move.from() < people::rung_count)
                change[move.from() * people::practice_count + move.practice()] -= 1.0;
            if (move.to() < people::rung_count)
                change[move.to() * people::practice_count + move.practice()] += 1.0;
        }
        INFO(week);
        for (std::size_t column = 0; column < change.size(); ++column)
            REQUIRE(record.at(week, column) * heads(week) ==
                    Approx(record.at(week - 1, column) * heads(week - 1) + change[column])
                        .margin(1e-6));
    }
    for (auto const cause : {Cause::colleagues, Cause::message, Cause::seat, Cause::mandate,
                             Cause::mandate_ended, Cause::newcomer, Cause::event})
        REQUIRE(causes.count(cause) == 1);
}

TEST_CASE("somebody's moves follow on each other from the first week to the last",
          "[engine][causes]") {
    auto const model = with_all_moves(300);
    parallel::Workers const threads(1);
    engine::Simulation run(std::make_shared<engine::Model const>(model), threads);
    auto place = std::vector<std::array<unsigned, 3>>(300);
    for (std::size_t i = 0; i < 300; ++i)
        for (std::size_t p = 0; p < 3; ++p) place[i][p] = run.world().people.standings[i].rung(p);
    run.log_causes(1);
    while (!run.finished()) run.step(threads);
    for (auto const move : all_moves(run)) {
        if (!move.changes_rung()) continue;
        REQUIRE(place[move.person()][move.practice()] == move.from());
        place[move.person()][move.practice()] = move.to();
    }
    for (std::size_t i = 0; i < 300; ++i)
        for (std::size_t p = 0; p < 3; ++p) {
            auto const standing = run.world().people.standings[i];
            REQUIRE(place[i][p] ==
                    (standing.present() ? standing.rung(p) : mechanisms::absent_place));
        }
}

TEST_CASE("asking for causes changes nothing, and any number of workers tells the same",
          "[engine][causes][determinism]") {
    auto const alone = logged(with_all_moves(5001), 1);
    REQUIRE(alone.digest() == test::run(with_all_moves(5001)).digest());
    for (std::size_t const workers : {2u, 5u}) {
        auto const together = logged(with_all_moves(5001), workers);
        REQUIRE(all_moves(together) == all_moves(alone));
        for (auto const manager : alone.world().hierarchy->leaders)
            REQUIRE(together.causes()->holds_of(manager) == alone.causes()->holds_of(manager));
    }
}

TEST_CASE("a run that goes on from a checkpoint tells the same causes", "[engine][causes]") {
    auto const model = std::make_shared<engine::Model const>(with_all_moves(400));
    parallel::Workers const workers(1);
    auto const unbroken = logged(*model);
    for (std::uint32_t const split : {0u, 20u, 55u}) {
        engine::Simulation first(model, workers);
        first.log_causes(13);
        while (first.week() < split) first.step(workers);
        auto second = engine::Simulation::resume(model, first.checkpoint());
        while (!second.finished()) second.step(workers);
        REQUIRE(all_moves(second) == all_moves(unbroken));
        for (auto const manager : unbroken.world().hierarchy->leaders)
            REQUIRE(second.causes()->holds_of(manager) == unbroken.causes()->holds_of(manager));
    }
    engine::Simulation silent(model, workers);
    REQUIRE(engine::Simulation::resume(model, silent.checkpoint()).causes() == nullptr);
}

TEST_CASE("a run that goes on longer than was planned counts holds over its own last weeks",
          "[engine][causes]") {
    auto const model = std::make_shared<engine::Model const>(with_all_moves(400));
    parallel::Workers const workers(1);
    auto const unbroken = logged(*model);
    for (std::uint32_t const planned : {20u, model->weeks - 5u}) {
        auto shorter = std::make_shared<engine::Model>(*model);
        shorter->weeks = planned;
        engine::Simulation first(shorter, workers);
        first.log_causes(13);
        while (!first.finished()) first.step(workers);
        auto second = engine::Simulation::resume(model, first.checkpoint());
        while (!second.finished()) second.step(workers);
        for (auto const manager : unbroken.world().hierarchy->leaders)
            REQUIRE(second.causes()->holds_of(manager) == unbroken.causes()->holds_of(manager));
    }
}

TEST_CASE("a checkpoint whose log is damaged is refused", "[engine][causes]") {
    auto const model = std::make_shared<engine::Model const>(with_all_moves(50));
    parallel::Workers const workers(1);
    engine::Simulation run(model, workers);
    run.log_causes(13);
    while (run.week() < 20) run.step(workers);
    auto bytes = run.checkpoint();
    REQUIRE_NOTHROW(engine::Simulation::resume(model, bytes));
    bytes[bytes.size() - 3] = static_cast<char>(bytes[bytes.size() - 3] ^ 1);
    REQUIRE_THROWS_AS(engine::Simulation::resume(model, bytes), std::runtime_error);
}

TEST_CASE("everybody below use who did not move up is held by something", "[engine][causes]") {
    auto model = test::regular_model(300, 6, 5);
    model.weeks = 40;
    parallel::Workers const threads(1);
    engine::Simulation run(std::make_shared<engine::Model const>(model), threads);
    run.log_causes(1);
    while (run.week() < 39) run.step(threads);
    auto const before = run.world().people.standings;
    run.step(threads);
    std::array<double, 3> waiting{};
    for (auto const standing : before)
        for (std::size_t p = 0; p < 3; ++p) waiting[p] += standing.uses(p) ? 0.0 : 1.0;
    for (auto const move : run.causes()->moves_of(40)) {
        bool const up = move.to() > move.from() && move.to() <= unsigned(people::Rung::in_use);
        if (up && move.cause() != Cause::newcomer) waiting[move.practice()] -= 1.0;
    }
    auto managers = run.world().hierarchy->leaders;
    managers.push_back(org::no_person);
    std::array<double, 3> held{};
    for (auto const manager : managers)
        for (std::size_t p = 0; p < 3; ++p) {
            auto const holds = run.causes()->holds_of(manager)[p];
            for (std::size_t h = 1; h < holds.size(); ++h) held[p] += holds[h];
        }
    REQUIRE(held == waiting);
    REQUIRE(waiting[0] > 0.0);
}
