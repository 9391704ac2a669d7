#include "charts/ical_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "charts/columns.hpp"
#include "charts/ical_appointments.hpp"

namespace diorama::charts {

namespace {

constexpr calendar::WallSeconds seconds_per_week = 7 * calendar::seconds_per_day;
constexpr std::size_t most_starts = 5'000'000;

std::string date_text(std::int64_t day) {
    auto const date = icaltime_from_timet_with_zone(
        static_cast<time_t>(day * calendar::seconds_per_day), 1, nullptr);
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::int64_t monday_of(std::int64_t week) { return week * 7 - 3; }

/// All calendars of one file on their way to ordinary weeks.
class FileReader {
public:
    FileReader(std::string const& path, IcalPeople const& people,
               org::Organisation const& organisation, problems::Problems& problems)
        : path_(path), people_(people), organisation_(organisation), problems_(problems) {}

    void read(std::uint32_t owner, CalendarsReading& reading) {
        auto const before = problems_.count();
        auto const calendars = read_ical_document(path_, problems_);
        if (problems_.count() != before) return;
        for (auto const& calendar : calendars) {
            auto found = appointments_of(calendar, owner, people_, problems_);
            unknown_ += found.unknown_addresses;
            if (found.owner != IcalPeople::nobody) weeks_[found.owner].place = calendar.place;
            for (auto& one : found.list) appointments_.push_back(std::move(one));
        }
        if (problems_.count() != before || !find_cover() || !take_hours()) return;
        for (auto const& [row, person] : weeks_)
            reading.entries.push_back({std::string(organisation_.id(org::person(row))),
                                       person.weeks.hours(covered_), person.place});
        note(reading);
    }

private:
    struct Person {
        problems::Place place;
        calendar::TypicalWeek weeks;
    };

    bool too_many(IcalAppointment const& appointment) {
        if (++starts_ <= most_starts) return false;
        if (starts_ == most_starts + 1)
            problems_.add(
                appointment.place,
                fmt::format("this is appointment number {}, repetitions counted", most_starts + 1),
                "export fewer weeks, or one file a person");
        return true;
    }

    void cover(IcalAppointment const& appointment, std::int64_t first, std::int64_t last) {
        if (covered_.count() <= 0) {
            covered_ = {first, last};
            latest_ = &appointment;
            return;
        }
        covered_.first = std::min(covered_.first, first);
        if (last <= covered_.last) return;
        covered_.last = last;
        latest_ = &appointment;
    }

    void cover_by(IcalAppointment const& appointment) {
        auto const began = appointment.starts.front();
        bool const endless = appointment.repetition && appointment.repetition->endless;
        appointment.each_start(
            began + (most_weeks_covered + 1) * seconds_per_week, [&](calendar::WallSeconds start) {
                if (too_many(appointment)) return false;
                auto const first = calendar::week_of(start);
                if (endless && start > began) {
                    cover(appointment, calendar::week_of(began),
                          std::max(calendar::week_of(began), first - 1));
                    return false;
                }
                auto const length = std::max<calendar::WallSeconds>(appointment.duration, 1);
                cover(appointment, first, calendar::week_of(start + length - 1));
                return true;
            });
    }

    bool find_cover() {
        for (auto const& appointment : appointments_) cover_by(appointment);
        if (starts_ > most_starts) return false;
        if (covered_.count() <= 0) {
            problems_.add({path_, 1, 1}, "the calendar has no appointments",
                          "export the weeks that are ordinary ones, or leave the person out");
            return false;
        }
        if (covered_.count() <= most_weeks_covered) return true;
        problems_.add(
            latest_->place,
            fmt::format("with this appointment the calendar covers {} weeks, from {} on",
                        covered_.count(), date_text(monday_of(covered_.first))),
            fmt::format("export the weeks that are ordinary ones, at most {}", most_weeks_covered));
        return false;
    }

    bool take_hours() {
        auto const end = (monday_of(covered_.last) + 7) * calendar::seconds_per_day;
        for (auto const& appointment : appointments_) {
            if (!appointment.busy) continue;
            std::vector<Person*> who;
            for (auto const row : appointment.people) {
                auto& person = weeks_[row];
                if (person.place.file.empty()) person.place = appointment.place;
                who.push_back(&person);
            }
            appointment.each_start(end - 1, [&](calendar::WallSeconds start) {
                if (too_many(appointment)) return false;
                for (auto* person : who)
                    person->weeks.take(start, std::min(start + appointment.duration, end));
                return true;
            });
        }
        return starts_ <= most_starts;
    }

    void note(CalendarsReading& reading) const {
        reading.notes.push_back(fmt::format(
            "{}: people with a calendar: {}; weeks that it covers: {} ({} to {})", path_,
            weeks_.size(), covered_.count(), date_text(monday_of(covered_.first)),
            date_text(monday_of(covered_.last) + 6)));
        if (unknown_ > 0)
            reading.notes.back() +=
                fmt::format("; attendees that the chart does not have: {}", unknown_);
    }

    std::string path_;
    IcalPeople const& people_;
    org::Organisation const& organisation_;
    problems::Problems& problems_;
    std::vector<IcalAppointment> appointments_;
    std::map<std::uint32_t, Person> weeks_;
    calendar::CoveredWeeks covered_;
    IcalAppointment const* latest_ = nullptr;
    std::size_t unknown_ = 0, starts_ = 0;
};

bool ends_in_ics(std::filesystem::path const& path) {
    return plain(path.extension().string()) == "ics";
}

/// The .ics files of a folder by name: the order in which a system lists them is its own affair.
std::vector<std::filesystem::path> calendars_in(std::string const& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (auto it = std::filesystem::directory_iterator(folder, error);
         !error && it != std::filesystem::directory_iterator(); it.increment(error))
        if (ends_in_ics(it->path())) files.push_back(it->path());
    std::ranges::sort(files);
    return files;
}

}  // namespace

bool is_calendars(std::string const& path) {
    std::error_code error;
    return ends_in_ics(path) || std::filesystem::is_directory(path, error);
}

CalendarsReading read_calendars(std::string const& path, org::Organisation const& organisation,
                                problems::Problems& problems) {
    CalendarsReading reading;
    IcalPeople const people(organisation);
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) {
        FileReader(path, people, organisation, problems).read(IcalPeople::nobody, reading);
        return reading;
    }
    auto const files = calendars_in(path);
    if (files.empty())
        problems.add({path, 1, 1}, "this folder has no .ics file",
                     "put one calendar a person into it, named after their ids, as P000012.ics");
    for (auto const& file : files) {
        auto const owner = people.meant_by(file.stem().string());
        if (owner == IcalPeople::nobody) {
            problems.add({file.string(), 1, 1},
                         fmt::format("'{}' is nobody in the organisation", file.stem().string()),
                         "name the file after the id of a filled post of the chart");
            continue;
        }
        FileReader(file.string(), people, organisation, problems).read(owner, reading);
    }
    return reading;
}

}  // namespace diorama::charts
