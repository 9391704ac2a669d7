#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "calendar/typical_week.hpp"
#include "charts/ical_document.hpp"
#include "charts/ical_people.hpp"

namespace diorama::charts {

/// Longest time that a calendar may cover. A repetition is followed no further.
inline constexpr std::int64_t most_weeks_covered = 20 * 52;

/// An appointment of a calendar: who, from when, how long, how often.
struct IcalAppointment {
    /// How it comes again, in the zone in which it was written.
    struct Repetition {
        icalrecurrencetype rule;
        icaltimetype start;
        bool endless = false;
    };

    problems::Place place;
    std::vector<std::uint32_t> people;  ///< rows, ascending
    bool busy = true;                   ///< false: it takes no time, but its date counts
    calendar::WallSeconds duration = 0;
    std::vector<calendar::WallSeconds> starts;  ///< single ones
    std::optional<Repetition> repetition;
    icaltimezone* zone = nullptr;  ///< on whose clock the week is told; null: as written
    std::set<calendar::WallSeconds> excluded_starts;
    std::set<std::int64_t> excluded_days;

    /// Calls `use` with each start up to `horizon`, exceptions left out, until it returns false.
    /// The single ones come first, then the repeated ones in order.
    /// Cost     what libical needs for the days until the horizon
    void each_start(calendar::WallSeconds horizon,
                    std::function<bool(calendar::WallSeconds)> const& use) const;
};

/// The appointments of one calendar.
///
/// Takes    owner: the row of the person whose whole calendar it is, or IcalPeople::nobody when
///          the file's name does not say; then X-DIORAMA-PERSON or X-WR-CALNAME may, and where
///          they do not, each appointment is its attendees' and its organiser's
/// Returns  cancelled and declined ones left out; unknown_addresses counts those that are nobody's
/// Errors   added to `problems`: times, repetitions and zones that are none, appointments of nobody
struct IcalAppointments {
    std::uint32_t owner = IcalPeople::nobody;
    std::vector<IcalAppointment> list;
    std::size_t unknown_addresses = 0;
};
IcalAppointments appointments_of(IcalCalendar const& calendar, std::uint32_t owner,
                                 IcalPeople const& people, problems::Problems& problems);

}  // namespace diorama::charts
