#include <catch2/catch.hpp>

#include <cmath>

#include "mechanisms/embedding.hpp"
#include "mechanisms/small_office.hpp"

using namespace diorama;
using namespace diorama::mechanisms;
using people::Rung;

namespace {

/// One manager with four reports (rows 1 to 4); practice 0 is looked at.
struct Crew {
    Embedding p;
    org::Hierarchy hierarchy = test::one_team(4);
    people::People people = test::alike(5);
    TeamMemory memory{{}};

    explicit Crew(std::size_t users) {
        for (std::size_t i = 1; i <= users; ++i)
            people.standings[i].set_rung(0, unsigned(Rung::in_use));
    }
    Crew& remembers(float embedded) {
        memory[0] = {embedded, embedded, embedded};
        return *this;
    }
    double after(int weeks, double measurement_share) {
        std::vector<TeamCount> teams(1);
        count_teams(hierarchy, people, {0, 1}, teams);
        for (int week = 0; week < weeks; ++week)
            remember(p, measurement_share, teams, {0, 1}, memory);
        return static_cast<double>(memory[0][0]);
    }
};

}  // namespace

TEST_CASE("what most of a team does and is measured on becomes its way of working",
          "[mechanisms][embedding]") {
    REQUIRE(Crew(3).after(1, 1.0) == Approx(0.04));
    REQUIRE(Crew(4).after(26, 1.0) == Approx(1.0 - std::pow(0.96, 26)));
}

TEST_CASE("a practice that nobody uses embeds in no team, though another one does",
          "[mechanisms][embedding]") {
    Crew team(4);
    team.after(10, 1.0);
    REQUIRE(team.memory[0][0] > 0.3F);
    REQUIRE(team.memory[0][1] == 0.0F);
    REQUIRE(team.memory[0][2] == 0.0F);
}

TEST_CASE("a way of working fades slowly without a majority, whatever is measured",
          "[mechanisms][embedding]") {
    REQUIRE(Crew(0).remembers(1.0F).after(1, 0.0) == Approx(0.992));
    REQUIRE(Crew(0).remembers(1.0F).after(104, 1.0) == Approx(std::pow(0.992, 104)).epsilon(1e-4));
    REQUIRE(Crew(0).remembers(0.0F).after(5, 1.0) == 0.0);
}

TEST_CASE("use that nobody measures embeds nothing and does not keep what there is",
          "[mechanisms][embedding]") {
    REQUIRE(Crew(4).after(20, 0.0) == 0.0);
    REQUIRE(Crew(4).remembers(0.5F).after(1, 0.0) == Approx(0.5 * 0.992));
}

TEST_CASE("half measured, embedding settles where rise and fall meet", "[mechanisms][embedding]") {
    // .04 * .5 * (1 - m) = .008 * .5 * m at m = 5/6.
    REQUIRE(Crew(4).after(1000, 0.5) == Approx(5.0 / 6.0).epsilon(1e-4));
    REQUIRE(Crew(4).remembers(1.0F).after(1000, 0.5) == Approx(5.0 / 6.0).epsilon(1e-4));
}

TEST_CASE("exactly half of a team is no majority", "[mechanisms][embedding]") {
    REQUIRE(Crew(2).remembers(0.5F).after(1, 1.0) == Approx(0.5 * 0.992));
    REQUIRE(Crew(3).remembers(0.5F).after(1, 1.0) == Approx(0.5 + 0.04 * 0.5));
}

TEST_CASE("a share of one asks for everybody, and everybody is enough", "[mechanisms][embedding]") {
    Crew three(3);
    three.p.majority_share = 1.0;
    REQUIRE(three.after(1, 1.0) == 0.0);
    Crew four(4);
    four.p.majority_share = 1.0;
    REQUIRE(four.after(1, 1.0) == Approx(0.04));
}

TEST_CASE("only those who are there make a majority, and they alone are asked",
          "[mechanisms][embedding]") {
    Crew two_of_three(2);
    two_of_three.people.standings[4] = people::Standing();
    REQUIRE(two_of_three.after(1, 1.0) == Approx(0.04));
    Crew one_of_three(2);  // the other user has left
    one_of_three.people.standings[2].set_present(false);
    REQUIRE(one_of_three.after(1, 1.0) == 0.0);
}

TEST_CASE("a team that nobody is left in forgets", "[mechanisms][embedding]") {
    Crew team(4);
    for (std::size_t i = 1; i <= 4; ++i) team.people.standings[i].set_present(false);
    REQUIRE(team.remembers(0.5F).after(1, 1.0) == Approx(0.5 * 0.992));
}

TEST_CASE("the manager's own use is no vote of the team", "[mechanisms][embedding]") {
    Crew team(2);
    team.people.standings[0].set_rung(0, unsigned(Rung::habitual));
    REQUIRE(team.after(1, 1.0) == 0.0);
}

TEST_CASE("each manager's row is remembered by itself", "[mechanisms][embedding]") {
    // Row 0 leads 1 and 2; row 1 leads 3, who uses.
    auto const hierarchy = test::lines({-1, 0, 0, 1});
    auto people = test::alike(4);
    people.standings[3].set_rung(0, unsigned(Rung::in_use));
    TeamMemory memory(2);
    std::vector<TeamCount> teams(2);
    count_teams(hierarchy, people, {0, 2}, teams);
    remember({}, 1.0, teams, {1, 2}, memory);
    REQUIRE(memory[0][0] == 0.0F);
    REQUIRE(memory[1][0] == Approx(0.04F));
}

TEST_CASE("counts of teams that are kept are those counted anew, for the teams asked for",
          "[mechanisms][embedding]") {
    // 0 leads 1 and 2, 1 leads 3.
    auto const hierarchy = test::lines({-1, 0, 0, 1});
    auto people = test::alike(4);
    std::vector<TeamCount> before(2), after(2);
    count_teams(hierarchy, people, {0, 2}, before);
    std::vector<Change> moved;
    for (std::uint32_t i = 0; i < 4; ++i) {
        auto const was = people.standings[i];
        people.standings[i].set_rung(i % 3, unsigned(Rung::in_use));
        moved.push_back({i, was, people.standings[i]});
    }
    // Willing instead of aware is nothing to a team; neither is a root.
    moved.push_back({3, people::Standing(0x1001), people::Standing(0x1002)});
    std::vector<TeamChange> changes;
    note_team_changes(hierarchy, moved, changes);
    REQUIRE(changes.size() == 3);
    count_teams(hierarchy, people, {0, 2}, after);
    auto const same = [](TeamCount const& a, TeamCount const& b) {
        return a.present == b.present && a.users == b.users;
    };
    auto kept = before;
    change_teams(changes, {1, 2}, kept);
    REQUIRE(same(kept[0], before[0]));
    REQUIRE(same(kept[1], after[1]));
    change_teams(changes, {0, 1}, kept);
    REQUIRE(same(kept[0], after[0]));
    REQUIRE_FALSE(same(before[0], after[0]));
    REQUIRE_FALSE(same(before[1], after[1]));
}
