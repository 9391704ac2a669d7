#include "mechanisms/contagion_week.hpp"

#include <bit>
#include <cstring>

namespace diorama::mechanisms {

namespace {

/// One block of rows without a branch, so that it becomes vector instructions. Returns whether
/// somebody there can still adopt without new adopters around.
template <Patience patience, class Needed, class Peers>
[[gnu::always_inline]] inline bool wear(Needed* __restrict needed, Peers const* __restrict peers,
                                        std::uint8_t* __restrict adopts) {
    Needed stirring = 0;
    for (std::size_t i = 0; i < rows_per_block; ++i) {
        Needed const before = needed[i];
        Needed const around = peers[i];
        Needed const after = before <= around ? Needed{0}
                             : patience == Patience::wears_off
                                 ? static_cast<Needed>(before - around)
                                 : before;
        // Two comparisons with one outcome each: an `and` of two would stay scalar with g++ 12.
        adopts[i] = before == after ? 0 : after == 0 ? 1 : 0;
        needed[i] = after;
        stirring = static_cast<Needed>(stirring | (around != 0 ? after : Needed{0}));
    }
    return patience == Patience::wears_off && stirring != 0;
}

template <class Rows>
[[gnu::always_inline]] inline bool is_awake(Rows const& rows, std::size_t block) {
    std::uint8_t awake = 0;
    for (std::size_t table = 0; table < rows.tables; ++table)
        awake |= rows.awake[table * rows.blocks + block];
    return awake != 0;
}

template <class Rows>
[[gnu::always_inline]] inline void set_awake(Rows const& rows, std::size_t block, bool stirs) {
    for (std::size_t table = 0; table < rows.tables; ++table)
        rows.awake[table * rows.blocks + block] = 0;
    rows.awake[block] = stirs ? 1 : 0;
}

/// The sum of all tables in one block.
template <class Needed, class Peers>
[[gnu::always_inline]] inline void add_tables(ContagionRows<Needed, Peers> const& rows,
                                              std::size_t row, Peers* __restrict sum) {
    for (std::size_t i = 0; i < rows_per_block; ++i) sum[i] = 0;
    for (std::size_t table = 0; table < rows.tables; ++table) {
        Peers const* counted = rows.peers + table * rows.blocks * rows_per_block + row;
        for (std::size_t i = 0; i < rows_per_block; ++i)
            sum[i] = static_cast<Peers>(sum[i] + counted[i]);
    }
}

template <Patience patience, class Needed, class Peers>
[[gnu::always_inline]] inline std::uint32_t adopt_in(ContagionRows<Needed, Peers> const& rows,
                                                     parallel::Rows blocks, std::uint32_t* newest) {
    std::uint32_t* const first = newest;
    alignas(64) Peers sum[rows_per_block];
    alignas(64) std::uint8_t adopts[rows_per_block];
    for (std::size_t block = blocks.first; block < blocks.last; ++block) {
        if (!is_awake(rows, block)) continue;
        std::size_t const row = block * rows_per_block;
        Peers const* around = rows.peers + row;
        if (rows.tables > 1) {
            add_tables(rows, row, sum);
            around = sum;
        }
        set_awake(rows, block, wear<patience>(rows.needed + row, around, adopts));
        for (std::size_t i = 0; i < rows_per_block; i += 8) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, adopts + i, 8);
            // The lowest byte is the first row: every x86-64 is little-endian.
            for (; eight != 0; eight &= eight - 1) {
                std::size_t const person =
                    row + i + static_cast<std::size_t>(std::countr_zero(eight)) / 8;
                rows.adopted[person] = 1;
                *newest++ = static_cast<std::uint32_t>(person);
            }
        }
    }
    return static_cast<std::uint32_t>(newest - first);
}

// Not target_clones: its resolvers run before the sanitizers have started.
template <Patience patience, class Rows>
[[gnu::target("avx2,bmi")]] std::uint32_t adopt_avx2(Rows const& rows, parallel::Rows blocks,
                                                     std::uint32_t* newest) {
    return adopt_in<patience>(rows, blocks, newest);
}
template <Patience patience, class Rows>
std::uint32_t adopt_anywhere(Rows const& rows, parallel::Rows blocks, std::uint32_t* newest) {
    return adopt_in<patience>(rows, blocks, newest);
}

template <class Rows>
std::uint32_t adopt_by(Patience patience, Rows const& rows, parallel::Rows blocks,
                       std::uint32_t* newest) noexcept {
    static bool const has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
    using enum Patience;
    auto const by = patience == wears_off
                        ? (has_avx2 ? adopt_avx2<wears_off, Rows> : adopt_anywhere<wears_off, Rows>)
                        : (has_avx2 ? adopt_avx2<lasts, Rows> : adopt_anywhere<lasts, Rows>);
    return by(rows, blocks, newest);
}

}  // namespace

std::uint32_t adopt(Patience patience, NarrowRows const& rows, parallel::Rows blocks,
                    std::uint32_t* newest) noexcept {
    return adopt_by(patience, rows, blocks, newest);
}

std::uint32_t adopt(Patience patience, WideRows const& rows, parallel::Rows blocks,
                    std::uint32_t* newest) noexcept {
    return adopt_by(patience, rows, blocks, newest);
}

}  // namespace diorama::mechanisms
