#include "charts/ical_files.hpp"

#include "calendar/appointment.hpp"

namespace diorama::charts {

std::vector<std::string> read_ical(std::string const& text) {
    test::OwnFile const file(text, "calendar.ics");
    problems::Problems problems;
    auto const reading = read_calendars(file.path(), four_people(), problems);
    std::vector<std::string> lines;
    for (auto const& entry : reading.entries)
        lines.push_back(entry.person + ": " + calendar::appointments_text(entry.busy));
    for (auto const& problem : problems.list())
        lines.push_back(std::to_string(problem.place.line) + ":" +
                        std::to_string(problem.place.column) + " " + problem.what);
    return lines;
}

}  // namespace diorama::charts
