#include "interventions/heads.hpp"

#include <catch2/catch.hpp>

#include "interventions/selection.hpp"
#include "random/draw.hpp"

using namespace diorama;
using namespace diorama::interventions;

namespace {

constexpr std::size_t departments = 5;
parallel::Workers const workers(3);

/// People of whom most sit beside others of their department, and some anywhere.
people::People any_people(std::size_t headcount) {
    people::People all;
    all.resize(headcount);
    for (std::uint32_t i = 0; i < headcount; ++i) {
        auto const words = random::words({3, random::Purpose::verification, 0, i, 0});
        auto& one = all.standings[i];
        for (std::size_t p = 0; p < people::practice_count; ++p)
            one.set_rung(
                p, words[0] % 4 == 0 ? (words[1] >> (8 * p)) % unsigned(people::rung_count) : 4);
        one.set_present(words[2] % 10 != 0);
        one.set_in_project(words[2] >> 8 & words[2] >> 9 & 1U);
        one.set_in_unit(words[2] >> 10 & words[2] >> 11 & 1U);
        one.set_local_staff(words[2] >> 12 & words[2] >> 13 & 1U);
        bool const moved = i > headcount / 2 && words[3] % 50 == 0;
        all.departments[i] = static_cast<std::uint16_t>(moved ? words[3] / 50 % departments
                                                              : i * departments / headcount);
    }
    return all;
}

}  // namespace

TEST_CASE("heads are what looking at one after the other counts", "[interventions][heads]") {
    for (std::size_t headcount : {1u, 63u, 64u, 65u, 3000u}) {
        auto const all = any_people(headcount);
        Heads plain;
        plain.present.assign(departments, 0);
        plain.local_staff.assign(departments, 0);
        for (std::size_t i = 0; i < headcount; ++i) {
            auto const one = all.standings[i];
            plain.present[all.departments[i]] += one.present() ? 1U : 0U;
            plain.local_staff[all.departments[i]] += one.local_staff() ? 1U : 0U;
            plain.project_people += one.present() && one.in_project() ? 1U : 0U;
            plain.unit_people += one.present() && one.in_unit() ? 1U : 0U;
            plain.present_local_staff += one.present() && one.local_staff() ? 1U : 0U;
        }
        auto const heads = heads_of(workers, all, departments);
        REQUIRE(heads.present == plain.present);
        REQUIRE(heads.local_staff == plain.local_staff);
        REQUIRE(heads.project_people == plain.project_people);
        REQUIRE(heads.unit_people == plain.unit_people);
        REQUIRE(heads.present_local_staff == plain.present_local_staff);
    }
}

TEST_CASE("who could serve is there, in no structure, and uses all practices",
          "[interventions][heads]") {
    auto const all = any_people(3000);
    std::vector<std::uint32_t> const counts{0, 2, 0, 1, 0};
    std::vector<std::uint32_t> plain;
    for (std::uint32_t i = 0; i < 3000; ++i) {
        auto const one = all.standings[i];
        if (one.present() && !one.in_project() && !one.in_unit() && !one.local_staff() &&
            one.integrated() && counts[all.departments[i]] > 0)
            plain.push_back(i);
    }
    REQUIRE(plain.size() > 100);
    REQUIRE(integrated_rows(workers, all, counts) == plain);
}

TEST_CASE("an index has everybody who is there once, where they sit", "[interventions][heads]") {
    auto const all = any_people(3000);
    DepartmentIndex const index(workers, all, departments);
    for (std::size_t d = 0; d < departments; ++d) {
        std::vector<org::PersonId> plain;
        for (std::size_t i = 0; i < 3000; ++i)
            if (all.standings[i].present() && all.departments[i] == d)
                plain.push_back(org::person(i));
        REQUIRE(index.members(d) == plain);
        REQUIRE(index.count(d) == plain.size());
        for (std::size_t n = 0; n < plain.size(); ++n) REQUIRE(index.member(d, n) == plain[n]);
    }
}
