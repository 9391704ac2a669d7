#include <catch2/catch.hpp>

#include "mechanisms/training.hpp"

using namespace diorama::mechanisms;

namespace {

Departments one_department(std::uint32_t people, std::uint32_t staff, std::uint32_t wanted) {
    Departments departments;
    departments.resize(1);
    departments.headcount[0] = people;
    departments.local_staff[0] = staff;
    departments.seats_wanted[0] = wanted;
    return departments;
}

}  // namespace

TEST_CASE("seats come from the house, the unit's experts and local staff",
          "[mechanisms][training]") {
    auto d = one_department(100, 2, 20);
    // 0.9 anyway; a tenth of 15 experts' 150 hours and 2 * 3 hours, at 4 hours a seat.
    offer_training(Training{}, {15.0, 10.0, 3.0}, 1000.0, d);
    REQUIRE(d.seat_chance[0] == Approx((0.9 + 21.0 / 4.0) / 20.0));
}

TEST_CASE("without structures a department has its ordinary seats and no support",
          "[mechanisms][training]") {
    auto d = one_department(200, 0, 18);
    offer_training(Training{}, {}, 1000.0, d);
    REQUIRE(d.seat_chance[0] == Approx(0.1));
    REQUIRE(d.support[0] == 0.0F);
}

TEST_CASE("more seats than people who want one: everybody gets one, nobody two",
          "[mechanisms][training]") {
    auto d = one_department(1000, 0, 3);
    offer_training(Training{}, {}, 1000.0, d);
    REQUIRE(d.seat_chance[0] == 1.0F);
    d.seats_wanted[0] = 0;
    offer_training(Training{}, {}, 1000.0, d);
    REQUIRE(d.seat_chance[0] == 0.0F);
}

TEST_CASE("support is helpers per head against one in fifty, and never more than whole",
          "[mechanisms][training]") {
    auto d = one_department(400, 2, 0);
    offer_training(Training{}, {5.0, 10.0, 3.0}, 1000.0, d);
    REQUIRE(d.support[0] == Approx((0.005 + 0.005) / 0.02));
    d.local_staff[0] = 40;
    offer_training(Training{}, {5.0, 10.0, 3.0}, 1000.0, d);
    REQUIRE(d.support[0] == 1.0F);
}

TEST_CASE("somebody half at home helps half as much", "[mechanisms][training]") {
    auto d = one_department(100, 2, 20);
    d.absorbing_staff[0] = 0.5F;
    offer_training(Training{}, {0.0, 0.0, 3.0}, 1000.0, d);
    REQUIRE(d.seat_chance[0] == Approx((0.9 + 1.5 * 3.0 / 4.0) / 20.0));
    REQUIRE(d.support[0] == Approx(1.5 / 100.0 / 0.02));
}

TEST_CASE("experts are shared among departments by head count: no hour is made or lost",
          "[mechanisms][training]") {
    Departments d;
    d.resize(3);
    d.headcount = {100, 300, 600};
    d.seats_wanted = {1000, 1000, 1000};
    offer_training(Training{}, {20.0, 10.0, 0.0}, 1000.0, d);
    double seats = 0.0;
    for (float const chance : d.seat_chance) seats += 1000.0 * static_cast<double>(chance);
    REQUIRE(seats == Approx(9.0 + 200.0 / 4.0));
}

TEST_CASE("a department without people offers and needs nothing", "[mechanisms][training]") {
    auto d = one_department(0, 0, 0);
    d.support[0] = d.seat_chance[0] = 0.7F;
    offer_training(Training{}, {5.0, 10.0, 3.0}, 10.0, d);
    REQUIRE(d.support[0] == 0.0F);
    REQUIRE(d.seat_chance[0] == 0.0F);
}
