#include <catch2/catch.hpp>

#include <cmath>

#include "mechanisms/customers.hpp"

using namespace diorama::mechanisms;

namespace {

/// An organisation as its customers meet it. Tools were of quality .6 at the start.
struct Shop {
    Customers p;
    std::vector<Service> services;
    Departments departments;
    double employee_advocacy = 0.4;
    CustomerState state;

    explicit Shop(std::size_t count = 1) : services(count) {
        departments.resize(count);
        for (auto& quality : departments.tool_quality) quality = 0.6F;
    }
    /// Quality of every touch point without disruption: .45 + .30 * use + .10 * energy.
    Shop& brings(double use_share, double energy) {
        for (auto& one : services) one = {use_share, energy};
        return *this;
    }
    Shop& opens() {
        state = meet_customers(p, services, departments, 0.6, employee_advocacy);
        return *this;
    }
    Shop& serves(int weeks = 1, double measurement_share = 0.0) {
        for (int week = 0; week < weeks; ++week)
            serve_customers(p, services, departments, 0.6, employee_advocacy, measurement_share,
                            state);
        return *this;
    }
    double quality(std::size_t touch_point = 0) const {
        return static_cast<double>(state.touch_points[touch_point].quality);
    }
};

}  // namespace

TEST_CASE("quality is made of use, energy, better tools and decisions made in time",
          "[mechanisms][customers]") {
    Shop shop;
    shop.brings(0.5, 0.2);
    shop.departments.tool_quality[0] = 0.7F;
    shop.departments.default_share[0] = 0.1F;
    shop.opens();
    // .45 + .15 + .02 + .4 * .1 - .3 * .1
    for (std::size_t k = 0; k < touch_point_count; ++k) REQUIRE(shop.quality(k) == Approx(0.63));
    REQUIRE(shop.state.satisfaction == Approx(0.63));
    REQUIRE(shop.state.consistency == Approx(1.0));
    REQUIRE(shop.state.customer_advocacy == Approx(0.5 * 0.63 + 0.5 * 0.4));
}

TEST_CASE("where nothing changes customers' minds do not either, well served or badly",
          "[mechanisms][customers]") {
    for (double const use_share : {0.0, 0.1, 0.9}) {
        Shop shop(3);
        shop.brings(use_share, -0.2).opens();
        auto const start = shop.state;
        shop.serves(60);
        REQUIRE(shop.state.satisfaction == Approx(start.satisfaction).margin(1e-5));
        REQUIRE(shop.state.customer_advocacy == Approx(start.advocacy_at_start).margin(1e-5));
        REQUIRE(shop.state.consistency == Approx(start.consistency).margin(1e-5));
        REQUIRE(shop.quality() ==
                Approx(static_cast<double>(start.touch_points[0].quality)).margin(1e-5));
    }
}

TEST_CASE("customers get used to better service: delight is gone within the years",
          "[mechanisms][customers]") {
    Shop shop;
    shop.brings(0.5, 0.0).opens();
    REQUIRE(shop.quality() == Approx(0.60));
    shop.brings(0.8, 0.0).serves();
    // Quality .69 against an expectation of .60: surprised by .09.
    REQUIRE(shop.state.satisfaction == Approx(0.69 + 0.09));
    REQUIRE(shop.state.touch_points[0].expectation == Approx(0.60 + 0.02 * 0.09));
    shop.serves(51);
    REQUIRE(shop.state.touch_points[0].expectation == Approx(0.69 - 0.09 * std::pow(0.98, 52)));
    shop.serves(500);
    REQUIRE(shop.state.satisfaction == Approx(0.69).epsilon(1e-4));
}

TEST_CASE("surprise counts as much as it is said to, and both ways", "[mechanisms][customers]") {
    Shop shop;
    shop.p.surprise_weight = 2.0;
    shop.p.expectation_rate_per_week = 1.0;
    shop.brings(0.8, 0.0).opens().brings(0.5, 0.0).serves();
    REQUIRE(shop.state.satisfaction == Approx(0.60 - 2.0 * 0.09));
    REQUIRE(shop.serves().state.satisfaction == Approx(0.60));
}

TEST_CASE("a merger hits the first stages hardest; uneven service costs consistency and advocacy",
          "[mechanisms][customers]") {
    Shop shop;
    shop.brings(1.0, 0.5);
    shop.departments.disruption[0] = 1.0F;
    shop.opens();
    // .80 less .25, .20, .15, .10, .05 from the first stage to the last, in every channel.
    for (std::size_t k = 0; k < touch_point_count; ++k)
        REQUIRE(shop.quality(k) == Approx(0.55 + 0.05 * static_cast<double>(k % stage_count)));
    REQUIRE(shop.state.satisfaction == Approx(0.65));
    double const consistency = 1.0 - 2.0 * 0.05 * std::sqrt(2.0);
    REQUIRE(shop.state.consistency == Approx(consistency));
    // The worst point lies .10 below the mean: 1.5 times that is lost.
    REQUIRE(shop.state.customer_advocacy == Approx(0.5 * (0.65 * consistency - 0.15) + 0.5 * 0.4));
    auto forgiving = shop;
    forgiving.p.off_key_weight = 0.0;
    REQUIRE(forgiving.opens().state.customer_advocacy - shop.state.customer_advocacy ==
            Approx(0.075));
}

TEST_CASE("barriers cost wherever customers are handed over, and make channels unequal",
          "[mechanisms][customers]") {
    Shop shop(2);
    shop.brings(0.7, 0.0);
    shop.departments.silo = {1.0F, 0.5F};
    shop.opens();
    for (std::size_t stage = 0; stage < stage_count; ++stage) {
        REQUIRE(shop.quality(stage) == Approx(0.66));
        REQUIRE(shop.quality(stage_count + stage) == Approx(0.66 - 0.12 * 0.75));
        // .48 lies .02 below the middle, and people make up for it as far as they can.
        REQUIRE(shop.quality(2 * stage_count + stage) > 0.66 - 2.0 * 0.12 * 0.75);
        REQUIRE(shop.quality(2 * stage_count + stage) <= 0.50);
    }
    double const uneven = shop.state.consistency;
    shop.departments.silo = {0.0F, 0.0F};
    REQUIRE(shop.opens().quality(14) == Approx(0.66));
    REQUIRE(shop.state.consistency == Approx(1.0));
    REQUIRE(uneven < 0.9);
}

TEST_CASE("with more departments than touch points every one of them serves, by its size",
          "[mechanisms][customers]") {
    Shop shop(17);
    shop.departments.headcount.assign(17, 10);
    shop.departments.headcount[15] = 30;
    shop.departments.silo.assign(17, 0.0F);
    shop.brings(0.5, 0.0);
    shop.services[15].use_share = 0.9;  // quality .72 beside .60
    shop.opens();
    // Touch point 0: one side is departments 0 and 15 (10 and 30 heads), the other 1 and 16.
    REQUIRE(shop.quality(0) == Approx(0.5 * (0.25 * 0.60 + 0.75 * 0.72) + 0.5 * 0.60));
    REQUIRE(shop.quality(1) == Approx(0.60));
    REQUIRE(shop.quality(14) == Approx(0.5 * 0.60 + 0.5 * (0.25 * 0.60 + 0.75 * 0.72)));
}

TEST_CASE("one department alone has no barrier to itself", "[mechanisms][customers]") {
    REQUIRE(serving_departments(7, 1) == std::array<std::size_t, 2>{0, 0});
    REQUIRE(serving_departments(7, 5) == std::array<std::size_t, 2>{2, 3});
    Shop shop;
    shop.departments.silo[0] = 1.0F;
    REQUIRE(shop.brings(0.5, 0.0).opens().quality() == Approx(0.60));
}

TEST_CASE("of two departments each brings its half", "[mechanisms][customers]") {
    Shop shop(2);
    shop.services = {{1.0, 0.0}, {0.5, 0.2}};
    shop.departments.silo = {0.0F, 0.0F};
    REQUIRE(shop.opens().quality() == Approx(0.5 * (0.75 + 0.62)));
}

TEST_CASE("people rescue a bad process while they can: a third of it in the long run",
          "[mechanisms][customers]") {
    Shop shop;
    shop.brings(0.5, 0.0).opens();
    REQUIRE(shop.state.touch_points[0].rescue_capacity == 1.0F);
    shop.brings(0.0, 0.0);
    shop.departments.default_share[0] = 0.5F;  // the process falls to .30
    REQUIRE(shop.serves().quality() == Approx(0.40));
    REQUIRE(shop.serves().quality() == Approx(0.35));
    REQUIRE(shop.serves().quality() == Approx(0.3375));  // capacity .5 + .125 - .25
    // What comes back, .25 (1 - c), is what is worn off, .5 c, at c = 1/3.
    REQUIRE(shop.serves(30).quality() == Approx(0.30 + 0.10 / 3.0));
}

TEST_CASE("nobody rescues more than the gap to the middle, and nothing above it",
          "[mechanisms][customers]") {
    Shop shop;
    shop.brings(0.5, 0.0).opens().brings(0.1, 0.0);  // .48
    REQUIRE(shop.serves().quality() == Approx(0.50));
    REQUIRE(shop.brings(0.9, 0.0).serves().quality() == Approx(0.72));
}

TEST_CASE("strength to rescue comes back where it is not needed", "[mechanisms][customers]") {
    Shop shop;
    shop.brings(0.0, -1.5).opens();  // .30
    double const worn = static_cast<double>(shop.state.touch_points[0].rescue_capacity);
    REQUIRE(worn == Approx(1.0 / 3.0));
    shop.brings(0.9, 0.0).serves(2);
    REQUIRE(shop.state.touch_points[0].rescue_capacity == Approx(1.0 - (1.0 - worn) * 0.75 * 0.75));
}

TEST_CASE("customers' advocacy follows employees' at a rate, by its share",
          "[mechanisms][customers]") {
    Shop shop;
    shop.brings(0.5, 0.0).opens();
    double const start = shop.state.customer_advocacy;
    shop.employee_advocacy = 1.0;
    shop.serves();
    REQUIRE(shop.state.customer_advocacy == Approx(start + 0.03 * 0.5 * 0.6));
    shop.serves(51);
    REQUIRE(shop.state.customer_advocacy == Approx(start + 0.3 * (1.0 - std::pow(0.97, 52))));
    REQUIRE(shop.state.employee_advocacy == 1.0);
    REQUIRE(shop.state.advocacy_at_start == start);
}

TEST_CASE("insight is what is measured and what a community teaches of the rest",
          "[mechanisms][customers]") {
    Shop shop;
    shop.opens();
    shop.state.community = 0.5;
    REQUIRE(shop.serves(1, 0.2).state.insight == Approx(0.2 + 0.5 * 0.8));
    REQUIRE(shop.serves(1, 1.0).state.insight == Approx(1.0));
}

TEST_CASE("departments side by side serve a touch point together, others do not",
          "[mechanisms][customers]") {
    REQUIRE(share_a_touch_point(0, 1, 6));
    REQUIRE(share_a_touch_point(5, 0, 6));  // the last touch points come back to the first
    REQUIRE_FALSE(share_a_touch_point(0, 2, 6));
    REQUIRE_FALSE(share_a_touch_point(1, 4, 6));
    // Beyond fifteen departments they share the sides: 0 and 15 stand on the same one.
    REQUIRE(share_a_touch_point(0, 15, 40));
    REQUIRE(share_a_touch_point(14, 15, 40));
    REQUIRE_FALSE(share_a_touch_point(2, 20, 40));
}
