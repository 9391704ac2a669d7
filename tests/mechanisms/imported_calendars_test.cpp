#include <catch2/catch.hpp>
#include <vector>

#include "calendar/appointment.hpp"
#include "mechanisms/programme.hpp"
#include "mechanisms/windows.hpp"

using namespace diorama;
using namespace diorama::mechanisms;

namespace {
calendar::Hours const monday = calendar::appointment(0, 9, 17);
calendar::Hours const tuesday = calendar::appointment(1, 9, 17);
}  // namespace

TEST_CASE("common windows are put where the fewest calendars are taken", "[mechanisms][windows]") {
    // Monday is taken for both, Tuesday for one: Wednesday comes first, hours 16 and 18.
    std::vector<calendar::Hours> const busy{monday | tuesday, monday};
    REQUIRE(agree_on_windows(busy, 2) == std::vector<std::uint8_t>{16, 18});
    // Twelve free windows of Wednesday to Friday, then the four of Tuesday.
    auto const fourteen = agree_on_windows(busy, 14);
    REQUIRE(fourteen.front() == 8);
    REQUIRE(fourteen[1] == 10);
    REQUIRE(fourteen[2] == 16);
    REQUIRE(agree_on_windows(busy, 40).size() == 20);
}

TEST_CASE("nobody keeps a window that their calendar takes", "[mechanisms][windows]") {
    Pledge pledge;
    pledge.pledge_hours_per_week = 8.0;
    pledge.keeping_discipline = 1.0;
    std::vector<std::uint8_t> const starts{0, 8, 16, 24};
    auto const kept = kept_windows(pledge, 8.0, 1, 1, 1, starts, monday);
    REQUIRE(kept == (calendar::block(8, 2) | calendar::block(16, 2) | calendar::block(24, 2)));
    // Four hours given: the first two open windows.
    REQUIRE(kept_windows(pledge, 4.0, 1, 1, 1, starts, monday) ==
            (calendar::block(8, 2) | calendar::block(16, 2)));
}

TEST_CASE("a calendar's hours leave what is spare", "[mechanisms][diaries]") {
    Diaries p;
    // 16 hours taken, 1.5 of escalations, 11.1 at the desk, 2 steering.
    auto const week = diary_from_calendar(p, monday | tuesday, 1.5, 2.0);
    REQUIRE(week.meeting_hours == Approx(17.5));
    REQUIRE(week.spare_hours == Approx(40.0 - 17.5 - 11.1 - 2.0));
    REQUIRE(diary_from_calendar(p, calendar::whole_week, 0.0, 0.0).spare_hours == 0.0);
}
