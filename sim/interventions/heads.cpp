#include "interventions/heads.hpp"

#include <algorithm>

#include "numerics/wide_vectors.hpp"

namespace diorama::interventions {

namespace {

/// So many people at a time, and what they add up to.
constexpr std::size_t run_rows = 64;
struct Run {
    bool in_one_department;
    std::uint32_t present, local_staff, project_people, unit_people, present_local_staff;
};

Run count_run(people::Standing const* standings, std::uint16_t const* departments,
              std::size_t count) {
    return numerics::in_widest_vectors([=] {
        std::uint16_t elsewhere = 0, present = 0, local = 0, project = 0, unit = 0, there = 0;
        for (std::size_t k = 0; k < count; ++k) {
            unsigned const bits = standings[k].bits();
            unsigned const is_there = bits >> 12 & 1U;
            elsewhere = std::uint16_t(elsewhere | (departments[k] ^ departments[0]));
            present = std::uint16_t(present + is_there);
            project = std::uint16_t(project + (is_there & bits >> 13));
            unit = std::uint16_t(unit + (is_there & bits >> 14));
            local = std::uint16_t(local + (bits >> 15));
            there = std::uint16_t(there + (is_there & bits >> 15));
        }
        return Run{elsewhere == 0, present, local, project, unit, there};
    });
}

/// Everybody who is there, in no structure, and uses all three practices has these bits of these.
constexpr unsigned asked_bits = 0b1111'000'100'100'100, wanted_bits = 0b0001'000'100'100'100;

bool could_serve(people::Standing standing) {
    return (standing.bits() & asked_bits) == wanted_bits;
}

/// Whether anybody of a run could serve, and all are of one department.
struct Offer {
    bool in_one_department, is_any;
};
Offer offer_of(people::Standing const* standings, std::uint16_t const* departments,
               std::size_t count) {
    return numerics::in_widest_vectors([=] {
        std::uint16_t elsewhere = 0, any = 0;
        for (std::size_t k = 0; k < count; ++k) {
            elsewhere = std::uint16_t(elsewhere | (departments[k] ^ departments[0]));
            any = std::uint16_t(any | (could_serve(standings[k]) ? 1 : 0));
        }
        return Offer{elsewhere == 0, any != 0};
    });
}

}  // namespace

Heads heads_of(people::People const& people, std::size_t departments) {
    Heads heads;
    heads.present.assign(departments, 0);
    heads.local_staff.assign(departments, 0);
    for (std::size_t first = 0; first < people.headcount(); first += run_rows) {
        auto const count = std::min(run_rows, people.headcount() - first);
        auto const* const standings = people.standings.data() + first;
        auto const* const homes = people.departments.data() + first;
        auto const run = count_run(standings, homes, count);
        heads.project_people += run.project_people;
        heads.unit_people += run.unit_people;
        heads.present_local_staff += run.present_local_staff;
        if (run.in_one_department) {
            heads.present[homes[0]] += run.present;
            heads.local_staff[homes[0]] += run.local_staff;
            continue;
        }
        for (std::size_t k = 0; k < count; ++k) {
            heads.present[homes[k]] += standings[k].present() ? 1U : 0U;
            heads.local_staff[homes[k]] += standings[k].local_staff() ? 1U : 0U;
        }
    }
    return heads;
}

std::vector<std::uint32_t> integrated_rows(people::People const& people,
                                           std::vector<std::uint32_t> const& counts) {
    std::vector<std::uint32_t> rows;
    for (std::size_t first = 0; first < people.headcount(); first += run_rows) {
        auto const count = std::min(run_rows, people.headcount() - first);
        auto const* const standings = people.standings.data() + first;
        auto const* const homes = people.departments.data() + first;
        auto const offer = offer_of(standings, homes, count);
        if (!offer.is_any || (offer.in_one_department && counts[homes[0]] == 0)) continue;
        for (std::size_t k = 0; k < count; ++k)
            if (could_serve(standings[k]) && counts[homes[k]] > 0)
                rows.push_back(static_cast<std::uint32_t>(first + k));
    }
    return rows;
}

}  // namespace diorama::interventions
