#pragma once
#include <cstddef>

#include "org/ties.hpp"
#include "parallel/workers.hpp"
#include "people/people.hpp"

namespace diorama::mechanisms {

/// From here on, up or down, somebody counts as energised or drained.
inline constexpr float pole_energy = 0.3F;
/// Two who like each other are no spot.
inline constexpr std::size_t least_spot = 3;

struct Spots {
    std::size_t count = 0;
    std::size_t largest = 0;  ///< people
    std::size_t people = 0;   ///< in any of them
};

/// Where energy gathers, and where it is gone.
struct Poles {
    Spots energised, drained;
};

/// Hotspots (or, at the other pole, drain spots): groups of at least three people, connected by
/// ties, each of whom is energised and has colleagues of whom at least half are energised too.
/// Without the second condition a tenth of all people, strewn at random, would hang together:
/// beyond one energised colleague each there is a giant group by chance alone.
///
/// Takes    people, ties; absent people count for nothing, not even as colleagues
/// Returns  the same for any number of workers
/// Cost     the ties of those at a pole, twice
/// Source   hotspots of energy: practitioners; percolation: Erdos & Renyi 1960; form ours
Poles energy_spots(parallel::Workers const& workers, people::People const& people,
                   org::Ties const& ties);

}  // namespace diorama::mechanisms
