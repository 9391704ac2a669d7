#pragma once

namespace diorama::numerics {

/// Whether this processor works on sixteen 32-bit numbers at once (x86-64-v4). Asked once.
inline bool has_wide_vectors() noexcept {
    static bool const answer = [] {
        __builtin_cpu_init();
        return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
               __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
               __builtin_cpu_supports("avx512vl");
    }();
    return answer;
}

/// Compiled for such a processor, with everything that it calls.
template <class Loop>
[[gnu::target("arch=x86-64-v4"), gnu::flatten]] auto loop_in_wide_vectors(Loop loop) {
    return loop();
}

/// Carries out a plain loop, in vectors as wide as this processor has. One text for every kind, and
/// nothing that may be rounded differently (no fused multiply-add, no sums of floats in another
/// order): each gives the same bits.
/// Takes    a loop that holds copies of numbers and pointers, [=]: the compiler has to see that
///          none of them can be what it writes to
/// Returns  what the loop returns
template <class Loop>
auto in_widest_vectors(Loop loop) {
    return has_wide_vectors() ? loop_in_wide_vectors(loop) : loop();
}

}  // namespace diorama::numerics
