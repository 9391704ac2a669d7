#include "mechanisms/teams.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <tuple>

#include "random/draw.hpp"

using namespace diorama;
using namespace diorama::mechanisms;
using Team = std::vector<std::uint32_t>;

namespace {

/// Nine people in three departments of three; within a department the first is the freest.
struct Firm {
    people::People people;
    ProgrammeState programme;
    Strategy strategy;
    Teams p{.team_people = 3};
    std::vector<Initiative> roadmap{
        {"first", InitiativeTarget::tools, 100.0, 100.0, 10, 0.05},
        {"second", InitiativeTarget::tools, 100.0, 100.0, 10, 0.05},
    };
    StrategyState state;
    bool has_core = false;
    std::size_t threads = 1;

    Firm() {
        people.resize(9);
        for (std::size_t i = 0; i < 9; ++i) {
            people.standings[i].set_present(true);
            people.departments[i] = static_cast<std::uint16_t>(i / 3);
            people.free_hours[i] = 0.9F - 0.01F * static_cast<float>(i % 3);
        }
        state = plan_strategy(roadmap, 9.0, 1);  // 900 each: 90 a week
    }
    Firm& form(double budget, double freed_share = 0.0) {
        parallel::Workers const workers(threads);
        form_teams(workers, p, roadmap, budget, freed_share, {people, programme, 3, has_core},
                   state);
        return *this;
    }
};

}  // namespace

TEST_CASE("a team is dealt over the departments, and nobody is on two", "[mechanisms][teams]") {
    Firm firm;
    firm.form(1000.0);
    REQUIRE(firm.state.teams[0] == Team{0, 3, 6});
    REQUIRE(firm.state.teams[1] == Team{4, 7, 1});  // from the second department on
    REQUIRE(firm.state.speeds == std::vector{1.0, 1.0});
    REQUIRE(team_people(firm.state) == 6);
    REQUIRE(firm.state.team_gap == 0);
}

TEST_CASE("an initiative that the budget does not reach has no team yet", "[mechanisms][teams]") {
    Firm firm;
    firm.form(90.0);
    REQUIRE(firm.state.teams[0].size() == 3);
    REQUIRE(firm.state.teams[1].empty());
    REQUIRE(firm.form(91.0).state.teams[1].size() == 3);
    REQUIRE(Firm().form(0.0).state.teams[0].empty());
}

TEST_CASE("who has little time, another structure or sessions to sit in is not available",
          "[mechanisms][teams]") {
    Firm firm;
    firm.people.free_hours[0] = 0.69F;
    firm.people.standings[3].set_in_project(true);
    firm.people.standings[6].set_in_unit(true);
    firm.people.standings[4].set_present(false);
    firm.programme.participants.resize(1);
    firm.programme.participants[0].who = org::person(7);
    firm.form(90.0);
    REQUIRE(firm.state.teams[0] == Team{1, 5, 8});
    // Time that initiatives have freed makes more people available.
    Firm freed;
    freed.people.free_hours[0] = 0.69F;
    freed.people.free_hours[1] = freed.people.free_hours[2] = 0.4F;
    REQUIRE(freed.form(90.0, 0.02).state.teams[0] == Team{0, 3, 6});
}

TEST_CASE("a team that is short is slower, one too short waits and its money goes on",
          "[mechanisms][teams]") {
    Firm firm;
    for (std::size_t i = 2; i < 9; ++i) firm.people.free_hours[i] = 0.1F;
    firm.form(1000.0);
    REQUIRE(firm.state.teams[0] == Team{0, 1});
    REQUIRE(firm.state.speeds[0] == Approx(2.0 / 3.0));
    REQUIRE(firm.state.speeds[1] == 0.0);
    REQUIRE(firm.state.team_gap == 1 + 3);
    execute_strategy({.budget_per_person_per_week = 100.0}, firm.roadmap, 9.0, 1.0, 0.0, 1,
                     firm.state);
    REQUIRE(firm.state.initiatives[0].spent == Approx(60.0));  // two thirds of 90
    REQUIRE(firm.state.initiatives[1].spent == 0.0);
    firm.p.least_team_share = 0.9;
    firm.people.standings[1].set_present(false);
    firm.form(1000.0);
    REQUIRE(firm.state.speeds == std::vector{0.0, 0.0});
}

TEST_CASE("who leaves is replaced, and a finished team goes back to its work",
          "[mechanisms][teams]") {
    Firm firm;
    firm.form(90.0);
    firm.people.standings[3].set_present(false);
    firm.form(90.0);
    REQUIRE(firm.state.teams[0] == Team{0, 6, 1});
    firm.state.initiatives[0].done_week = 5;
    firm.form(90.0);
    REQUIRE(firm.state.teams[0].empty());
    REQUIRE(firm.state.teams[1].size() == 3);
}

TEST_CASE("the core group of a DIO serves the first initiative, which is faster for it",
          "[mechanisms][teams]") {
    Firm firm;
    firm.people.standings[8].set_in_unit(true);
    firm.people.free_hours[8] = 0.0F;
    firm.has_core = true;
    firm.form(1000.0);
    REQUIRE(firm.state.teams[0] == Team{8, 0, 3});
    REQUIRE(firm.state.speeds[0] == Approx(1.0 + 0.5 / 3.0));
    REQUIRE(firm.state.speeds[1] == 1.0);
}

TEST_CASE("the freest of many are taken, of equally free ones the first, for any number of workers",
          "[mechanisms][teams]") {
    Firm firm;
    firm.threads = GENERATE(1u, 2u, 3u, 5u);
    firm.has_core = true;
    auto const is_core = [](std::uint32_t i) { return i == 100 || i == 500; };
    firm.p.team_people = 5;
    constexpr std::uint32_t headcount = 600;
    firm.people.resize(headcount);
    std::vector<Team> members(3);  // as they should be taken
    random::Sequence draws({3, random::Purpose::verification, 0, 0});
    for (std::uint32_t i = 0; i < headcount; ++i) {
        firm.people.standings[i].set_present(true);
        firm.people.departments[i] =
            static_cast<std::uint16_t>(random::below(draws.next_word(), 3));
        // Twenty values: many are equally free.
        firm.people.free_hours[i] =
            0.7F + 0.01F * static_cast<float>(random::below(draws.next_word(), 20));
        firm.people.standings[i].set_in_unit(is_core(i));
        if (!is_core(i)) members[firm.people.departments[i]].push_back(i);
    }
    for (auto& all : members)
        std::sort(all.begin(), all.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::tuple(-firm.people.free_hours[a], a) <
                   std::tuple(-firm.people.free_hours[b], b);
        });
    firm.form(1e9);
    REQUIRE(firm.state.teams[0] == Team{100, 500, members[0][0], members[1][0], members[2][0]});
    REQUIRE(firm.state.teams[1] ==
            Team{members[1][1], members[2][1], members[0][1], members[1][2], members[2][2]});
}

TEST_CASE("one department may have to give all who are wanted", "[mechanisms][teams]") {
    Firm firm;
    for (std::size_t i = 0; i < 9; ++i) {
        firm.people.departments[i] = 1;
        firm.people.free_hours[i] = 0.9F - 0.01F * static_cast<float>(i);
    }
    firm.form(1000.0);
    REQUIRE(firm.state.teams[0] == Team{0, 1, 2});
    REQUIRE(firm.state.teams[1] == Team{3, 4, 5});
}
