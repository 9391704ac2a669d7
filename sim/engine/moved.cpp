#include "engine/moved.hpp"

#include <algorithm>

namespace diorama::engine {

void BeforeEvents::note(World const& world) {
    standings_ = world.people.standings;
    departments_ = world.people.departments;
    hierarchy_ = world.hierarchy;
}

Before BeforeEvents::compare(World const& world, std::vector<Moved>& moved) const {
    moved.clear();
    if (world.hierarchy != hierarchy_) return Before::events;
    auto const& people = world.people;
    // Nearly all blocks are as they were, which is told many people at a time.
    constexpr std::size_t block_rows = 64;
    for (std::size_t first = 0; first < standings_.size(); first += block_rows) {
        std::size_t const last = std::min(first + block_rows, standings_.size());
        auto const same = [&](auto const& before, auto const& now) {
            auto const from = static_cast<std::ptrdiff_t>(first);
            auto const to = static_cast<std::ptrdiff_t>(last);
            return std::equal(before.begin() + from, before.begin() + to, now.begin() + from);
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
