#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "org/ties.hpp"
#include "parallel/workers.hpp"
#include "people/practice.hpp"

namespace diorama::mechanisms {

/// What those whom somebody talks with, and who are there, add up to: for each person of a block,
/// in columns, counted from the block's first row. Whole numbers, exact in their types.
struct Colleagues {
    /// A line longer than a block: columns of a power of two would all want the same few places of
    /// a cache.
    template <class Number>
    using Column = std::array<Number, parallel::rows_per_block + 64 / sizeof(Number)>;

    Column<float> present;
    std::array<Column<float>, people::practice_count> aware;
    std::array<Column<float>, people::practice_count> in_use;
    std::array<Column<float>, people::practice_count> complied;  ///< where somebody does
    Column<float> trained;                                       ///< over the practices
    Column<double> energy;  ///< in steps of 1 / Visible::energy_scale
    bool somebody_complies = false;

    /// What does not fit beside the others, on its way into the columns.
    struct Rest {
        std::size_t k;                 ///< counted from the block's first row
        std::uint64_t counts, others;  ///< the halves of a sum over some ties
    };
    std::vector<Rest> rests;  ///< kept for its memory
};

/// How words are spread out before they are added: all ways give the same numbers.
enum class Spreading {
    by_table,    ///< what every processor has
    by_shuffle,  ///< AVX2
    by_shift     ///< AVX-512 VBMI
};
/// What this processor does soonest.
Spreading quickest_spreading() noexcept;

/// The pass over all ties: one look at each colleague's word.
///
/// Takes    rows: at most one block; somebody_complies: whether any word says so
/// Reads    visible words of last week (4 bytes a tie), ties (4 bytes a tie)
/// Draws    nothing
/// Source   shares, not counts, decide: a week has a fixed budget of contacts;
/// docs/model.md#exposure. The way it is done: docs/decisions/0056-one-word-a-tie.md
void add_up(std::span<std::uint32_t const> visible, org::Ties const& ties, parallel::Rows rows,
            bool somebody_complies, Colleagues& out, Spreading spreading = quickest_spreading());

}  // namespace diorama::mechanisms
