#include "mechanisms/relief.hpp"

#include <bit>
#include <catch2/catch.hpp>
#include <cmath>

#include "calendar/week.hpp"
#include "mechanisms/windows.hpp"

using namespace diorama;
using namespace diorama::mechanisms;

TEST_CASE("four freed hours go to the desk first, then are spare", "[mechanisms][relief]") {
    Diaries const p;  // 11.1 hours at the desk
    // 40 - 20 - 11.1 - 10 < 0: nothing is spare, and 1.1 hours of the desk find no room.
    auto const before = relieved_week(p, 20.0, 0.0, 10.0);
    REQUIRE(before.meeting_hours == 20.0);
    REQUIRE(before.spare_hours == 0.0);
    auto const after = relieved_week(p, 20.0, 4.0, 10.0);
    REQUIRE(after.meeting_hours == 16.0);
    REQUIRE(std::abs(after.spare_hours - 2.9) < 1e-12);
    // Nobody is freed from more than is booked.
    REQUIRE(relieved_week(p, 3.0, 8.0, 0.0).meeting_hours == 0.0);
}

TEST_CASE("whoever holds two roles is freed of both", "[mechanisms][relief]") {
    Relief p;
    p.finance_officer = 4.0;
    p.data_strategy_manager = 3.0;
    RoleHolders roles;
    roles.holders[std::size_t(Role::finance_officer)] = org::person(1);
    roles.holders[std::size_t(Role::data_strategy_manager)] = org::person(1);
    roles.holders[std::size_t(Role::brand_manager)] = org::person(2);
    REQUIRE(freed_hours(p, roles, org::person(1)) == 7.0);
    REQUIRE(freed_hours(p, roles, org::person(2)) == 0.0);

    auto const hierarchy = org::make_hierarchy(
        {org::no_person, org::person(0), org::person(0), org::person(1), org::person(2)});
    LeaderWeeks leaders;
    leaders.resize(hierarchy.leaders.size());
    for (std::size_t i = 0; i < hierarchy.leaders.size(); ++i) {
        leaders.meeting_hours[i] = 25.0F;
        leaders.spare_hours[i] = 3.9F;
    }
    relieve(p, Diaries{}, roles, hierarchy, leaders);
    auto const freed = hierarchy.leader_index[1];
    auto const other = hierarchy.leader_index[2];
    REQUIRE(leaders.meeting_hours[freed] == 18.0F);
    REQUIRE(std::abs(leaders.spare_hours[freed] - 10.9F) < 1e-5F);
    REQUIRE(leaders.meeting_hours[other] == 25.0F);
    REQUIRE(leaders.spare_hours[other] == 3.9F);
}

TEST_CASE("a calendar opens whole hours, those of common windows first", "[mechanisms][relief]") {
    calendar::Hours const busy = calendar::block(0, 4) | calendar::block(10, 4);
    std::array<std::uint8_t, 1> const windows{12};
    auto const none = relieved_calendar(busy, windows, 0.9);
    REQUIRE(none == busy);
    auto const three = relieved_calendar(busy, windows, 3.5);
    REQUIRE(std::popcount(three) == 5);
    REQUIRE((three & calendar::block(12, 2)) == 0);  // the window
    REQUIRE((three & calendar::block(0, 1)) == 0);   // then the earliest hour
    REQUIRE((three & calendar::block(1, 3)) == calendar::block(1, 3));
    REQUIRE(relieved_calendar(busy, windows, 40.0) == 0);
}
