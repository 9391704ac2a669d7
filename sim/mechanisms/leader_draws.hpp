#pragma once
#include <span>

#include "mechanisms/week_draws.hpp"
#include "org/organisation.hpp"

namespace diorama::mechanisms {

/// The words of one block of leaders, word by word: drawn side by side, for they do not stand in a
/// row.
using LeaderDraws = WeekDraws;

/// Takes    key: its person is each leader in turn; rows: places in Hierarchy::leaders, at most one
///          block
/// Draws    one Philox block a leader
inline void draw_leaders(random::Key const& key, org::Hierarchy const& hierarchy,
                         parallel::Rows rows, LeaderDraws& out) noexcept {
    std::array<std::uint32_t, parallel::rows_per_block> persons;
    for (std::size_t i = rows.first; i < rows.last; ++i)
        persons[i - rows.first] = static_cast<std::uint32_t>(org::row(hierarchy.leaders[i]));
    auto const part = [&](std::size_t n) { return std::span(out.words[n]).first(rows.size()); };
    random::word_list(key, std::span(persons).first(rows.size()),
                      {part(0), part(1), part(2), part(3)});
}

}  // namespace diorama::mechanisms
