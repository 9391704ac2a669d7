#pragma once
#include <cstdint>

#include "mechanisms/exposure.hpp"

namespace diorama::mechanisms {

/// What one person sees of colleagues, as Seen, worked out only as far as somebody looks: most who
/// may move look at one practice. The same numbers.
class Glance {
public:
    /// All of it is known.
    Glance(Seen const& seen) noexcept : seen_(seen), is_known_(true) {}
    /// Takes    low, high: counters of `bits` bits from the lowest, of those aware of each practice
    ///          and present; of those using each practice and, in all bits above, of trained ones
    ///          (over the practices);
    ///          complied: 16 bits each, those who comply with each practice
    Glance(std::uint64_t low, std::uint64_t high, unsigned bits, std::uint64_t complied,
           double complied_weight) noexcept
        : low_(low),
          high_(high),
          complied_(complied),
          complied_weight_(complied_weight),
          bits_(bits) {
        auto const present = counter(low_, 3);
        share_ = present > 0 ? 1.0 / present : 0.0;
    }

    float aware(std::size_t practice) const noexcept {
        if (is_known_) return seen_.aware[practice];
        return static_cast<float>(counter(low_, practice) * share_);
    }
    /// Complied ones count with their weight.
    float in_use(std::size_t practice) const noexcept {
        if (is_known_) return seen_.in_use[practice];
        auto const flags = static_cast<unsigned>(complied_ >> (16 * practice)) & 0xffffU;
        return static_cast<float>((counter(high_, practice) + complied_weight_ * flags) * share_);
    }
    /// Mean over the practices.
    float trained() const noexcept {
        if (is_known_) return seen_.trained;
        auto const trained = static_cast<unsigned>(high_ >> (3 * bits_));
        return static_cast<float>(trained * share_ / people::practice_count);
    }
    Seen all() const noexcept {
        Seen seen;
        for (std::size_t p = 0; p < people::practice_count; ++p) {
            seen.aware[p] = aware(p);
            seen.in_use[p] = in_use(p);
        }
        seen.trained = trained();
        return seen;
    }

private:
    unsigned counter(std::uint64_t word, std::size_t k) const noexcept {
        return static_cast<unsigned>(word >> (bits_ * k)) & ((1U << bits_) - 1U);
    }

    Seen seen_;
    std::uint64_t low_ = 0, high_ = 0, complied_ = 0;
    double complied_weight_ = 0.0, share_ = 0.0;
    unsigned bits_ = 0;
    bool is_known_ = false;
};

}  // namespace diorama::mechanisms
