#include "calendar/typical_week.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "calendar/appointment.hpp"

namespace diorama::calendar {

namespace {

constexpr std::int64_t days_per_week = 7;
constexpr std::int64_t working_days = 5;
constexpr std::int64_t first_weekday = 3;  ///< 1970-01-01 was a Thursday, Monday = 0
constexpr WallSeconds seconds_per_hour = 3'600;

std::int64_t floor_quotient(std::int64_t a, std::int64_t b) noexcept {
    return a / b - (a % b < 0 ? 1 : 0);
}

std::int64_t weekday_of(std::int64_t day) noexcept {
    auto const shifted = day + first_weekday;
    return shifted - floor_quotient(shifted, days_per_week) * days_per_week;
}

unsigned working_hour(WallSeconds hour_of_day) noexcept {
    return static_cast<unsigned>(
        std::clamp<WallSeconds>(hour_of_day, WallSeconds{first_hour}, WallSeconds{last_hour}));
}

}  // namespace

std::int64_t day_of(WallSeconds at) noexcept { return floor_quotient(at, seconds_per_day); }

std::int64_t week_of(WallSeconds at) noexcept {
    return floor_quotient(day_of(at) + first_weekday, days_per_week);
}

void TypicalWeek::take(WallSeconds from, WallSeconds until) {
    if (until <= from) return;
    for (auto day = day_of(from); day <= day_of(until - 1); ++day) {
        auto const weekday = weekday_of(day);
        if (weekday >= working_days) continue;
        auto const midnight = day * seconds_per_day;
        auto const begins = std::max(from - midnight, WallSeconds{0});
        auto const ends = std::min(until - midnight, seconds_per_day);
        auto const first = working_hour(begins / seconds_per_hour);
        auto const last = working_hour((ends + seconds_per_hour - 1) / seconds_per_hour);
        if (first < last)
            taken_[week_of(midnight)] |= appointment(static_cast<unsigned>(weekday), first, last);
    }
}

Hours TypicalWeek::hours(CoveredWeeks covered) const {
    assert(covered.count() >= 1);
    std::array<std::int64_t, hours_per_week> weeks{};
    for (auto week = taken_.lower_bound(covered.first);
         week != taken_.end() && week->first <= covered.last; ++week)
        for (unsigned hour = 0; hour < hours_per_week; ++hour)
            weeks[hour] += (week->second >> hour) & 1U;
    Hours typical = 0;
    for (unsigned hour = 0; hour < hours_per_week; ++hour)
        if (weeks[hour] > 0 && 2 * weeks[hour] >= covered.count()) typical |= Hours{1} << hour;
    return typical;
}

}  // namespace diorama::calendar
