#include "charts/diary_reader.hpp"

#include <catch2/catch.hpp>

#include "calendar/appointment.hpp"
#include "own_files.hpp"

using namespace diorama;

TEST_CASE("a calendar's rows become taken hours, headers in any order", "[charts][diary]") {
    test::OwnFile const file("weekday;person;end;start\nMon;ann;12:00;9:30\ntuesday;bo;17;13\n");
    problems::Problems problems;
    auto const entries = charts::read_diaries(file.path(), problems);
    REQUIRE(problems.empty());
    REQUIRE(entries.size() == 2);
    REQUIRE(entries[0].person == "ann");
    REQUIRE(entries[0].busy == calendar::appointment(0, 9, 12));
    REQUIRE(entries[1].busy == calendar::appointment(1, 13, 17));
}

TEST_CASE("everything wrong in a calendar is told with its cell", "[charts][diary]") {
    test::OwnFile const file(
        "person,weekday,start,end\n,mon,9,10\nann,sat,9,10\nann,mon,8,10\nann,mon,10,10\nann,"
        "mon\n,sun,8,25\n");
    problems::Problems problems;
    REQUIRE(charts::read_diaries(file.path(), problems).empty());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> places;
    for (auto const& one : problems.list()) places.emplace_back(one.place.line, one.place.column);
    REQUIRE(places == std::vector<std::pair<std::uint32_t, std::uint32_t>>{
                          {2, 1}, {3, 5}, {4, 9}, {5, 12}, {6, 8}, {7, 1}, {7, 2}, {7, 6}, {7, 8}});
}

TEST_CASE("a calendar without its columns says which are missing", "[charts][diary]") {
    test::OwnFile const file("person,start\nann,9\n");
    problems::Problems problems;
    charts::read_diaries(file.path(), problems);
    REQUIRE(problems.count() == 1);
    REQUIRE(problems.list()[0].what ==
            "a diary needs the columns person, weekday, start and end; missing: weekday, end");
}

TEST_CASE("a column that stands twice is told, and the rows are read all the same",
          "[charts][diary]") {
    test::OwnFile const file("person,weekday,start,end,start\nann,sun,9,10,11\n");
    problems::Problems problems;
    charts::read_diaries(file.path(), problems);
    REQUIRE(problems.count() == 2);
    REQUIRE(problems.list()[0].what == "the column 'start' stands twice");
    REQUIRE(problems.list()[0].place.column == 26);
    REQUIRE(problems.list()[1].what == "'sun' is no day of the working week");
}

TEST_CASE("an empty calendar is told though something else was wrong before", "[charts][diary]") {
    test::OwnFile const file("");
    problems::Problems problems;
    problems.add({"scenario.toml", 1, 1}, "something else", "mend it");
    charts::read_diaries(file.path(), problems);
    REQUIRE(problems.count() == 2);
    REQUIRE(problems.list()[1].what == "the file is empty");
}
