#include "interventions/heads.hpp"

#include <algorithm>

#include "numerics/wide_vectors.hpp"

namespace diorama::interventions {

namespace {

/// So many people at a time, and what they add up to.
constexpr std::size_t run_rows = 64;
struct Run {
    bool in_one_department;
    bool is_plain;  ///< nobody of a project or a unit, no local staff who are not there
    std::uint8_t present, local_staff;
};

Run count_run(people::Standing const* standings, std::uint16_t const* departments,
              std::size_t count) {
    return numerics::in_widest_vectors([=] {
        std::uint16_t elsewhere = 0, special = 0, present_and_local = 0;
        for (std::size_t k = 0; k < count; ++k) {
            unsigned const bits = standings[k].bits();
            elsewhere = std::uint16_t(elsewhere | (departments[k] ^ departments[0]));
            special = std::uint16_t(special | (bits >> 13 & 0b11U) | (bits >> 15 & ~(bits >> 12)));
            // Two counts in one sum: neither exceeds 64.
            present_and_local =
                std::uint16_t(present_and_local + (bits >> 12 & 1U) + (bits >> 15 << 8U));
        }
        return Run{elsewhere == 0, (special & 0b11U) == 0, std::uint8_t(present_and_local & 0xffU),
                   std::uint8_t(present_and_local >> 8U)};
    });
}

/// What one chunk of people adds up to beside its stretches.
struct Structured {
    std::uint32_t project_people = 0, unit_people = 0, present_local_staff = 0;

    void add(people::Standing one) {
        if (!one.present()) return;
        project_people += one.in_project() ? 1U : 0U;
        unit_people += one.in_unit() ? 1U : 0U;
        present_local_staff += one.local_staff() ? 1U : 0U;
    }
};

Structured count_chunk(people::People const& people, parallel::Rows rows,
                       std::vector<Stretch>& stretches) {
    Structured sum;
    stretches.reserve(rows.size() / run_rows + 1);
    for (std::size_t first = rows.first; first < rows.last; first += run_rows) {
        auto const count = std::min(run_rows, rows.last - first);
        auto const* const standings = people.standings.data() + first;
        auto const* const homes = people.departments.data() + first;
        auto const run = count_run(standings, homes, count);
        if (run.is_plain)
            sum.present_local_staff += run.local_staff;
        else
            for (std::size_t k = 0; k < count; ++k) sum.add(standings[k]);
        if (run.in_one_department) {
            stretches.push_back(
                {static_cast<std::uint32_t>(first), homes[0], run.present, run.local_staff});
            continue;
        }
        for (std::size_t k = 0; k < count; ++k) {
            if (k == 0 || homes[k] != homes[k - 1])
                stretches.push_back({static_cast<std::uint32_t>(first + k), homes[k], 0, 0});
            auto& stretch = stretches.back();
            stretch.present = std::uint8_t(stretch.present + standings[k].present());
            stretch.local_staff = std::uint8_t(stretch.local_staff + standings[k].local_staff());
        }
    }
    return sum;
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

void Heads::change(std::size_t department, people::Standing before, people::Standing after) {
    // Unsigned numbers come back from below zero.
    auto const differ = [](bool was, bool is) { return std::uint32_t{is} - std::uint32_t{was}; };
    present[department] += differ(before.present(), after.present());
    local_staff[department] += differ(before.local_staff(), after.local_staff());
    Structured was, is;
    was.add(before);
    is.add(after);
    project_people += is.project_people - was.project_people;
    unit_people += is.unit_people - was.unit_people;
    present_local_staff += is.present_local_staff - was.present_local_staff;
}

Census take_census(parallel::Workers const& workers, people::People const& people,
                   std::size_t departments) {
    Census census;
    auto& heads = census.heads;
    auto& stretches = census.stretches;
    auto const chunks = parallel::chunk_count(people.headcount());
    stretches.resize(chunks);
    std::vector<Structured> sums(chunks);
    workers.for_chunks(people.headcount(), [&](parallel::Rows rows, std::size_t index) {
        sums[index] = count_chunk(people, rows, stretches[index]);
    });
    heads.present.assign(departments, 0);
    heads.local_staff.assign(departments, 0);
    for (std::size_t c = 0; c < chunks; ++c) {
        heads.project_people += sums[c].project_people;
        heads.unit_people += sums[c].unit_people;
        heads.present_local_staff += sums[c].present_local_staff;
        for (auto const& one : stretches[c]) {
            heads.present[one.department] += one.present;
            heads.local_staff[one.department] += one.local_staff;
        }
    }
    return census;
}

Heads heads_of(parallel::Workers const& workers, people::People const& people,
               std::size_t departments) {
    return take_census(workers, people, departments).heads;
}

std::vector<std::uint32_t> integrated_rows(parallel::Workers const& workers,
                                           people::People const& people,
                                           std::vector<std::uint32_t> const& counts) {
    std::vector<std::vector<std::uint32_t>> found(parallel::chunk_count(people.headcount()));
    workers.for_chunks(people.headcount(), [&](parallel::Rows rows, std::size_t index) {
        for (std::size_t first = rows.first; first < rows.last; first += run_rows) {
            auto const count = std::min(run_rows, rows.last - first);
            auto const* const standings = people.standings.data() + first;
            auto const* const homes = people.departments.data() + first;
            auto const offer = offer_of(standings, homes, count);
            if (!offer.is_any || (offer.in_one_department && counts[homes[0]] == 0)) continue;
            for (std::size_t k = 0; k < count; ++k)
                if (could_serve(standings[k]) && counts[homes[k]] > 0)
                    found[index].push_back(static_cast<std::uint32_t>(first + k));
        }
    });
    std::vector<std::uint32_t> all;
    for (auto const& of_chunk : found) all.insert(all.end(), of_chunk.begin(), of_chunk.end());
    return all;
}

}  // namespace diorama::interventions
