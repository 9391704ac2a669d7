#include <catch2/catch.hpp>

#include "viewer_live/workshop.hpp"

using namespace diorama;
using namespace diorama::viewer::live;
using namespace viewer_test;

TEST_CASE("a study opens with its arms as branches, the baseline first", "[viewer][opening]") {
    Session session;
    open(session, shipped("unit-vs-dio.toml"));
    auto const state = session.state();
    REQUIRE(state->opened->source == Source::study);
    REQUIRE(state->branches.size() == 4);
    REQUIRE(state->branches.front().name == "Nothing");
    REQUIRE(state->opened->measures_of_interest.front() == "integrated");
    // An event of the arm's own is marked before it happened.
    auto const& unit = state->branches[1];
    REQUIRE(unit.name == "Unit");
    REQUIRE(unit.events->front().event.at_week == 26);
    REQUIRE_FALSE(unit.events->front().added);
    session.go_to_event(true);
    REQUIRE(rest(session)->shown_week == 26);
    session.step();
    REQUIRE(rest(session)->branches[1].events->front().weeks == std::vector<std::uint32_t>{26});
}

TEST_CASE("a result folder opens, and it is told whether it is reproduced", "[viewer][opening]") {
    OwnFolder const workshop;
    auto const file = workshop.write("small.toml", small_scenario(6));
    auto const out = workshop / "out";
    auto const command = std::string(DIORAMA_PROGRAM) + " run --quiet --weeks 30 --seed 8 --out " +
                         out + " " + file + " >/dev/null";
    REQUIRE(std::system(command.c_str()) == 0);
    Session session;
    open(session, out);
    REQUIRE(session.state()->opened->source == Source::result_folder);
    REQUIRE(session.state()->opened->weeks == 30);
    session.go_to(30);
    auto const state = rest(session);
    REQUIRE_FALSE(state->messages.back().failed);
    REQUIRE(state->messages.back().text == "the stored result is reproduced to the last bit");
    REQUIRE(report::digest_text(*state->branches.front().digest) ==
            report::read_run_facts(out + "/run.json").digest);
}

TEST_CASE("a chart opens with what it is, and a model of it", "[viewer][opening]") {
    Session session;
    open(session, shipped("retailer.csv"));
    auto const state = session.state();
    REQUIRE(state->opened->source == Source::chart);
    REQUIRE(state->opened->organisation->headcount() == 2000);
    REQUIRE(state->opened->findings.front().find("2000") != std::string::npos);
    session.go_to(5);
    REQUIRE(rest(session)->branches.front().picture->people.size() == 2000);
}

TEST_CASE("what cannot be opened says why and where, and what was open stays",
          "[viewer][opening]") {
    OwnFolder const workshop;
    Session session;
    open(session, workshop.write("small.toml", small_scenario()));
    auto const before = session.state()->branches.front().id;
    auto const wrong = workshop.write("wrong.toml", "weeks = 3\nwekks = 4\n[energy\n");
    for (auto const& path : {wrong, workshop / "missing.toml", workshop / "",
                             workshop.write("chart.csv", "id,manager_id\na,b\nb,a\n")}) {
        session.open(path);
        auto const state = rest(session);
        INFO(path);
        REQUIRE_FALSE(state->problems.empty());
        for (auto const& problem : state->problems) REQUIRE(problem.text().size() > 20);
        REQUIRE(state->branches.front().id == before);
    }
    open(session, workshop.write("other.toml", small_scenario(2)));
    REQUIRE(session.state()->branches.front().id != before);
}

TEST_CASE("of several files that are opened at once the last one is what is open",
          "[viewer][opening]") {
    OwnFolder const workshop;
    Session session;
    for (int n = 1; n <= 5; ++n)
        session.open(workshop.write(
            "f" + std::to_string(n) + ".toml",
            "weeks = " + std::to_string(10 * n) + "\n[organisation.generate]\npeople = 30\n"));
    REQUIRE(rest(session)->opened->weeks == 50);
}

TEST_CASE("bare contagion can be played", "[viewer][opening]") {
    OwnFolder const workshop;
    Session session;
    open(session, workshop.write("bare.toml",
                                 "weeks = 30\n[organisation.generate]\npeople = 200\n"
                                 "[mechanisms]\nonly = [\"contagion\"]\n"));
    session.pin_person(org::person(5));
    session.go_to(30);
    auto const state = rest(session);
    auto const& picture = *state->branches.front().picture;
    double adopted = 0.0;
    for (auto const& dot : picture.people) adopted += dot.standing.uses(0) ? 1.0 : 0.0;
    REQUIRE(adopted == picture.measures[0]);
    REQUIRE(state->opened->measures.size() == picture.measures.size());
    REQUIRE(picture.hierarchy->headcount() == 200);
}

TEST_CASE("a picture says what the record says", "[viewer][picture]") {
    Session session;
    open(session, retailer());
    session.go_to(30);
    auto const state = rest(session);
    auto const& branch = state->branches.front();
    auto const& picture = *branch.picture;
    double energy = 0.0, uses = 0.0, present = 0.0;
    for (auto const& dot : picture.people) {
        if (!dot.standing.present()) continue;
        present += 1.0;
        energy += dot.energy_percent / 100.0;
        uses += dot.standing.uses_count();
    }
    auto const value = [&](std::string_view name) {
        return branch.series->at(30, *measures::find(state->opened->measures, name));
    };
    REQUIRE(picture.measures[0] == branch.series->at(30, 0));
    REQUIRE(value("headcount") == present);
    // A dot's energy is rounded to a hundredth.
    REQUIRE(value("energy") == Approx(energy / present).margin(0.005));
    REQUIRE(value("using") == Approx(uses / present / 3.0));
    double given = 0.0;
    for (auto const& leader : picture.leaders) {
        given += static_cast<double>(leader.now.delivered_hours);
        REQUIRE(leader.pledged_hours == 12.0);
        // What is kept lies in the windows that were promised.
        calendar::Hours windows = 0;
        for (auto const start : picture.windows) windows |= calendar::block(start, 2);
        REQUIRE((leader.now.free & ~windows) == 0);
    }
    REQUIRE(value("leader_given_hours") ==
            Approx(given / static_cast<double>(picture.leaders.size())));
    REQUIRE(picture.departments.size() == state->opened->organisation->department_names.size());
}
