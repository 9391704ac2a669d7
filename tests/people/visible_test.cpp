#include <catch2/catch.hpp>

#include "people/visible.hpp"

using namespace diorama::people;

namespace {

Standing standing(unsigned culture, unsigned data, unsigned experience) {
    Standing one;
    one.set_present(true);
    one.set_rung(0, culture);
    one.set_rung(1, data);
    one.set_rung(2, experience);
    return one;
}

std::uint32_t steps(Standing one) { return Visible::word(one, 0.0F) >> 16; }
std::int32_t energy(float of_theirs) {
    return static_cast<std::int32_t>(Visible::word(standing(5, 5, 5), of_theirs) & 0xffffU) - 32768;
}

}  // namespace

TEST_CASE("colleagues see the word of a person as rows of three", "[people][visible]") {
    // Culture used, data trained, experience only heard of.
    unsigned const word = steps(standing(4, 3, 1));
    REQUIRE((word & 0x7U) == 0b111);       // aware of all
    REQUIRE((word >> 3 & 1U) == 1);        // there
    REQUIRE((word >> 4 & 0x7U) == 0b001);  // using culture
    REQUIRE((word >> 7 & 0x3U) == 2);      // trained in two: culture and data
    REQUIRE(word >> 9 == 0);               // complying with nothing
    REQUIRE((steps(standing(0, 0, 1)) & 0x7U) == 0b100);
    REQUIRE((steps(standing(5, 5, 5)) >> 7 & 0x3U) == 3);
}

TEST_CASE("willing looks like aware: nobody sees what a colleague intends", "[people][visible]") {
    REQUIRE(steps(standing(1, 1, 1)) == steps(standing(2, 2, 2)));
    REQUIRE(steps(standing(4, 4, 4)) == steps(standing(5, 5, 5)));
}

TEST_CASE("compliance is seen beside use, practice by practice", "[people][visible]") {
    auto one = standing(1, 1, 1);
    one.set_complied(1, true);
    REQUIRE(steps(one) >> 9 == 0b010);
    REQUIRE((steps(one) >> 4 & 0x7U) == 0);
}

TEST_CASE("what else somebody is, colleagues do not see", "[people][visible]") {
    auto one = standing(3, 2, 1);
    auto const word = steps(one);
    one.set_in_project(true);
    one.set_in_unit(true);
    one.set_local_staff(true);
    REQUIRE(steps(one) == word);
}

TEST_CASE("energy is seen to one part in 32,767, negative energy too", "[people][visible]") {
    for (float const one : {-1.0F, -0.731F, -0.00002F, 0.0F, 0.00002F, 0.25F, 1.0F}) {
        double const back = energy(one) / 32767.0;
        REQUIRE(back == Approx(static_cast<double>(one)).margin(0.5 / 32767.0));
    }
    REQUIRE(energy(-1.0F) == -32767);
    REQUIRE(energy(1.0F) == 32767);
}

TEST_CASE("energy is rounded alike on both sides of zero", "[people][visible]") {
    for (float const one : {0.1F, 0.33333F, 0.9F}) REQUIRE(energy(one) == -energy(-one));
}

TEST_CASE("of somebody absent nothing is seen", "[people][visible]") {
    auto gone = standing(5, 5, 5);
    gone.set_present(false);
    gone.set_complied(0, true);
    REQUIRE(Visible::word(gone, -0.8F) == 0);
}
