#pragma once
#include <cstdint>

#include "people/standing.hpp"

namespace diorama::people {

/// What the colleagues of a person can see of them, in two 16-bit words. The energy is read over
/// every tie in every week; the steps are told to colleagues when they change. Counts and sums are
/// sums of integers, so their order can never change a bit of a result.
struct Visible {
    static constexpr float energy_scale = 32767.0F;
    static constexpr std::uint16_t present_bit = 1U << 12;

    /// Bits 0-2 aware, 3-5 trained, 6-8 using (one a practice), 9-11 complied, 12 present; 0 for
    /// somebody who is not there.
    static constexpr std::uint16_t steps(Standing standing) {
        if (!standing.present()) return 0;
        unsigned word = present_bit;
        for (unsigned p = 0; p < practice_count; ++p) {
            unsigned const rung = standing.rung(p);
            word |= unsigned(rung >= unsigned(Rung::aware)) << p;
            word |= unsigned(rung >= unsigned(Rung::trained)) << (3 + p);
            word |= unsigned(rung >= unsigned(Rung::in_use)) << (6 + p);
            word |= unsigned(standing.complied(p)) << (9 + p);
        }
        return static_cast<std::uint16_t>(word);
    }
    /// Energy from -1 to 1 as a fixed-point number, rounded half away from 0. Eight bits would do
    /// for speed, but not for theory: averaging with an anchor then ends .004 from where it should
    /// (docs/performance.md).
    static constexpr std::int16_t energy(float energy) {
        float const scaled = energy * energy_scale;
        return static_cast<std::int16_t>(
            static_cast<std::int32_t>(scaled + (scaled < 0.0F ? -0.5F : 0.5F)));
    }
    static constexpr std::int16_t energy(Standing standing, float of_theirs) {
        return standing.present() ? energy(of_theirs) : std::int16_t{0};
    }
};

}  // namespace diorama::people
