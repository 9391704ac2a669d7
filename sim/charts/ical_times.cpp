#include "charts/ical_times.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace diorama::charts {

namespace {

icaltimetype time_of(icalproperty* property) {
    switch (icalproperty_isa(property)) {
        case ICAL_DTSTART_PROPERTY:
            return icalproperty_get_dtstart(property);
        case ICAL_DTEND_PROPERTY:
            return icalproperty_get_dtend(property);
        case ICAL_EXDATE_PROPERTY:
            return icalproperty_get_exdate(property);
        case ICAL_RECURRENCEID_PROPERTY:
            return icalproperty_get_recurrenceid(property);
        case ICAL_RDATE_PROPERTY: {
            auto const either = icalproperty_get_rdate(property);
            return icaltime_is_null_time(either.time) != 0 ? either.period.start : either.time;
        }
        default:
            return icaltime_null_time();
    }
}

/// A date is no moment: its days are the same on every clock.
bool is_date(icaltimetype const& time) { return time.is_date != 0; }

}  // namespace

IcalLine const* line_of(IcalEntry const& entry, std::string_view name) {
    auto const found = std::ranges::find(entry.lines, name, &IcalLine::name);
    return found == entry.lines.end() ? nullptr : &*found;
}

calendar::WallSeconds on_clock_of(icaltimetype const& time, icaltimezone* zone) {
    if (zone == nullptr || is_date(time) || time.zone == nullptr) return wall_seconds(time);
    return wall_seconds(icaltime_convert_to_zone(time, zone));
}

IcalTimes::IcalTimes(IcalCalendar const& calendar, problems::Problems& problems)
    : calendar_(calendar), problems_(problems) {
    for (auto const& line : calendar.lines)
        if (line.name == "X-WR-TIMEZONE" && !line.value.empty()) {
            clock_ = zone_named(line.value, line.value_place);
            return;
        }
    for (auto const& entry : calendar.entries) {
        auto const* start = line_of(entry, "DTSTART");
        if (start == nullptr) continue;
        IcalProperties const properties(start->text);
        for (auto* property : properties.list())
            if (auto const name = parameter_text(property, ICAL_TZID_PARAMETER); !name.empty())
                if ((clock_ = calendar.zones.find(name)) != nullptr) return;
    }
    clock_ = icaltimezone_get_utc_timezone();
}

void IcalTimes::complain(IcalLine const& line, std::string what, std::string instead) {
    problems_.add(line.value_place, std::move(what), std::move(instead));
}

icaltimezone* IcalTimes::zone_named(std::string const& name, problems::Place const& place) {
    auto* zone = calendar_.zones.find(name);
    if (zone == nullptr)
        problems_.add(place, fmt::format("there is no time zone '{}'", name),
                      "add its VTIMEZONE, or write a usual name such as Europe/Berlin");
    return zone;
}

std::vector<IcalTimes::Written> IcalTimes::times_in(IcalLine const& line) {
    std::vector<Written> times;
    IcalProperties const properties(line.text);
    for (auto* property : properties.list()) {
        auto time = time_of(property);
        if (!is_real(time)) {
            times.clear();
            break;
        }
        auto const name = parameter_text(property, ICAL_TZID_PARAMETER);
        if (!name.empty() && !is_date(time) && icaltime_is_utc(time) == 0) {
            auto* zone = zone_named(name, line.value_place);
            if (zone == nullptr) return {};
            icaltime_set_timezone(&time, zone);
        }
        times.push_back({time, &line});
    }
    if (times.empty())
        complain(line, fmt::format("'{}' is no date and no time", line.value),
                 "write 20260302 or 20260302T090000");
    return times;
}

void IcalTimes::exclude(IcalLine const& line, IcalAppointment& appointment) {
    bool const whole_days = appointment.repetition && is_date(appointment.repetition->start);
    for (auto const& written : times_in(line)) {
        auto const at = on_clock_of(written.time, clock_);
        if (whole_days || is_date(written.time))
            appointment.excluded_days.insert(calendar::day_of(at));
        else
            appointment.excluded_starts.insert(at);
    }
}

bool IcalTimes::read_duration(IcalEntry const& entry, Written const& start,
                              IcalAppointment& appointment) {
    auto const begins = on_clock_of(start.time, clock_);
    if (auto const* line = line_of(entry, "DTEND")) {
        auto const ends = times_in(*line);
        if (ends.empty()) return false;
        appointment.duration = on_clock_of(ends.front().time, clock_) - begins;
        if (appointment.duration >= 0) return true;
        complain(*line, "this appointment ends before it starts", "write a later time");
        return false;
    }
    auto const* line = line_of(entry, "DURATION");
    if (line == nullptr) {
        appointment.duration = is_date(start.time) ? calendar::seconds_per_day : 0;
        return true;
    }
    IcalProperties const properties(line->text);
    constexpr unsigned longest_days = 10'000;
    if (!properties.list().empty()) {
        auto const length = icalproperty_get_duration(properties.list().front());
        if (icaldurationtype_is_bad_duration(length) == 0 && length.is_neg == 0 &&
            length.weeks <= longest_days / 7 && length.days <= longest_days &&
            length.hours <= longest_days && length.minutes <= longest_days * 60 &&
            length.seconds <= longest_days * 3'600) {
            appointment.duration = icaldurationtype_as_int(length);
            return true;
        }
    }
    complain(*line, fmt::format("'{}' is no duration", line->value), "write PT1H30M or P1D");
    return false;
}

bool IcalTimes::read_rule(IcalLine const& line, icaltimetype const& start,
                          IcalAppointment& appointment) {
    IcalProperties const properties(line.text);
    if (properties.list().size() != 1) {
        complain(line, fmt::format("'{}' is no rule of repetition", line.value),
                 "write FREQ=WEEKLY;INTERVAL=2;BYDAY=MO");
        return false;
    }
    auto rule = icalproperty_get_rrule(properties.list().front());
    bool const by_the_clock = rule.by_hour[0] != ICAL_RECURRENCE_ARRAY_MAX ||
                              rule.by_minute[0] != ICAL_RECURRENCE_ARRAY_MAX ||
                              rule.by_second[0] != ICAL_RECURRENCE_ARRAY_MAX;
    bool const by_days =
        rule.freq == ICAL_DAILY_RECURRENCE || rule.freq == ICAL_WEEKLY_RECURRENCE ||
        rule.freq == ICAL_MONTHLY_RECURRENCE || rule.freq == ICAL_YEARLY_RECURRENCE;
    if (!by_days || by_the_clock || rule.rscale != nullptr) {
        complain(line, fmt::format("the rule '{}' is not read", line.value),
                 "repeat DAILY, WEEKLY, MONTHLY or YEARLY, without BYHOUR, BYMINUTE, BYSECOND "
                 "and RSCALE");
        return false;
    }
    bool const has_until = icaltime_is_null_time(rule.until) == 0;
    if (rule.interval < 1 || rule.count < 0 || (has_until && !is_real(rule.until))) {
        complain(line, fmt::format("the rule '{}' has a number out of its range", line.value),
                 "INTERVAL and COUNT are at least 1, UNTIL is a date");
        return false;
    }
    appointment.repetition = {rule, start, rule.count == 0 && !has_until};
    return true;
}

bool IcalTimes::read(IcalEntry const& entry, IcalAppointment& appointment) {
    auto const* start_line = line_of(entry, "DTSTART");
    if (start_line == nullptr) {
        problems_.add(entry.place, "this appointment does not say when it starts",
                      "give it a DTSTART");
        return false;
    }
    auto const starts = times_in(*start_line);
    if (starts.empty() || !read_duration(entry, starts.front(), appointment)) return false;
    appointment.zone = clock_;
    appointment.starts.push_back(on_clock_of(starts.front().time, clock_));
    bool const moved = line_of(entry, "RECURRENCE-ID") != nullptr;
    for (auto const& line : entry.lines) {
        if (line.name == "EXRULE") {
            complain(line, "rules of exceptions are not read", "write the dates as EXDATE");
            return false;
        }
        if (line.name == "RRULE" && !moved) {
            if (appointment.repetition) {
                complain(line, "this appointment has two rules of repetition",
                         "write two appointments");
                return false;
            }
            if (!read_rule(line, starts.front().time, appointment)) return false;
        }
        if (line.name == "RDATE")
            for (auto const& written : times_in(line))
                appointment.starts.push_back(on_clock_of(written.time, clock_));
    }
    // The rule gives the first date again; RDATEs may give one twice: a taken hour is taken once.
    for (auto const& line : entry.lines)
        if (line.name == "EXDATE") exclude(line, appointment);
    return true;
}

void IcalTimes::read_free_busy(IcalEntry const& entry, IcalAppointment const& sample,
                               std::vector<IcalAppointment>& list) {
    for (auto const& line : entry.lines) {
        if (line.name != "FREEBUSY") continue;
        IcalProperties const properties(line.text);
        if (properties.list().empty())
            complain(line, fmt::format("'{}' is no period", line.value),
                     "write 20260302T090000Z/20260302T100000Z or 20260302T090000Z/PT1H");
        for (auto* property : properties.list()) {
            auto* type = icalproperty_get_first_parameter(property, ICAL_FBTYPE_PARAMETER);
            auto appointment = sample;
            appointment.busy =
                type == nullptr || icalparameter_get_fbtype(type) != ICAL_FBTYPE_FREE;
            auto const period = icalproperty_get_freebusy(property);
            auto const ends = icaltime_is_null_time(period.end) != 0 && is_real(period.start)
                                  ? icaltime_add(period.start, period.duration)
                                  : period.end;
            appointment.zone = clock_;
            if (is_real(period.start) && is_real(ends)) {
                auto const begins = on_clock_of(period.start, clock_);
                appointment.duration = on_clock_of(ends, clock_) - begins;
                appointment.starts = {begins};
            }
            if (appointment.starts.empty() || appointment.duration < 0) {
                complain(line, fmt::format("'{}' is no period", line.value),
                         "write 20260302T090000Z/20260302T100000Z or 20260302T090000Z/PT1H");
                return;
            }
            list.push_back(std::move(appointment));
        }
    }
}

}  // namespace diorama::charts
