#include <catch2/catch.hpp>

#include <algorithm>

#include "mechanisms/programme.hpp"
#include "mechanisms/small_programme.hpp"

using namespace diorama;
using namespace diorama::mechanisms;
using people::Practice;

namespace {

using test::analyst;
using test::chief;
using test::finance;
using test::five_people;
using test::talent;
using test::their_roles;

Activity tool(Practice area, std::vector<Role> roles, std::uint32_t sessions = 2) {
    Activity one;
    one.area = area;
    one.roles = std::move(roles);
    one.sessions = sessions;
    return one;
}

/// A programme under way whose participants' free hours a test sets by hand.
struct Meetings {
    std::vector<Activity> plan;
    Programme parameters;
    Preparation preparation{.factor = 0.0};  ///< sessions alone, until a test asks for more
    ProgrammeState state;
    std::uint32_t week = 0;

    explicit Meetings(std::vector<Activity> activities) : plan(std::move(activities)) {
        state = plan_programme(plan, their_roles(), five_people());
        state.started = true;
    }
    Participant& of(std::size_t row) {
        return *std::find_if(state.participants.begin(), state.participants.end(),
                             [&](auto const& one) { return org::row(one.who) == row; });
    }
    /// One week in which everybody has `hours` of this mask free but those named.
    void hold(calendar::Hours hours, std::vector<std::pair<std::size_t, calendar::Hours>> but = {},
              double informed_share = 1.0) {
        for (auto& one : state.participants) one.free = hours;
        for (auto const& [row, mask] : but) of(row).free = mask;
        hold_sessions(parameters, preparation, plan, informed_share, ++week, state);
    }
};

}  // namespace

TEST_CASE("the shipped plan has five tools an area, four roles a tool", "[mechanisms][programme]") {
    auto const plan = default_activities();
    std::array<int, 3> tools{};
    for (auto const& one : plan) {
        ++tools[static_cast<std::size_t>(one.area)];
        REQUIRE(one.roles.size() == 4);
    }
    REQUIRE(tools == std::array{5, 5, 5});
}

TEST_CASE("the playback needs the chief executive, the sessions before it only their roles",
          "[mechanisms][programme]") {
    Meetings bench({tool(Practice::culture, {Role::talent_manager})});
    bench.hold(0b1111, {{chief, 0}});
    bench.hold(0b1111, {{chief, 0}});
    REQUIRE(bench.state.progress[0].held == 2);
    bench.hold(0b1111, {{chief, 0}});
    REQUIRE(bench.state.slipped == 1);
    REQUIRE(bench.state.sessions.back().blocker == org::person(chief));
    REQUIRE(bench.state.sessions.back().step == 2);
    REQUIRE_FALSE(bench.state.finished);
    bench.hold(0b1);  // a playback takes one hour
    REQUIRE(bench.state.finished);
    REQUIRE(bench.state.progress[0].nominal_week == 4);
}

TEST_CASE("tools of an area are worked through in sequence", "[mechanisms][programme]") {
    Meetings bench({tool(Practice::data, {Role::finance_officer}, 1),
                    tool(Practice::data, {Role::talent_manager}, 1)});
    for (int week = 0; week < 4; ++week) bench.hold(calendar::whole_week);
    std::vector<std::uint32_t> order;
    for (auto const& one : bench.state.sessions) order.push_back(one.activity);
    REQUIRE(order == std::vector<std::uint32_t>{0, 0, 1, 1});
}

TEST_CASE("areas book in turn: who was first comes last", "[mechanisms][programme]") {
    // One window for all, so one area a week meets.
    Meetings bench({tool(Practice::culture, {Role::talent_manager}, 9),
                    tool(Practice::data, {Role::talent_manager}, 9),
                    tool(Practice::experience, {Role::talent_manager}, 9)});
    std::vector<std::uint32_t> met;
    for (int week = 0; week < 6; ++week) {
        bench.hold(0b11);
        REQUIRE(bench.state.held == 1);
        REQUIRE(bench.state.slipped == 2);
        for (auto const& one : bench.state.sessions)
            if (one.week == bench.week && one.outcome == SessionOutcome::held)
                met.push_back(one.activity);
    }
    // (area + week) mod 3: in week 1 the data area is first.
    REQUIRE(met == std::vector<std::uint32_t>{1, 2, 0, 1, 2, 0});
}

TEST_CASE("nobody sits in two rooms at once", "[mechanisms][programme]") {
    Meetings bench({tool(Practice::culture, {Role::talent_manager, Role::finance_officer}),
                    tool(Practice::data, {Role::talent_manager}),
                    tool(Practice::experience, {Role::finance_officer})});
    bench.hold(0b1111);
    // Week 1: data, experience, culture. The first two run side by side, the third takes the next
    // slot.
    REQUIRE(bench.state.held == 3);
    REQUIRE(bench.of(talent).used_total_hours == 4.0);
    REQUIRE(bench.of(talent).free == 0);
    REQUIRE(bench.of(finance).free == 0);
    REQUIRE(bench.of(chief).used_total_hours == 0.0);
}

TEST_CASE("a slip is put down to the leader without whom it would have been held",
          "[mechanisms][programme]") {
    Meetings bench({tool(Practice::culture, {Role::talent_manager, Role::finance_officer})});
    bench.hold(0b11, {{finance, 0b1}});
    REQUIRE(bench.state.slipped == 1);
    auto const& record = bench.state.sessions.back();
    REQUIRE(record.outcome == SessionOutcome::slipped);
    REQUIRE(record.blocker == org::person(finance));
    REQUIRE(record.required_count == 2);
    REQUIRE(record.present_count == 0);
    REQUIRE(bench.of(finance).blocked_sessions == 1);
    REQUIRE(bench.of(talent).blocked_sessions == 0);
    REQUIRE(bench.of(talent).required_sessions == 1);
    REQUIRE(bench.state.progress[0].held == 0);
    REQUIRE(bench.of(talent).used_total_hours == 0.0);
}

TEST_CASE("a session with delegates moves the calendar on, and has no effect",
          "[mechanisms][programme]") {
    Meetings bench({tool(Practice::culture, {Role::talent_manager, Role::finance_officer}, 1)});
    bench.parameters.delegation = Delegation::allowed;
    bench.hold(0b11, {{finance, 0}});
    REQUIRE(bench.state.delegated == 1);
    REQUIRE(bench.state.sessions.back().present_count == 1);
    REQUIRE(bench.state.sessions.back().blocker == org::person(finance));
    bench.hold(0b11);
    REQUIRE(bench.state.finished);
    REQUIRE(bench.state.progress[0].nominally_complete());
    REQUIRE_FALSE(bench.state.progress[0].effectively_complete());
    REQUIRE(bench.state.effective_share(Practice::culture, bench.plan) == 0.0);
}

TEST_CASE("a delegated step counts in part towards effective progress", "[mechanisms][programme]") {
    Meetings bench({tool(Practice::culture, {Role::talent_manager, Role::finance_officer}, 3)});
    bench.parameters.delegation = Delegation::allowed;
    bench.hold(0b11, {{finance, 0}});
    REQUIRE(bench.state.complete_share(0.3) == Approx(0.3 / 4.0));
    REQUIRE(bench.state.complete_share(0.0) == 0.0);
    bench.hold(0b11);
    REQUIRE(bench.state.complete_share(0.3) == Approx(1.3 / 4.0));
}

TEST_CASE("a session held with delegates has not slipped because of anybody",
          "[mechanisms][programme]") {
    Meetings bench({tool(Practice::culture, {Role::talent_manager, Role::finance_officer})});
    bench.parameters.delegation = Delegation::allowed;
    bench.hold(0b11, {{finance, 0}});
    REQUIRE(bench.of(finance).blocked_sessions == 0);
    REQUIRE(bench.of(finance).required_sessions == 1);
    REQUIRE(bench.of(finance).used_total_hours == 0.0);
    REQUIRE(bench.of(talent).used_total_hours == 2.0);
}

TEST_CASE("delegates cannot meet by themselves: one of the required has to be there",
          "[mechanisms][programme]") {
    Meetings bench({tool(Practice::culture, {Role::talent_manager, Role::finance_officer})});
    bench.parameters.delegation = Delegation::allowed;
    bench.hold(0);
    REQUIRE(bench.state.slipped == 1);
    REQUIRE(bench.state.delegated == 0);
}

TEST_CASE("a delegated session takes the slot at which most of the required can come",
          "[mechanisms][programme]") {
    Meetings bench({tool(Practice::culture,
                         {Role::talent_manager, Role::finance_officer, Role::chief_executive})});
    bench.parameters.delegation = Delegation::allowed;
    bench.hold(0b0011, {{finance, 0b1100}, {talent, 0b1100}});
    REQUIRE(bench.state.sessions.back().present_count == 2);
    REQUIRE(bench.of(finance).free == 0);
    REQUIRE(bench.of(chief).free == 0b0011);
}

TEST_CASE("no session before people are informed, and none of it is taken back later",
          "[mechanisms][programme]") {
    Meetings bench({tool(Practice::culture, {Role::talent_manager})});
    bench.hold(0b11, {}, 0.29);
    REQUIRE(bench.state.sessions.empty());
    bench.hold(0b11, {}, 0.30);
    REQUIRE(bench.state.held == 1);
    bench.hold(0b11, {}, 0.10);
    REQUIRE(bench.state.held == 1);
    REQUIRE(bench.state.literate);
}

TEST_CASE("work done before the start counts in whole sessions", "[mechanisms][programme]") {
    auto half = tool(Practice::culture, {Role::talent_manager}, 3);
    half.complete_share = 0.6;  // 2.4 of 4 steps
    auto whole = tool(Practice::data, {Role::talent_manager}, 3);
    whole.complete_share = 1.0;
    Meetings bench({half, whole});
    REQUIRE(bench.state.progress[0].held == 2);
    REQUIRE(bench.state.progress[1].effectively_complete());
    REQUIRE(bench.state.effective_share(Practice::data, bench.plan) == 1.0);
    REQUIRE(bench.state.effective_share(Practice::culture, bench.plan) == 0.0);
    REQUIRE(bench.state.complete_share(0.3) == Approx(6.0 / 8.0));
    bench.hold(0b11);
    REQUIRE(bench.state.sessions.size() == 1);
    REQUIRE(bench.state.sessions[0].step == 2);
}

TEST_CASE("an area that is ahead of the others yields only a part of it",
          "[mechanisms][programme]") {
    auto done = tool(Practice::experience, {Role::talent_manager}, 1);
    done.complete_share = 1.0;
    auto const open = tool(Practice::data, {Role::talent_manager}, 1);
    Meetings bench({done, open});  // no culture work is planned: it holds nobody up
    auto const yield = [&](Practice area) {
        return bench.state.joined_share(bench.parameters, area, bench.plan);
    };
    REQUIRE(yield(Practice::experience) == Approx(0.5));
    REQUIRE(yield(Practice::data) == 0.0);
    REQUIRE(yield(Practice::culture) == 0.0);
    bench.parameters.joined_up_weight = 1.0;
    REQUIRE(yield(Practice::experience) == 0.0);
    bench.parameters.joined_up_weight = 0.0;  // scattered work is worth as much as any
    REQUIRE(yield(Practice::experience) == 1.0);
    bench.parameters.joined_up_weight = 0.5;
    bench.hold(0b11);
    bench.hold(0b11);  // its session and its playback: the data work has followed
    REQUIRE(yield(Practice::experience) == 1.0);
    REQUIRE(yield(Practice::data) == 1.0);
}

TEST_CASE("one person in two roles is one person in the room", "[mechanisms][programme]") {
    auto roles = their_roles();
    roles.holders[static_cast<std::size_t>(Role::operating_officer)] = org::person(finance);
    auto const state =
        plan_programme({tool(Practice::culture, {Role::finance_officer, Role::operating_officer}),
                        tool(Practice::data, {Role::chief_executive})},
                       roles, five_people());
    REQUIRE(state.participants.size() == 2);
    REQUIRE(state.required[0].size() == 1);
    REQUIRE(state.playback[0].size() == 2);
    REQUIRE(state.required[1] == state.playback[1]);
}

TEST_CASE("where nobody holds a role the chief executive comes, or else the first root",
          "[mechanisms][programme]") {
    auto const plan = std::vector{tool(Practice::culture, {Role::brand_manager})};
    auto const led = plan_programme(plan, their_roles(), five_people());
    REQUIRE(led.participants.size() == 1);
    REQUIRE(led.participants[0].who == org::person(chief));
    auto const rootless = plan_programme(plan, RoleHolders{}, test::lines({1, -1, 1}));
    REQUIRE(rootless.participants[0].who == org::person(1));
}

TEST_CASE("hours given are the pledge or the spare hours, and the kept share their mean",
          "[mechanisms][programme]") {
    Meetings bench({tool(Practice::culture, {Role::talent_manager, Role::finance_officer})});
    LeaderWeeks leaders;
    leaders.resize(3);
    leaders.spare_hours = {12.0F, 6.0F, 20.0F};
    Pledge const pledge{12.0, 1.0};
    keep_pledges(pledge, Diaries{}, 1, 1, leaders, bench.state);
    REQUIRE(bench.of(chief).delivered_hours == 12.0F);
    REQUIRE(bench.of(finance).delivered_hours == 6.0F);
    REQUIRE(bench.of(talent).delivered_hours == 12.0F);
    REQUIRE(bench.state.kept_share == Approx((1.0 + 0.5 + 1.0) / 3.0));
    REQUIRE(bench.of(finance).free == calendar::block(0, 6));
}

TEST_CASE("somebody without reports gives hours from a diary of their own",
          "[mechanisms][programme]") {
    Meetings bench({tool(Practice::culture, {Role::business_analyst})});
    LeaderWeeks leaders;
    leaders.resize(3);
    Diaries diaries;
    diaries.ad_hoc_share = 0.0;
    bench.of(analyst).steering_hours = 1.0F;
    keep_pledges(Pledge{}, diaries, 1, 1, leaders, bench.state);
    REQUIRE(bench.of(analyst).leader == org::Hierarchy::no_leader);
    REQUIRE(bench.of(analyst).meeting_hours == 11.0F);
    REQUIRE(bench.of(analyst).spare_hours == Approx(40.0 - 11.0 - 11.1 - 1.0));
    REQUIRE(bench.of(analyst).steering_total_hours == 1.0);
}

TEST_CASE("the ledger adds up week by week, and used never exceeds given",
          "[mechanisms][programme]") {
    Meetings bench({tool(Practice::culture, {Role::talent_manager, Role::finance_officer}, 30),
                    tool(Practice::data, {Role::talent_manager}, 30)});
    LeaderWeeks leaders;
    leaders.resize(3);
    std::array<double, 3> given{};
    for (std::uint32_t week = 1; week <= 20; ++week) {
        leaders.spare_hours = {3.0F, static_cast<float>(week % 9), 7.5F};
        leaders.steering_hours = {3.0F, 1.0F, 1.0F};
        keep_pledges(Pledge{8.0, 0.5}, Diaries{}, 6, week, leaders, bench.state);
        given[0] += 3.0;
        given[1] += std::min(8.0, double(week % 9));
        given[2] += 7.5;
        hold_sessions(bench.parameters, bench.preparation, bench.plan, 1.0, week, bench.state);
    }
    for (std::size_t row = 0; row < 3; ++row) {
        auto const& one = bench.of(row);
        REQUIRE(one.pledged_total_hours == 160.0);
        REQUIRE(one.given_total_hours == Approx(given[row]));
        REQUIRE(one.used_total_hours <= one.given_total_hours);
        REQUIRE(one.steering_total_hours == (row == chief ? 60.0 : 20.0));
    }
    auto const held =
        static_cast<double>(bench.state.progress[0].held + bench.state.progress[1].held);
    REQUIRE(held > 0.0);
    REQUIRE(bench.of(talent).used_total_hours == 2.0 * held);
    REQUIRE(bench.of(finance).used_total_hours == 2.0 * bench.state.progress[0].held);
    REQUIRE(bench.state.sessions.size() == 40);
}

TEST_CASE("when the last tool is nominally done the pledges end", "[mechanisms][programme]") {
    Meetings bench({tool(Practice::culture, {Role::talent_manager}, 1)});
    LeaderWeeks leaders;
    leaders.resize(3);
    leaders.spare_hours = {10.0F, 10.0F, 10.0F};
    bench.hold(0b11);
    bench.hold(0b11);
    REQUIRE(bench.state.finished);
    keep_pledges(Pledge{}, Diaries{}, 1, 3, leaders, bench.state);
    REQUIRE(bench.of(talent).delivered_hours == 0.0F);
    REQUIRE(bench.of(talent).pledged_total_hours == 0.0);
    REQUIRE(bench.of(talent).free == 0);
    REQUIRE(bench.state.kept_share == 1.0);
    bench.hold(0b11);
    REQUIRE(bench.state.held == 0);
    REQUIRE(bench.state.sessions.size() == 2);
}

TEST_CASE("before the start nothing is pledged and nothing is held", "[mechanisms][programme]") {
    Meetings bench({tool(Practice::culture, {Role::talent_manager})});
    bench.state.started = false;
    LeaderWeeks leaders;
    leaders.resize(3);
    leaders.spare_hours = {10.0F, 10.0F, 10.0F};
    keep_pledges(Pledge{}, Diaries{}, 1, 1, leaders, bench.state);
    REQUIRE(bench.of(talent).delivered_hours == 0.0F);
    REQUIRE(bench.of(talent).spare_hours == 10.0F);
    bench.hold(0b11);
    REQUIRE(bench.state.sessions.empty());
}

TEST_CASE("a pledge of nothing is kept, and no session is ever held", "[mechanisms][programme]") {
    Meetings bench({tool(Practice::culture, {Role::talent_manager})});
    LeaderWeeks leaders;
    leaders.resize(3);
    leaders.spare_hours = {10.0F, 10.0F, 10.0F};
    keep_pledges(Pledge{0.0, 0.5}, Diaries{}, 1, 1, leaders, bench.state);
    REQUIRE(bench.state.kept_share == 1.0);
    hold_sessions(bench.parameters, bench.preparation, bench.plan, 1.0, 1, bench.state);
    REQUIRE(bench.state.slipped == 1);
}
