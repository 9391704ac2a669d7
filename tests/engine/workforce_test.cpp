#include <catch2/catch.hpp>

#include <cmath>

#include "engine/small_firm.hpp"
#include "engine/week.hpp"

using namespace diorama;
using namespace diorama::interventions;
using test::at;

namespace {

double at_week(engine::Simulation const& run, std::uint32_t week, std::string_view measure) {
    return run.record().at(week, *measures::find(run.measures(), measure));
}

}  // namespace

TEST_CASE("lay-offs empty posts, the head count says so, and hiring fills them again",
          "[engine][workforce]") {
    auto model = test::regular_model(500, 5, 5);
    model.weeks = 30;
    model.events = {at(10, LayOff{0.2}), at(20, Hire{0.1})};
    auto const run = test::run(model);
    REQUIRE(at_week(run, 9, "headcount") == 500.0);
    REQUIRE(at_week(run, 10, "headcount") == 400.0);
    REQUIRE(at_week(run, 19, "headcount") == 400.0);  // turnover fills its own posts, not these
    REQUIRE(at_week(run, 20, "headcount") == 450.0);
    REQUIRE(at_week(run, 30, "headcount") == 450.0);
    REQUIRE(run.record().events[0].people == 100);
    REQUIRE(run.record().events[1].people == 50);
}

TEST_CASE("where a manager has left, the next one above is heard", "[engine][workforce]") {
    auto const model = test::regular_model(100, 3, 2);
    parallel::Workers const workers(1);
    engine::Simulation simulation(std::make_shared<engine::Model const>(model), workers);
    simulation.step(workers);
    auto world = simulation.world();
    engine::Scratch scratch;
    scratch.lines = mechanisms::read_lines(*world.hierarchy, world.people, true);
    auto const& lines = *world.hierarchy;
    REQUIRE(scratch.lines.voice_of[13] ==
            lines.leader_index[4]);  // 13 reports to 4, 4 to 1, 1 to 0
    world.people.standings[4].set_present(false);
    scratch.lines = mechanisms::read_lines(*world.hierarchy, world.people, true);
    REQUIRE(scratch.lines.voice_of[13] == lines.leader_index[1]);
    world.people.standings[1].set_present(false);
    scratch.lines = mechanisms::read_lines(*world.hierarchy, world.people, true);
    REQUIRE(scratch.lines.voice_of[13] == lines.leader_index[0]);
    REQUIRE(scratch.lines.voice_of[0] == mechanisms::no_voice);
}

TEST_CASE("nobody answers at the desk of an empty post", "[engine][workforce]") {
    auto model = test::regular_model(400, 5, 5);
    model.weeks = 12;
    model.events = {at(10, LayOff{0.6})};
    auto const run = test::run(model);
    auto const& world = run.world();
    std::uint32_t arrived = 0;
    for (std::size_t k = 0; k < world.leaders.count(); ++k) {
        if (world.people.standings[org::row(world.hierarchy->leaders[k])].present()) continue;
        arrived += world.leaders.asked[k];
        REQUIRE(world.leaders.answered[k] == 0);
        REQUIRE(world.leaders.waiting_hours[k] == 0.0F);
    }
    REQUIRE(arrived > 0);
    REQUIRE(at_week(run, 12, "decisions_defaulted") / at_week(run, 12, "decisions_raised") >
            at_week(run, 9, "decisions_defaulted") / at_week(run, 9, "decisions_raised"));
}

TEST_CASE("a team that moved hears its new manager from the same week on", "[engine][workforce]") {
    // Nothing but messages: 9 moves from 1, who knows nothing, to a leaf, who leads nobody yet.
    auto model = test::regular_model(200, 5, 0);
    model.weeks = 20;
    model.events = {at(5, Reorganise{org::person(9), org::person(150)}),
                    at(6, Reorganise{org::person(3), org::person(9)})};
    auto const run = test::run(model);
    auto const& lines = *run.world().hierarchy;
    REQUIRE(lines.managers_of[9] == org::person(150));
    REQUIRE(lines.managers_of[3] == org::person(9));
    REQUIRE(run.world().voices.size() == lines.leaders.size());
    REQUIRE(run.world().leaders.count() == lines.leaders.size());
    REQUIRE(run.world().memory.size() == lines.leaders.size());
    engine::Scratch scratch;
    scratch.lines = mechanisms::read_lines(*run.world().hierarchy, run.world().people, true);
    REQUIRE(scratch.lines.voice_of[9] == lines.leader_index[150]);
    REQUIRE(run.record().events[0].people == 1 + 5);  // its head and the five below
}

TEST_CASE("a reorganisation that changes nothing leaves every number as it was",
          "[engine][workforce]") {
    auto model = test::regular_model(300, 5, 5);
    model.weeks = 40;
    auto const before = test::run(model).record().weekly;
    model.events = {at(10, Reorganise{org::person(7), org::person(1)})};  // where it was
    REQUIRE(test::run(model).record().weekly == before);
    model.events = {at(10, Reorganise{org::person(1), org::person(7)})};  // below itself: refused
    REQUIRE(test::run(model).record().weekly == before);
    model.events = {at(10, Reorganise{org::person(7), org::person(2)})};
    REQUIRE(test::run(model).record().weekly != before);
}

TEST_CASE("a message skips an empty post instead of being lost or repeated there",
          "[engine][workforce]") {
    // A line of six, each leading the next; everybody but the second is needed by the programme and
    // stays.
    auto const loudest = [](bool second_leaves) {
        auto model = test::regular_model(6, 1, 0);
        model.roles = {};
        std::size_t role = 0;
        for (std::size_t row : {0U, 2U, 3U, 4U, 5U}) model.roles.holders[role++] = org::person(row);
        auto& on = std::get<mechanisms::Switches>(model.parameters);
        on.programme = on.decisions = on.turnover = false;
        if (second_leaves) model.events.push_back(at(2, LayOff{0.9}));
        model.events.push_back(at(5, StartMandate{}));
        model.weeks = 25;
        parallel::Workers const workers(1);
        engine::Simulation run(std::make_shared<engine::Model const>(model), workers);
        double heard = 0.0;
        while (!run.finished()) {
            run.step(workers);
            heard = std::max(heard, static_cast<double>(run.world().people.message[4]));
        }
        REQUIRE(run.world().people.standings[1].present() == !second_leaves);
        return heard;
    };
    // Four hops to the fifth; three when one of them is gone.
    double const kept = mechanisms::Cascade{}.kept_per_hop_share;
    REQUIRE(loudest(false) == Approx(std::pow(kept, 4)));
    REQUIRE(loudest(true) == Approx(std::pow(kept, 3)));
}
