#include "mechanisms/priorities.hpp"

#include <catch2/catch.hpp>

using namespace diorama::mechanisms;

namespace {

double level(StrategyState const& state, Priority which) {
    return state.priorities[static_cast<std::size_t>(which)];
}

}  // namespace

TEST_CASE("what moves to the priorities is taken from the roadmap", "[mechanisms][priorities]") {
    StrategyState state;
    Priorities const p{.priority_share = 0.4};
    invest(p, 200.0, 10.0, state);
    REQUIRE(state.priority_spend == Approx(80.0));
    std::vector<Initiative> const roadmap{
        {"one", InitiativeTarget::tools, 1000.0, 1000.0, 10, 0.05}};
    state.initiatives = plan_strategy(roadmap, 10.0, 1).initiatives;
    execute_strategy({.budget_per_person_per_week = 20.0}, roadmap, 10.0, 1.0, 0.0, 1, state);
    REQUIRE(state.initiatives[0].spent == Approx(120.0));
    REQUIRE(state.spend_this_week == Approx(200.0));
    REQUIRE(state.spend_this_week <= 200.0 * (1.0 + 1e-12));
}

TEST_CASE("a priority follows its money, and fades without it", "[mechanisms][priorities]") {
    StrategyState state;
    Priorities const p{.priority_share = 0.4};  // 80 of 200: 2 for each of ten people, full swing
    invest(p, 200.0, 10.0, state);
    for (double const one : state.priorities) REQUIRE(one == Approx(0.03));
    for (int week = 0; week < 400; ++week) invest(p, 200.0, 10.0, state);
    REQUIRE(level(state, Priority::content) == Approx(1.0).margin(1e-4));
    for (int week = 0; week < 400; ++week) invest(p, 100.0, 10.0, state);  // half the budget
    REQUIRE(level(state, Priority::content) == Approx(0.5).margin(1e-4));
    invest(p, 0.0, 10.0, state);
    REQUIRE(level(state, Priority::content) == Approx(0.5 * 0.97).margin(1e-4));
}

TEST_CASE("nothing is moved by default, and nothing comes of it", "[mechanisms][priorities]") {
    StrategyState state;
    Priorities const p;
    invest(p, 200.0, 10.0, state);
    REQUIRE(state.roadmap_share == 1.0);
    REQUIRE(with_intelligence(p, state, 0.3) == 0.3);
    REQUIRE(with_content(p, state, 0.03, 0.5) == 0.5);
}

TEST_CASE("intelligence, and channels that deliver it, close a part of the gap to full insight",
          "[mechanisms][priorities]") {
    StrategyState state;
    state.priorities = {1.0, 0.0, 0.5, 0.0};
    // .3 + .5 x .15 = .375 of the gap of .6
    REQUIRE(with_intelligence({}, state, 0.4) == Approx(0.4 + 0.375 * 0.6));
    REQUIRE(with_intelligence({.intelligence_gain_share = 1.0, .channel_gain_share = 1.0}, state,
                              0.4) == 1.0);
}

TEST_CASE("useful content lifts where advocacy settles by its gain", "[mechanisms][priorities]") {
    StrategyState state;
    state.priorities = {0.0, 0.0, 0.0, 1.0};
    double advocacy = 0.5;
    for (int week = 0; week < 1000; ++week) {
        advocacy += 0.03 * (0.5 - advocacy);  // as it follows experience
        advocacy = with_content({}, state, 0.03, advocacy);
    }
    REQUIRE(advocacy == Approx(0.58));
    REQUIRE(with_content({}, state, 1.0, 0.99) == 1.0);
}
