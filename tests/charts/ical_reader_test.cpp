#include "charts/ical_reader.hpp"

#include <catch2/catch.hpp>

#include "calendar/appointment.hpp"
#include "charts/ical_files.hpp"

using namespace diorama;
using namespace diorama::charts;

namespace {

using Lines = std::vector<std::string>;

Lines week_of_ann(std::string const& lines) { return read_ical(calendar_of(event_of(lines))); }

}  // namespace

// 2026-03-02 is a Monday.

TEST_CASE("an event takes the hours that it touches", "[charts][ical]") {
    REQUIRE(week_of_ann("DTSTART:20260302T093000\nDTEND:20260302T110100\n") ==
            Lines{"ann: mon 9-12"});
    REQUIRE(week_of_ann("DTSTART:20260303T080000\nDURATION:PT9H30M\n") == Lines{"ann: tue 9-17"});
    REQUIRE(week_of_ann("DTSTART:20260307T093000\nDTEND:20260307T110100\n") == Lines{"ann: "});
    REQUIRE(week_of_ann("DTSTART:20260302T100000\n") == Lines{"ann: "});
}

TEST_CASE("a date takes whole days, its end not included", "[charts][ical]") {
    REQUIRE(week_of_ann("DTSTART;VALUE=DATE:20260302\n") == Lines{"ann: mon 9-17"});
    REQUIRE(week_of_ann("DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260304\n") ==
            Lines{"ann: mon 9-17, tue 9-17"});
}

TEST_CASE("what is free, cancelled or declined takes nothing", "[charts][ical]") {
    std::string const ten = "DTSTART:20260302T100000\nDTEND:20260302T110000\n";
    auto const also = [&](std::string const& line) { return week_of_ann(ten + line); };
    REQUIRE(also("") == Lines{"ann: mon 10-11"});
    REQUIRE(also("TRANSP:OPAQUE\n") == Lines{"ann: mon 10-11"});
    REQUIRE(also("TRANSP:TRANSPARENT\n") == Lines{});
    REQUIRE(also("STATUS:CANCELLED\n") == Lines{"1:1 the calendar has no appointments"});
    REQUIRE(also("STATUS:TENTATIVE\n") == Lines{"ann: mon 10-11"});
    std::string const without_bo = "ATTENDEE;PARTSTAT=DECLINED:mailto:bo@firm.example\n";
    REQUIRE(also(without_bo) == Lines{"ann: mon 10-11"});
    // What bo declined is in his own calendar still, and takes nothing there.
    REQUIRE(read_ical(calendar_of("X-DIORAMA-PERSON:bo\n" + event_of(ten) +
                                  event_of("DTSTART:20260303T100000\nDURATION:PT1H\n" +
                                           without_bo))) == Lines{"bo: mon 10-11"});
}

TEST_CASE("of four weeks an hour must be taken in two", "[charts][ical]") {
    auto const fourth = event_of("DTSTART:20260327T160000\nDURATION:PT1H\n");
    auto const repeated = [&](std::string const& rule) {
        return read_ical(calendar_of(
            event_of("DTSTART:20260302T100000\nDURATION:PT1H\nRRULE:" + rule + "\n") + fourth));
    };
    REQUIRE(repeated("FREQ=WEEKLY") == Lines{"ann: mon 10-11"});
    REQUIRE(repeated("FREQ=WEEKLY;INTERVAL=2") == Lines{"ann: mon 10-11"});
    REQUIRE(repeated("FREQ=WEEKLY;INTERVAL=4") == Lines{"ann: "});
    REQUIRE(repeated("FREQ=WEEKLY;COUNT=2;BYDAY=MO") == Lines{"ann: mon 10-11"});
    REQUIRE(repeated("FREQ=WEEKLY;COUNT=4;BYDAY=MO,WE") == Lines{"ann: mon 10-11, wed 10-11"});
    REQUIRE(repeated("FREQ=WEEKLY;UNTIL=20260308") == Lines{"ann: "});
    REQUIRE(repeated("FREQ=DAILY;COUNT=9") == Lines{"ann: mon 10-11, tue 10-11"});
    REQUIRE(repeated("FREQ=MONTHLY;BYDAY=1MO") == Lines{"ann: "});
}

TEST_CASE("an endless repetition covers the weeks until it has come round once", "[charts][ical]") {
    auto const alone = [](std::string const& rule) {
        return week_of_ann("DTSTART:20260302T100000\nDURATION:PT1H\nRRULE:" + rule + "\n");
    };
    REQUIRE(alone("FREQ=WEEKLY") == Lines{"ann: mon 10-11"});
    REQUIRE(alone("FREQ=WEEKLY;INTERVAL=2") == Lines{"ann: mon 10-11"});
    REQUIRE(alone("FREQ=WEEKLY;INTERVAL=3") == Lines{"ann: "});
    // A rule that ends covers all of its weeks: of the five here three are taken, or two.
    REQUIRE(alone("FREQ=WEEKLY;INTERVAL=2;COUNT=3") == Lines{"ann: mon 10-11"});
    REQUIRE(alone("FREQ=WEEKLY;INTERVAL=4;COUNT=2") == Lines{"ann: "});
}

TEST_CASE("exceptions, added dates and moved appointments are kept", "[charts][ical]") {
    std::string const weekly =
        "UID:1\nDTSTART:20260302T100000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4\n";
    auto const fifth = event_of("DTSTART:20260401T160000\nDURATION:PT1H\n");
    auto const without = [&](std::string const& lines) {
        return read_ical(calendar_of(event_of(weekly + lines) + fifth));
    };
    // Four of five Mondays, three, two.
    REQUIRE(without("") == Lines{"ann: mon 10-11"});
    REQUIRE(without("EXDATE:20260309T100000\n") == Lines{"ann: mon 10-11"});
    REQUIRE(without("EXDATE:20260309T100000,20260316T100000\n") == Lines{"ann: "});
    REQUIRE(without("EXDATE;VALUE=DATE:20260309\nEXDATE;VALUE=DATE:20260316\n") == Lines{"ann: "});
    REQUIRE(without("EXDATE:20260309T110000,20260316T110000\n") == Lines{"ann: mon 10-11"});
    REQUIRE(week_of_ann("DTSTART:20260302T100000\nDURATION:PT1H\n"
                        "RDATE:20260309T100000,20260317T100000\n") == Lines{"ann: mon 10-11"});
    // Two of four Mondays moved to Tuesday, then three.
    auto const moved = [](std::string const& date, std::string const& to) {
        return event_of("UID:1\nRECURRENCE-ID:" + date + "T100000\nDTSTART:" + to +
                        "T100000\nDURATION:PT1H\n");
    };
    auto const two =
        event_of(weekly) + moved("20260302", "20260303") + moved("20260309", "20260310");
    REQUIRE(read_ical(calendar_of(two)) == Lines{"ann: mon 10-11, tue 10-11"});
    REQUIRE(read_ical(calendar_of(two + moved("20260316", "20260317"))) == Lines{"ann: tue 10-11"});
}

TEST_CASE("times are told on the clock of the calendar", "[charts][ical]") {
    std::string const zone =
        "BEGIN:VTIMEZONE\nTZID:Own/Winter\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
        "TZOFFSETFROM:+0300\nTZOFFSETTO:+0300\nEND:STANDARD\nEND:VTIMEZONE\n";
    auto const eight_utc = event_of("DTSTART:20260302T080000Z\nDURATION:PT1H\n");
    // Eight in UTC is eleven there.
    REQUIRE(read_ical(calendar_of("X-WR-TIMEZONE:Own/Winter\n" + zone + eight_utc)) ==
            Lines{"ann: mon 11-12"});
    REQUIRE(read_ical(calendar_of(eight_utc)) == Lines{"ann: "});
    // Without X-WR-TIMEZONE the first TZID counts.
    auto const local = event_of("DTSTART;TZID=Own/Winter:20260302T100000\nDURATION:PT1H\n");
    REQUIRE(read_ical(calendar_of(zone + local)) == Lines{"ann: mon 10-11"});
    REQUIRE(read_ical(calendar_of(zone + local + eight_utc)) == Lines{"ann: mon 10-12"});
    // A weekly hour stays where it is when the clock changes on 29 March.
    std::string const summer =
        "BEGIN:VTIMEZONE\nTZID:Own/Summer\nBEGIN:STANDARD\nDTSTART:19701025T030000\n"
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n"
        "END:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:19700329T020000\n"
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"
        "END:DAYLIGHT\nEND:VTIMEZONE\n";
    REQUIRE(
        read_ical(calendar_of(summer + event_of("DTSTART;TZID=Own/Summer:20260316T100000\n"
                                                "DURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4\n"))) ==
        Lines{"ann: mon 10-11"});
    // One in UTC moves: two weeks at ten, two at eleven.
    REQUIRE(read_ical(calendar_of("X-WR-TIMEZONE:Own/Summer\n" + summer +
                                  event_of("DTSTART:20260316T090000Z\nDURATION:PT1H\n"
                                           "RRULE:FREQ=WEEKLY;COUNT=4\n"))) ==
            Lines{"ann: mon 10-12"});
}

TEST_CASE("people are known by id, address, the part before the @, and a name of their own",
          "[charts][ical]") {
    auto const who = [](std::string const& line) {
        return read_ical(calendar_of("BEGIN:VEVENT\n" + line +
                                     "\nDTSTART:20260302T100000\nDURATION:PT1H\nEND:VEVENT\n"));
    };
    REQUIRE(who("ATTENDEE:mailto:cy@firm.example") == Lines{"cy@firm.example: mon 10-11"});
    REQUIRE(who("ATTENDEE:MAILTO:ANN@FIRM.example") == Lines{"ann: mon 10-11"});
    REQUIRE(who("ORGANIZER:mailto:Dee.Miller@firm.example") == Lines{"dee.miller: mon 10-11"});
    REQUIRE(who("ATTENDEE;CN=\"Ann Archer\":mailto:a@elsewhere.example") ==
            Lines{"ann: mon 10-11"});
    REQUIRE(who("ATTENDEE;CN=bo:urn:uuid:1") == Lines{"bo: mon 10-11"});
    REQUIRE(who("X-DIORAMA-PERSON:bo") == Lines{"bo: mon 10-11"});
    // Two are called Bo Baker.
    REQUIRE(who("ATTENDEE;CN=Bo Baker:mailto:b@elsewhere.example") ==
            Lines{"4:22 'mailto:b@elsewhere.example' is nobody in the organisation, nor is anyone "
                  "else at this appointment"});
    REQUIRE(who("ATTENDEE;CUTYPE=ROOM:mailto:ann@firm.example") ==
            Lines{"3:1 nobody is said to be at this appointment"});
    REQUIRE(who("SUMMARY:alone") == Lines{"3:1 nobody is said to be at this appointment"});
    REQUIRE(who("ORGANIZER:mailto:ann@firm.example\nATTENDEE:mailto:bo@firm.example\n"
                "ATTENDEE:mailto:guest@elsewhere.example") ==
            Lines{"ann: mon 10-11", "bo: mon 10-11"});
}

TEST_CASE("one file holds several calendars, each of which says whose it is", "[charts][ical]") {
    std::string const ten = "BEGIN:VEVENT\nDTSTART:20260302T100000\nDURATION:PT1H\nEND:VEVENT\n";
    REQUIRE(read_ical(calendar_of("X-DIORAMA-PERSON:cy@firm.example\n" + ten) +
                      calendar_of("X-WR-CALNAME:ann@firm.example\n" + ten)) ==
            Lines{"ann: mon 10-11", "cy@firm.example: mon 10-11"});
    REQUIRE(read_ical(calendar_of("X-DIORAMA-PERSON:zoe\n" + ten)) ==
            Lines{"3:18 'zoe' is nobody in the organisation"});
}

TEST_CASE("taken periods of VFREEBUSY count, free ones do not", "[charts][ical]") {
    REQUIRE(read_ical(
                calendar_of("X-WR-TIMEZONE:UTC\nBEGIN:VFREEBUSY\nATTENDEE:mailto:bo@firm.example\n"
                            "FREEBUSY:20260302T090000Z/20260302T100000Z,20260303T110000Z/PT2H\n"
                            "FREEBUSY;FBTYPE=FREE:20260304T090000Z/PT8H\nEND:VFREEBUSY\n")) ==
            Lines{"bo: mon 9-10, tue 11-13"});
    REQUIRE(read_ical(calendar_of("BEGIN:VFREEBUSY\nATTENDEE:mailto:bo@firm.example\n"
                                  "FREEBUSY:20260302T090000Z/soon\nEND:VFREEBUSY\n")) ==
            Lines{"5:10 '20260302T090000Z/soon' is no period"});
}

TEST_CASE("a folder holds one calendar a person, named after them", "[charts][ical]") {
    test::OwnFolder const folder;
    std::string const ten = calendar_of(event_of("DTSTART:20260302T100000\nDURATION:PT1H\n"));
    folder.write("cy@firm.example.ics", ten);
    folder.write("bo.ICS", ten);
    folder.write("read-me.txt", "no calendar");
    problems::Problems problems;
    auto const organisation = four_people();
    auto const reading = read_calendars(folder.path(), organisation, problems);
    REQUIRE(problems.empty());
    REQUIRE(reading.entries.size() == 2);
    REQUIRE(reading.entries[0].person == "bo");
    REQUIRE(reading.entries[1].person == "cy@firm.example");
    REQUIRE(reading.entries[1].busy == calendar::appointment(0, 10, 11));
    REQUIRE(reading.notes.size() == 2);

    folder.write("zoe.ics", ten);
    read_calendars(folder.path(), organisation, problems);
    REQUIRE(problems.count() == 1);
    REQUIRE(problems.list()[0].what == "'zoe' is nobody in the organisation");
    read_calendars(test::OwnFolder().path(), organisation, problems);
    REQUIRE(problems.list()[1].what == "this folder has no .ics file");
}
