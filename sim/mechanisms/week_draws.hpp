#pragma once
#include <array>
#include <cstdint>

#include "parallel/workers.hpp"
#include "random/bulk.hpp"
#include "random/draw.hpp"

namespace diorama::mechanisms {

/// The four words of one person in one week: words 0 to 2 decide the three ladders, word 3 whether
/// the person leaves.
using PersonDraws = std::array<std::uint32_t, 4>;
inline constexpr std::size_t turnover_word = 3;

/// The words of one block of people, word by word.
struct WeekDraws {
    alignas(64) std::array<std::array<std::uint32_t, parallel::rows_per_block>, 4> words;

    PersonDraws of(std::size_t k) const noexcept {
        return {words[0][k], words[1][k], words[2][k], words[3][k]};
    }
};

/// The largest word whose uniform number is below `chance`, or one above it: a bound, for a first
/// look.
constexpr std::uint32_t draws_up_to(double chance) noexcept {
    return chance >= 1.0 ? 0xffffffffU : static_cast<std::uint32_t>(chance * 0x1p32);
}

/// Draws for the people in `rows`, at most one block, counted from rows.first.
/// Takes    nth: 0 what decides ladders and leaving; 1 what decides complying with a mandate
/// Draws    ladder: one Philox block a person and week
inline void draw_week(std::uint64_t seed, std::uint32_t week, std::uint32_t nth,
                      parallel::Rows rows, WeekDraws& out) noexcept {
    auto const part = [&](std::size_t n) { return std::span(out.words[n]).first(rows.size()); };
    random::word_rows(
        {seed, random::Purpose::ladder, week, static_cast<std::uint32_t>(rows.first), nth},
        {part(0), part(1), part(2), part(3)});
}

}  // namespace diorama::mechanisms
