#include <catch2/catch.hpp>

#include "mechanisms/media.hpp"

using namespace diorama::mechanisms;

namespace {

Departments two_of_which_one_merges() {
    Departments departments;
    departments.resize(2);
    departments.merged_weeks[0] = 1;
    return departments;
}

}  // namespace

TEST_CASE("merged groups' barriers fall over half a year, and some barrier stays",
          "[mechanisms][media]") {
    auto departments = two_of_which_one_merges();
    for (int week = 1; week <= 40; ++week) {
        settle_mergers({}, departments);
        REQUIRE(departments.silo[0] == Approx(1.0 - 0.8 * std::min(1.0, week / 26.0)));
        REQUIRE(departments.silo[1] == 1.0F);
    }
}

TEST_CASE("a merger disrupts for two months and then no more", "[mechanisms][media]") {
    auto departments = two_of_which_one_merges();
    for (int week = 1; week <= 20; ++week) {
        settle_mergers({}, departments);
        REQUIRE(departments.disruption[0] == (week <= 8 ? 1.0F : 0.0F));
        REQUIRE(departments.disruption[1] == 0.0F);
        REQUIRE(departments.merged_weeks[1] == 0);
    }
}
