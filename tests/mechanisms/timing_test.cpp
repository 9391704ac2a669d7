#include "mechanisms/timing.hpp"

#include <catch2/catch.hpp>

#include "mechanisms/small_office.hpp"

using namespace diorama;
using namespace diorama::mechanisms;
using people::Practice;

namespace {

Activity activity(Practice area, std::vector<Role> roles, double complete_share = 0.0) {
    Activity one;
    one.area = area;
    one.roles = std::move(roles);
    one.sessions = 2;
    one.complete_share = complete_share;
    return one;
}

/// Chief, finance and talent; nobody has to prepare, everybody is free unless a test says
/// otherwise.
struct Planner {
    std::vector<Activity> plan;
    Programme parameters;
    Preparation preparation{.factor = 0.0};
    ProgrammeState state;
    std::uint32_t week = 0;

    explicit Planner(std::vector<Activity> activities) : plan(std::move(activities)) {
        RoleHolders roles;
        roles.holders[static_cast<std::size_t>(Role::chief_executive)] = org::person(0);
        roles.holders[static_cast<std::size_t>(Role::finance_officer)] = org::person(1);
        roles.holders[static_cast<std::size_t>(Role::talent_manager)] = org::person(2);
        state = plan_programme(plan, roles, test::lines({-1, 0, 0}));
        state.started = true;
    }
    void live(std::vector<std::size_t> away = {}, double informed_share = 1.0) {
        for (auto& one : state.participants) one.free = calendar::whole_week;
        for (auto const row : away)
            for (auto& one : state.participants)
                if (org::row(one.who) == row) one.free = 0;
        hold_sessions(parameters, preparation, plan, informed_share, ++week, state);
    }
    TimingPlan timing() const { return timing_of(parameters, preparation, plan, state); }
};

constexpr std::size_t finance_chair = 1, talent_chair = 2;

}  // namespace

TEST_CASE("where nothing slips an activity ends when it was planned to", "[mechanisms][timing]") {
    Planner bench({activity(Practice::culture, {Role::finance_officer}),
                   activity(Practice::culture, {Role::talent_manager}),
                   activity(Practice::data, {Role::talent_manager})});
    for (int week = 0; week < 4; ++week) bench.live({}, 0.1);
    for (int week = 0; week < 6; ++week) bench.live();
    auto const timing = bench.timing();
    REQUIRE(bench.state.literate_week == 5);
    // The gate opens in week 5, and an activity has three steps.
    REQUIRE(timing.activities[0].planned_week == 7);
    REQUIRE(timing.activities[1].planned_week == 10);
    REQUIRE(timing.activities[2].planned_week == 7);
    for (auto const& one : timing.activities) {
        REQUIRE(one.nominal_week == one.planned_week);
        REQUIRE(one.effective_week == one.planned_week);
        REQUIRE(one.worst() == nullptr);
    }
    REQUIRE(timing.areas[0].planned_week == 10);
    REQUIRE(timing.whole.nominal_week == 10);
    REQUIRE(timing.areas[2].planned_week == 0);  // nothing to do there
}

TEST_CASE("a leader who is away once delays by exactly one week", "[mechanisms][timing]") {
    Planner bench({activity(Practice::culture, {Role::finance_officer, Role::talent_manager})});
    bench.live();
    bench.live({talent_chair});
    bench.live();
    bench.live();
    auto const timing = bench.timing();
    REQUIRE(timing.activities[0].planned_week == 3);
    REQUIRE(timing.activities[0].nominal_week == 4);
    REQUIRE(timing.activities[0].slipped_sessions == 1);
    auto const* worst = timing.activities[0].worst();
    REQUIRE(worst != nullptr);
    REQUIRE(worst->who == org::person(talent_chair));
    REQUIRE(worst->required_sessions == 4);
    REQUIRE(worst->share() == 0.25);
    REQUIRE(timing.whole.worst()->who == org::person(talent_chair));
}

TEST_CASE("a leader who is not prepared once delays by exactly one week", "[mechanisms][timing]") {
    Planner bench({activity(Practice::culture, {Role::finance_officer})});
    bench.plan[0].individual_hours = 1.0;
    bench.preparation.factor = 1.0;
    for (std::uint32_t week = 1; week <= 5; ++week) {
        for (auto& one : bench.state.participants) {
            one.used_hours = 0.0F;
            one.delivered_hours = week == 3 ? 2.0F : 3.0F;  // no hour beside the session of week 3
        }
        bench.live({}, week == 1 ? 0.0 : 1.0);
    }
    auto const timing = bench.timing();
    REQUIRE(timing.whole.planned_week == 4);
    REQUIRE(timing.whole.nominal_week == 5);
    REQUIRE(timing.whole.unprepared_sessions == 1);
    REQUIRE(timing.whole.worst()->who == org::person(finance_chair));
    REQUIRE(timing.whole.worst()->unprepared_sessions == 1);
}

TEST_CASE("whoever delays most for each session that needs them is named, not most often",
          "[mechanisms][timing]") {
    Planner bench({activity(Practice::culture, {Role::finance_officer}),
                   activity(Practice::data, {Role::talent_manager})});
    // Finance is needed until week 5 and away in two, talent until week 4 and away in one.
    bench.live({finance_chair, talent_chair});
    bench.live({finance_chair});
    for (int week = 0; week < 3; ++week) bench.live();
    auto const timing = bench.timing();
    REQUIRE(timing.areas[0].nominal_week == 5);
    REQUIRE(timing.areas[1].nominal_week == 4);
    REQUIRE(timing.whole.worst()->who == org::person(finance_chair));
    REQUIRE(timing.whole.worst()->share() == Approx(2.0 / 5.0));
    REQUIRE(timing.whole.slipped_sessions == 3);
}

TEST_CASE("a session with delegates ends a tool in name and never entirely",
          "[mechanisms][timing]") {
    Planner bench({activity(Practice::culture, {Role::finance_officer, Role::talent_manager})});
    bench.parameters.delegation = Delegation::allowed;
    bench.live({talent_chair});
    bench.live();
    bench.live();
    auto const timing = bench.timing();
    REQUIRE(timing.whole.nominal_week == 3);
    REQUIRE_FALSE(timing.whole.effective_week);
    REQUIRE(timing.whole.worst() == nullptr);  // it did not come later
}

TEST_CASE("half done at the start is half the way to go, and all done ends before the programme",
          "[mechanisms][timing]") {
    auto half = activity(Practice::culture, {Role::finance_officer}, 0.5);
    half.sessions = 3;
    Planner bench({half, activity(Practice::data, {Role::talent_manager}, 1.0)});
    REQUIRE(bench.state.progress[0].held == 2);
    REQUIRE_FALSE(bench.state.progress[0].effectively_complete());
    bench.live();
    bench.live();
    auto const timing = bench.timing();
    REQUIRE(timing.activities[0].planned_week == 2);
    REQUIRE(timing.activities[0].effective_week == 2);
    REQUIRE(timing.activities[1].planned_week == 0);
    REQUIRE(timing.activities[1].effective_week == 0);
    REQUIRE(bench.state.effective_share(Practice::culture, bench.plan) == 1.0);
}

TEST_CASE("while people are not informed nothing is planned, and what is not done has no week",
          "[mechanisms][timing]") {
    Planner bench({activity(Practice::culture, {Role::finance_officer})});
    bench.live({}, 0.1);
    REQUIRE_FALSE(bench.timing().whole.planned_week);
    REQUIRE_FALSE(bench.timing().whole.nominal_week);
}

TEST_CASE("what waits for itself has no planned week", "[mechanisms][timing]") {
    auto one = activity(Practice::culture, {Role::finance_officer});
    Action circle;
    circle.role = Role::finance_officer;
    circle.hours = 1.0;
    circle.needs_activity = 0;
    one.actions = {circle};
    Planner bench({one});
    bench.preparation.factor = 1.0;
    bench.live();
    REQUIRE_FALSE(bench.timing().whole.planned_week);
}
