#include <catch2/catch.hpp>

#include "people/people.hpp"

using namespace diorama::people;

TEST_CASE("a person's three rungs do not disturb each other", "[people][standing]") {
    Standing standing;
    for (unsigned culture = 0; culture < rung_count; ++culture)
        for (unsigned data = 0; data < rung_count; ++data)
            for (unsigned experience = 0; experience < rung_count; ++experience) {
                standing.set_rung(0, culture);
                standing.set_rung(1, data);
                standing.set_rung(2, experience);
                REQUIRE(standing.rung(0) == culture);
                REQUIRE(standing.rung(1) == data);
                REQUIRE(standing.rung(2) == experience);
            }
}

TEST_CASE("flags stand beside the rungs, each on its own", "[people][standing]") {
    Standing standing;
    standing.set_rung(1, 5);
    standing.set_complied(2, true);
    standing.set_present(true);
    standing.set_in_project(true);
    standing.set_in_unit(true);
    standing.set_local_staff(true);
    REQUIRE(standing.rung(1) == 5);
    REQUIRE(standing.rung(2) == 0);
    REQUIRE_FALSE(standing.complied(1));
    standing.set_in_unit(false);
    REQUIRE((standing.complied(2) && standing.present() && standing.in_project() &&
             standing.local_staff()));
    REQUIRE_FALSE(standing.in_unit());
    REQUIRE(Standing(standing.bits()) == standing);
}

TEST_CASE("a new standing is nobody: absent, unaware, in no structure", "[people][standing]") {
    REQUIRE(Standing().bits() == 0);
}

TEST_CASE("integrated means own use of all three; visibly integrated lets compliance count",
          "[people][standing]") {
    Standing standing;
    standing.set_rung(0, unsigned(Rung::in_use));
    standing.set_rung(1, unsigned(Rung::habitual));
    standing.set_rung(2, unsigned(Rung::trained));
    REQUIRE_FALSE(standing.integrated());
    REQUIRE_FALSE(standing.visibly_integrated());
    standing.set_complied(2, true);
    REQUIRE_FALSE(standing.integrated());
    REQUIRE(standing.visibly_integrated());
    standing.set_complied(2, false);
    standing.set_rung(2, unsigned(Rung::in_use));
    REQUIRE(standing.integrated());
}

TEST_CASE("every column has a row for everybody", "[people]") {
    People people;
    people.resize(7);
    REQUIRE(people.headcount() == 7);
    for (auto const* column :
         {&people.energy, &people.trust, &people.participation, &people.reactance_pressure,
          &people.message, &people.product_advantage, &people.innovativeness, &people.threshold,
          &people.reactance, &people.personal_energy, &people.energy_inertia, &people.free_hours})
        REQUIRE(column->size() == 7);
    REQUIRE(people.departments.size() == 7);
    REQUIRE(people.visible.size() == 7);
}
