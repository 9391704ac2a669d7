#pragma once

/// Bytes that a week of the whole model must move, at the least, from which the bound on its speed
/// follows. docs/architecture.md, "Memory", lists the columns that are counted here.
namespace diorama::bench {

/// standing 2, twelve floats 48, department 2, word 4: read and written once each.
inline constexpr double person_state_bytes = 56;
/// lines 18, post 4, department 2, offset of ties 4, place of the manager's voice 4: read.
inline constexpr double person_fixed_bytes = 32;
/// The next week's word: written.
inline constexpr double person_next_word_bytes = 4;
/// The neighbour's row in each of a tie's two directions: read, in order.
inline constexpr double tie_row_bytes = 4;
/// The neighbour's word: read, anywhere among those of all people.
inline constexpr double tie_word_bytes = 4;

/// Streamed for one person in a week, ties aside.
inline constexpr double person_streamed_bytes =
    2 * person_state_bytes + person_fixed_bytes + person_next_word_bytes;

}  // namespace diorama::bench
