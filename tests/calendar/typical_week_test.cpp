#include "calendar/typical_week.hpp"

#include <catch2/catch.hpp>

#include "calendar/appointment.hpp"

using namespace diorama::calendar;

namespace {

// Monday 2026-03-02 is day 20,514.
constexpr WallSeconds monday = 20'514 * seconds_per_day;
constexpr WallSeconds hour = 3'600;
constexpr WallSeconds week = 7 * seconds_per_day;

}  // namespace

TEST_CASE("weeks begin on Monday, before 1970 too", "[calendar][typical-week]") {
    REQUIRE(week_of(monday) == week_of(monday + week - 1));
    REQUIRE(week_of(monday - 1) == week_of(monday) - 1);
    REQUIRE(week_of(0) == 0);
    REQUIRE(week_of(-3 * seconds_per_day) == 0);
    REQUIRE(week_of(-3 * seconds_per_day - 1) == -1);
    REQUIRE(day_of(-1) == -1);
}

TEST_CASE("an hour is ordinary that is taken in at least half of the weeks",
          "[calendar][typical-week]") {
    TypicalWeek weeks;
    weeks.take(monday + 10 * hour, monday + 11 * hour);
    weeks.take(monday + week + 10 * hour, monday + week + 12 * hour);
    // Mondays at ten in two weeks, at eleven in one.
    auto const first = week_of(monday);
    REQUIRE(weeks.hours({first, first + 1}) == appointment(0, 10, 12));
    REQUIRE(weeks.hours({first, first + 2}) == appointment(0, 10, 11));
    REQUIRE(weeks.hours({first, first + 3}) == appointment(0, 10, 11));
    REQUIRE(weeks.hours({first, first + 4}) == 0);
    REQUIRE(weeks.hours({first + 5, first + 5}) == 0);
}

TEST_CASE("two appointments in one hour of one week take it once", "[calendar][typical-week]") {
    TypicalWeek weeks;
    weeks.take(monday + 9 * hour, monday + 9 * hour + 600);
    weeks.take(monday + 9 * hour + 1200, monday + 9 * hour + 1800);
    auto const first = week_of(monday);
    REQUIRE(weeks.hours({first, first + 1}) == appointment(0, 9, 10));
    REQUIRE(weeks.hours({first, first + 2}) == 0);
}

TEST_CASE("nights and weekends take nothing; a long appointment takes its working hours",
          "[calendar][typical-week]") {
    auto const first = week_of(monday);
    TypicalWeek weeks;
    weeks.take(monday, monday + 9 * hour);
    weeks.take(monday + 17 * hour, monday + 24 * hour);
    weeks.take(monday + 5 * seconds_per_day, monday + week);
    weeks.take(monday + 10 * hour, monday + 10 * hour);
    REQUIRE(weeks.hours({first, first}) == 0);
    // Thursday 16:30 to the Tuesday after, 9:01.
    weeks.take(monday + 3 * seconds_per_day + 16 * hour + 1800,
               monday + week + seconds_per_day + 9 * hour + 60);
    REQUIRE(weeks.hours({first, first}) == (appointment(3, 16, 17) | appointment(4, 9, 17)));
    REQUIRE(weeks.hours({first + 1, first + 1}) == (appointment(0, 9, 17) | appointment(1, 9, 10)));
}
