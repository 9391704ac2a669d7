#pragma once
#include <immintrin.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include "people/visible.hpp"

// Visible words side by side in one sum of 128 bits: what each of them has is spread out to bytes.

namespace diorama::mechanisms::internal {

/// Two halves of 64 bits, added each by itself; from the lowest byte: aware of each practice,
/// present, using each, lower bit of trained; energy (3 bytes), upper bit of trained, complied with
/// each practice, and one that is free.
using VisibleSum [[gnu::vector_size(16)]] = std::uint64_t;

/// So many words fit into one sum: their energies stay below 2^24, and what is counted below 2^8.
inline constexpr std::uint32_t ties_a_sum = 255;
static_assert(std::uint64_t{ties_a_sum} * 0xffffU < 1U << 24);

static_assert(people::Visible::energy_bits == 16 && people::Visible::aware_shift == 16 &&
              people::Visible::present_shift == 19 && people::Visible::in_use_shift == 20 &&
              people::Visible::trained_shift == 23 && people::Visible::complied_shift == 25 &&
              people::practice_count == 3);

/// A word, spread out; by what every processor has.
struct SpreadByTable {
    /// Bit b in byte b.
    static constexpr auto bytes_of = [] {
        std::array<std::uint64_t, 256> bytes{};
        for (std::uint64_t bits = 0; bits < bytes.size(); ++bits)
            for (unsigned b = 0; b < 8; ++b) bytes[bits] |= (bits >> b & 1U) << (8 * b);
        return bytes;
    }();
    VisibleSum operator()(std::uint32_t word) const noexcept {
        return VisibleSum{bytes_of[word >> 16 & 0xffU],
                          (word & 0xffffU) | bytes_of[word >> 24] << 24};
    }
};

/// The same where bytes can be shuffled (AVX2).
struct SpreadByShuffle {
    [[gnu::target("avx2")]] VisibleSum operator()(std::uint32_t word) const noexcept {
        auto const from = _mm_setr_epi8(2, 2, 2, 2, 2, 2, 2, 2, 0, 1, -1, 3, 3, 3, 3, -1);
        auto const bits = _mm_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, -1, -1, 0, 1, 2, 4, 8, 0);
        auto const most = _mm_setr_epi8(1, 1, 1, 1, 1, 1, 1, 1, -1, -1, 0, 1, 1, 1, 1, 0);
        auto const bytes = _mm_shuffle_epi8(_mm_set1_epi32(static_cast<int>(word)), from);
        return reinterpret_cast<VisibleSum>(_mm_min_epu8(_mm_and_si128(bytes, bits), most));
    }
};

/// The same where eight bits can be taken from anywhere (AVX-512 VBMI).
struct SpreadByShift {
    [[gnu::target("arch=x86-64-v4,avx512vbmi")]] VisibleSum operator()(
        std::uint32_t word) const noexcept {
        auto const from = _mm_setr_epi8(16, 17, 18, 19, 20, 21, 22, 23, 0, 8, 0, 24, 25, 26, 27, 0);
        auto const bits = _mm_setr_epi8(1, 1, 1, 1, 1, 1, 1, 1, -1, -1, 0, 1, 1, 1, 1, 0);
        // All bytes by a mask: the compiler sees something undefined in the instruction without
        // one.
        auto const bytes =
            _mm_maskz_multishift_epi64_epi8(0xffff, from, _mm_set1_epi32(static_cast<int>(word)));
        return reinterpret_cast<VisibleSum>(_mm_and_si128(bytes, bits));
    }
};

/// One half of a sum: what is counted in its byte, from the lowest.
template <unsigned byte>
std::int32_t count_in(std::uint64_t half) noexcept {
    // 32 bits become a float in one instruction, 64 in many.
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(half >> (8 * byte)) & 0xffU);
}

}  // namespace diorama::mechanisms::internal
