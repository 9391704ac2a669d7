#pragma once
#include <libical/ical.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "calendar/typical_week.hpp"

namespace diorama::charts {

// What libical reads for us: one property of a line, and time zones. Nothing that it hands out is
// trusted before it was held to its range: its own loops do not end for a date such as 99999999.

struct FreeComponent {
    void operator()(icalcomponent* component) const noexcept { icalcomponent_free(component); }
};
using IcalComponent = std::unique_ptr<icalcomponent, FreeComponent>;

/// The properties that one content line makes: EXDATE with two dates makes two.
class IcalProperties {
public:
    /// Takes    line: unfolded
    explicit IcalProperties(std::string const& line);
    /// None when the line has parts that libical does not understand.
    std::vector<icalproperty*> const& list() const noexcept { return list_; }

private:
    IcalComponent owner_;
    std::vector<icalproperty*> list_;
};

/// A parameter of a property as text, "" where it has none.
std::string parameter_text(icalproperty* property, icalparameter_kind kind);

/// True for a time that exists: year 1900 to 2200, month 1 to 12, and so on.
bool is_real(icaltimetype const& time) noexcept;

/// The wall clock's time; whatever its zone.
calendar::WallSeconds wall_seconds(icaltimetype const& time) noexcept;

struct FreeZone {
    void operator()(icaltimezone* zone) const noexcept { icaltimezone_free(zone, 1); }
};

/// The time zones of one calendar, and those of the system by name.
class IcalZones {
public:
    /// Adds a VTIMEZONE.
    /// Takes    text: from BEGIN:VTIMEZONE to END:VTIMEZONE, a line each
    /// Returns  why it cannot be used; "" when it can
    std::string add(std::string const& text);
    /// Null for a name that neither the calendar nor the system has.
    icaltimezone* find(std::string const& name) const;

private:
    std::map<std::string, std::unique_ptr<icaltimezone, FreeZone>> zones_;
};

}  // namespace diorama::charts
