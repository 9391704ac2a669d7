#include "mechanisms/strategy.hpp"

#include <algorithm>

namespace diorama::mechanisms {

std::vector<Initiative> default_initiatives() {
    return {
        {"one customer record", InitiativeTarget::tools, 80.0, 240.0, 26, 0.05},
        {"academy for everybody", InitiativeTarget::seats, 60.0, 140.0, 20, 0.50},
        {"fewer reports and meetings", InitiativeTarget::time, 20.0, 60.0, 16, 0.08},
        {"tools that talk to each other", InitiativeTarget::tools, 150.0, 450.0, 39, 0.06},
        {"coaches in the line", InitiativeTarget::seats, 80.0, 200.0, 26, 0.40},
        {"retire the old systems", InitiativeTarget::tools, 200.0, 700.0, 52, 0.06},
    };
}

StrategyState plan_strategy(std::vector<Initiative> const& roadmap, double headcount,
                            std::uint64_t seed) {
    StrategyState state;
    for (std::size_t k = 0; k < roadmap.size(); ++k) {
        auto const draw =
            random::words({seed, random::Purpose::initiatives, 0, static_cast<std::uint32_t>(k)});
        InitiativeProgress one;
        one.low = roadmap[k].cost_low_per_person * headcount;
        one.high = roadmap[k].cost_high_per_person * headcount;
        one.cost = one.low + (one.high - one.low) * random::uniform(draw[0]);
        state.initiatives.push_back(one);
    }
    return state;
}

double weekly_budget(Strategy const& p, double headcount, double advocacy_gain,
                     StrategyState const& state) {
    double const factor =
        state.budget_factor * std::max(0.0, 1.0 + p.advocacy_budget_gain * advocacy_gain);
    return p.budget_per_person_per_week * headcount * factor;
}

void execute_strategy(Strategy const& p, std::vector<Initiative> const& roadmap, double headcount,
                      double informed_share, double advocacy_gain, std::uint32_t week,
                      StrategyState& state) {
    state.spend_this_week = 0.0;
    state.aligned = state.aligned || informed_share >= p.informed_gate_share;
    double const budget = weekly_budget(p, headcount, advocacy_gain, state);
    state.budget_total += budget;
    if (!state.aligned) return;
    state.spend_this_week = state.priority_spend;
    double left = budget * state.roadmap_share;
    for (std::size_t k = 0; k < roadmap.size() && left > 0.0; ++k) {
        auto& one = state.initiatives[k];
        if (one.done_week > 0) continue;
        double const planned = roadmap[k].weeks > 0 ? one.cost / roadmap[k].weeks : one.cost;
        double const weekly = state.speeds.empty() ? planned : planned * state.speeds[k];
        double const paid = std::min({left, weekly, one.cost - one.spent});
        double const rest_before = one.cost - one.spent;
        one.spent += paid;
        left -= paid;
        state.spend_this_week += paid;
        // What has been paid for is known; the doubt about the rest shrinks with it.
        double const doubt =
            rest_before > 0.0 ? std::max(0.0, (one.cost - one.spent) / rest_before) : 0.0;
        one.low = one.cost - (one.cost - one.low) * doubt;
        one.high = one.cost + (one.high - one.cost) * doubt;
        // Weekly shares add up to the cost but for their rounding.
        if (one.spent < one.cost * (1.0 - 1e-9)) continue;
        one.low = one.high = one.cost;
        one.done_week = week;
        switch (roadmap[k].target) {
            case InitiativeTarget::tools:
                state.tools_gain += roadmap[k].effect;
                break;
            case InitiativeTarget::seats:
                state.seats_gain += roadmap[k].effect;
                break;
            case InitiativeTarget::time:
                state.time_gain += roadmap[k].effect;
                break;
        }
    }
    state.spend_total += state.spend_this_week;
}

double scorecard(Strategy const& p, double using_share, double satisfaction, double energy,
                 double trust_share) noexcept {
    auto const reached = [](double value, double target) {
        return std::clamp(value / target, 0.0, 1.0);
    };
    return 0.25 * (reached(using_share, p.target_using_share) +
                   reached(satisfaction, p.target_satisfaction_share) +
                   reached(energy, p.target_energy) + reached(trust_share, p.target_trust_share));
}

}  // namespace diorama::mechanisms
