#pragma once
#include <array>
#include <string_view>

#include "mechanisms/climate.hpp"
#include "parallel/workers.hpp"
#include "parameters/field.hpp"
#include "people/people.hpp"

namespace diorama::mechanisms {

/// Change imposed from above: people comply, resent it, and stop when it ends.
struct Mandate {
    double comply_rate_per_week = 0.05;
    double lapse_rate_per_week = 0.12;
    double pressure_weeks = 8.0;
    double participation_fading_per_week = 0.03;
    double participation_at_start_share = 0.20;

    static constexpr std::string_view kind = "mandate";
    static constexpr std::string_view table = "mandate";
    static constexpr auto fields() {
        using P = Mandate;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{
                "comply_rate_per_week", "1/week", 0.0, 1.0, &P::comply_rate_per_week, assumed,
                "half of the staff comply within a quarter of a year under a present manager",
                "rate of complying under a full mandate and a present manager"},
            parameters::Field<P>{"lapse_rate_per_week", "1/week", 0.0, 1.0, &P::lapse_rate_per_week,
                                 assumed,
                                 "half of those who only complied stop within six weeks of its end",
                                 "rate at which compliance lapses when no mandate stands"},
            parameters::Field<P>{"pressure_weeks", "weeks", 1.0, 104.0, &P::pressure_weeks, assumed,
                                 "Brehm 1966 gives the arousal, not its length",
                                 "time constant with which felt pressure fades"},
            parameters::Field<P>{"participation_fading_per_week", "share/week", 0.0, 1.0,
                                 &P::participation_fading_per_week, assumed,
                                 "being asked once is forgotten within a year",
                                 "part of the distance to the ordinary level of participation that "
                                 "is lost in a week"},
            parameters::Field<P>{"participation_at_start_share", "share", 0.0, 1.0,
                                 &P::participation_at_start_share, assumed,
                                 "an industrial organisation: one in five has a say",
                                 "ordinary participation before the programme"}};
    }
};

/// Felt threat to freedom and participation of the people in `rows`.
///
/// Reads    climate (imposed strength, participation target)
/// Writes   reactance_pressure: jumps to imposed * (1 - participation), fades with pressure_weeks;
///          participation: closes a share of the gap to its target
/// Draws    nothing
/// Source   reactance: Brehm 1966; participation lowers it: Coch & French 1948;
/// docs/model.md#mandate
void feel_pressure(Mandate const& p, Climate const& climate, parallel::Rows rows,
                   people::People& people) noexcept;

}  // namespace diorama::mechanisms
