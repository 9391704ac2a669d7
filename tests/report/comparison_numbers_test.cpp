#include "report/comparison_numbers.hpp"

#include <catch2/catch.hpp>

using namespace diorama::report;
using diorama::experiment::not_known;

TEST_CASE("a share is told in percent and its differences in points", "[report][numbers]") {
    auto const share = style_of("share");
    REQUIRE(number_text(share, 0.3141) == "31.4");
    REQUIRE(signed_text(share, 0.08) == "+8.0");
    REQUIRE(signed_text(share, -0.08) == "-8.0");
    REQUIRE(distance_text(share, -0.08) == "8.0 points");
    REQUIRE(interval_text(share, {0.071, 0.09}) == "[7.1, 9.0]");
}

TEST_CASE("hours are whole and grouped by thousands", "[report][numbers]") {
    auto const hours = style_of("hours");
    REQUIRE(number_text(hours, 1234567.4) == "1,234,567");
    REQUIRE(number_text(hours, -1234.0) == "-1,234");
    REQUIRE(number_text(hours, 999.0) == "999");
    REQUIRE(number_text(hours, -999.0) == "-999");
}

TEST_CASE("nothing is neither more nor less", "[report][numbers]") {
    auto const share = style_of("share");
    REQUIRE(signed_text(share, 0.0) == "0.0");
    REQUIRE(signed_text(share, 0.0001) == "0.0");
    REQUIRE(signed_text(share, -0.0001) == "0.0");
}

TEST_CASE("what is not known is a dash and has no interval", "[report][numbers]") {
    REQUIRE(number_text(style_of("share"), not_known) == "–");
    REQUIRE(signed_text(style_of("share"), not_known) == "–");
    REQUIRE(interval_text(style_of("share"), {}).empty());
    REQUIRE(percent_text(not_known) == "–");
}

TEST_CASE("nearly all is not all and nearly none is not none", "[report][numbers]") {
    REQUIRE(percent_text(1.0) == "100 %");
    REQUIRE(percent_text(0.999) == "> 99 %");
    REQUIRE(percent_text(0.97) == "97 %");
    REQUIRE(percent_text(0.001) == "< 1 %");
    REQUIRE(percent_text(0.0) == "0 %");
}
