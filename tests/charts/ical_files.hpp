#pragma once
#include <string>
#include <vector>

#include "charts/chart_reader.hpp"
#include "charts/ical_reader.hpp"
#include "org/organisation.hpp"
#include "own_files.hpp"

namespace diorama::charts {

/// Four people: ann leads bo, cy@firm.example and dee.miller; three have names, two the same.
inline org::Organisation four_people() {
    test::OwnFile const chart(
        "id,manager_id,name\n"
        "ann,,Ann Archer\n"
        "bo,ann,Bo Baker\n"
        "cy@firm.example,ann,Bo Baker\n"
        "dee.miller,ann,\n");
    return org::assemble(load_chart(chart.path()));
}

/// What reading `text` gives: the weeks as `ann: mon 9-10`, in order of rows, and the problems as
/// `LINE:COLUMN what`.
std::vector<std::string> read_ical(std::string const& text);

/// A calendar around `events`.
inline std::string calendar_of(std::string const& events) {
    return "BEGIN:VCALENDAR\nVERSION:2.0\n" + events + "END:VCALENDAR\n";
}
/// An appointment of ann's; the first one of calendar_of() begins in line 3, `lines` in line 5.
inline std::string event_of(std::string const& lines) {
    return "BEGIN:VEVENT\nATTENDEE:mailto:ann@firm.example\n" + lines + "END:VEVENT\n";
}

}  // namespace diorama::charts
