#include <catch2/catch.hpp>

#include "calendar/appointment.hpp"
#include "scenario/files.hpp"

using namespace diorama;
using namespace scenario_test;

namespace {

constexpr std::string_view bo_on_monday =
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nATTENDEE:mailto:bo@firm.example\n"
    "DTSTART:20260302T100000\nDURATION:PT2H\nEND:VEVENT\nEND:VCALENDAR\n";

constexpr std::string_view with_calendars =
    "[organisation]\nchart = \"chart.csv\"\nties = \"ties.csv\"\n"
    "[leadership]\ndiaries = \"weeks.ics\"\n";

struct Office {
    Folder folder;
    explicit Office(std::string_view calendars) {
        folder.write("chart.csv", five_people);
        folder.write("ties.csv", five_ties);
        folder.write("weeks.ics", calendars);
        folder.write("office.toml", with_calendars);
    }
};

}  // namespace

TEST_CASE("an iCalendar file fills the diaries of those it names", "[scenario][diary]") {
    Office const office(bo_on_monday);
    auto const scenario = diorama::scenario::load(office.folder / "office.toml");
    REQUIRE(scenario.model.diaries.size() == 1);
    REQUIRE(scenario.model.diaries[0].who == org::person(1));
    REQUIRE(scenario.model.diaries[0].busy == calendar::appointment(0, 10, 12));
    // The resolved scenario needs the file no more.
    REQUIRE(scenario.resolved.find("busy = [\"mon 10-12\"]") != std::string::npos);
    REQUIRE(scenario.resolved.find("weeks.ics") == std::string::npos);
    REQUIRE(scenario.resolved.find("firm.example") == std::string::npos);
    auto const said = [](std::string const& note) {
        return note.find(
                   "people with a calendar: 1; weeks that it covers: 1 (2026-03-02 to "
                   "2026-03-08)") != std::string::npos;
    };
    REQUIRE(std::ranges::any_of(scenario.notes, said));
}

TEST_CASE("what is wrong in an iCalendar file is told with its line", "[scenario][diary]") {
    Office const office("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:soon\nEND:VEVENT\nEND:VCALENDAR\n");
    REQUIRE(complaints(office.folder, office.folder / "office.toml")
                .starts_with("weeks.ics:2:1: error: nobody is said to be at this appointment"));
}
