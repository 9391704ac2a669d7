#include "viewer/live/ensemble.hpp"

#include <catch2/catch.hpp>
#include <thread>

#include "viewer_live/workshop.hpp"

using namespace diorama;
using namespace diorama::viewer::live;
using namespace viewer_test;
using namespace std::chrono_literals;

namespace {

/// Waits until the ensemble is through.
std::shared_ptr<State const> bands(Session& session) {
    rest(session);
    for (;;) {
        auto const state = session.state();
        if (!state->ensemble.running && state->branches.front().bands &&
            state->ensemble.runs_done == state->ensemble.runs)
            return state;
        std::this_thread::sleep_for(5ms);
    }
}

}  // namespace

TEST_CASE("bands are quantiles over runs, week by week", "[viewer][ensemble]") {
    std::vector<std::vector<float>> runs;
    std::vector<std::vector<float> const*> all, zero;
    std::vector<float> const nothing{0.0F, 0.0F};
    for (int r = 0; r <= 100; ++r) runs.push_back({static_cast<float>(100 - r), 7.0F});
    for (auto const& run : runs) {
        all.push_back(&run);
        zero.push_back(&nothing);
    }
    auto const one = bands_of(all, zero, 2);
    REQUIRE(one.replicates == 101);
    REQUIRE(one.low == std::vector<float>{5.0F, 7.0F});
    REQUIRE(one.median == std::vector<float>{50.0F, 7.0F});
    REQUIRE(one.high == std::vector<float>{95.0F, 7.0F});
    REQUIRE(one.difference_low == one.low);
}

TEST_CASE("an ensemble has the seeds after the scenario's own, the same for every branch",
          "[viewer][ensemble]") {
    OwnFolder const workshop;
    Session session;
    open(session, workshop.write("small.toml", small_scenario(10)));
    auto const fork = session.fork(first(session), 0);
    session.intervene(fork, at(5, interventions::LaunchDio{}));
    session.ensemble(2);
    auto const state = bands(session);
    REQUIRE(state->ensemble.runs == 4);
    std::vector<double> last;
    parallel::Workers const workers(1);
    auto const read = scenario::load(workshop / "small.toml");
    auto const place = *measures::find(measures::catalogue(), "energy");
    for (auto const seed : {11U, 12U}) {
        auto model = read.model;
        model.seed = seed;
        engine::Simulation run(std::make_shared<engine::Model const>(model), workers);
        while (!run.finished()) run.step(workers);
        last.push_back(run.record().at(40, place));
    }
    auto const& own = *state->branches[0].bands;
    REQUIRE(own.weeks() == 41);
    REQUIRE(static_cast<double>(own.median[own.place(40, place)]) ==
            Approx(0.5 * (last[0] + last[1])));
    REQUIRE(own.difference_median.empty());
    auto const& forked = *state->branches[1].bands;
    // The same luck until the fork's event.
    REQUIRE(forked.difference_high[forked.place(4, place)] == 0.0F);
    REQUIRE(forked.difference_high[forked.place(40, place)] !=
            forked.difference_low[forked.place(40, place)]);
}

TEST_CASE("a change makes its branch's bands stale and they are worked out anew",
          "[viewer][ensemble]") {
    OwnFolder const workshop;
    Session session;
    open(session, workshop.write("small.toml", small_scenario()));
    auto const fork = session.fork(first(session), 0);
    session.ensemble(3);
    auto const before = bands(session);
    session.intervene(fork, at(2, interventions::StartMandate{}));
    auto const changed = rest(session);
    REQUIRE(changed->find(fork)->bands == nullptr);
    auto const after = bands(session);
    REQUIRE(after->find(fork)->bands->median != before->find(fork)->bands->median);
    REQUIRE(after->branches[0].bands->median == before->branches[0].bands->median);
    session.ensemble(0);
    REQUIRE(rest(session)->branches[0].bands == nullptr);
}

TEST_CASE("the stage stays live while an ensemble runs, and it can be stopped",
          "[viewer][ensemble]") {
    Session session;
    open(session, retailer());
    session.ensemble(2000);
    session.go_to(20);
    auto const state = rest(session);
    REQUIRE(state->picture_week == 20);
    REQUIRE(state->ensemble.running);
    session.stop_ensemble();
    rest(session);
    while (session.state()->ensemble.running) std::this_thread::sleep_for(5ms);
    REQUIRE(session.state()->ensemble.runs_done < 2000);
}

TEST_CASE("a pinned person has a history, and why not yet", "[viewer][pins]") {
    OwnFolder const workshop;
    auto const file = workshop.write("small.toml", small_scenario());
    Session session;
    open(session, file);
    auto const& lines = session.state()->opened->organisation->hierarchy;
    auto const manager = lines.reports_of(lines.roots[0])[1];
    auto const member = lines.reports_of(manager)[0];
    session.go_to(30);
    session.pin_person(member);
    session.pin_team(manager);
    session.pin_team(manager);
    auto const state = rest(session);
    REQUIRE(state->pins.size() == 2);
    auto const& one = *state->pins[0].histories.front();
    auto const& team = *state->pins[1].histories.front();
    REQUIRE(one.weeks.size() == 31);
    REQUIRE(one.weeks[30].standing ==
            state->branches.front().picture->people[org::row(member)].standing);
    for (std::size_t practice = 0; practice < people::practice_count; ++practice) {
        std::uint32_t counted = 0;
        for (auto const count : team.rungs[30][practice]) counted += count;
        REQUIRE(counted == lines.reports_of(manager).size());
        // Whoever does not use it is held by something, or moved up this week.
        bool const uses = one.weeks[30].standing.uses(practice);
        bool const moved =
            one.weeks[30].standing.rung(practice) != one.weeks[29].standing.rung(practice);
        if (!uses && !moved) REQUIRE(one.main_hold(30, practice) != mechanisms::Hold::nothing);
    }
    session.unpin(member, false);
    REQUIRE(rest(session)->pins.size() == 1);
}

TEST_CASE("a pinned person's story is the one that a run up to the shown week tells",
          "[viewer][pins]") {
    OwnFolder const workshop;
    auto const file = workshop.write("small.toml", small_scenario());
    Session session;
    open(session, file);
    auto const& lines = session.state()->opened->organisation->hierarchy;
    auto const manager = lines.reports_of(lines.roots[0])[1];
    auto const member = lines.reports_of(manager)[0];
    session.pin_person(member);
    session.pin_team(manager);
    // On to week 30 and back: the story of a week does not know what came after it.
    session.go_to(30);
    rest(session);
    for (std::uint32_t const week : {30U, 17U, 1U}) {
        session.go_to(week);
        auto const state = rest(session);
        scenario::Overrides overrides;
        overrides.weeks = week;
        auto const model =
            std::make_shared<engine::Model const>(scenario::load(file, overrides).model);
        parallel::Workers const workers(1);
        engine::Simulation run(model, workers);
        run.log_causes(13);
        reasons::PersonWatch watch(member, 13);
        while (!run.finished()) {
            run.step(workers);
            watch.note(run);
        }
        REQUIRE(*state->pins[0].histories.front()->story(week) == reasons::tell_person(run, watch));
        REQUIRE(*state->pins[1].histories.front()->story(week) == reasons::tell_team(run, manager));
    }
}
