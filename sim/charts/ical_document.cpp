#include "charts/ical_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "charts/csv_records.hpp"
#include "charts/ical_lines.hpp"

namespace diorama::charts {

namespace {

constexpr std::array<std::string_view, 15> telling_lines{
    "UID",       "DTSTART",       "DTEND",    "DURATION",         "RRULE",
    "EXDATE",    "RDATE",         "TRANSP",   "STATUS",           "ATTENDEE",
    "ORGANIZER", "RECURRENCE-ID", "FREEBUSY", "X-DIORAMA-PERSON", "EXRULE"};
constexpr std::array<std::string_view, 3> calendar_lines{"X-DIORAMA-PERSON", "X-WR-CALNAME",
                                                         "X-WR-TIMEZONE"};
constexpr std::size_t deepest_component = 16;

/// Sorts the lines of a file into calendars.
class DocumentReader {
public:
    DocumentReader(std::string const& path, problems::Problems& problems)
        : lines_(path, problems), problems_(problems) {}

    std::vector<IcalCalendar> read() {
        while (lines_.next() && !lost_) {
            if (lines_.name() == "BEGIN")
                begin(capitals(trimmed(lines_.value())));
            else if (lines_.name() == "END")
                end(capitals(trimmed(lines_.value())));
            else
                take();
        }
        if (!lost_ && !lines_.broken()) finish();
        return std::move(calendars_);
    }

private:
    struct Opened {
        std::string name;
        problems::Place place;
    };

    void begin(std::string const& name) {
        if (opened_.empty() && name != "VCALENDAR") {
            not_a_calendar();
            return;
        }
        if (opened_.size() >= deepest_component) {
            lose(lines_.place(), "components are nested too deeply", "export the calendar again");
            return;
        }
        opened_.push_back({name, lines_.place()});
        if (opened_.size() == 1) calendars_.emplace_back().place = lines_.place();
        if (opened_.size() == 2) {
            zone_.clear();
            if (name == "VEVENT" || name == "VFREEBUSY")
                calendars_.back().entries.push_back({name == "VFREEBUSY", lines_.place(), {}});
        }
        if (in_zone()) zone_ += "BEGIN:" + name + "\r\n";
    }

    void end(std::string const& name) {
        if (opened_.empty()) {
            lose(lines_.place(), fmt::format("this END:{} ends nothing", name),
                 "export the calendar again");
            return;
        }
        if (opened_.back().name != name) {
            lose(lines_.place(), fmt::format("this END:{} ends a {}", name, opened_.back().name),
                 fmt::format("write END:{} before it (begun in line {})", opened_.back().name,
                             opened_.back().place.line));
            return;
        }
        if (in_zone()) zone_ += "END:" + name + "\r\n";
        if (opened_.size() == 2 && name == "VTIMEZONE")
            if (auto const why = calendars_.back().zones.add(zone_); !why.empty())
                problems_.add(opened_.back().place,
                              fmt::format("this time zone cannot be used: {}", why),
                              "export the calendar again, or leave the VTIMEZONE out where its "
                              "TZID is a usual name such as Europe/Berlin");
        opened_.pop_back();
    }

    void take() {
        if (opened_.empty()) {
            not_a_calendar();
            return;
        }
        if (in_zone()) {
            zone_ += lines_.text() + "\r\n";
            return;
        }
        auto const& name = lines_.name();
        auto const keep = [&](auto const& names, std::vector<IcalLine>& into) {
            if (std::ranges::find(names, name) == names.end()) return;
            if (lines_.text().size() > longest_field_bytes)
                problems_.add(
                    lines_.place(),
                    fmt::format("this {} is longer than {} bytes", name, longest_field_bytes),
                    "write several lines");
            else
                into.push_back(
                    {name, lines_.text(), std::string(lines_.value()), lines_.value_place()});
        };
        if (opened_.size() == 1) keep(calendar_lines, calendars_.back().lines);
        if (opened_.size() == 2 &&
            (opened_.back().name == "VEVENT" || opened_.back().name == "VFREEBUSY"))
            keep(telling_lines, calendars_.back().entries.back().lines);
    }

    void finish() {
        if (!opened_.empty())
            problems_.add(opened_.back().place,
                          fmt::format("this {} does not end", opened_.back().name),
                          fmt::format("write END:{}; is the file cut off?", opened_.back().name));
        else if (calendars_.empty())
            problems_.add({lines_.path(), 1, 1}, "the calendar is empty",
                          "export it as iCalendar (.ics)");
    }

    void not_a_calendar() {
        lose(lines_.place(), "this belongs to no calendar",
             "an iCalendar file is BEGIN:VCALENDAR to END:VCALENDAR, and nothing besides");
    }

    void lose(problems::Place place, std::string what, std::string instead) {
        problems_.add(std::move(place), std::move(what), std::move(instead));
        lost_ = true;
    }

    bool in_zone() const { return opened_.size() >= 2 && opened_[1].name == "VTIMEZONE"; }

    IcalLines lines_;
    problems::Problems& problems_;
    std::vector<IcalCalendar> calendars_;
    std::vector<Opened> opened_;
    std::string zone_;
    bool lost_ = false;
};

}  // namespace

std::vector<IcalCalendar> read_ical_document(std::string const& path,
                                             problems::Problems& problems) {
    return DocumentReader(path, problems).read();
}

}  // namespace diorama::charts
