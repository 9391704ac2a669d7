#include "charts/ical_values.hpp"

#include <chrono>
#include <sstream>

#include "charts/ical_lines.hpp"

namespace diorama::charts {

namespace {

constexpr int first_year = 1900, last_year = 2200;
constexpr int first_zone_year = 1600;  ///< Outlook's zones begin in 1601

IcalComponent parsed(std::string const& text) {
    // A wrong value is an answer for us, never the end of the program.
    icalerror_set_errors_are_fatal(0);
    return IcalComponent(icalparser_parse_string(text.c_str()));
}

bool is_between(icaltimetype const& time, int lowest_year) noexcept {
    return time.year >= lowest_year && time.year <= last_year && time.month >= 1 &&
           time.month <= 12 && time.day >= 1 &&
           time.day <= icaltime_days_in_month(time.month, time.year) &&
           (time.is_date != 0 || (time.hour >= 0 && time.hour <= 23 && time.minute >= 0 &&
                                  time.minute <= 59 && time.second >= 0 && time.second <= 60));
}

/// Why a line of a VTIMEZONE cannot be trusted; "" when it can. libical writes out every change of
/// a zone: one that changes each second would fill the memory.
std::string against_zone_line(std::string const& line) {
    auto const name = capitals(line.substr(0, line.find_first_of(";:")));
    if (name != "DTSTART" && name != "RDATE" && name != "RRULE") return "";
    IcalProperties const properties(line);
    if (properties.list().empty()) return "its " + name + " cannot be read";
    for (auto* property : properties.list()) {
        if (name == "DTSTART" && !is_between(icalproperty_get_dtstart(property), first_zone_year))
            return "its DTSTART is no time";
        if (name == "RDATE" && !is_between(icalproperty_get_rdate(property).time, first_zone_year))
            return "its RDATE is no time";
        if (name != "RRULE") continue;
        auto const rule = icalproperty_get_rrule(property);
        if (rule.freq != ICAL_YEARLY_RECURRENCE || rule.interval < 1 ||
            rule.by_hour[0] != ICAL_RECURRENCE_ARRAY_MAX ||
            rule.by_minute[0] != ICAL_RECURRENCE_ARRAY_MAX ||
            rule.by_second[0] != ICAL_RECURRENCE_ARRAY_MAX)
            return "its clock does not change once a year";
    }
    return "";
}

}  // namespace

IcalProperties::IcalProperties(std::string const& line)
    : owner_(parsed("BEGIN:VEVENT\r\n" + line + "\r\nEND:VEVENT\r\n")) {
    if (!owner_) return;
    for (auto* property = icalcomponent_get_first_property(owner_.get(), ICAL_ANY_PROPERTY);
         property != nullptr;
         property = icalcomponent_get_next_property(owner_.get(), ICAL_ANY_PROPERTY)) {
        if (icalproperty_isa(property) == ICAL_XLICERROR_PROPERTY ||
            icalproperty_get_value(property) == nullptr) {
            list_.clear();
            return;
        }
        list_.push_back(property);
    }
}

std::string parameter_text(icalproperty* property, icalparameter_kind kind) {
    auto* parameter = icalproperty_get_first_parameter(property, kind);
    if (parameter == nullptr) return "";
    char const* const text = kind == ICAL_TZID_PARAMETER    ? icalparameter_get_tzid(parameter)
                             : kind == ICAL_CN_PARAMETER    ? icalparameter_get_cn(parameter)
                             : kind == ICAL_EMAIL_PARAMETER ? icalparameter_get_email(parameter)
                                                            : nullptr;
    return text == nullptr ? "" : text;
}

bool is_real(icaltimetype const& time) noexcept { return is_between(time, first_year); }

calendar::WallSeconds wall_seconds(icaltimetype const& time) noexcept {
    using namespace std::chrono;
    auto const day = sys_days{year{time.year} / static_cast<unsigned>(time.month) /
                              static_cast<unsigned>(time.day)};
    auto const midnight = day.time_since_epoch().count() * calendar::seconds_per_day;
    if (time.is_date != 0) return midnight;
    return midnight + time.hour * 3'600 + time.minute * 60 + time.second;
}

std::string IcalZones::add(std::string const& text) {
    std::istringstream lines(text);
    bool changes = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.ends_with('\r')) line.pop_back();
        auto const begin = capitals(line);
        changes = changes || begin == "BEGIN:STANDARD" || begin == "BEGIN:DAYLIGHT";
        if (auto why = against_zone_line(line); !why.empty()) return why;
    }
    if (!changes) return "it has neither STANDARD nor DAYLIGHT";
    auto component = parsed(text);
    if (!component || icalcomponent_isa(component.get()) != ICAL_VTIMEZONE_COMPONENT ||
        icalcomponent_count_errors(component.get()) > 0)
        return "a line of it cannot be read";
    std::unique_ptr<icaltimezone, FreeZone> zone(icaltimezone_new());
    if (icaltimezone_set_component(zone.get(), component.get()) == 0) return "it has no TZID";
    // From here on the zone owns the component.
    static_cast<void>(component.release());
    char const* const name = icaltimezone_get_tzid(zone.get());
    if (name == nullptr) return "it has no TZID";
    zones_.try_emplace(name, std::move(zone));
    return "";
}

icaltimezone* IcalZones::find(std::string const& name) const {
    if (auto const own = zones_.find(name); own != zones_.end()) return own->second.get();
    if (capitals(name) == "UTC") return icaltimezone_get_utc_timezone();
    return icaltimezone_get_builtin_timezone(name.c_str());
}

}  // namespace diorama::charts
