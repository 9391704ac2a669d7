#include <catch2/catch.hpp>

#include <cmath>

#include "mechanisms/conversations.hpp"
#include "mechanisms/small_office.hpp"
#include "mechanisms/trust.hpp"

using namespace diorama;
using namespace diorama::mechanisms;

namespace {

constexpr auto nobody = org::Hierarchy::no_leader;

/// So many departments, each with a head who has some hours to spare.
struct House {
    Conversations p;
    std::vector<std::uint32_t> heads;
    LeaderWeeks leaders;
    std::vector<float> each_week;  ///< the hours that heads have when a week begins
    Departments departments;

    explicit House(std::vector<double> const& spare_hours) {
        departments.resize(spare_hours.size());
        leaders.resize(spare_hours.size());
        for (std::size_t d = 0; d < spare_hours.size(); ++d) {
            heads.push_back(static_cast<std::uint32_t>(d));
            leaders.spare_hours[d] = static_cast<float>(spare_hours[d]);
        }
        each_week = leaders.spare_hours;
    }
    void deals(int weeks = 1) {
        for (int week = 0; week < weeks; ++week) {
            leaders.spare_hours = each_week;
            deal_with_issues(p, heads, leaders, departments);
        }
    }
    void thinks(int weeks = 1) {
        for (int week = 0; week < weeks; ++week) think_together(p, heads, leaders, departments);
    }
    void pairs(std::uint32_t a, std::uint32_t b) {
        departments.group_partner[a] = b;
        departments.group_partner[b] = a;
    }
};

}  // namespace

TEST_CASE("a head deals with as many issues as the spare hours allow",
          "[mechanisms][conversations]") {
    House house({6.0, 40.0});
    house.departments.open_issues = {3.0F, 2.0F};
    house.deals();
    // Six hours are worth one and a half issues; a quarter of those left runs out of patience.
    REQUIRE(house.departments.dealt_issues[0] == Approx(1.5));
    REQUIRE(house.departments.open_issues[0] == Approx(1.5));
    REQUIRE(house.departments.overdue_issues[0] == Approx(0.375));
    REQUIRE(house.departments.trust_loss[0] == Approx(0.01 * 0.375));
    REQUIRE(house.departments.trust_gain[0] == Approx(0.004 * 1.5));
    REQUIRE(house.departments.dealt_issues[1] == Approx(2.0));
    REQUIRE(house.departments.open_issues[1] == 0.0F);
    REQUIRE(house.departments.trust_loss[1] == 0.0F);
    // Half a day an issue is gone from the week, once.
    REQUIRE(house.leaders.spare_hours[0] == 0.0F);
    REQUIRE(house.leaders.spare_hours[1] == Approx(32.0));
    house.deals();
    REQUIRE(house.departments.open_issues[0] == 0.0F);
    REQUIRE(house.departments.overdue_issues[0] == 0.0F);
    REQUIRE(house.departments.dealt_issues[1] == 0.0F);
    REQUIRE(house.departments.trust_gain[1] == 0.0F);
}

TEST_CASE("issues that nobody deals with run out of patience and cost trust, five at most",
          "[mechanisms][conversations]") {
    House house({0.0, 40.0});
    house.heads[1] = nobody;
    house.departments.open_issues = {2.0F, 30.0F};
    house.deals(3);
    REQUIRE(house.departments.open_issues[0] == 2.0F);
    REQUIRE(house.departments.overdue_issues[0] == Approx(2.0 * (1.0 - std::pow(0.75, 3))));
    house.deals(100);
    REQUIRE(house.departments.trust_loss[0] == Approx(0.02));
    REQUIRE(house.departments.open_issues[1] == 30.0F);
    REQUIRE(house.departments.trust_loss[1] == Approx(0.05));
}

TEST_CASE("whoever has patience for one week is let down in the next",
          "[mechanisms][conversations]") {
    House house({0.0});
    house.p.issue_patience_weeks = 1.0;
    house.departments.open_issues[0] = 2.0F;
    house.deals();
    REQUIRE(house.departments.overdue_issues[0] == 2.0F);
}

TEST_CASE("overdue issues cost trust, issues dealt with earn some",
          "[mechanisms][conversations][trust]") {
    auto const trust_after = [](float loss, float gain) {
        auto people = test::alike(1);
        people.trust[0] = 0.6F;
        Departments departments;
        departments.resize(1);
        departments.trust_loss[0] = loss;
        departments.trust_gain[0] = gain;
        Trust p;
        p.return_per_week = 0.0;
        TrustTerms terms;
        weigh_trust(p, {}, departments, terms);
        judge_leadership(terms, {0, 1}, people);
        return static_cast<double>(people.trust[0]);
    };
    REQUIRE(trust_after(0.05F, 0.0F) == Approx(0.6 - 0.03));
    REQUIRE(trust_after(0.0F, 0.02F) == Approx(0.6 + 0.008));
}

TEST_CASE("a thinking group meets only when both heads have the time",
          "[mechanisms][conversations]") {
    House house({1.0, 1.0, 5.0, 0.9, 8.0});
    house.pairs(0, 1);
    house.pairs(2, 3);
    house.thinks();
    REQUIRE(house.departments.group_relief[0] == Approx(0.03 * 0.6));
    REQUIRE(house.departments.group_relief[1] == Approx(0.03 * 0.6));
    REQUIRE(house.departments.group_relief[2] == 0.0F);
    REQUIRE(house.departments.group_relief[3] == 0.0F);
    REQUIRE(house.departments.group_relief[4] == 0.0F);  // no group, however much time
    house.thinks(25);
    REQUIRE(house.departments.group_relief[0] == Approx(0.6 * (1.0 - std::pow(0.97, 26))));
    house.thinks(500);
    REQUIRE(house.departments.group_relief[0] == Approx(0.6).epsilon(1e-4));
}

TEST_CASE("a group that stops meeting loses what it had cleared away",
          "[mechanisms][conversations]") {
    House house({4.0, 4.0});
    house.pairs(0, 1);
    house.departments.group_relief = {0.5F, 0.5F};
    house.leaders.spare_hours[1] = 0.5F;
    house.thinks(26);
    REQUIRE(house.departments.group_relief[0] == Approx(0.5 * std::pow(0.98, 26)));
    house.heads[1] = nobody;
    house.thinks();
    REQUIRE(house.departments.group_relief[1] == Approx(0.5 * std::pow(0.98, 27)));
}

TEST_CASE("devices displace talk, except where groups meet", "[mechanisms][conversations]") {
    House house({0.0, 0.0, 0.0, 0.0});
    house.departments.group_relief = {0.0F, 0.3F, 0.6F, 0.0F};
    displace_talk(house.p, {0.8, 0.8, 0.8, 0.0}, house.departments);
    REQUIRE(house.departments.talk[0] == Approx(1.0 - 0.15 * 0.8));
    REQUIRE(house.departments.talk[1] == Approx(1.0 - 0.15 * 0.8 * 0.5));
    REQUIRE(house.departments.talk[2] == Approx(1.0));
    REQUIRE(house.departments.talk[3] == 1.0F);
    house.p.group_relief_limit = 0.0;  // groups that can clear nothing keep up no talk
    displace_talk(house.p, {0.8, 0.8, 0.8, 0.0}, house.departments);
    REQUIRE(house.departments.talk[2] == Approx(1.0 - 0.15 * 0.8));
}

TEST_CASE("the head of a department is its highest manager who is there",
          "[mechanisms][conversations]") {
    // Row 0 over 1 and 4; 1 over 2; 2 over 3; 4 over 5. Departments: 0 | 1 2 3 | 4 5 | 6 alone.
    auto const hierarchy = test::lines({-1, 0, 1, 2, 0, 4, 4});
    auto people = test::alike(7);
    people.departments = {0, 1, 1, 1, 2, 2, 3};
    auto const row_of = [&](std::uint32_t head) { return org::row(hierarchy.leaders[head]); };
    parallel::Workers const workers(GENERATE(1u, 2u, 3u));
    auto heads = department_heads(workers, hierarchy, people, 4);
    REQUIRE(row_of(heads[0]) == 0);
    REQUIRE(row_of(heads[1]) == 1);
    REQUIRE(row_of(heads[2]) == 4);
    REQUIRE(heads[3] == nobody);
    people.standings[1].set_present(false);
    people.standings[4].set_present(false);
    heads = department_heads(workers, hierarchy, people, 4);
    REQUIRE(row_of(heads[1]) == 2);
    REQUIRE(heads[2] == nobody);
}

TEST_CASE("a group gets further with the right people in the room", "[mechanisms][conversations]") {
    House house({40.0, 40.0, 40.0, 40.0});
    house.pairs(0, 1);
    house.pairs(2, 3);
    house.departments.group_fit[2] = house.departments.group_fit[3] = 0.4F;
    house.thinks();
    REQUIRE(house.departments.group_relief[0] == Approx(0.03 * 0.6));
    REQUIRE(house.departments.group_relief[2] == Approx(0.03 * 0.6 * 0.4));
    house.thinks(500);
    REQUIRE(house.departments.group_relief[0] == Approx(0.6).margin(1e-3));
    REQUIRE(house.departments.group_relief[2] == Approx(0.24).margin(1e-3));
}
