#pragma once
#include <string>
#include <vector>

#include "charts/diary_reader.hpp"
#include "org/organisation.hpp"
#include "problems/problem.hpp"

namespace diorama::charts {

/// True for what read_calendars() reads: a path that ends in .ics, or a folder.
bool is_calendars(std::string const& path);

/// People's ordinary weeks, with what there is to say about where they come from.
struct CalendarsReading {
    std::vector<DiaryEntry> entries;  ///< one for each person and file
    std::vector<std::string> notes;
};

/// Reads iCalendar files (RFC 5545) and makes an ordinary week of each person in them.
///
/// An hour of the working week is taken when it is taken in at least half of the weeks that the
/// file covers: from the week of the first appointment to that of the last, where an endless
/// repetition counts until it has come round once. Appointments that are cancelled, declined or
/// shown as free (TRANSP) take nothing. Times are told on the clock of the calendar (IcalTimes).
///
/// Takes    path: an .ics file, whose calendars are each one person's or whose appointments name
///          their people (appointments_of), or a folder with one .ics file a person, named after
///          ids or e-mail addresses; organisation: says who they are
/// Errors   added to `problems`, files in the order of their names: no such file, no calendar in
///          it, no appointments, people that the organisation has not, times and rules that are
///          none, more than twenty years. Not for two threads at once: libical keeps its zones in
///          one place
/// Cost     the file once in memory; a look-up an address; a step for each day that an appointment
///          is repeated on, at most five million a file
CalendarsReading read_calendars(std::string const& path, org::Organisation const& organisation,
                                problems::Problems& problems);

}  // namespace diorama::charts
