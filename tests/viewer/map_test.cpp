#include "viewer/map/map_view.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "viewer/charts/axes.hpp"
#include "viewer/charts/numbers.hpp"
#include "viewer/charts/palette.hpp"
#include "viewer/map/close_up.hpp"

using namespace diorama;
namespace map = diorama::viewer::map;
namespace drawn = diorama::viewer::charts;

namespace {

org::Organisation const& retailer() {
    static auto const scenario =
        scenario::load(std::string(DIORAMA_SOURCE_DIR) + "/scenarios/retailer.toml");
    return *scenario.model.organisation;
}

}  // namespace

TEST_CASE("everybody has a place of their own inside of the disc", "[viewer][map]") {
    auto const& organisation = retailer();
    auto const layout = map::lay_out(organisation);
    REQUIRE(layout.places.size() == organisation.headcount());
    REQUIRE(layout.people_per_place == 1);
    map::Finder const finder(layout);
    for (std::size_t i = 0; i < layout.places.size(); ++i) {
        REQUIRE(std::hypot(layout.places[i].x, layout.places[i].y) <= 1.0F);
        REQUIRE(finder.nearest(layout.places[i], layout.spacing * 0.5F) == i);
    }
    for (std::size_t row = 0; row < organisation.headcount(); ++row)
        REQUIRE(layout.people_at(layout.place_of[row])[0] == row);
}

TEST_CASE("people of a department sit in its wedge", "[viewer][map]") {
    auto const& organisation = retailer();
    auto const layout = map::lay_out(organisation);
    std::size_t inside = 0, all = 0;
    for (std::size_t row = 0; row < organisation.headcount(); ++row) {
        auto const* const wedge = map::wedge_at(layout, layout.places[layout.place_of[row]]);
        if (wedge == nullptr) continue;
        ++all;
        inside += wedge->department == organisation.departments[row] ? 1 : 0;
    }
    REQUIRE(all > 1900);
    REQUIRE(inside == all);
}

TEST_CASE("where there are more people than places, neighbours share one", "[viewer][map]") {
    auto const& organisation = retailer();
    auto const layout = map::lay_out(organisation, 300);
    REQUIRE(layout.people_per_place == 7);
    std::size_t people = 0;
    for (std::size_t place = 0; place < layout.places.size(); ++place) {
        auto const here = layout.people_at(place);
        people += here.size();
        REQUIRE(here.size() <= 7);
        for (auto const row : here) {
            REQUIRE(organisation.departments[row] == organisation.departments[here[0]]);
            REQUIRE(organisation.hierarchy.depths[row] == organisation.hierarchy.depths[here[0]]);
        }
    }
    REQUIRE(people == organisation.headcount());
}

TEST_CASE("who shares a place has a seat in it, once the camera is near enough", "[viewer][map]") {
    auto const layout = map::lay_out(retailer(), 300);
    map::CloseUp const seats(layout);
    REQUIRE(seats.per_side == 3);
    REQUIRE_FALSE(seats.near_enough(300.0F, 28.0F));
    REQUIRE(seats.near_enough(300.0F * map::most_zoom, 28.0F));
    // Where everybody has a place there is nothing nearer.
    REQUIRE_FALSE(map::CloseUp(map::lay_out(retailer())).near_enough(1e9F, 28.0F));
    float const half = layout.spacing / 2.0F;
    for (std::size_t n = 0; n < layout.people_per_place; ++n) {
        auto const seat = seats.seat(n);
        REQUIRE(std::max(std::abs(seat.x), std::abs(seat.y)) < half);
        REQUIRE(seats.seat_at(seat) == n);
    }
    REQUIRE_FALSE(seats.seat_at({half, 0.0F}).has_value());
    auto const here = layout.people_at(5);
    REQUIRE(here.size() > 4);
    auto const seat = seats.seat_of(layout, here[4]);
    REQUIRE(seats.seat_at(seat) == 4U);
}

TEST_CASE("rungs differ in lightness, so that they are told apart without colour",
          "[viewer][charts]") {
    auto const lightness = [](ImU32 colour) {
        return 0.2126 * (colour & 255U) + 0.7152 * (colour >> 8 & 255U) +
               0.0722 * (colour >> 16 & 255U);
    };
    for (bool const dark : {false, true})
        for (int rung = 1; rung < 6; ++rung) {
            double const step = lightness(drawn::rung_colour(static_cast<float>(rung), dark)) -
                                lightness(drawn::rung_colour(static_cast<float>(rung - 1), dark));
            INFO("rung " << rung << (dark ? " on dark" : " on light"));
            REQUIRE((dark ? step : -step) > 5.0);
        }
}

TEST_CASE("values are written as a person says them", "[viewer][charts]") {
    REQUIRE(drawn::value_text(0.634, "share") == "63 %");
    REQUIRE(drawn::value_text(0.004, "share") == "0.4 %");
    REQUIRE(drawn::value_text(5.25, "hours/week") == "5.2 h");
    REQUIRE(drawn::value_text(2000000, "people") == "2,000,000");
    REQUIRE(drawn::difference_text(0.12, "share") == "+12 points");
    REQUIRE(drawn::difference_text(-3.0, "hours") == "-3 h");
    REQUIRE(drawn::round_ticks(0.0, 1.0, 4) == std::vector<double>{0.0, 0.25, 0.5, 0.75, 1.0});
}

TEST_CASE("an axis has two values at least, which do not read alike", "[viewer][charts]") {
    // Trust that hardly moves in a low chart: 55.3 to 56.2 % had 56 % alone.
    REQUIRE(drawn::value_ticks(0.545, 0.568, 2, "share") == std::vector<double>{0.55, 0.56});
    for (int most : {2, 3, 4, 5})
        for (int k = 0; k < 400; ++k) {
            double const low = 0.002 * k;
            for (double const span : {0.0216, 0.03, 0.05, 0.13, 0.4}) {
                auto const ticks = drawn::value_ticks(low, low + span, most, "share");
                INFO(low << " to " << low + span << ", most " << most);
                REQUIRE(ticks.size() >= 2);
                REQUIRE(ticks.size() <= 10);
                REQUIRE(drawn::value_text(ticks[0], "share") !=
                        drawn::value_text(ticks[1], "share"));
            }
        }
}
