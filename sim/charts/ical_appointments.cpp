#include "charts/ical_appointments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "charts/csv_records.hpp"
#include "charts/ical_lines.hpp"
#include "charts/ical_times.hpp"

namespace diorama::charts {

namespace {

/// Who is meant by the lines of an appointment.
struct Meant {
    std::vector<std::uint32_t> people;
    std::size_t unknown = 0;
    IcalLine const* first_unknown = nullptr;
    bool owner_declined = false;
};

/// Rooms and projectors have calendars, too, and are nobody.
bool is_a_thing(icalproperty* property) {
    auto* parameter = icalproperty_get_first_parameter(property, ICAL_CUTYPE_PARAMETER);
    if (parameter == nullptr) return false;
    auto const type = icalparameter_get_cutype(parameter);
    return type == ICAL_CUTYPE_ROOM || type == ICAL_CUTYPE_RESOURCE;
}

bool has_declined(icalproperty* property) {
    auto* parameter = icalproperty_get_first_parameter(property, ICAL_PARTSTAT_PARAMETER);
    return parameter != nullptr && icalparameter_get_partstat(parameter) == ICAL_PARTSTAT_DECLINED;
}

void add_meant(IcalLine const& line, std::uint32_t owner, IcalPeople const& people, Meant& meant) {
    auto who = people.meant_by(line.value);
    if (line.name != "X-DIORAMA-PERSON") {
        IcalProperties const properties(line.text);
        for (auto* property : properties.list()) {
            if (is_a_thing(property)) return;
            for (auto const kind : {ICAL_EMAIL_PARAMETER, ICAL_CN_PARAMETER})
                if (who == IcalPeople::nobody)
                    who = people.meant_by(parameter_text(property, kind));
            if (!has_declined(property)) continue;
            meant.owner_declined =
                meant.owner_declined || (who == owner && who != IcalPeople::nobody);
            return;
        }
    }
    if (who != IcalPeople::nobody) {
        meant.people.push_back(who);
        return;
    }
    ++meant.unknown;
    if (meant.first_unknown == nullptr) meant.first_unknown = &line;
}

Meant who_is_meant(IcalEntry const& entry, std::uint32_t owner, IcalPeople const& people) {
    Meant meant;
    for (auto const& line : entry.lines)
        if (line.name == "ATTENDEE" || line.name == "ORGANIZER" || line.name == "X-DIORAMA-PERSON")
            add_meant(line, owner, people, meant);
    std::ranges::sort(meant.people);
    meant.people.erase(std::ranges::unique(meant.people).begin(), meant.people.end());
    return meant;
}

/// Whose calendar it is by its own words.
std::uint32_t owner_of(IcalCalendar const& calendar, IcalPeople const& people,
                       problems::Problems& problems) {
    for (auto const& line : calendar.lines) {
        if (line.name != "X-DIORAMA-PERSON") continue;
        auto const who = people.meant_by(line.value);
        if (who == IcalPeople::nobody)
            problems.add(line.value_place,
                         fmt::format("'{}' is nobody in the organisation", line.value),
                         "write the id or the e-mail address of a filled post of the chart");
        return who;
    }
    for (auto const& line : calendar.lines)
        if (line.name == "X-WR-CALNAME") return people.meant_by(line.value);
    return IcalPeople::nobody;
}

bool says(IcalEntry const& entry, std::string_view name, std::string_view value) {
    return std::ranges::any_of(entry.lines, [&](IcalLine const& line) {
        return line.name == name && capitals(trimmed(line.value)) == value;
    });
}

void complain_of_nobody(IcalEntry const& entry, Meant const& meant, problems::Problems& problems) {
    if (meant.first_unknown == nullptr)
        problems.add(entry.place, "nobody is said to be at this appointment",
                     "name the calendar's person by X-DIORAMA-PERSON:id below BEGIN:VCALENDAR, or "
                     "give a folder with one file a person, named after their ids");
    else
        problems.add(meant.first_unknown->value_place,
                     fmt::format("'{}' is nobody in the organisation, nor is anyone else at this "
                                 "appointment",
                                 meant.first_unknown->value),
                     "name a person of the chart by X-DIORAMA-PERSON:id, or their id as the "
                     "part before the @");
}

}  // namespace

void IcalAppointment::each_start(calendar::WallSeconds horizon,
                                 std::function<bool(calendar::WallSeconds)> const& use) const {
    auto const offer = [&](calendar::WallSeconds start) {
        bool const stands = start <= horizon && !excluded_starts.contains(start) &&
                            !excluded_days.contains(calendar::day_of(start));
        return !stands || use(start);
    };
    for (auto const start : starts)
        if (!offer(start)) return;
    if (!repetition) return;
    auto rule = repetition->rule;
    struct FreeIterator {
        void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
    };
    std::unique_ptr<icalrecur_iterator, FreeIterator> const iterator(
        icalrecur_iterator_new(rule, repetition->start));
    if (!iterator) return;
    for (auto time = icalrecur_iterator_next(iterator.get()); icaltime_is_null_time(time) == 0;
         time = icalrecur_iterator_next(iterator.get())) {
        auto const start = on_clock_of(time, zone);
        if (start > horizon || !offer(start)) return;
    }
}

IcalAppointments appointments_of(IcalCalendar const& calendar, std::uint32_t owner,
                                 IcalPeople const& people, problems::Problems& problems) {
    IcalAppointments found;
    auto const before = problems.count();
    found.owner = owner == IcalPeople::nobody ? owner_of(calendar, people, problems) : owner;
    if (problems.count() != before) return found;
    IcalTimes times(calendar, problems);
    // An appointment that was moved stands on its own, and its old date is an exception of the
    // repeated one.
    std::map<std::string, std::vector<IcalLine const*>> moved;
    for (auto const& entry : calendar.entries)
        if (auto const* old = line_of(entry, "RECURRENCE-ID"))
            if (auto const* uid = line_of(entry, "UID")) moved[uid->value].push_back(old);
    for (auto const& entry : calendar.entries) {
        if (says(entry, "STATUS", "CANCELLED")) continue;
        auto const meant = who_is_meant(entry, found.owner, people);
        if (found.owner == IcalPeople::nobody) found.unknown_addresses += meant.unknown;
        if (meant.owner_declined) continue;
        IcalAppointment appointment;
        appointment.place = entry.place;
        appointment.busy = !says(entry, "TRANSP", "TRANSPARENT");
        appointment.people = found.owner == IcalPeople::nobody
                                 ? meant.people
                                 : std::vector<std::uint32_t>{found.owner};
        if (appointment.people.empty() && appointment.busy) {
            complain_of_nobody(entry, meant, problems);
            continue;
        }
        if (entry.free_busy) {
            times.read_free_busy(entry, appointment, found.list);
            continue;
        }
        if (!times.read(entry, appointment)) continue;
        auto const* uid = line_of(entry, "UID");
        if (uid != nullptr && line_of(entry, "RECURRENCE-ID") == nullptr)
            if (auto const old = moved.find(uid->value); old != moved.end())
                for (auto const* line : old->second) times.exclude(*line, appointment);
        found.list.push_back(std::move(appointment));
    }
    return found;
}

}  // namespace diorama::charts
