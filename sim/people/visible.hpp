#pragma once
#include <cstdint>

#include "people/standing.hpp"

namespace diorama::people {

/// What the colleagues of a person can see of them: all that a tie reads. The energy is
/// read over every tie in every week and takes one byte, so that a million of them stay in a core's
/// own cache; the steps are told to colleagues when they change. Counts and sums are sums of
/// integers, so their order can never change a bit of a result.
struct Visible {
    static constexpr float energy_scale = 127.0F;
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
    /// Energy from -1 to 1 in steps of 1/127, rounded half away from 0: nobody reads a colleague's
    /// vigour more finely, and over sixteen colleagues the rounding is .0006 of their mean.
    static constexpr std::int8_t energy(float energy) {
        float const scaled = energy * energy_scale;
        return static_cast<std::int8_t>(
            static_cast<std::int32_t>(scaled + (scaled < 0.0F ? -0.5F : 0.5F)));
    }
    static constexpr std::int8_t energy(Standing standing, float of_theirs) {
        return standing.present() ? energy(of_theirs) : std::int8_t{0};
    }
};

}  // namespace diorama::people
