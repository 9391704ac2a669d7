#include <catch2/catch.hpp>

#include "charts/ical_files.hpp"

using namespace diorama;
using namespace diorama::charts;

namespace {

using Lines = std::vector<std::string>;

Lines of_event(std::string const& lines) { return read_ical(calendar_of(event_of(lines))); }

}  // namespace

TEST_CASE("what is no calendar is told", "[charts][ical]") {
    REQUIRE(read_ical("") == Lines{"1:1 the calendar is empty"});
    REQUIRE(read_ical("person,weekday\nann,mon\n") ==
            Lines{"1:1 this line of the calendar has no value",
                  "2:1 this line of the calendar has no value", "1:1 the calendar is empty"});
    REQUIRE(read_ical("SUMMARY:x\n") == Lines{"1:1 this belongs to no calendar"});
    REQUIRE(read_ical("BEGIN:VEVENT\nEND:VEVENT\n") == Lines{"1:1 this belongs to no calendar"});
    REQUIRE(read_ical(std::string("BEGIN:VCALENDAR\n\0\n", 18)) ==
            Lines{"1:1 this is no text in UTF-8"});
    REQUIRE(read_ical(calendar_of("")) == Lines{"1:1 the calendar has no appointments"});
    problems::Problems problems;
    read_calendars("no-such.ics", four_people(), problems);
    REQUIRE(problems.list()[0].what == "there is no such file");
}

TEST_CASE("a calendar that is cut off or crossed is told where it began", "[charts][ical]") {
    REQUIRE(read_ical("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260302T1") ==
            Lines{"2:1 this VEVENT does not end"});
    REQUIRE(read_ical("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n") ==
            Lines{"3:1 this END:VCALENDAR ends a VEVENT"});
    std::string deep;
    for (int i = 0; i < 20; ++i) deep += "BEGIN:VCALENDAR\n";
    REQUIRE(read_ical(deep) == Lines{"17:1 components are nested too deeply"});
}

TEST_CASE("times that are none are told at their value", "[charts][ical]") {
    REQUIRE(of_event("DTSTART:soon\n") == Lines{"5:9 'soon' is no date and no time"});
    REQUIRE(of_event("DTSTART:20260230T100000\n") ==
            Lines{"5:9 '20260230T100000' is no date and no time"});
    REQUIRE(of_event("DTSTART:99999999T999999\n") ==
            Lines{"5:9 '99999999T999999' is no date and no time"});
    REQUIRE(of_event("SUMMARY:x\n") == Lines{"3:1 this appointment does not say when it starts"});
    REQUIRE(of_event("DTSTART:20260302T100000\nDTEND:20260302T090000\n") ==
            Lines{"6:7 this appointment ends before it starts"});
    REQUIRE(of_event("DTSTART:20260302T100000\nDURATION:-PT1H\n") ==
            Lines{"6:10 '-PT1H' is no duration"});
    REQUIRE(of_event("DTSTART:20260302T100000\nDURATION:P999999999W\n") ==
            Lines{"6:10 'P999999999W' is no duration"});
    REQUIRE(of_event("DTSTART;TZID=Moon/Base:20260302T100000\n") ==
            Lines{"5:24 there is no time zone 'Moon/Base'"});
    // Where the value is folded away, the line is named.
    REQUIRE(of_event("DTSTART;X-LONG=abc\n def:soon\n") ==
            Lines{"5:1 'soon' is no date and no time"});
}

TEST_CASE("rules that are none, or finer than a day, are told", "[charts][ical]") {
    auto const rule = [](std::string const& text) {
        return of_event("DTSTART:20260302T100000\nDURATION:PT1H\nRRULE:" + text + "\n");
    };
    REQUIRE(rule("every Monday") == Lines{"7:7 'every Monday' is no rule of repetition"});
    REQUIRE(rule("FREQ=SECONDLY") == Lines{"7:7 the rule 'FREQ=SECONDLY' is not read"});
    REQUIRE(rule("FREQ=DAILY;BYHOUR=9,10") ==
            Lines{"7:7 the rule 'FREQ=DAILY;BYHOUR=9,10' is not read"});
    REQUIRE(rule("FREQ=DAILY;COUNT=20000") ==
            Lines{"3:1 with this appointment the calendar covers 1042 weeks, from 2026-03-02 on"});
    REQUIRE(of_event("DTSTART:20260302T100000\nRRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY\n") ==
            Lines{"7:7 this appointment has two rules of repetition"});
    REQUIRE(of_event("DTSTART:20260302T100000\nEXRULE:FREQ=DAILY\n") ==
            Lines{"6:8 rules of exceptions are not read"});
}

TEST_CASE("a zone whose clock changes all the time is refused", "[charts][ical]") {
    std::string const zone =
        "BEGIN:VTIMEZONE\nTZID:Mad\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
        "RRULE:FREQ=SECONDLY\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0200\nEND:STANDARD\n"
        "END:VTIMEZONE\n";
    REQUIRE(read_ical(calendar_of(zone)) ==
            Lines{"3:1 this time zone cannot be used: its clock does not change once a year"});
}

TEST_CASE("a calendar of two far dates is refused", "[charts][ical]") {
    REQUIRE(read_ical(calendar_of(event_of("DTSTART:19990104T100000\n") +
                                  event_of("DTSTART:20260302T100000\n"))) ==
            Lines{"7:1 with this appointment the calendar covers 1418 weeks, from 1999-01-04 on"});
}
