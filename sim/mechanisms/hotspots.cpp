#include "mechanisms/hotspots.hpp"

#include <cstdint>
#include <vector>

#include "org/clusters.hpp"

namespace diorama::mechanisms {

namespace {

bool is_at(Pole pole, people::People const& people, std::size_t i) {
    if (!people.standings[i].present()) return false;
    return pole == Pole::energised ? people.energy[i] >= pole_energy
                                   : people.energy[i] <= -pole_energy;
}

bool among_equals(std::vector<std::uint8_t> const& at_pole, people::People const& people,
                  org::Ties const& ties, std::size_t i) {
    std::size_t colleagues = 0;
    std::size_t alike = 0;
    for (auto const peer : ties.of(org::person(i))) {
        colleagues += people.standings[org::row(peer)].present() ? 1U : 0U;
        alike += at_pole[org::row(peer)];
    }
    return alike > 0 && 2 * alike >= colleagues;
}

}  // namespace

Spots energy_spots(people::People const& people, org::Ties const& ties, Pole pole) {
    std::vector<std::uint8_t> at_pole(people.headcount(), 0);
    for (std::size_t i = 0; i < at_pole.size(); ++i) at_pole[i] = is_at(pole, people, i) ? 1 : 0;
    std::vector<std::uint8_t> inside(people.headcount(), 0);
    for (std::size_t i = 0; i < inside.size(); ++i)
        inside[i] = at_pole[i] != 0 && among_equals(at_pole, people, ties, i) ? 1 : 0;
    Spots spots;
    for (auto const size : org::cluster_sizes(ties, inside)) {
        if (size < least_spot) break;
        ++spots.count;
        spots.people += size;
        if (spots.largest == 0) spots.largest = size;
    }
    return spots;
}

}  // namespace diorama::mechanisms
