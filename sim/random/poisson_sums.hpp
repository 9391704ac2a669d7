#pragma once
#include <array>
#include <cstdint>
#include <span>

#include "random/draw.hpp"

namespace diorama::random {

/// Writes   up_to[k]: what a uniform number must not exceed for poisson() to give k at most
void add_up_poisson(double mean, std::span<double> up_to) noexcept;

/// Poisson counts of one mean that comes again and again: the same as poisson() gives, with the
/// sums of probabilities kept from one draw to the next.
class PoissonSums {
public:
    /// Takes    mean: as poisson()
    /// Cost     an exponential and sixteen divisions
    explicit PoissonSums(double mean) noexcept : mean_(mean) { add_up_poisson(mean, up_to_); }

    /// Takes    uniform: as poisson()
    /// Cost     five comparisons, none of which is a branch; poisson() beyond the kept sums
    std::uint32_t count(double uniform) const noexcept {
        // Halves: sums never fall, so all before one that is too small are.
        std::uint32_t count = 0;
        for (std::uint32_t half = kept_counts / 2; half > 0; half /= 2)
            count += half * std::uint32_t{uniform > up_to_[count + half - 1]};
        count += std::uint32_t{uniform > up_to_[count]};
        return count < kept_counts ? count : poisson(mean_, uniform);
    }

private:
    static constexpr std::uint32_t kept_counts = 16;  ///< a power of two

    double mean_;
    std::array<double, kept_counts> up_to_;
};

}  // namespace diorama::random
