#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "parameters/field.hpp"
#include "random/draw.hpp"

namespace diorama::mechanisms {

/// Strategy management: a budget, initiatives in an order of priority, and a scorecard.
struct Strategy {
    double budget_per_person_per_week = 20.0;
    double informed_gate_share = 0.30;
    double advocacy_budget_gain = 0.5;
    double target_using_share = 0.60;
    double target_satisfaction_share = 0.70;
    double target_energy = 0.40;
    double target_trust_share = 0.60;
    double recognition_weight = 0.2;

    static constexpr std::string_view kind = "strategy";
    static constexpr std::string_view table = "strategy";
    static constexpr auto fields() {
        using P = Strategy;
        using enum parameters::Grade;
        constexpr std::string_view target =
            "a target that a board would set; reached by some ways to go and not by others";
        return std::array{
            parameters::Field<P>{"budget_per_person_per_week", "money/person/week", 0.0, 10000.0,
                                 &P::budget_per_person_per_week, assumed,
                                 "about a thousand a year for each person",
                                 "budget for initiatives"},
            parameters::Field<P>{"informed_gate_share", "share", 0.0, 1.0, &P::informed_gate_share,
                                 assumed, "as for the programme's literate workforce",
                                 "share informed before initiatives may start"},
            parameters::Field<P>{
                "advocacy_budget_gain", "-", 0.0, 5.0, &P::advocacy_budget_gain, assumed,
                "revenue follows advocacy, budgets follow revenue",
                "part by which one point of customers' advocacy gained raises the budget"},
            parameters::Field<P>{"target_using_share", "share", 0.01, 1.0, &P::target_using_share,
                                 assumed, target, "use that counts as full on the scorecard"},
            parameters::Field<P>{"target_satisfaction_share", "share", 0.01, 1.0,
                                 &P::target_satisfaction_share, assumed, target,
                                 "customers' satisfaction that counts as full on the scorecard"},
            parameters::Field<P>{"target_energy", "-", 0.01, 1.0, &P::target_energy, assumed,
                                 target, "energy that counts as full on the scorecard"},
            parameters::Field<P>{"target_trust_share", "share", 0.01, 1.0, &P::target_trust_share,
                                 assumed, target, "trust that counts as full on the scorecard"},
            parameters::Field<P>{
                "recognition_weight", "-", 0.0, 1.0, &P::recognition_weight, assumed,
                "reviews and pay tied to outcomes: one generator of energy among ten",
                "energy that a full scorecard gives to those who are informed of it"}};
    }
};

/// What a funded initiative changes when it is done.
enum class InitiativeTarget : std::uint8_t { tools, seats, time };
inline constexpr std::array<std::string_view, 3> initiative_target_names{"tools", "seats", "time"};

/// One line of the roadmap.
struct Initiative {
    std::string name;
    InitiativeTarget target = InitiativeTarget::tools;
    double cost_low_per_person = 100.0;  ///< rough order of magnitude, in money per person
    double cost_high_per_person = 300.0;
    std::uint32_t weeks = 26;  ///< at full funding
    double effect = 0.05;      ///< tool quality [share], seats per 100 a week, share of time freed
};

/// Six initiatives in order of priority: the roadmap when a scenario names none.
std::vector<Initiative> default_initiatives();

struct InitiativeProgress {
    double cost = 0.0;  ///< what it will really cost, known to nobody before the end
    double spent = 0.0;
    double low = 0.0, high = 0.0;  ///< the estimate, narrowing as money is spent
    std::uint32_t done_week = 0;   ///< 0 = not yet

    template <class Archive>
    void serialize(Archive& archive) {
        archive(cost, spent, low, high, done_week);
    }
};

/// The four priorities of a customer-obsessed firm.
enum class Priority : std::size_t { intelligence, service, channels, content, count };
inline constexpr std::size_t priority_count = static_cast<std::size_t>(Priority::count);

struct StrategyState {
    std::vector<InitiativeProgress> initiatives;
    double budget_factor = 1.0;  ///< what allocations and cuts have left of the budget
    double spend_this_week = 0.0;
    double spend_total = 0.0;
    double budget_total = 0.0;
    bool aligned = false;     ///< the workforce was informed once: execution may start
    double tools_gain = 0.0;  ///< tool quality from finished initiatives
    double seats_gain = 0.0;  ///< seats per 100 people and week
    double time_gain = 0.0;   ///< share of time freed
    double scorecard = 0.0;   ///< [0, 1]
    double scorecard_at_start = 0.0;
    std::vector<std::vector<std::uint32_t>> teams;  ///< [initiatives], rows of their people
    std::vector<double> speeds;                     ///< [initiatives], 1 = as planned; empty: all 1
    std::uint32_t team_gap = 0;                     ///< places on teams that stand empty
    double roadmap_share = 1.0;  ///< of the budget; the rest goes to the four priorities
    double priority_spend = 0.0;
    std::array<double, priority_count> priorities{};  ///< [0, 1], how far each is in swing

    template <class Archive>
    void serialize(Archive& archive) {
        archive(initiatives, budget_factor, spend_this_week, spend_total, budget_total, aligned,
                tools_gain, seats_gain, time_gain, scorecard, scorecard_at_start, teams, speeds,
                team_gap, roadmap_share, priority_spend, priorities);
    }
};

/// Draws what each initiative will really cost: anywhere between its estimates.
/// Draws    initiatives: one word an initiative
StrategyState plan_strategy(std::vector<Initiative> const& roadmap, double headcount,
                            std::uint64_t seed);

/// What there is to spend in a week [money].
double weekly_budget(Strategy const& p, double headcount, double advocacy_gain,
                     StrategyState const& state);

/// One week of execution: the budget goes down the list, each initiative takes at most its weekly
/// share, more or less of it as its team is fast, what is left goes to the next. Spending never
/// exceeds the budget.
/// Takes    advocacy_gain: customers' advocacy since the start
void execute_strategy(Strategy const& p, std::vector<Initiative> const& roadmap, double headcount,
                      double informed_share, double advocacy_gain, std::uint32_t week,
                      StrategyState& state);

/// Balanced scorecard: the mean of four measures against their targets, each cut at 1.
double scorecard(Strategy const& p, double using_share, double satisfaction, double energy,
                 double trust_share) noexcept;

}  // namespace diorama::mechanisms
