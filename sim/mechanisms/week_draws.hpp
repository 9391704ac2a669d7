#pragma once
#include <array>
#include <cstdint>
#include <span>

#include "parallel/workers.hpp"
#include "random/draw.hpp"

namespace diorama::mechanisms {

/// The four words of one person in one week: words 0 to 2 decide the three ladders, word 3 whether
/// the person leaves.
using PersonDraws = std::array<std::uint32_t, 4>;
inline constexpr std::size_t turnover_word = 3;

/// Draws for the people in `rows`, counted from rows.first.
/// Draws    ladder: one Philox block a person and week
inline void draw_week(std::uint64_t seed, std::uint32_t week, parallel::Rows rows,
                      std::span<PersonDraws> out) noexcept {
    for (std::size_t i = rows.first; i < rows.last; ++i)
        out[i - rows.first] =
            random::words({seed, random::Purpose::ladder, week, static_cast<std::uint32_t>(i)});
}

}  // namespace diorama::mechanisms
