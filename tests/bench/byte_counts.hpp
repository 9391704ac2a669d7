#pragma once

/// Bytes that a week of the whole model must move, at the least, from which the bound on its speed
/// follows. docs/architecture.md, "Memory", lists the columns that are counted here. What is read
/// only of people who may move (five of the twelve floats) is not counted.
namespace diorama::bench {

/// standing 2, seven floats 28 (energy, trust, participation, pressure, message, personal energy,
/// inertia), reactance 4, department 2: read.
inline constexpr double person_state_bytes = 36;
/// Place of the manager's voice 4, offset of ties 4: read.
inline constexpr double person_fixed_bytes = 8;
/// Energy, trust, participation, pressure and message, 4 each; next visible word 4: written.
inline constexpr double person_written_bytes = 24;
/// The neighbour's row in each of a tie's two directions: read, in order.
inline constexpr double tie_row_bytes = 4;
/// The neighbour's visible word: read, anywhere among those of all people.
inline constexpr double tie_word_bytes = 4;

/// Streamed for one person in a week, ties aside.
inline constexpr double person_streamed_bytes =
    person_state_bytes + person_fixed_bytes + person_written_bytes;

}  // namespace diorama::bench
