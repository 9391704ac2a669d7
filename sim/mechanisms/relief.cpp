#include "mechanisms/relief.hpp"

#include <algorithm>
#include <bit>

#include "mechanisms/windows.hpp"

namespace diorama::mechanisms {

double freed_hours(Relief const& p, RoleHolders const& roles, org::PersonId who) noexcept {
    double sum = 0.0;
    for (std::size_t r = 0; r < role_count; ++r)
        if (roles.holders[r] == who) sum += p.hours_of(static_cast<Role>(r));
    return sum;
}

StaffWeek relieved_week(Diaries const& p, double meeting_hours, double freed,
                        double steering_hours) noexcept {
    double const left = std::max(0.0, meeting_hours - freed);
    double const spare =
        double(calendar::hours_per_week) - left - p.desk_hours_per_week - steering_hours;
    return {left, std::max(spare, 0.0)};
}

void relieve(Relief const& p, Diaries const& diaries, RoleHolders const& roles,
             org::Hierarchy const& hierarchy, LeaderWeeks& leaders) noexcept {
    for (std::size_t r = 0; r < role_count; ++r) {
        auto const who = roles.holders[r];
        double const freed = p.hours_of(static_cast<Role>(r));
        if (who == org::no_person || freed <= 0.0) continue;
        auto const i = hierarchy.leader_index[org::row(who)];
        if (i == org::Hierarchy::no_leader) continue;
        auto const week = relieved_week(diaries, static_cast<double>(leaders.meeting_hours[i]),
                                        freed, static_cast<double>(leaders.steering_hours[i]));
        leaders.meeting_hours[i] = static_cast<float>(week.meeting_hours);
        leaders.spare_hours[i] = static_cast<float>(week.spare_hours);
    }
}

calendar::Hours relieved_calendar(calendar::Hours busy, std::span<std::uint8_t const> starts,
                                  double freed) noexcept {
    auto left = static_cast<unsigned>(freed);
    auto const free_first = [&](calendar::Hours among) {
        for (; left > 0 && (busy & among) != 0; --left) {
            auto const taken = busy & among;
            busy &= ~(taken & (~taken + 1));  // its lowest bit, the earliest hour
        }
    };
    for (auto const start : starts) free_first(calendar::block(start, window_hours));
    free_first(calendar::whole_week);
    return busy;
}

}  // namespace diorama::mechanisms
