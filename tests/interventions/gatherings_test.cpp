#include <catch2/catch.hpp>

#include <cmath>

#include "interventions/gatherings.hpp"
#include "interventions/small_scene.hpp"

using namespace diorama;
using namespace diorama::interventions;

namespace {

constexpr std::size_t crowd = 20000;

/// A crowd in departments of a hundred: everybody pushed, with little say, half of them unaware.
struct Crowd : test::SmallScene {
    Crowd() : SmallScene(crowd, 100) {
        for (std::size_t i = 0; i < crowd; ++i) {
            people.participation[i] = 0.2F;
            people.reactance_pressure[i] = 0.6F;
            if (i % 2 == 0) stand(i, unsigned(people::Rung::trained));
        }
        for (auto& heads : departments.headcount) heads = 100;
    }
    double issues() const {
        double sum = 0.0;
        for (float const open : departments.open_issues) sum += static_cast<double>(open);
        return sum;
    }
};

test::SmallScene of_departments(std::size_t count) { return test::SmallScene(4 * count, 4); }

}  // namespace

TEST_CASE("who comes to a forum is a matter of chance, in the share stated",
          "[interventions][forum]") {
    Crowd scene;
    double const came = scene.act(HoldForum{.attendance_share = 0.10});
    // 20,000 draws at .1: standard deviation 42.4.
    REQUIRE(came == Approx(2000.0).margin(4.0 * 42.4));
    std::size_t heard = 0;
    for (float const one : scene.people.participation) heard += one > 0.2F ? 1U : 0U;
    REQUIRE(static_cast<double>(heard) == came);
    scene.scene.week = 11;
    REQUIRE(static_cast<double>(scene.act(HoldForum{.attendance_share = 0.10})) != came);
}

TEST_CASE(
    "taking part gives half a say more, takes half of the push, and tells those who did not know",
    "[interventions][forum]") {
    Crowd scene;
    REQUIRE(scene.act(HoldForum{.attendance_share = 1.0}) == crowd);
    for (std::size_t i : {0U, 1U, 777U, 19999U}) {
        REQUIRE(scene.people.participation[i] == Approx(0.2 + 0.5 * 0.8));
        REQUIRE(scene.people.reactance_pressure[i] == Approx(0.3));
        auto const rung = i % 2 == 0 ? people::Rung::trained : people::Rung::aware;
        for (std::size_t p = 0; p < people::practice_count; ++p)
            REQUIRE(scene.of(i).rung(p) == unsigned(rung));
    }
}

TEST_CASE("whoever stays away, or is not there any more, is as before", "[interventions][forum]") {
    Crowd scene;
    REQUIRE(scene.act(HoldForum{.attendance_share = 0.0}) == 0);
    REQUIRE(scene.people.participation[5] == 0.2F);
    for (auto& one : scene.people.standings) one.set_present(false);
    REQUIRE(scene.act(HoldForum{.attendance_share = 1.0}) == 0);
    REQUIRE(scene.people.reactance_pressure[5] == 0.6F);
    REQUIRE(scene.of(5).rung(0) == unsigned(people::Rung::unaware));
}

TEST_CASE("issues surface in each department by chance, two on average", "[interventions][forum]") {
    Crowd scene;
    scene.act(HoldForum{.attendance_share = 0.0, .issues_per_department = 2.0});
    // 200 departments, Poisson: mean 400, standard deviation 20.
    REQUIRE(scene.issues() == Approx(400.0).margin(80.0));
    double squares = 0.0;
    for (float const open : scene.departments.open_issues) {
        REQUIRE(open == std::floor(open));
        squares += (static_cast<double>(open) - 2.0) * (static_cast<double>(open) - 2.0);
    }
    REQUIRE(squares / 200.0 == Approx(2.0).margin(1.0));  // variance as the mean; its error is .22
    scene.act(HoldForum{.issues_per_department = 0.0});
    double const before = scene.issues();
    scene.scene.week = 20;
    scene.act(HoldForum{.issues_per_department = 2.0});
    REQUIRE(scene.issues() > before);  // what is not dealt with stays open beside the new
}

TEST_CASE("a department that nobody works in brings nothing up", "[interventions][forum]") {
    Crowd scene;
    scene.departments.headcount[3] = 0;
    scene.act(HoldForum{.issues_per_department = 30.0});
    REQUIRE(scene.departments.open_issues[3] == 0.0F);
    REQUIRE(scene.departments.open_issues[4] > 0.0F);
}

TEST_CASE("with conversations switched off a forum brings nothing up", "[interventions][forum]") {
    Crowd scene;
    std::get<mechanisms::Switches>(scene.base).conversations = false;
    scene.act(HoldForum{});
    scene.act(HoldFocusGroups{});
    REQUIRE(scene.issues() == 0.0);
}

TEST_CASE("focus groups seat so many people of each department, whatever its size",
          "[interventions][forum]") {
    Crowd scene;
    double const seated = scene.act(HoldFocusGroups{.people_per_department = 8.0});
    // 200 departments of 100 at .08: standard deviation sqrt(20000 * .08 * .92) = 38.4.
    REQUIRE(seated == Approx(1600.0).margin(4.0 * 38.4));
    auto small = of_departments(3);
    for (auto& heads : small.departments.headcount) heads = 4;
    REQUIRE(small.act(HoldFocusGroups{.people_per_department = 8.0}) == 12);  // all of them
}

TEST_CASE("departments think together in neighbouring pairs; an odd one joins the last pair",
          "[interventions][thinking-groups]") {
    constexpr auto alone = mechanisms::no_partner;
    auto const partners = [](std::size_t count, double share) {
        auto scene = of_departments(count);
        for (auto& heads : scene.departments.headcount) heads = 4;
        auto const people = scene.act(StartThinkingGroups{share});
        return std::pair(scene.departments.group_partner, people);
    };
    REQUIRE(partners(4, 1.0) == std::pair(std::vector<std::uint32_t>{1, 0, 3, 2}, 16U));
    REQUIRE(partners(5, 1.0) == std::pair(std::vector<std::uint32_t>{1, 0, 3, 2, 3}, 20U));
    REQUIRE(partners(5, 0.4) ==
            std::pair(std::vector<std::uint32_t>{1, 0, alone, alone, alone}, 8U));
    REQUIRE(partners(5, 0.6) == std::pair(std::vector<std::uint32_t>{1, 0, 1, alone, alone}, 12U));
    // Nobody thinks together alone.
    REQUIRE(partners(1, 1.0) == std::pair(std::vector<std::uint32_t>{alone}, 0U));
    REQUIRE(partners(4, 0.25) ==
            std::pair(std::vector<std::uint32_t>{alone, alone, alone, alone}, 0U));
    REQUIRE(partners(4, 0.0).second == 0U);
}

TEST_CASE("merged groups get to know each other, and their merger begins",
          "[interventions][media]") {
    Crowd scene;
    auto const before = scene.ties.directed_count();
    REQUIRE(scene.act(IntegrateMedia{
                .departments_share = 0.01, .peer_ties_per_person = 3.0, .departments = {}}) == 200);
    REQUIRE(scene.departments.merged_weeks[0] == 1);
    REQUIRE(scene.departments.merged_weeks[1] == 1);
    REQUIRE(scene.departments.merged_weeks[2] == 0);
    // 200 people draw three each; now and then two draw the same pair.
    auto const added = (scene.ties.directed_count() - before) / 2;
    REQUIRE(added <= 600);
    REQUIRE(added > 560);
    for (std::size_t i : {0U, 57U, 142U})
        for (auto const peer : scene.ties.of(org::person(i)))
            if (i > 2)
                REQUIRE(scene.people.departments[org::row(peer)] ==
                        1 - scene.people.departments[i]);
}

TEST_CASE("departments that are named are merged with each other", "[interventions][media]") {
    auto scene = of_departments(5);
    for (auto& heads : scene.departments.headcount) heads = 4;
    IntegrateMedia merger;
    merger.departments = {4, 1, 0, 2};
    REQUIRE(scene.act(merger) == 16);
    constexpr auto alone = mechanisms::no_partner;
    REQUIRE(scene.departments.merged_with == std::vector<std::uint32_t>{2, 4, 0, alone, 1});
    REQUIRE(scene.departments.merged_weeks == std::vector<std::uint32_t>{1, 1, 1, 0, 1});
}

TEST_CASE("groups by lot bring together whoever, and seldom the right people",
          "[interventions][thinking-groups]") {
    auto scene = of_departments(200);
    for (auto& heads : scene.departments.headcount) heads = 4;
    REQUIRE(scene.act(StartThinkingGroups{1.0, Pairing::by_lot}) == 800);
    auto const& partner = scene.departments.group_partner;
    for (std::size_t d = 0; d < partner.size(); ++d) REQUIRE(partner[partner[d]] == d);
    auto const& fit = scene.departments.group_fit;
    // Fifteen sides of touch points: by chance three of them are one's own or next to it.
    REQUIRE(static_cast<double>(std::count(fit.begin(), fit.end(), 0.4F)) ==
            Approx(160.0).margin(4.0 * 8.0));
    auto side_by_side = of_departments(6);
    side_by_side.act(StartThinkingGroups{});
    REQUIRE(side_by_side.departments.group_fit == std::vector(6, 1.0F));
}

TEST_CASE("half a tie each is one for every other person", "[interventions][media]") {
    Crowd scene;
    auto const before = scene.ties.directed_count();
    scene.act(
        IntegrateMedia{.departments_share = 1.0, .peer_ties_per_person = 0.5, .departments = {}});
    double const added = static_cast<double>(scene.ties.directed_count() - before) / 2.0;
    // 20,000 draws at .5, less a few pairs drawn twice (about 50 of them).
    REQUIRE(added == Approx(10000.0 - 25.0).margin(4.0 * 71.0));
}

TEST_CASE("a second merger does not begin the first one anew", "[interventions][media]") {
    auto scene = of_departments(4);
    scene.act(IntegrateMedia{.departments_share = 0.5, .departments = {}});
    scene.departments.merged_weeks[0] = scene.departments.merged_weeks[1] = 12;
    scene.act(IntegrateMedia{.departments_share = 1.0, .departments = {}});
    REQUIRE(scene.departments.merged_weeks == std::vector<std::uint32_t>{12, 12, 1, 1});
}

TEST_CASE("with media switched off groups meet each other and no barrier begins to fall",
          "[interventions][media]") {
    auto scene = of_departments(2);
    std::get<mechanisms::Switches>(scene.base).media = false;
    scene.act(IntegrateMedia{});
    REQUIRE(scene.departments.merged_weeks == std::vector<std::uint32_t>{0, 0});
}

TEST_CASE("a customer community is open from then on", "[interventions][community]") {
    auto scene = of_departments(2);
    REQUIRE(scene.act(OpenCustomerCommunity{}) == 0);
    REQUIRE(scene.structures.customer_community);
}
