#pragma once

namespace diorama::random {

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

}  // namespace diorama::random
