#include <catch2/catch.hpp>

#include "mechanisms/strategy.hpp"

using namespace diorama;
using namespace diorama::mechanisms;

namespace {

constexpr double headcount = 10.0;

/// Ten people, two initiatives of 1000 each over ten weeks: 100 a week for each is full funding.
struct Roadmap {
    Strategy p;
    std::vector<Initiative> initiatives{
        {"first", InitiativeTarget::tools, 100.0, 100.0, 10, 0.05},
        {"second", InitiativeTarget::seats, 100.0, 100.0, 10, 0.50},
    };
    StrategyState state;
    std::uint32_t week = 0;

    explicit Roadmap(double budget_per_week) {
        p.budget_per_person_per_week = budget_per_week / headcount;
        state = plan_strategy(initiatives, headcount, 1);
    }
    Roadmap& goes_on(std::uint32_t weeks, double informed_share = 1.0, double advocacy_gain = 0.0) {
        for (std::uint32_t k = 0; k < weeks; ++k)
            execute_strategy(p, initiatives, headcount, informed_share, advocacy_gain, ++week,
                             state);
        return *this;
    }
    std::vector<std::uint32_t> done_weeks() const {
        std::vector<std::uint32_t> weeks;
        for (auto const& one : state.initiatives) weeks.push_back(one.done_week);
        return weeks;
    }
};

}  // namespace

TEST_CASE("money goes to what has priority first, what is left to the next",
          "[mechanisms][strategy]") {
    Roadmap roadmap(150.0);
    roadmap.goes_on(1);
    REQUIRE(roadmap.state.initiatives[0].spent == Approx(100.0));
    REQUIRE(roadmap.state.initiatives[1].spent == Approx(50.0));
    REQUIRE(roadmap.state.spend_this_week == Approx(150.0));
    // The first is paid for after 10 weeks; by then the second has 500 and gets 100 a week.
    REQUIRE(roadmap.goes_on(40).done_weeks() == std::vector<std::uint32_t>{10, 15});
}

TEST_CASE("a cut delays what stands last on the list first", "[mechanisms][strategy]") {
    Roadmap cut(150.0);
    cut.state.budget_factor = 0.8;  // 120 a week: the second has 200 after ten weeks
    REQUIRE(cut.goes_on(40).done_weeks() == std::vector<std::uint32_t>{10, 18});
    Roadmap deep(150.0);
    deep.state.budget_factor = 0.5;  // 75 a week: 2000 take 27 weeks
    REQUIRE(deep.goes_on(40).done_weeks() == std::vector<std::uint32_t>{14, 27});
    Roadmap none(150.0);
    none.state.budget_factor = 0.0;
    REQUIRE(none.goes_on(40).state.spend_total == 0.0);
}

TEST_CASE("money beyond full funding buys no time, and unspent money does not pile up",
          "[mechanisms][strategy]") {
    Roadmap rich(5000.0);
    REQUIRE(rich.goes_on(40).done_weeks() == std::vector<std::uint32_t>{10, 10});
    REQUIRE(rich.state.spend_total == Approx(2000.0));
    REQUIRE(rich.state.spend_this_week == 0.0);
}

TEST_CASE("every initiative takes the weeks it was planned for when fully funded",
          "[mechanisms][strategy]") {
    // Weekly shares of a cost need not add up to it to the last bit.
    auto const roadmap = default_initiatives();
    Strategy rich;
    rich.budget_per_person_per_week = 10000.0;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        auto state = plan_strategy(roadmap, 997.0, seed);
        for (std::uint32_t week = 1; week <= 60; ++week)
            execute_strategy(rich, roadmap, 997.0, 1.0, 0.0, week, state);
        for (std::size_t k = 0; k < roadmap.size(); ++k)
            REQUIRE(state.initiatives[k].done_week == roadmap[k].weeks);
    }
}

TEST_CASE("an effect is added once, when its initiative is done", "[mechanisms][strategy]") {
    Roadmap roadmap(150.0);
    roadmap.goes_on(9);
    REQUIRE(roadmap.state.tools_gain == 0.0);
    roadmap.goes_on(1);
    REQUIRE(roadmap.state.tools_gain == Approx(0.05));
    REQUIRE(roadmap.state.seats_gain == 0.0);
    roadmap.goes_on(60);
    REQUIRE(roadmap.state.tools_gain == Approx(0.05));
    REQUIRE(roadmap.state.seats_gain == Approx(0.50));
    REQUIRE(roadmap.state.time_gain == 0.0);
}

TEST_CASE("costs lie anywhere between their estimates", "[mechanisms][strategy]") {
    auto const roadmap = default_initiatives();
    double places = 0.0;
    double count = 0.0;
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        auto const state = plan_strategy(roadmap, 100.0, seed);
        for (auto const& one : state.initiatives) {
            REQUIRE(one.cost >= one.low);
            REQUIRE(one.cost <= one.high);
            places += (one.cost - one.low) / (one.high - one.low);
            count += 1.0;
        }
    }
    // 3000 uniform draws: standard error .0053.
    REQUIRE(places / count == Approx(0.5).margin(0.022));
}

TEST_CASE("estimates narrow to the cost as money is spent, though people leave meanwhile",
          "[mechanisms][strategy]") {
    auto const roadmap = default_initiatives();
    auto state = plan_strategy(roadmap, 1000.0, 3);
    auto before = state;
    Strategy const p;
    for (std::uint32_t week = 1; week <= 300; ++week) {
        execute_strategy(p, roadmap, week < 10 ? 1000.0 : 400.0, 1.0, 0.0, week, state);
        for (std::size_t k = 0; k < roadmap.size(); ++k) {
            auto const& one = state.initiatives[k];
            double const slack = 1e-9 * one.cost;
            REQUIRE(one.low <= one.cost + slack);
            REQUIRE(one.high >= one.cost - slack);
            REQUIRE(one.high - one.low <=
                    before.initiatives[k].high - before.initiatives[k].low + slack);
            if (one.done_week > 0) REQUIRE(one.high == one.low);
        }
        before = state;
    }
    REQUIRE(state.initiatives.back().done_week > 0);
}

TEST_CASE("half paid for, half of the doubt is gone", "[mechanisms][strategy]") {
    Roadmap roadmap(100.0);
    auto& one = roadmap.state.initiatives[0];
    one.low = 600.0;
    one.high = 1800.0;
    roadmap.goes_on(5);
    REQUIRE(one.low == Approx(800.0));
    REQUIRE(one.high == Approx(1400.0));
}

TEST_CASE("nobody ever spends more than the budget, whatever is cut or given",
          "[mechanisms][strategy]") {
    auto const roadmap = default_initiatives();
    auto state = plan_strategy(roadmap, 333.0, 9);
    Strategy const p;
    for (std::uint32_t week = 1; week <= 200; ++week) {
        if (week % 17 == 0) state.budget_factor *= 0.7;
        if (week % 50 == 0) state.budget_factor = 2.0;
        double const gain = week % 2 == 0 ? 0.3 : -0.4;
        double const budget = 20.0 * 333.0 * state.budget_factor * (1.0 + 0.5 * gain);
        execute_strategy(p, roadmap, 333.0, 1.0, gain, week, state);
        REQUIRE(state.spend_this_week <= budget * (1.0 + 1e-12));
        REQUIRE(state.spend_total <= state.budget_total * (1.0 + 1e-12));
        for (auto const& one : state.initiatives) REQUIRE(one.spent <= one.cost * (1.0 + 1e-12));
    }
    REQUIRE(state.spend_total > 0.0);
}

TEST_CASE("customers who speak well raise the budget, and one cannot owe money",
          "[mechanisms][strategy]") {
    REQUIRE(Roadmap(100.0).goes_on(1, 1.0, 0.2).state.spend_total == Approx(110.0));
    REQUIRE(Roadmap(100.0).goes_on(1, 1.0, -0.2).state.spend_total == Approx(90.0));
    Roadmap scorned(100.0);
    scorned.p.advocacy_budget_gain = 5.0;
    scorned.goes_on(3, 1.0, -0.9);
    REQUIRE(scorned.state.spend_total == 0.0);
    REQUIRE(scorned.state.budget_total == 0.0);
}

TEST_CASE("nothing starts before people are informed; once they were, it goes on",
          "[mechanisms][strategy]") {
    Roadmap roadmap(100.0);
    roadmap.goes_on(4, 0.29);
    REQUIRE(roadmap.state.spend_total == 0.0);
    REQUIRE_FALSE(roadmap.state.aligned);
    roadmap.goes_on(1, 0.30);
    REQUIRE(roadmap.state.spend_total == Approx(100.0));
    roadmap.goes_on(1, 0.10);
    REQUIRE(roadmap.state.spend_total == Approx(200.0));
    REQUIRE(roadmap.state.budget_total == Approx(600.0));
}

TEST_CASE("the scorecard is the mean of four results against their targets, each full at most",
          "[mechanisms][strategy]") {
    Strategy const p;  // targets .60, .70, .40, .60
    REQUIRE(scorecard(p, 0.30, 0.70, -0.2, 0.90) == Approx(0.25 * (0.5 + 1.0 + 0.0 + 1.0)));
    REQUIRE(scorecard(p, 0.60, 0.70, 0.40, 0.60) == Approx(1.0));
    REQUIRE(scorecard(p, 0.0, 0.0, 0.0, 0.0) == 0.0);
    REQUIRE(scorecard(p, 0.0, 0.35, 0.1, 0.15) == Approx(0.25 * (0.5 + 0.25 + 0.25)));
}
