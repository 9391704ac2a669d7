#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include "random/draw.hpp"

namespace diorama::random {

/// Writes   up_to[k]: what a uniform number must not exceed for poisson() to give k at most
void add_up_poisson(double mean, std::span<double> up_to) noexcept;

/// Poisson counts of a few means that come again and again: the same as poisson() gives, with the
/// sums of probabilities kept from one draw to the next.
class PoissonTable {
public:
    /// Takes    mean, uniform: as poisson()
    /// Cost     five comparisons, none of which is a branch; poisson() for a new mean, or beyond
    /// the
    ///          kept sums
    std::uint32_t count(double mean, double uniform) noexcept {
        auto const& up_to = at(mean).up_to;
        // Halves: sums never fall, so all before one that is too small are.
        std::uint32_t count = 0;
        for (std::uint32_t half = kept_counts / 2; half > 0; half /= 2)
            count += half * std::uint32_t{uniform > up_to[count + half - 1]};
        count += std::uint32_t{uniform > up_to[count]};
        return count < kept_counts ? count : poisson(mean, uniform);
    }

private:
    static constexpr std::uint32_t kept_counts = 16;  ///< a power of two
    static constexpr std::size_t kept_means = 256;
    struct Sums {
        double mean = -1.0;
        std::array<double, kept_counts> up_to;
    };

    Sums& at(double mean) noexcept {
        auto const bits = std::bit_cast<std::uint64_t>(mean);
        auto& sums = kept_[(bits * 0x9e3779b97f4a7c15ULL) >> 56];
        if (sums.mean != mean) {
            sums.mean = mean;
            add_up_poisson(mean, sums.up_to);
        }
        return sums;
    }

    std::array<Sums, kept_means> kept_{};
};

}  // namespace diorama::random
