#include "mechanisms/hotspots.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "mechanisms/clusters.hpp"
#include "mechanisms/tie_sums.hpp"
#include "numerics/wide_vectors.hpp"

namespace diorama::mechanisms {

namespace {

/// Of each person whether they are there, and at which pole: what a tie reads, in one byte.
constexpr std::uint8_t is_there = 1, is_energised = 2, is_drained = 4;

std::uint8_t mark_of(people::People const& people, std::size_t i) {
    if (!people.standings[i].present()) return 0;
    float const energy = people.energy[i];
    if (energy >= pole_energy) return is_there | is_energised;
    return -energy >= pole_energy ? is_there | is_drained : is_there;
}

/// Marks of colleagues added up: those who are there, energised and drained, 21 bits each.
constexpr unsigned bits_each = 21;
std::uint64_t counted(std::uint8_t mark) {
    constexpr std::uint64_t ones = 1 | 1ULL << bits_each | 1ULL << 2 * bits_each;
    static_assert(is_there == 1 && is_energised == 2 && is_drained == 4);
    // Three copies side by side, each a bit and a count further: bit n lands in the n-th count.
    constexpr std::uint64_t copies = 1 | 1ULL << (bits_each - 1) | 1ULL << (2 * bits_each - 2);
    return mark * copies & ones;
}

/// Whoever knows more than such a count holds is counted by themselves.
constexpr std::uint64_t most_counted = (std::uint64_t{1} << bits_each) - 1;
bool is_among_equals(std::span<std::uint8_t const> marks, org::Ties const& ties, std::size_t i) {
    std::size_t colleagues = 0, alike = 0;
    for (auto const peer : ties.of(org::person(i))) {
        unsigned const mark = marks[org::row(peer)];
        colleagues += mark & is_there;
        alike += (mark & marks[i] & (is_energised | is_drained)) != 0 ? 1U : 0U;
    }
    return alike > 0 && 2 * alike >= colleagues;
}

/// Where fewer than one in so many are at a pole, only their ties are looked at, one row by one.
constexpr std::size_t few_at_poles = 4;

/// The pole that each is at among colleagues of whom at least half are, too; or nothing.
void find_poles(std::span<std::uint8_t const> marks, org::Ties const& ties, parallel::Rows rows,
                std::span<std::uint8_t> inside) {
    std::array<std::uint64_t, parallel::rows_per_block> sums;
    parallel::for_blocks(rows, [&](parallel::Rows block) {
        auto const first = static_cast<std::ptrdiff_t>(block.first);
        auto const at_poles = std::count_if(
            marks.begin() + first, marks.begin() + static_cast<std::ptrdiff_t>(block.last),
            [](std::uint8_t mark) { return (mark & (is_energised | is_drained)) != 0; });
        if (few_at_poles * static_cast<std::size_t>(at_poles) < block.size()) {
            for (std::size_t i = block.first; i < block.last; ++i) {
                unsigned const own = marks[i] & (is_energised | is_drained);
                bool const is_among = own != 0 && is_among_equals(marks, ties, i);
                inside[i] = static_cast<std::uint8_t>(is_among ? own : 0U);
            }
            return;
        }
        sum_over_ties<std::uint64_t>(marks.data(), counted, ties, block, sums.data());
        std::uint8_t const* const mark = marks.data() + block.first;
        std::uint8_t* const pole = inside.data() + block.first;
        std::uint64_t const* const sum = sums.data();
        numerics::in_widest_vectors([=] {
            for (std::size_t k = 0; k < block.size(); ++k) {
                std::uint64_t const colleagues = sum[k] & most_counted;
                std::uint64_t const energised = sum[k] >> bits_each & most_counted;
                std::uint64_t const drained = sum[k] >> (2 * bits_each);
                std::uint64_t const alike = mark[k] & is_energised ? energised : drained;
                bool const is_among = (alike > 0) & (2 * alike >= colleagues);
                unsigned const own = mark[k] & (is_energised | is_drained);
                pole[k] = static_cast<std::uint8_t>(is_among ? own : 0U);
            }
        });
        if (ties.headcount() <= most_counted) return;
        for (std::size_t i = block.first; i < block.last; ++i)
            if (ties.degree(org::person(i)) > most_counted)
                inside[i] =
                    is_among_equals(marks, ties, i) ? marks[i] & (is_energised | is_drained) : 0;
    });
}

Spots count_spots(std::span<std::size_t const> sizes) {
    Spots spots;
    for (auto const size : sizes) {
        if (size < least_spot) continue;
        ++spots.count;
        spots.people += size;
        spots.largest = std::max(spots.largest, size);
    }
    return spots;
}

}  // namespace

Poles energy_spots(parallel::Workers const& workers, people::People const& people,
                   org::Ties const& ties) {
    std::vector<std::uint8_t> marks(people.headcount());
    std::vector<std::uint8_t> inside(people.headcount());
    workers.for_chunks(people.headcount(), [&](parallel::Rows rows, std::size_t) {
        for (std::size_t i = rows.first; i < rows.last; ++i) marks[i] = mark_of(people, i);
    });
    workers.for_chunks(people.headcount(), [&](parallel::Rows rows, std::size_t) {
        find_poles(marks, ties, rows, inside);
    });
    return {count_spots(cluster_sizes(workers, ties, inside, is_energised)),
            count_spots(cluster_sizes(workers, ties, inside, is_drained))};
}

}  // namespace diorama::mechanisms
