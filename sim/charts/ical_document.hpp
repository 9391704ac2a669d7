#pragma once
#include <string>
#include <vector>

#include "charts/ical_values.hpp"
#include "problems/problem.hpp"

namespace diorama::charts {

/// One line of an appointment, not looked into yet.
struct IcalLine {
    std::string name;  ///< in capitals
    std::string text;  ///< the whole line
    std::string value;
    problems::Place value_place;
};

/// A VEVENT, or a VFREEBUSY.
struct IcalEntry {
    bool free_busy = false;
    problems::Place place;
    std::vector<IcalLine> lines;  ///< those that say who and when
};

/// A VCALENDAR.
struct IcalCalendar {
    problems::Place place;
    std::vector<IcalLine> lines;  ///< its own: whose it is, its time zone
    IcalZones zones;
    std::vector<IcalEntry> entries;
};

/// The calendars of a file.
/// Errors   added to `problems`: what IcalLines refuses, a file that is no calendar, a component
///          that does not end, a time zone that cannot be used
std::vector<IcalCalendar> read_ical_document(std::string const& path, problems::Problems& problems);

}  // namespace diorama::charts
