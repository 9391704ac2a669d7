#include <catch2/catch.hpp>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <thread>

#include "viewer_live/workshop.hpp"

using namespace diorama;
using namespace diorama::viewer::live;
using namespace viewer_test;
using namespace std::chrono_literals;

namespace {

double processor_seconds() {
    return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

double seconds_since(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

TEST_CASE("before anything is open a session is empty and takes every command", "[viewer][live]") {
    Session session;
    REQUIRE(session.state() != nullptr);
    session.play();
    session.step(-3);
    session.go_to(7);
    session.undo();
    session.pin_person(org::person(0));
    session.intervene(BranchId{1}, at(3, interventions::HoldForum{}));
    session.fork(no_branch, 3);
    session.ensemble(10);
    auto const state = rest(session);
    REQUIRE(state->branches.empty());
    REQUIRE_FALSE(state->messages.empty());
}

TEST_CASE("commands and state return while a week takes its time", "[viewer][live]") {
    OwnFolder const workshop;
    Settings settings;
    settings.slowed_by = 250ms;
    Session session(settings);
    session.open(workshop.write("small.toml", small_scenario()));
    session.go_to(6);
    while (session.state()->branches.empty()) std::this_thread::sleep_for(5ms);
    session.go_to(6);
    auto const begin = std::chrono::steady_clock::now();
    auto const first_branch = first(session);
    int calls = 0;
    double longest = 0.0;
    while (seconds_since(begin) < 1.0) {
        auto const one = std::chrono::steady_clock::now();
        session.state();
        session.set_speed(2.0 + calls % 5);
        session.pin_person(org::person(3));
        session.set_parameter(first_branch, "leadership.pledge_hours_per_week", calls % 12, 20);
        longest = std::max(longest, seconds_since(one));
        ++calls;
        std::this_thread::sleep_for(1ms);
    }
    // All of it in less than one of the slow weeks, however busy the machine is.
    REQUIRE(longest < 0.2);
    REQUIRE(calls > 20);
}

TEST_CASE("all branches show one week, whatever is being simulated", "[viewer][live]") {
    OwnFolder const workshop;
    Settings settings;
    settings.slowed_by = 3ms;
    Session session(settings);
    open(session, workshop.write("small.toml", small_scenario()));
    session.fork(first(session), 0);
    session.fork(first(session), 0);
    rest(session);
    session.set_speed(200.0);
    session.play();
    std::uint32_t last = 0;
    for (;;) {
        auto const state = session.state();
        REQUIRE(state->branches.size() == 3);
        for (auto const& branch : state->branches) {
            REQUIRE(branch.picture->week == state->picture_week);
            REQUIRE(branch.series->weeks_done() == branch.weeks_done);
            REQUIRE(branch.weeks_done >= state->picture_week);
        }
        REQUIRE(state->picture_week >= last);
        last = state->picture_week;
        if (last == 40) break;
        std::this_thread::sleep_for(1ms);
    }
}

TEST_CASE("playing stops where it is asked to, and stepping goes both ways", "[viewer][live]") {
    OwnFolder const workshop;
    Session session;
    open(session, workshop.write("small.toml", small_scenario()));
    session.set_speed(500.0);
    session.play_until(12);
    REQUIRE(rest(session)->picture_week == 12);
    session.step(3);
    session.step(-1);
    REQUIRE(rest(session)->picture_week == 14);
    session.step(-100);
    REQUIRE(rest(session)->picture_week == 0);
    session.go_to(4'000'000);
    REQUIRE(rest(session)->picture_week == 40);
    session.play();
    REQUIRE_FALSE(rest(session)->playing);
}

TEST_CASE("speed is weeks per second, apart from drawing", "[viewer][live]") {
    OwnFolder const workshop;
    Session session;
    open(session, workshop.write("small.toml", small_scenario()));
    session.set_speed(20.0);
    auto const begin = std::chrono::steady_clock::now();
    session.play_until(10);
    rest(session);
    // Ten weeks at twenty a second; a busy machine may be late, never early.
    REQUIRE(seconds_since(begin) > 0.4);
}

TEST_CASE("what is asked for is done while time plays", "[viewer][live]") {
    OwnFolder const workshop;
    Session session;
    open(session, workshop.write("small.toml", small_scenario()));
    session.set_speed(1.0);
    session.play();
    auto const path = workshop / "while-playing.toml";
    REQUIRE(
        session.wait_done(session.save_scenario(first(session), path), std::chrono::minutes(1)));
    REQUIRE(std::filesystem::exists(path));
    // Forty weeks at one a second: it is far from its rest.
    REQUIRE(session.state()->playing);
    REQUIRE_FALSE(session.wait(session.last_ticket(), std::chrono::milliseconds(1)));
}

TEST_CASE("a branch's name, colour and place in the family", "[viewer][live]") {
    OwnFolder const workshop;
    Session session;
    open(session, workshop.write("small.toml", small_scenario()));
    session.go_to(9);
    auto const b = session.fork(first(session), 9);
    auto const c = session.fork(b, 9, "With \x01 a\n mandate");
    auto const d = session.fork(c, 9);
    auto const e = session.fork(c, 9);
    auto state = rest(session);
    REQUIRE(state->branches.size() == 4);
    REQUIRE(state->find(e) == nullptr);
    REQUIRE(state->messages.back().failed);
    REQUIRE(state->find(b)->name == "B");
    REQUIRE(state->find(c)->name == "With  a mandate");
    REQUIRE(state->find(c)->parent == b);
    REQUIRE(state->find(d)->colour_index == 3);
    session.close_branch(b);
    auto const f = session.fork(c, 9);
    state = rest(session);
    REQUIRE(state->find(b) == nullptr);
    REQUIRE(state->find(f)->colour_index == 1);
    session.undo();
    session.undo();
    state = rest(session);
    REQUIRE(state->find(b)->colour_index == 1);
    REQUIRE(state->find(b)->weeks_done >= 9);
    for (auto const id : {first(session), b, c, d}) session.close_branch(id);
    REQUIRE(rest(session)->branches.size() == 1);
}

TEST_CASE("what cannot be is refused in a sentence and changes nothing", "[viewer][live]") {
    OwnFolder const workshop;
    Session session;
    open(session, workshop.write("small.toml", small_scenario()));
    auto const branch = first(session);
    interventions::LaunchUnit unit;
    unit.staff_share = 7.0;
    session.intervene(branch, at(3, unit));
    session.intervene(branch, at(41, interventions::HoldForum{}));
    session.set_parameter(branch, "leadership.pledge_hours", 4.0);
    session.set_parameter(branch, "leadership.pledge_hours_per_week", 400.0);
    session.set_parameter(branch, "programme.delegation", 0.5);
    session.set_parameter(branch, "leadership.pledge_hours_per_week",
                          std::numeric_limits<double>::quiet_NaN());
    interventions::Reorganise moved;
    moved.team = org::person(100'000);
    session.intervene(branch, at(3, moved));
    session.remove_event(branch, 0);
    session.pin_person(org::person(100'000));
    session.intervene(BranchId{999}, at(3, interventions::HoldForum{}));
    session.save_scenario(branch, "/proc/no/such/place.toml");
    auto const state = rest(session);
    REQUIRE(state->messages.size() == 11);
    for (auto const& message : state->messages) {
        REQUIRE(message.failed);
        REQUIRE(message.text.size() > 15);
    }
    REQUIRE(state->branches.front().events->empty());
    REQUIRE_FALSE(state->can_undo);
    REQUIRE_FALSE(state->unsaved);
}

TEST_CASE("a lever that moves within a week is one event and one step to undo", "[viewer][live]") {
    OwnFolder const workshop;
    Session session;
    open(session, workshop.write("small.toml", small_scenario()));
    session.go_to(10);
    auto const branch = first(session);
    for (int hours = 1; hours <= 9; ++hours)
        session.set_parameter(branch, "leadership.pledge_hours_per_week", hours);
    auto state = rest(session);
    REQUIRE(state->branches.front().events->size() == 1);
    REQUIRE(state->branches.front().events->front().event.at_week == 11);
    REQUIRE(state->unsaved);
    session.step();
    state = rest(session);
    auto const& now = std::get<mechanisms::Pledge>(state->branches.front().picture->parameters);
    REQUIRE(now.pledge_hours_per_week == 9.0);
    session.undo();
    REQUIRE(rest(session)->branches.front().events->empty());
}

TEST_CASE("weeks that were known are known again after a change of the past", "[viewer][live]") {
    OwnFolder const workshop;
    Session session;
    open(session, workshop.write("small.toml", small_scenario()));
    session.go_to(36);
    rest(session);
    session.go_to(10);
    rest(session);
    session.intervene(first(session), at(12, interventions::LaunchDio{}));
    REQUIRE(rest(session)->branches.front().weeks_done == 36);
}

TEST_CASE("anywhere in the retailer's three years is there in a fifth of a second",
          "[viewer][live][speed]") {
    Session session;
    open(session, retailer());
    double longest = 0.0;
    double longest_processor = 0.0;
    for (std::uint32_t const week : {156U, 3U, 151U, 77U, 78U, 20U, 155U, 0U}) {
        auto const begin = std::chrono::steady_clock::now();
        auto const processor = processor_seconds();
        session.go_to(week);
        rest(session);
        longest = std::max(longest, seconds_since(begin));
        longest_processor = std::max(longest_processor, processor_seconds() - processor);
    }
    std::cout << "longest scrub " << longest << " s, of the processor " << longest_processor
              << " s\n";
    // Of the processor, because the machine may be busy with other things.
    REQUIRE(longest_processor < 0.2);
}

TEST_CASE("a lever shows its effect on a thousand people in a tenth of a second",
          "[viewer][live][speed]") {
    OwnFolder const workshop;
    Session session;
    open(session,
         workshop.write("thousand.toml", "weeks = 156\n[organisation.generate]\npeople = 1000\n"));
    session.go_to(60);
    rest(session);
    auto const branch = first(session);
    double longest = 0.0;
    double longest_processor = 0.0;
    for (int hours = 1; hours <= 10; ++hours) {
        auto const before = session.state()->branches.front().picture;
        auto const begin = std::chrono::steady_clock::now();
        auto const processor = processor_seconds();
        session.set_parameter(branch, "leadership.pledge_hours_per_week", hours, 50);
        while (session.state()->branches.front().picture == before)
            std::this_thread::sleep_for(1ms);
        longest = std::max(longest, seconds_since(begin));
        longest_processor = std::max(longest_processor, processor_seconds() - processor);
        rest(session);
    }
    std::cout << "lever to picture " << longest << " s, of the processor " << longest_processor
              << " s\n";
    REQUIRE(longest_processor < 0.1);
}
