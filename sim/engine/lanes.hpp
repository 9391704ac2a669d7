#pragma once
#include <algorithm>
#include <cstddef>

#include "engine/week.hpp"
#include "parallel/workers.hpp"

namespace diorama::engine {

/// Lanes share the work out in runs of chunks; more of them than workers evens out slow ones. How
/// many there are cannot be seen in a result: rows are independent and sums are of integers.
inline constexpr std::size_t lanes_per_worker = 4;

/// Calls body(lane, chunk rows) for all rows of `headcount`. What a lane has seen starts at
/// nothing.
template <class Body>
void for_lanes(World const& world, parallel::Workers const& workers, Scratch& scratch,
               Body&& body) {
    std::size_t const headcount = world.people.headcount();
    std::size_t const chunks = parallel::chunk_count(headcount);
    std::size_t const lanes = scratch.lanes.size();
    workers.for_each(lanes, [&](std::size_t index) {
        auto& lane = *scratch.lanes[index];
        lane.seen.clear(world.departments.count());
        auto const mine = parallel::part(index, lanes, chunks);
        for (std::size_t c = mine.first; c < mine.last; ++c)
            body(lane, parallel::chunk(c, headcount));
    });
}

}  // namespace diorama::engine
