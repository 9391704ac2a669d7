#include "mechanisms/priorities.hpp"

#include <algorithm>

namespace diorama::mechanisms {

namespace {
double level(StrategyState const& state, Priority which) {
    return state.priorities[static_cast<std::size_t>(which)];
}
}  // namespace

void invest(Priorities const& p, double budget, double headcount, StrategyState& state) {
    state.roadmap_share = 1.0 - p.priority_share;
    state.priority_spend = budget * p.priority_share;
    double const each = headcount > 0.0 ? state.priority_spend / (priority_count * headcount) : 0.0;
    double const full = std::min(1.0, each / p.priority_full_money);
    for (double& one : state.priorities) one += p.priority_rate_per_week * (full - one);
}

double with_intelligence(Priorities const& p, StrategyState const& state, double insight) noexcept {
    double const closed = p.intelligence_gain_share * level(state, Priority::intelligence) +
                          p.channel_gain_share * level(state, Priority::channels);
    return insight + std::min(1.0, closed) * (1.0 - insight);
}

double with_content(Priorities const& p, StrategyState const& state, double rate_per_week,
                    double advocacy) noexcept {
    return std::min(
        1.0, advocacy + rate_per_week * p.content_gain_share * level(state, Priority::content));
}

}  // namespace diorama::mechanisms
