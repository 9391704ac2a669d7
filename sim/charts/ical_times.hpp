#pragma once
#include <string_view>
#include <vector>

#include "charts/ical_appointments.hpp"

namespace diorama::charts {

/// The first line of an entry with this name, or null.
IcalLine const* line_of(IcalEntry const& entry, std::string_view name);

/// A time on the wall clock of `zone`; a date, a time without a zone, and a null zone leave it as
/// written.
calendar::WallSeconds on_clock_of(icaltimetype const& time, icaltimezone* zone);

/// Reads when appointments are, on the clock of their calendar: of the zone that X-WR-TIMEZONE
/// names, else of the first TZID that an appointment has, else UTC.
class IcalTimes {
public:
    IcalTimes(IcalCalendar const& calendar, problems::Problems& problems);

    /// Fills in start, duration, repetition and exceptions of a VEVENT. False after a problem.
    bool read(IcalEntry const& entry, IcalAppointment& appointment);
    /// Adds one appointment like `sample` for each taken period of a VFREEBUSY.
    void read_free_busy(IcalEntry const& entry, IcalAppointment const& sample,
                        std::vector<IcalAppointment>& list);
    /// Excludes the dates of an EXDATE or RECURRENCE-ID.
    void exclude(IcalLine const& line, IcalAppointment& appointment);

private:
    struct Written {
        icaltimetype time;  ///< with its zone
        IcalLine const* line;
    };

    icaltimezone* zone_named(std::string const& name, problems::Place const& place);
    std::vector<Written> times_in(IcalLine const& line);
    bool read_duration(IcalEntry const& entry, Written const& start, IcalAppointment& appointment);
    bool read_rule(IcalLine const& line, icaltimetype const& start, IcalAppointment& appointment);
    void complain(IcalLine const& line, std::string what, std::string instead);

    IcalCalendar const& calendar_;
    problems::Problems& problems_;
    icaltimezone* clock_ = nullptr;
};

}  // namespace diorama::charts
