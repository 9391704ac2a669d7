#pragma once
#include <string>
#include <vector>

#include "calendar/week.hpp"
#include "problems/problem.hpp"

namespace diorama::charts {

/// When somebody's week is taken, as a calendar says it.
struct DiaryEntry {
    std::string person;        ///< id
    calendar::Hours busy = 0;  ///< hours of the working week that the entry touches
    problems::Place place;     ///< of the id
};

/// Reads calendars: `person,weekday,start,end`, one row an appointment of an ordinary week.
///
/// Weekdays are names or their first three letters; times are `9`, `9:30` or `13:00`, from 9:00 to
/// 17:00. An appointment takes every hour that it touches.
/// Errors   added to `problems`: missing columns, a day or time that is none, an end before its
///          start, hours outside the working week, and whatever CsvRecords refuses
std::vector<DiaryEntry> read_diaries(std::string const& path, problems::Problems& problems);

}  // namespace diorama::charts
