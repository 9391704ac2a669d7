#include "mechanisms/hotspots.hpp"

#include <cstdint>
#include <vector>

#include "org/clusters.hpp"

namespace diorama::mechanisms {

namespace {

constexpr std::uint8_t is_there = 1;
constexpr std::uint8_t is_at_pole = 2;

/// Of each person whether they are there and whether at the pole: what a tie reads, in one byte.
void find_pole(Pole pole, people::People const& people, parallel::Rows rows,
               std::vector<std::uint8_t>& marks) {
    float const sign = pole == Pole::energised ? 1.0F : -1.0F;
    for (std::size_t i = rows.first; i < rows.last; ++i) {
        bool const there = people.standings[i].present();
        bool const far = sign * people.energy[i] >= static_cast<float>(pole_energy);
        marks[i] =
            static_cast<std::uint8_t>((there ? is_there : 0) | (there && far ? is_at_pole : 0));
    }
}

bool is_among_equals(std::vector<std::uint8_t> const& marks, org::Ties const& ties, std::size_t i) {
    std::size_t colleagues = 0;
    std::size_t alike = 0;
    for (auto const peer : ties.of(org::person(i))) {
        auto const mark = marks[org::row(peer)];
        colleagues += mark & is_there;
        alike += mark >> 1;
    }
    return alike > 0 && 2 * alike >= colleagues;
}

}  // namespace

std::vector<std::uint8_t> among_equals(parallel::Workers const& workers,
                                       people::People const& people, org::Ties const& ties,
                                       Pole pole) {
    std::vector<std::uint8_t> marks(people.headcount());
    std::vector<std::uint8_t> inside(people.headcount());
    workers.for_chunks(people.headcount(), [&](parallel::Rows rows, std::size_t) {
        find_pole(pole, people, rows, marks);
    });
    workers.for_chunks(people.headcount(), [&](parallel::Rows rows, std::size_t) {
        for (std::size_t i = rows.first; i < rows.last; ++i)
            inside[i] = (marks[i] & is_at_pole) != 0 && is_among_equals(marks, ties, i) ? 1 : 0;
    });
    return inside;
}

Spots count_spots(org::Ties const& ties, std::span<std::uint8_t const> inside) {
    Spots spots;
    for (auto const size : org::cluster_sizes(ties, inside)) {
        if (size < least_spot) break;
        ++spots.count;
        spots.people += size;
        if (spots.largest == 0) spots.largest = size;
    }
    return spots;
}

Spots energy_spots(people::People const& people, org::Ties const& ties, Pole pole) {
    parallel::Workers const alone(1);
    return count_spots(ties, among_equals(alone, people, ties, pole));
}

}  // namespace diorama::mechanisms
