#pragma once
#include <cstdint>
#include <map>

#include "calendar/week.hpp"

namespace diorama::calendar {

/// Seconds on one wall clock since Thursday 1970-01-01 00:00; leap seconds and the clock's changes
/// are left out, so that a day always has 86,400.
using WallSeconds = std::int64_t;
inline constexpr WallSeconds seconds_per_day = 86'400;

/// The day that a time falls on, 0 = 1970-01-01.
std::int64_t day_of(WallSeconds at) noexcept;
/// The week that a time falls in, Monday to Sunday; 0 = the one with 1970-01-01.
std::int64_t week_of(WallSeconds at) noexcept;

/// Weeks [first, last] that a calendar covers.
struct CoveredWeeks {
    std::int64_t first = 0;
    std::int64_t last = -1;
    std::int64_t count() const noexcept { return last - first + 1; }
};

/// One person's weeks, from which an ordinary one is told.
class TypicalWeek {
public:
    /// Takes every working hour that [from, until) touches.
    void take(WallSeconds from, WallSeconds until);

    /// The hours that are taken in at least half of the covered weeks.
    /// Takes    covered: at least one week
    Hours hours(CoveredWeeks covered) const;

private:
    std::map<std::int64_t, Hours> taken_;  ///< of each week that has any
};

}  // namespace diorama::calendar
