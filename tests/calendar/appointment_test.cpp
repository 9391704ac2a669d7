#include "calendar/appointment.hpp"

#include <bit>
#include <catch2/catch.hpp>

using namespace diorama::calendar;

TEST_CASE("days are names or their first three letters, in any case", "[calendar]") {
    REQUIRE(day_from("Monday") == 0U);
    REQUIRE(day_from("fri") == 4U);
    REQUIRE(day_from("TUE") == 1U);
    for (auto const* wrong : {"", "mo", "sat", "Sunday", "mondays"}) REQUIRE_FALSE(day_from(wrong));
}

TEST_CASE("an appointment takes every hour that it touches", "[calendar]") {
    REQUIRE(hour_from("9", Rounding::down) == 9U);
    REQUIRE(hour_from("9:30", Rounding::down) == 9U);
    REQUIRE(hour_from("9:30", Rounding::up) == 10U);
    REQUIRE(hour_from("17:00", Rounding::up) == 17U);
    for (auto const* wrong : {"8", "8:59", "17:01", "18", "9:60", "9:", "x", "", "-9", "9h"})
        REQUIRE_FALSE(hour_from(wrong, Rounding::up));
}

TEST_CASE("Tuesday afternoon is hours 12 to 15 of the week", "[calendar]") {
    REQUIRE(appointment(1, 13, 17) == block(12, 4));
    REQUIRE(appointment(0, 9, 17) == block(0, 8));
    REQUIRE(std::popcount(appointment(4, 16, 17)) == 1);
}

TEST_CASE("taken hours are written as text that reads back", "[calendar]") {
    Hours const busy = appointment(0, 9, 12) | appointment(0, 14, 15) | appointment(4, 9, 17);
    REQUIRE(appointments_text(busy) == "mon 9-12, mon 14-15, fri 9-17");
    REQUIRE(appointment_from("mon 9-12") == appointment(0, 9, 12));
    REQUIRE(appointments_text(0).empty());
    for (auto const* wrong : {"mon", "mon 9", "mon 12-9", "mon9-12", "sun 9-10", "mon 9-18"})
        REQUIRE_FALSE(appointment_from(wrong));
}
