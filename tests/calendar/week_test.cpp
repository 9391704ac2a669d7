#include <catch2/catch.hpp>

#include "calendar/week.hpp"

using namespace diorama::calendar;

TEST_CASE("a week has forty hours", "[calendar]") {
    REQUIRE(whole_week == 0xffffffffffULL);
    REQUIRE(starts(whole_week, 1) == whole_week);
}

TEST_CASE("a block is so many hours from its start on", "[calendar]") {
    REQUIRE(block(0, 1) == 0b1);
    REQUIRE(block(3, 2) == 0b11000);
    REQUIRE(block(0, hours_per_week) == whole_week);
    REQUIRE(block(39, 1) == Hours{1} << 39);
    REQUIRE(block(5, 0) == 0);
}

TEST_CASE("a meeting starts where all of its hours are free", "[calendar]") {
    Hours const free = 0b1101110;
    REQUIRE(starts(free, 1) == free);
    REQUIRE(starts(free, 2) == 0b0100110);
    REQUIRE(starts(free, 3) == 0b0000010);
    REQUIRE(starts(free, 4) == 0);
}

TEST_CASE("a meeting of no length can start at any hour", "[calendar]") {
    REQUIRE(starts(0, 0) == whole_week);
}

TEST_CASE("no meeting runs beyond the end of the week", "[calendar]") {
    REQUIRE(starts(whole_week, 2) == whole_week >> 1);
    REQUIRE(starts(whole_week, 8) == whole_week >> 7);
    REQUIRE(starts(whole_week, hours_per_week) == 1);
}

TEST_CASE("every start leaves its whole block free, and no other hour does", "[calendar]") {
    Hours const free = 0x5f3c7e0ff3ULL;
    for (unsigned length = 1; length <= 8; ++length)
        for (unsigned hour = 0; hour < hours_per_week; ++hour) {
            bool const fits = hour + length <= hours_per_week &&
                              (free & block(hour, length)) == block(hour, length);
            REQUIRE(((starts(free, length) >> hour) & 1U) == (fits ? 1U : 0U));
        }
}
