#include <catch2/catch.hpp>
#include <random>

#include "viewer_live/workshop.hpp"

// Wherever one has been meanwhile: a branch is what `diorama run` makes of its scenario.

using namespace diorama;
using namespace diorama::viewer::live;
using namespace viewer_test;

namespace {

std::uint64_t digest(Session& session, BranchId branch) {
    auto const state = rest(session);
    auto const* const one = state->find(branch);
    REQUIRE(one != nullptr);
    REQUIRE(one->picture->week == state->picture_week);
    REQUIRE(one->digest.has_value());
    return *one->digest;
}

/// Saves the branch, runs the file by itself and returns that run's digest in the shown week.
std::uint64_t digest_of_saved(Session& session, BranchId branch, OwnFolder const& workshop) {
    auto const file = workshop / "saved.toml";
    session.save_scenario(branch, file);
    auto const state = rest(session);
    REQUIRE_FALSE(state->messages.back().failed);
    return digest_of_run(file, state->picture_week);
}

}  // namespace

TEST_CASE("a session that was played to the end has the digest of a run", "[viewer][same-bits]") {
    OwnFolder const workshop;
    for (std::uint64_t const seed : {1, 2, 77}) {
        auto const file = workshop.write("small.toml", small_scenario(seed));
        Session session;
        open(session, file);
        session.set_speed(1000.0);
        session.play();
        REQUIRE(digest(session, first(session)) == digest_of_run(file));
        REQUIRE(session.state()->shown_week == 40);
    }
}

TEST_CASE("scrubbing back and forth changes nothing", "[viewer][same-bits]") {
    OwnFolder const workshop;
    auto const file = workshop.write("small.toml", small_scenario());
    Session session;
    open(session, file);
    for (std::uint32_t const week : {31U, 3U, 17U, 16U, 0U, 40U, 39U, 8U, 40U}) {
        session.go_to(week);
        REQUIRE(digest(session, first(session)) == digest_of_run(file, week));
    }
}

TEST_CASE("the same holds where little is kept and every week has to be found again",
          "[viewer][same-bits]") {
    OwnFolder const workshop;
    auto const file = workshop.write("small.toml", small_scenario());
    Settings settings;
    settings.memory_bytes = 1;
    Session session(settings);
    open(session, file);
    std::mt19937 random(5);
    for (int n = 0; n < 12; ++n) {
        auto const week = static_cast<std::uint32_t>(random() % 41);
        session.go_to(week);
        REQUIRE(digest(session, first(session)) == digest_of_run(file, week));
    }
}

TEST_CASE("a fork goes on with the same luck and returns to it when its change is taken back",
          "[viewer][same-bits]") {
    OwnFolder const workshop;
    auto const file = workshop.write("small.toml", small_scenario(3));
    Session session;
    open(session, file);
    session.go_to(20);
    auto const fork = session.fork(first(session), 20, "B");
    session.intervene(fork, at(21, interventions::LaunchDio{}));
    session.go_to(40);
    auto const base = digest_of_run(file);
    REQUIRE(digest(session, first(session)) == base);
    REQUIRE(digest(session, fork) != base);
    REQUIRE(digest(session, fork) == digest_of_saved(session, fork, workshop));
    session.undo();
    REQUIRE(digest(session, fork) == base);
}

TEST_CASE("interventions of every kind are saved so that a run of the file has the same bits",
          "[viewer][same-bits]") {
    OwnFolder const workshop;
    auto const file = workshop.write(
        "small.toml", small_scenario(9, "[[event]]\nat_week = 5\ndo = \"hold_forum\"\n"));
    Session session;
    open(session, file);
    auto const branch = first(session);
    session.go_to(30);
    session.intervene(branch, at(0, interventions::StartMandate{}));
    session.set_parameter(branch, "leadership.pledge_hours_per_week", 4.3, 12);
    session.set_parameter(branch, "programme.delegation", 1.0, 14);
    session.intervene(branch, at(10, interventions::LaunchUnit{}));
    session.intervene(branch, at(25, interventions::DissolveUnit{}));
    auto asked = at(0, interventions::LayOff{});
    asked.when =
        std::get<measures::Condition>(measures::Condition::parse("week == 8 or using >= 0.01"));
    session.intervene(branch, asked);
    interventions::IntegrateMedia merger;
    merger.departments = {1, 2};
    session.intervene(branch, at(15, merger));
    auto const& lines = session.state()->opened->organisation->hierarchy;
    interventions::Reorganise moved;
    moved.team = lines.reports_of(lines.reports_of(lines.roots[0])[0])[0];
    moved.to = lines.reports_of(lines.roots[0])[1];
    session.intervene(branch, at(18, moved));
    auto const state = rest(session);
    for (auto const& message : state->messages) UNSCOPED_INFO(message.text);
    REQUIRE(state->messages.empty());
    for (std::uint32_t const week : {30U, 12U, 40U, 26U}) {
        session.go_to(week);
        REQUIRE(digest(session, branch) == digest_of_saved(session, branch, workshop));
    }
    // The condition held in week 8 already, when it had not been asked yet.
    auto const& marks = *session.state()->branches.front().events;
    auto const condition = std::find_if(
        marks.begin(), marks.end(), [](auto const& mark) { return mark.event.when.has_value(); });
    REQUIRE(condition->weeks.front() == 31);
}

TEST_CASE("events that are taken back leave no trace", "[viewer][same-bits]") {
    OwnFolder const workshop;
    auto const file = workshop.write("small.toml", small_scenario(4));
    Session session;
    open(session, file);
    auto const branch = first(session);
    session.go_to(35);
    session.intervene(branch, at(10, interventions::LaunchProject{}));
    session.intervene(branch, at(20, interventions::HoldForum{}));
    session.intervene(branch, at(38, interventions::Hire{}));
    rest(session);
    session.remove_event(branch, 0);
    session.go_to(40);
    REQUIRE(digest(session, branch) == digest_of_saved(session, branch, workshop));
    session.remove_event(branch, 1);
    session.remove_event(branch, 0);
    REQUIRE(digest(session, branch) == digest_of_run(file));
    REQUIRE(session.state()->branches.front().events->empty());
}

TEST_CASE("the retailer, scrubbed, forked and steered, is what the program makes of the saved file",
          "[viewer][same-bits]") {
    OwnFolder const workshop;
    Session session;
    open(session, retailer());
    session.go_to(156);
    session.go_to(30);
    auto const fork = session.fork(first(session), 30);
    session.set_parameter(fork, "leadership.pledge_hours_per_week", 6.0);
    session.go_to(80);
    session.intervene(fork, at(0, interventions::LaunchDio{}));
    session.go_to(20);
    session.go_to(208);
    rest(session);
    auto const saved = workshop / "steered.toml";
    session.save_scenario(fork, saved);
    session.save_weekly(fork, workshop / "weekly.csv");
    auto const bits = digest(session, fork);
    REQUIRE(digest(session, first(session)) == digest_of_run(retailer()));
    auto const out = workshop / "out";
    auto const command =
        std::string(DIORAMA_PROGRAM) + " run --quiet --out " + out + " " + saved + " >/dev/null";
    REQUIRE(std::system(command.c_str()) == 0);
    REQUIRE(report::read_run_facts(out + "/run.json").digest == report::digest_text(bits));
    REQUIRE(text_of(out + "/weekly.csv") == text_of(workshop / "weekly.csv"));
}
