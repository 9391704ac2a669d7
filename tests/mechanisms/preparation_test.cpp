#include <catch2/catch.hpp>

#include <algorithm>

#include "mechanisms/programme.hpp"
#include "mechanisms/small_programme.hpp"
#include "mechanisms/timing.hpp"

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

/// Two sessions of two hours and a playback of one, each asking for hours alone.
Activity tool(std::vector<Role> roles, double individual_hours, Practice area = Practice::culture) {
    Activity one;
    one.name = "a tool";
    one.area = area;
    one.roles = std::move(roles);
    one.sessions = 2;
    one.individual_hours = individual_hours;
    return one;
}

Action action(char const* name, Role role, double hours) {
    Action one;
    one.name = name;
    one.role = role;
    one.hours = hours;
    return one;
}

/// A programme whose people give as many hours a week as a test says, all of them free windows.
struct Preparing {
    std::vector<Activity> plan;
    Programme parameters;
    Preparation preparation;
    ProgrammeState state;
    std::uint32_t week = 0;

    explicit Preparing(std::vector<Activity> activities) : plan(std::move(activities)) {
        state = plan_programme(plan, their_roles(), five_people());
        state.started = true;
    }
    Participant& of(std::size_t row) {
        return *std::find_if(state.participants.begin(), state.participants.end(),
                             [&](auto const& one) { return org::row(one.who) == row; });
    }
    /// One week in which everybody gives ten hours, but those named.
    void live(std::vector<std::pair<std::size_t, unsigned>> but = {}, double informed_share = 1.0) {
        auto const give = [](Participant& one, unsigned hours) {
            one.used_hours = 0.0F;
            one.delivered_hours = static_cast<float>(hours);
            one.free = hours > 0 ? calendar::block(0, hours) : 0;
            one.given_total_hours += hours;
        };
        for (auto& one : state.participants) give(one, 10);
        for (auto const& [row, hours] : but) {
            of(row).given_total_hours -= 10;
            give(of(row), hours);
        }
        hold_sessions(parameters, preparation, plan, informed_share, ++week, state);
    }
    std::vector<SessionOutcome> outcomes() const {
        std::vector<SessionOutcome> list;
        for (auto const& one : state.sessions) list.push_back(one.outcome);
        return list;
    }
    TimingPlan timing() const { return timing_of(parameters, preparation, plan, state); }
};

constexpr auto held = SessionOutcome::held, slipped = SessionOutcome::slipped,
               unprepared = SessionOutcome::unprepared, delegated = SessionOutcome::delegated,
               agency = SessionOutcome::agency;
using Outcomes = std::vector<SessionOutcome>;

}  // namespace

TEST_CASE("every role has hours of its own, none more than a session",
          "[mechanisms][preparation]") {
    Preparation const defaults;
    for (std::size_t role = 0; role < role_count; ++role) {
        REQUIRE(defaults.hours_of(static_cast<Role>(role)) >= 1.0);
        REQUIRE(defaults.hours_of(static_cast<Role>(role)) <= 2.0);
        REQUIRE(Preparation::fields()[role + 1].name == role_names[role]);
        REQUIRE_FALSE(default_action(static_cast<Role>(role)).empty());
    }
}

TEST_CASE("the first session waits a week for those who have to prepare it",
          "[mechanisms][preparation]") {
    Preparing bench({tool({Role::finance_officer}, 2.0)});
    for (int week = 0; week < 4; ++week) bench.live();
    REQUIRE(bench.outcomes() == Outcomes{unprepared, held, held, held});
    REQUIRE(bench.state.sessions[0].blocker == org::person(finance));
    REQUIRE(bench.of(finance).unprepared_sessions == 1);
    REQUIRE(bench.of(finance).blocked_sessions == 0);
    // Three steps of two hours alone, two sessions of two hours, a playback of one.
    REQUIRE(bench.of(finance).individual_total_hours == 6.0);
    REQUIRE(bench.of(finance).used_total_hours == 11.0);
    REQUIRE(bench.of(finance).required_sessions == 3);
}

TEST_CASE("before people are informed leaders prepare, and then nothing waits",
          "[mechanisms][preparation]") {
    Preparing bench({tool({Role::finance_officer}, 2.0)});
    bench.live({}, 0.1);
    REQUIRE(bench.state.sessions.empty());
    REQUIRE(bench.of(finance).individual_total_hours == 2.0);
    bench.live();
    REQUIRE(bench.outcomes() == Outcomes{held});
}

TEST_CASE("hours alone come after sessions, out of the hours given, over as many weeks as it takes",
          "[mechanisms][preparation]") {
    Preparing bench({tool({Role::finance_officer}, 3.0)});
    for (int week = 0; week < 4; ++week) bench.live({{finance, 2}});
    // Weeks 1 and 2 prepare, 2 hours and 1; the session of week 3 takes both hours, so that the
    // next one is begun in week 4 only.
    REQUIRE(bench.outcomes() == Outcomes{unprepared, unprepared, held, unprepared});
    REQUIRE(bench.of(finance).individual_total_hours == 5.0);
    REQUIRE(bench.of(finance).used_total_hours == 7.0);
    REQUIRE(bench.of(finance).used_total_hours <= bench.of(finance).given_total_hours);
}

TEST_CASE("who has most left to do alone is the one it waits for", "[mechanisms][preparation]") {
    auto both = tool({Role::finance_officer, Role::talent_manager}, 4.0);
    Preparing bench({both});
    bench.live({{talent, 1}, {finance, 2}}, 0.1);
    bench.live({{talent, 0}, {finance, 0}});
    REQUIRE(bench.state.sessions.back().blocker == org::person(talent));
    REQUIRE(bench.state.sessions.back().required_count == 2);
}

TEST_CASE("a role with an action of its own does that and not the hours of the others",
          "[mechanisms][preparation]") {
    auto one = tool({Role::finance_officer, Role::talent_manager}, 1.0);
    one.actions = {action("budget", Role::finance_officer, 4.0)};
    one.actions[0].step = 1;  // the second session
    Preparing bench({one});
    for (int week = 0; week < 4; ++week) bench.live({{finance, 3}, {chief, 3}});
    // Finance: nothing before the first session, then 1 + 3 of four hours beside it, nothing after.
    REQUIRE(bench.outcomes() == Outcomes{unprepared, held, unprepared, held});
    REQUIRE(bench.state.sessions[0].blocker == org::person(talent));
    REQUIRE(bench.state.sessions[2].blocker == org::person(finance));
    REQUIRE(bench.of(finance).individual_total_hours == 4.0);
    REQUIRE(bench.of(talent).individual_total_hours == 3.0);
}

TEST_CASE("what one action hands to another arrives at the end of the week",
          "[mechanisms][preparation]") {
    auto one = tool({Role::finance_officer, Role::business_analyst}, 0.0);
    one.actions = {action("position", Role::finance_officer, 1.0),
                   action("figures", Role::business_analyst, 1.0)};
    one.actions[0].needs_action = 1;
    Preparing bench({one});
    for (int week = 0; week < 3; ++week) bench.live();
    REQUIRE(bench.outcomes() == Outcomes{unprepared, unprepared, held});
    // The next step is begun in the week of the session before it, and takes two weeks.
    REQUIRE(bench.timing().whole.planned_week == 7);
}

TEST_CASE("an action waits for another activity to be complete", "[mechanisms][preparation]") {
    auto data = tool({Role::business_analyst}, 0.0, Practice::data);
    auto journeys = tool({Role::finance_officer}, 0.0, Practice::experience);
    journeys.actions = {action("figures", Role::finance_officer, 1.0)};
    journeys.actions[0].needs_activity = 0;
    Preparing bench({data, journeys});
    for (int week = 0; week < 6; ++week) bench.live();
    // Data work ends in week 3, finance prepares in that week, and there are three steps to go.
    REQUIRE(bench.timing().activities[1].planned_week == 6);
    REQUIRE(bench.timing().activities[1].nominal_week == 6);
    REQUIRE(bench.timing().activities[1].unprepared_sessions == 3);
}

TEST_CASE("no factor, no preparation", "[mechanisms][preparation]") {
    auto one = tool({Role::finance_officer}, 5.0);
    one.actions = {action("budget", Role::finance_officer, 4.0)};
    Preparing bench({one});
    bench.preparation.factor = 0.0;
    bench.live();
    REQUIRE(bench.outcomes() == Outcomes{held});
}

TEST_CASE("where delegation is allowed a delegate comes for who is not prepared",
          "[mechanisms][preparation]") {
    auto one = tool({Role::finance_officer, Role::talent_manager}, 0.0);
    one.actions = {action("budget", Role::finance_officer, 4.0)};
    Preparing bench({one});
    bench.parameters.delegation = Delegation::allowed;
    bench.live();
    REQUIRE(bench.outcomes() == Outcomes{delegated});
    REQUIRE(bench.state.sessions[0].blocker == org::person(finance));
    REQUIRE(bench.state.sessions[0].present_count == 1);
    REQUIRE(bench.of(finance).used_total_hours == 4.0);  // works alone for the next one
    REQUIRE(bench.of(talent).used_total_hours == 2.0);
}

TEST_CASE("an agency's sessions never wait, take no leader's hour and count in part",
          "[mechanisms][agency]") {
    Preparing bench({tool({Role::finance_officer}, 2.0)});
    bench.parameters.agency_share = 1.0;
    bench.live({{finance, 0}});
    bench.live({{finance, 0}});
    REQUIRE(bench.outcomes() == Outcomes{agency, agency});
    REQUIRE(bench.state.agency_spend == 12000.0);
    REQUIRE(bench.of(finance).used_total_hours == 0.0);
    REQUIRE(bench.state.complete_share(0.3, 0.15) == Approx(2 * 0.15 / 3.0));
    // The playback is the leaders' own, and has to be prepared.
    bench.live();
    REQUIRE(bench.state.sessions.back().outcome == unprepared);
    bench.live();
    REQUIRE(bench.state.finished);
    REQUIRE(bench.state.progress[0].nominally_complete());
    REQUIRE_FALSE(bench.state.progress[0].effectively_complete());
    REQUIRE(bench.state.effective_share(Practice::culture, bench.plan) == 0.0);
    REQUIRE(bench.state.agency_spend == 0.0);
}

TEST_CASE("an agency's share is spread evenly over the sessions of the plan",
          "[mechanisms][agency]") {
    Preparing bench({tool({Role::finance_officer}, 0.0), tool({Role::finance_officer}, 0.0)});
    bench.parameters.agency_share = 0.5;
    for (int week = 0; week < 6; ++week) bench.live();
    REQUIRE(bench.outcomes() == Outcomes{held, agency, held, held, agency, held});
}

TEST_CASE("gaps are left, or held properly when everything else is done", "[mechanisms][gaps]") {
    auto const run = [](Gaps gaps) {
        Preparing bench({tool({Role::finance_officer, Role::talent_manager}, 0.0)});
        bench.parameters.delegation = Delegation::allowed;
        bench.parameters.gaps = gaps;
        bench.live({{finance, 0}});
        for (int week = 0; week < 4; ++week) bench.live();
        return bench;
    };
    auto const left = run(Gaps::left);
    REQUIRE(left.outcomes() == Outcomes{delegated, held, held});
    REQUIRE(left.state.finished);
    REQUIRE_FALSE(left.timing().whole.effective_week);
    auto const mended = run(Gaps::held_later);
    REQUIRE(mended.outcomes() == Outcomes{delegated, held, held, held});
    REQUIRE(mended.state.sessions[3].step == 0);
    REQUIRE(mended.state.finished);
    REQUIRE(mended.timing().whole.nominal_week == 3);
    REQUIRE(mended.timing().whole.effective_week == 4);
    REQUIRE(mended.state.effective_share(Practice::culture, mended.plan) == 1.0);
}

TEST_CASE("what is held later is held properly: it slips before it is delegated again",
          "[mechanisms][gaps]") {
    Preparing bench({tool({Role::finance_officer, Role::talent_manager}, 0.0)});
    bench.parameters.delegation = Delegation::allowed;
    bench.parameters.gaps = Gaps::held_later;
    bench.live({{finance, 0}});
    bench.live();
    bench.live();
    bench.live({{finance, 0}});
    REQUIRE(bench.state.sessions.back().outcome == slipped);
    REQUIRE_FALSE(bench.state.finished);
}

TEST_CASE("what an agency did can be held later too", "[mechanisms][gaps][agency]") {
    Preparing bench({tool({Role::finance_officer}, 0.0)});
    bench.parameters.agency_share = 1.0;
    bench.parameters.gaps = Gaps::held_later;
    for (int week = 0; week < 5; ++week) bench.live();
    REQUIRE(bench.outcomes() == Outcomes{agency, agency, held, held, held});
    REQUIRE(bench.state.progress[0].effectively_complete());
    REQUIRE(bench.state.progress[0].by_agency == 0);
}
