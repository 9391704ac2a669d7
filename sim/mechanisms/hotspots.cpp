#include "mechanisms/hotspots.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "mechanisms/clusters.hpp"

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

/// The pole that somebody is at among colleagues of whom at least half are, too; or nothing.
std::uint8_t pole_of(std::span<std::uint8_t const> marks, org::Ties const& ties, std::size_t i) {
    unsigned const pole = marks[i] & (is_energised | is_drained);
    if (pole == 0) return 0;
    unsigned const shift = pole == is_energised ? 1 : 2;
    unsigned colleagues = 0;
    unsigned alike = 0;
    for (auto const peer : ties.of(org::person(i))) {
        unsigned const mark = marks[org::row(peer)];
        colleagues += mark & is_there;
        alike += mark >> shift & 1U;
    }
    return static_cast<std::uint8_t>(alike > 0 && 2 * alike >= colleagues ? pole : 0);
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
        for (std::size_t i = rows.first; i < rows.last; ++i) inside[i] = pole_of(marks, ties, i);
    });
    return {count_spots(cluster_sizes(workers, ties, inside, is_energised)),
            count_spots(cluster_sizes(workers, ties, inside, is_drained))};
}

}  // namespace diorama::mechanisms
