#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "mechanisms/climate.hpp"
#include "mechanisms/diaries.hpp"
#include "org/organisation.hpp"
#include "parallel/workers.hpp"
#include "parameters/field.hpp"
#include "people/people.hpp"
#include "random/draw.hpp"

namespace diorama::mechanisms {

/// What talking together does: issues that surface and must be dealt with, groups that get at the
/// roots of what slows departments down, and what devices displace.
struct Conversations {
    double issue_hours = 4.0;
    double issue_patience_weeks = 4.0;
    double issue_trust_loss_per_week = 0.01;
    double dealt_trust_gain = 0.004;
    double group_relief_per_week = 0.03;
    double group_relapse_per_week = 0.02;
    double group_relief_limit = 0.6;
    double group_hours_per_week = 1.0;
    double community_growth_per_week = 0.03;
    double device_displacement = 0.15;
    double wrong_room_share = 0.4;

    static constexpr std::string_view kind = "conversations";
    static constexpr std::string_view table = "conversations";
    static constexpr auto fields() {
        using P = Conversations;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{"issue_hours", "hours", 0.25, 80.0, &P::issue_hours, assumed,
                                 "half a day of the head's time",
                                 "hours of a department's head that one issue needs"},
            parameters::Field<P>{"issue_patience_weeks", "weeks", 1.0, 52.0,
                                 &P::issue_patience_weeks, assumed,
                                 "a month after the forum people ask what became of it",
                                 "how long an issue may stay open before it costs trust"},
            parameters::Field<P>{
                "issue_trust_loss_per_week", "1/week", 0.0, 0.5, &P::issue_trust_loss_per_week,
                assumed, "whatever comes up must be dealt with: less than a broken promise",
                "part of trust lost in a week per overdue issue, at most five counted"},
            parameters::Field<P>{"dealt_trust_gain", "-", 0.0, 0.2, &P::dealt_trust_gain, assumed,
                                 "being taken seriously is worth less than being let down",
                                 "part of the gap to full trust that an issue dealt with closes"},
            parameters::Field<P>{"group_relief_per_week", "1/week", 0.0, 1.0,
                                 &P::group_relief_per_week, assumed,
                                 "half a year of meeting gets at most root causes",
                                 "part of a department's friction that a thinking group removes in "
                                 "a week in which it meets"},
            parameters::Field<P>{"group_relapse_per_week", "1/week", 0.0, 1.0,
                                 &P::group_relapse_per_week, assumed, "groups have to keep going",
                                 "part of that relief lost in a week in which it does not meet"},
            parameters::Field<P>{"group_relief_limit", "share", 0.0, 1.0, &P::group_relief_limit,
                                 assumed, "talk removes more than half of the friction, not all",
                                 "most friction that a thinking group can remove"},
            parameters::Field<P>{"group_hours_per_week", "hours/week", 0.0, 20.0,
                                 &P::group_hours_per_week, assumed, "an hour a week",
                                 "spare hours that both heads need for their group to meet"},
            parameters::Field<P>{"community_growth_per_week", "1/week", 0.0, 1.0,
                                 &P::community_growth_per_week, assumed,
                                 "half a year to a lively community",
                                 "growth of a customer community's teaching while it is answered"},
            parameters::Field<P>{"device_displacement", "share", 0.0, 1.0, &P::device_displacement,
                                 assumed,
                                 "time on devices displaces talk; decisions lack the full picture",
                                 "part of colleagues' help and example that is lost where "
                                 "everybody works by device and no group meets"},
            parameters::Field<P>{"wrong_room_share", "share", 0.0, 1.0, &P::wrong_room_share,
                                 assumed, "without the right people in the room roots stay hidden",
                                 "part of a group's relief that two departments reach which serve "
                                 "no touch point together"}};
    }
};

/// The head of each department: its member highest in the lines who is there and leads somebody
/// (then the first row); Hierarchy::no_leader where nobody does. The same for any number of
/// workers.
std::vector<std::uint32_t> department_heads(parallel::Workers const& workers,
                                            org::Hierarchy const& hierarchy,
                                            people::People const& people,
                                            std::size_t department_count);

/// One week of issues: heads deal with what their spare hours allow, the oldest first; what stays
/// open too long is overdue.
/// Reads    spare_hours of the heads
/// Writes   open_issues, overdue_issues, dealt_issues; spare_hours, less what the issues took
void deal_with_issues(Conversations const& p, std::vector<std::uint32_t> const& heads,
                      LeaderWeeks& leaders, Departments& departments) noexcept;

/// How much of the ordinary conversation is left where work moves to devices: groups that meet
/// keep it up.
/// Takes    using_share [departments]: mean use of the practices; Writes talk
void displace_talk(Conversations const& p, std::vector<double> const& using_share,
                   Departments& departments) noexcept;

/// One week of thinking groups: a pair of departments meets when both heads have the time. Its
/// relief is smaller where the two share no touch point.
/// Reads    group_partner, group_fit, spare_hours (what issues have left: groups come last in the
///          week)
/// Writes   group_relief
void think_together(Conversations const& p, std::vector<std::uint32_t> const& heads,
                    LeaderWeeks const& leaders, Departments& departments) noexcept;

}  // namespace diorama::mechanisms
