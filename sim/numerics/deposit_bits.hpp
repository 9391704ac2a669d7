#pragma once
#include <cstdint>

#include "numerics/wide_vectors.hpp"

namespace diorama::numerics {

/// Whether deposit_bits() may be called, and is quick: Intel's processors have it in a cycle, AMD's
/// since Zen 3; before, those took a hundred.
inline bool can_deposit_bits() noexcept {
    static bool const answer = [] {
        __builtin_cpu_init();
        bool const is_quick =
            has_wide_vectors() || __builtin_cpu_is("intel") || __builtin_cpu_is("znver3");
        return is_quick && __builtin_cpu_supports("bmi2");
    }();
    return answer;
}

/// The lowest bits of `from`, one after the other, to where `places` has ones, from the lowest.
inline std::uint64_t deposit_bits(std::uint64_t from, std::uint64_t places) noexcept {
    // Not the compiler's own function: that one cannot be inlined where other processors go, too.
    std::uint64_t to;
    asm("pdepq %2, %1, %0" : "=r"(to) : "r"(from), "r"(places));
    return to;
}

}  // namespace diorama::numerics
