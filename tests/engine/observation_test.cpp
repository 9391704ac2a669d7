#include "engine/observation.hpp"

#include <catch2/catch.hpp>

#include "random/draw.hpp"

using namespace diorama;

namespace {

people::Standing any_standing(std::uint32_t nth) {
    auto const words = random::words({5, random::Purpose::verification, 0, nth, 0});
    people::Standing one;
    for (std::size_t p = 0; p < people::practice_count; ++p) {
        one.set_rung(p, (words[0] >> (8 * p)) % unsigned(people::rung_count));
        one.set_complied(p, (words[1] >> (8 * p)) % 3 == 0);
    }
    one.set_present(words[2] % 8 != 0);
    one.set_in_project(words[2] >> 8 & 1U);
    one.set_in_unit(words[2] >> 9 & 1U);
    one.set_local_staff(words[2] >> 10 & 1U);
    return one;
}

void require_same(engine::Observation const& a, engine::Observation const& b) {
    REQUIRE(a.rungs == b.rungs);
    REQUIRE(a.headcount == b.headcount);
    REQUIRE(a.integrated == b.integrated);
    REQUIRE(a.visibly_integrated == b.visibly_integrated);
    REQUIRE(a.complied == b.complied);
    REQUIRE(a.member_uses == b.member_uses);
    REQUIRE(a.unit_people == b.unit_people);
    REQUIRE(a.local_staff == b.local_staff);
    REQUIRE(a.project_people == b.project_people);
    for (std::size_t d = 0; d < a.departments.size(); ++d) {
        REQUIRE(a.departments[d].headcount == b.departments[d].headcount);
        REQUIRE(a.departments[d].integrated == b.departments[d].integrated);
        REQUIRE(a.departments[d].seats_wanted == b.departments[d].seats_wanted);
        REQUIRE(a.departments[d].local_staff == b.departments[d].local_staff);
        REQUIRE(a.departments[d].uses == b.departments[d].uses);
        REQUIRE(a.departments[d].trained == b.departments[d].trained);
        REQUIRE(a.departments[d].customer_uses == b.departments[d].customer_uses);
    }
}

}  // namespace

TEST_CASE("to move somebody is to take them away and to add them", "[engine][observation]") {
    for (std::uint32_t n = 0; n < 4000; ++n) {
        auto const before = any_standing(2 * n);
        auto after = any_standing(2 * n + 1);
        // Most moves are of people who stay where they are, and many in one practice.
        if (n % 4 != 0)
            after = people::Standing(
                static_cast<std::uint16_t>((after.bits() & 0x0fffU) | (before.bits() & 0xf000U)));
        if (n % 4 == 2) {
            auto one = before;
            one.set_rung(n / 4 % 3, after.rung(0));
            after = one;
        }
        engine::Observation moved, taken;
        moved.clear(3);
        taken.clear(3);
        moved.move(before, after, 1);
        taken.stand(before, 1, 0U - 1U);
        taken.stand(after, 1, 1);
        require_same(moved, taken);
    }
}

TEST_CASE("to move many of one department is to move each", "[engine][observation]") {
    // Crowds of 0 to 400 with rungs alone, and every eighth with something else.
    for (std::uint32_t crowd = 0; crowd <= 400; crowd += 25) {
        std::vector<mechanisms::Change> changes;
        for (std::uint32_t n = 0; n < crowd; ++n) {
            auto const before = any_standing(2000 * crowd + 2 * n);
            auto const after = any_standing(2000 * crowd + 2 * n + 1);
            bool const of_rungs = n % 8 != 0;
            auto const kept = [&](people::Standing one) {
                return of_rungs ? people::Standing(static_cast<std::uint16_t>(
                                      (one.bits() & 0x01ffU) | 0x1000U | (n % 2) << 14))
                                : one;
            };
            changes.push_back({n, kept(before), kept(after)});
        }
        engine::Observation together, each;
        together.clear(3);
        each.clear(3);
        together.move(changes, 1);
        for (auto const& one : changes) each.move(one.before, one.after, 1);
        require_same(together, each);
    }
}
