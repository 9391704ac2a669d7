#pragma once
#include <cstdint>

#include "people/standing.hpp"

namespace diorama::people {

/// What the colleagues of a person can see of them, in one 32-bit word: the only thing that a tie
/// reads. Bits 0-2 aware, 3-5 trained, 6-8 using (one a practice), 9-11 complied, 12 present,
/// 16-31 energy as a signed fixed-point number. Counts and sums over words are sums of integers, so
/// their order can never change a bit of a result.
struct Visible {
    static constexpr double energy_scale = 32767.0;

    static constexpr std::uint32_t of(Standing standing, float energy) {
        if (!standing.present()) return 0;
        std::uint32_t word = 1U << 12;
        for (unsigned p = 0; p < practice_count; ++p) {
            unsigned const rung = standing.rung(p);
            word |= std::uint32_t(rung >= unsigned(Rung::aware)) << p;
            word |= std::uint32_t(rung >= unsigned(Rung::trained)) << (3 + p);
            word |= std::uint32_t(rung >= unsigned(Rung::in_use)) << (6 + p);
            word |= std::uint32_t(standing.complied(p)) << (9 + p);
        }
        double const scaled = static_cast<double>(energy) * energy_scale;
        auto const fixed = static_cast<std::int32_t>(scaled < 0.0 ? scaled - 0.5 : scaled + 0.5);
        return word | static_cast<std::uint32_t>(fixed) << 16;
    }
    static constexpr std::int32_t energy(std::uint32_t word) {
        return static_cast<std::int32_t>(word) >> 16;
    }
};

}  // namespace diorama::people
