#include "engine/moved.hpp"

#include <algorithm>
#include <cstring>
#include <type_traits>

namespace diorama::engine {

void BeforeEvents::note(parallel::Workers const& workers, World const& world) {
    auto const& people = world.people;
    standings_.resize(people.headcount());
    departments_.resize(people.headcount());
    workers.for_chunks(people.headcount(), [&](parallel::Rows rows, std::size_t) {
        std::copy_n(people.standings.data() + rows.first, rows.size(),
                    standings_.data() + rows.first);
        std::copy_n(people.departments.data() + rows.first, rows.size(),
                    departments_.data() + rows.first);
    });
    hierarchy_ = world.hierarchy;
}

Before BeforeEvents::compare(parallel::Workers const& workers, World const& world,
                             std::vector<Moved>& moved) const {
    moved.clear();
    if (world.hierarchy != hierarchy_) return Before::events;
    auto const chunks = parallel::chunk_count(standings_.size());
    std::vector<std::vector<Moved>> moved_of(chunks);
    std::vector<Before> found(chunks);
    workers.for_chunks(standings_.size(), [&](parallel::Rows rows, std::size_t index) {
        found[index] = compare_rows(world.people, rows, moved_of[index]);
    });
    if (std::find(found.begin(), found.end(), Before::events) != found.end()) return Before::events;
    for (auto const& of_chunk : moved_of)
        moved.insert(moved.end(), of_chunk.begin(), of_chunk.end());
    return Before::moves;
}

Before BeforeEvents::compare_rows(people::People const& people, parallel::Rows rows,
                                  std::vector<Moved>& moved) const {
    // Nearly all blocks are as they were, which is told many people at a time.
    constexpr std::size_t block_rows = 64;
    static_assert(std::has_unique_object_representations_v<people::Standing>);
    for (std::size_t first = rows.first; first < rows.last; first += block_rows) {
        std::size_t const last = std::min(first + block_rows, rows.last);
        auto const same = [&](auto const& before, auto const& now) {
            return std::memcmp(before.data() + first, now.data() + first,
                               (last - first) * sizeof before[0]) == 0;
        };
        if (same(standings_, people.standings) && same(departments_, people.departments)) continue;
        for (std::size_t i = first; i < last; ++i) {
            auto const before = standings_[i];
            auto const now = people.standings[i];
            if (before == now && departments_[i] == people.departments[i]) continue;
            if (before.present() != now.present()) return Before::events;
            moved.push_back({static_cast<std::uint32_t>(i), before, now, departments_[i],
                             people.departments[i]});
        }
    }
    return Before::moves;
}

}  // namespace diorama::engine
