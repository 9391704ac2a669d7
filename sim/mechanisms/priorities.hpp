#pragma once
#include <array>
#include <string_view>

#include "mechanisms/strategy.hpp"
#include "parameters/field.hpp"

namespace diorama::mechanisms {

/// Budget moved from the old sources of dominance to the four priorities of a
/// customer-obsessed firm: real-time customer intelligence, experience and
/// service, sales channels that deliver intelligence, useful content.
struct Priorities {
    double priority_share = 0.0;
    double priority_full_money = 2.0;
    double priority_rate_per_week = 0.03;
    double intelligence_gain_share = 0.3;
    double channel_gain_share = 0.15;
    double service_gain_share = 0.08;
    double content_gain_share = 0.08;

    static constexpr std::string_view kind = "priorities";
    static constexpr std::string_view table = "strategy";
    static constexpr auto fields() {
        using P = Priorities;
        using enum parameters::Grade;
        constexpr std::string_view size = "sign from practitioners; size chosen";
        return std::array{
            parameters::Field<P>{"priority_share", "share", 0.0, 1.0, &P::priority_share, assumed,
                                 "0 = all of the budget goes to the roadmap",
                                 "part of the budget moved to the four priorities, a quarter each"},
            parameters::Field<P>{"priority_full_money", "money/person/week", 0.01, 1000.0,
                                 &P::priority_full_money, assumed, "a tenth of the budget each",
                                 "money at which one of the priorities is in full swing"},
            parameters::Field<P>{"priority_rate_per_week", "1/week", 0.0, 1.0,
                                 &P::priority_rate_per_week, assumed, "half a year to build up",
                                 "how fast a priority follows its money, up and down"},
            parameters::Field<P>{"intelligence_gain_share", "share", 0.0, 1.0,
                                 &P::intelligence_gain_share, assumed, size,
                                 "part of the gap to full insight that customer intelligence "
                                 "closes"},
            parameters::Field<P>{"channel_gain_share", "share", 0.0, 1.0, &P::channel_gain_share,
                                 assumed, "half of what intelligence itself gives",
                                 "part of it that sales channels which deliver intelligence "
                                 "close"},
            parameters::Field<P>{"service_gain_share", "share", 0.0, 1.0, &P::service_gain_share,
                                 assumed, "about one initiative's worth of tools",
                                 "tool quality that experience and service add"},
            parameters::Field<P>{"content_gain_share", "share", 0.0, 1.0, &P::content_gain_share,
                                 assumed, size,
                                 "customers' advocacy that useful content adds in the end"}};
    }
};

/// One week of the four priorities: each follows what is spent on it.
/// Takes    budget [money], 0 before the workforce is informed; headcount
/// [people] Writes   priorities, spending and the roadmap's share of the budget
/// in `state`
void invest(Priorities const& p, double budget, double headcount, StrategyState& state);

/// What a week's insight becomes with customer intelligence and channels that
/// deliver it.
double with_intelligence(Priorities const& p, StrategyState const& state, double insight) noexcept;

/// What useful content adds to customers' advocacy in a week in which advocacy
/// follows experience at this rate: in the end, the whole gain.
double with_content(Priorities const& p, StrategyState const& state, double rate_per_week,
                    double advocacy) noexcept;

}  // namespace diorama::mechanisms
