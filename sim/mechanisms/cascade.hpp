#pragma once
#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "mechanisms/climate.hpp"
#include "mechanisms/diaries.hpp"
#include "mechanisms/lines.hpp"
#include "org/organisation.hpp"
#include "parallel/workers.hpp"
#include "parameters/field.hpp"
#include "people/people.hpp"

namespace diorama::mechanisms {

/// What leadership says travels down the reporting lines, one hop a week, and thins out.
struct Cascade {
    double kept_per_hop_share = 0.73;
    double least_spare_hours = 1.0;
    double fading_share_per_week = 0.40;
    double announcement_strength = 1.0;

    static constexpr std::string_view kind = "communication";
    static constexpr std::string_view table = "communication";
    static constexpr auto fields() {
        using P = Cascade;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{
                "kept_per_hop_share", "share", 0.0, 1.0, &P::kept_per_hop_share, published,
                "geometric fit to Nichols 1962: 20 % of a message arrives five levels down",
                "part of a message that survives each level"},
            parameters::Field<P>{
                "least_spare_hours", "hours/week", 0.0, 40.0, &P::least_spare_hours, assumed,
                "a team talk takes an hour",
                "spare hours a manager needs to pass a message on; without them it waits"},
            parameters::Field<P>{"fading_share_per_week", "share/week", 0.0, 1.0,
                                 &P::fading_share_per_week, assumed,
                                 "half of a message is forgotten within a fortnight",
                                 "part of a heard message that fades in a week"},
            parameters::Field<P>{"announcement_strength", "-", 0.0, 5.0, &P::announcement_strength,
                                 assumed, "the unit in which messages are measured",
                                 "strength of an announcement at the top"}};
    }
};

/// Puts an announcement into the hands of every root, who has heard it thereby.
void announce(Cascade const& p, org::Hierarchy const& hierarchy, LeaderWeeks& leaders,
              people::People& people) noexcept;

/// What the people in `rows` hear: the manager's message of last week, or what is left of an
/// earlier one.
/// Takes    from: what comes from the manager of each, counted from rows.first
/// Writes   message
/// Returns  the strongest that anybody of them now remembers
float hear_messages(Cascade const& p, FromManagers const& from, parallel::Rows rows,
                    people::People& people) noexcept;

/// One week of the cascade for the managers in `rows`: what the manager above passed last week
/// arrives, and what is pending goes out if there is time for it.
///
/// Reads    voices (last week: message passed by the manager above), spare_hours
/// Writes   pending_message; `passed` [managers]: strength handed to the reports this week
/// Draws    nothing
/// Source   one hop a week, kept share: Nichols 1962; waiting for time: ours, docs/model.md
void pass_messages(Cascade const& p, org::Hierarchy const& hierarchy,
                   std::vector<Voice> const& voices, parallel::Rows rows, LeaderWeeks& leaders,
                   std::vector<float>& passed) noexcept;

}  // namespace diorama::mechanisms
