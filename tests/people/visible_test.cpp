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

}  // namespace

TEST_CASE("colleagues see the word of a person as three rows of three", "[people][visible]") {
    // Culture used, data trained, experience only heard of.
    unsigned const word = Visible::steps(standing(4, 3, 1));
    REQUIRE((word & 0x7U) == 0b111);       // aware of all
    REQUIRE((word >> 3 & 0x7U) == 0b011);  // trained in culture and data
    REQUIRE((word >> 6 & 0x7U) == 0b001);  // using culture
    REQUIRE((word >> 9 & 0x7U) == 0);
    REQUIRE((word >> 12 & 1U) == 1);
}

TEST_CASE("willing looks like aware: nobody sees what a colleague intends", "[people][visible]") {
    REQUIRE(Visible::steps(standing(1, 1, 1)) == Visible::steps(standing(2, 2, 2)));
    REQUIRE(Visible::steps(standing(4, 4, 4)) == Visible::steps(standing(5, 5, 5)));
}

TEST_CASE("compliance is seen beside use, practice by practice", "[people][visible]") {
    auto one = standing(1, 1, 1);
    one.set_complied(1, true);
    REQUIRE((Visible::steps(one) >> 9 & 0x7U) == 0b010);
    REQUIRE((Visible::steps(one) >> 6 & 0x7U) == 0);
}

TEST_CASE("energy is seen to one part in 32,767, negative energy too", "[people][visible]") {
    for (float const energy : {-1.0F, -0.731F, -0.00002F, 0.0F, 0.00002F, 0.25F, 1.0F}) {
        double const back = Visible::energy(standing(5, 5, 5), energy) / 32767.0;
        REQUIRE(back == Approx(static_cast<double>(energy)).margin(0.5 / 32767.0));
    }
    REQUIRE(Visible::energy(-1.0F) == -32767);
    REQUIRE(Visible::energy(1.0F) == 32767);
}

TEST_CASE("energy is rounded alike on both sides of zero", "[people][visible]") {
    for (float const energy : {0.1F, 0.33333F, 0.9F})
        REQUIRE(Visible::energy(energy) == -Visible::energy(-energy));
}

TEST_CASE("of somebody absent nothing is seen", "[people][visible]") {
    auto gone = standing(5, 5, 5);
    gone.set_present(false);
    gone.set_complied(0, true);
    REQUIRE(Visible::steps(gone) == 0);
    REQUIRE(Visible::energy(gone, -0.8F) == 0);
}
