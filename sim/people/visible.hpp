#pragma once
#include <cstdint>

#include "people/standing.hpp"

namespace diorama::people {

/// What the colleagues of a person can see of them: one 32-bit word, all that a tie reads. Counts
/// and sums of it are of integers, so their order can never change a bit of a result.
///
/// Bits 0-15 the energy, from 0 for -32,768; 16-18 aware, one a practice; 19 present; 20-22 using;
/// 23-24 in how many practices trained; 25-27 complied. 0 for somebody who is not there.
struct Visible {
    static constexpr float energy_scale = 32767.0F;
    static constexpr std::int32_t energy_offset = 32768;
    static constexpr unsigned energy_bits = 16;
    static constexpr unsigned aware_shift = 16, present_shift = 19, in_use_shift = 20,
                              trained_shift = 23, complied_shift = 25;
    static constexpr std::uint32_t complied_bits = 7U << complied_shift;

    /// Without a branch: made for everybody in every week.
    /// Takes    energy: [-1, 1]
    static constexpr std::uint32_t word(Standing standing, float energy) {
        std::uint32_t const bits = standing.bits();
        std::uint32_t aware = 0, in_use = 0, trained = 0;
        for (unsigned p = 0; p < practice_count; ++p) {
            std::uint32_t const rung = bits >> (3 * p) & 7U;
            aware |= std::uint32_t{rung >= unsigned(Rung::aware)} << p;
            trained += std::uint32_t{rung >= unsigned(Rung::trained)};
            in_use |= std::uint32_t{rung >= unsigned(Rung::in_use)} << p;
        }
        std::uint32_t const is_there = bits >> 12 & 1U;
        std::uint32_t const seen = static_cast<std::uint32_t>(shown(energy) + energy_offset) |
                                   aware << aware_shift | 1U << present_shift |
                                   in_use << in_use_shift | trained << trained_shift |
                                   (bits >> 9 & 7U) << complied_shift;
        return seen & (0U - is_there);
    }
    /// Energy as a fixed-point number, rounded half away from 0. Eight bits would do for speed, but
    /// not for theory: averaging with an anchor then ends .004 from where it should
    /// (docs/performance.md).
    static constexpr std::int32_t shown(float energy) {
        float const scaled = energy * energy_scale;
        return static_cast<std::int32_t>(scaled + (scaled < 0.0F ? -0.5F : 0.5F));
    }
};

}  // namespace diorama::people
