#pragma once
#include <cstddef>
#include <cstdint>

#include "parallel/workers.hpp"

namespace diorama::mechanisms {

/// Rows that are looked at or left alone together: a cache line of the bytes that neighbours count
/// in.
inline constexpr std::size_t rows_per_block = 64;

/// The columns of ContagionState in one of their two widths. Each lane counts in a table of its
/// own, for everybody; the tables lie one behind the other.
template <class Needed, class Peers>
struct ContagionRows {
    std::size_t blocks;     ///< that hold everybody
    std::size_t tables;     ///< at least 1
    Needed* needed;         ///< [rows]
    Peers* peers;           ///< [tables * rows]
    std::uint8_t* awake;    ///< [tables * blocks]
    std::uint8_t* adopted;  ///< [headcount]
};
using NarrowRows = ContagionRows<std::uint16_t, std::uint8_t>;
using WideRows = ContagionRows<std::uint32_t, std::uint32_t>;

/// What a week beside adopted neighbours leaves behind: less to go, or nothing.
enum class Patience : std::uint8_t { wears_off, lasts };

/// Lets everybody in `blocks` adopt who needs no more than the adopted neighbours of this week.
///
/// Reads    peers, awake
/// Writes   needed, awake, adopted of the blocks' rows
/// Returns  how many adopted; they stand in `newest`, ascending
/// Cost     nothing for a block that sleeps; else 64 rows in a few vector instructions (AVX2 where
///          the processor has it: integers, so that the bits are the same)
std::uint32_t adopt(Patience patience, NarrowRows const& rows, parallel::Rows blocks,
                    std::uint32_t* newest) noexcept;
std::uint32_t adopt(Patience patience, WideRows const& rows, parallel::Rows blocks,
                    std::uint32_t* newest) noexcept;

}  // namespace diorama::mechanisms
