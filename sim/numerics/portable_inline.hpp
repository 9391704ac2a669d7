#pragma once
#include <bit>
#include <cstdint>
#include <limits>

// The definitions of portable.hpp. Every function reduces its argument by a multiple of ln 2 kept
// in two parts (Cody & Waite 1980, Software Manual for the Elementary Functions), then takes a
// minimax polynomial (Remez 1934). derive_coefficients.py prints every constant here.
//
// exp, log and chance have selects where others would branch, and use nothing but additions,
// multiplications, one division, 64-bit adds and logical shifts: baseline x86-64 has vector
// instructions for these, and none for rounding, conversion or arithmetic shifts of 64 bits.
namespace diorama::numerics {
namespace internal {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
inline constexpr double inverse_ln2 = 0x1.71547652b82fep+0;
/// ln 2 with 40 bits, so that a product with an exponent is exact, and the rest of it.
inline constexpr double ln2_high = 0x1.62e42fefa2000p-1;
inline constexpr double ln2_low = 0x1.9ef35793c7673p-41;
/// Added to a double below 2^51 this rounds it to the nearest integer, and that integer then
/// stands in the lowest bits.
inline constexpr double rounding_shift = 0x1.8p52;

/// (e^r - 1 - r) / r^2 on |r| <= ln2/2; error 3e-19 relative to e^r - 1. The powers are gathered
/// in pairs (Estrin) because a chain of ten multiplications would be waited for.
inline double exp_tail(double r) noexcept {
    double const r2 = r * r;
    double const r4 = r2 * r2;
    double const c01 = 0x1.0p-1 + r * 0x1.5555555555559p-3;
    double const c23 = 0x1.555555555555bp-5 + r * 0x1.111111110f498p-7;
    double const c45 = 0x1.6c16c16c1413dp-10 + r * 0x1.a01a01b0d49b2p-13;
    double const c67 = 0x1.a01a01b1ad3f4p-16 + r * 0x1.71ddf5bb9031cp-19;
    double const c89 = 0x1.27e4c38f815a2p-22 + r * 0x1.af63a31cf5642p-26;
    double const c_ten = 0x1.1f98975d25717p-29;
    return (c01 + r2 * c23) + r4 * ((c45 + r2 * c67) + r4 * (c89 + r2 * c_ten));
}

/// x = k ln2 + rest + lost, |rest| <= ln2/2; |x| must stay below 2^20.
struct Halvings {
    double k;
    double rest;
    double lost;           ///< what rest lost in rounding
    std::uint64_t k_bits;  ///< k in the lowest 12 bits, zeros in the next 36
};
inline Halvings halvings(double x) noexcept {
    double const shifted = x * inverse_ln2 + rounding_shift;
    double const k = shifted - rounding_shift;
    double const exact_part = x - k * ln2_high;
    double const rest = exact_part - k * ln2_low;
    double const lost = (exact_part - rest) - k * ln2_low;
    return {k, rest, lost, std::bit_cast<std::uint64_t>(shifted)};
}

/// 2^k for -1022 <= k <= 1023; only the lowest 12 bits of k_bits count.
inline double power_of_two(std::uint64_t k_bits) noexcept {
    return std::bit_cast<double>((k_bits + 1023u) << 52);
}

/// x = 2^k (1 + f), sqrt(1/2) <= 1 + f < sqrt(2), f exact; x normal and positive.
struct Scaled {
    double k;
    double f;
};
inline Scaled scaled(double x) noexcept {
    constexpr std::uint64_t sqrt_half = 0x3fe6a09e667f3bcd;
    constexpr std::uint64_t one = 0x3ff0000000000000;
    std::uint64_t const moved = std::bit_cast<std::uint64_t>(x) + (one - sqrt_half);
    // 0x433... are the bits of 2^52: the exponent becomes its lowest digits, no conversion needed.
    double const k = std::bit_cast<double>((moved >> 52) | 0x4330000000000000) - (0x1p52 + 1023.0);
    double const m = std::bit_cast<double>((moved & 0x000fffffffffffff) + sqrt_half);
    return {k, m - 1.0};
}

/// (2 atanh(s) - 2 s) / s as a function of z = s^2, z <= 0.0295; error 3e-18 relative to the log.
inline double log_tail(double z) noexcept {
    double const z2 = z * z;
    double const c01 = 0x1.5555555555592p-1 + z * 0x1.999999997ff4cp-2;
    double const c23 = 0x1.24924941de71ap-2 + z * 0x1.c71c5216a0c5fp-3;
    double const c45 = 0x1.74663c77845a4p-3 + z * 0x1.39a1f447c61e9p-3;
    return z * (c01 + z2 * (c23 + z2 * (c45 + z2 * 0x1.2f034a3543cfep-3)));
}

/// high + low, |low| at most half a unit in the last place of high.
struct Pair {
    double high;
    double low;
};
/// a + b without error (Knuth's TwoSum).
inline Pair exact_sum(double a, double b) noexcept {
    double const high = a + b;
    double const b_part = high - a;
    return {high, (a - (high - b_part)) + (b - b_part)};
}
/// a * b without error (Dekker 1971), for |a|, |b| below 2^996.
inline Pair exact_product(double a, double b) noexcept {
    constexpr double splitter = 0x1p27 + 1.0;
    double const a_high = a * splitter - (a * splitter - a);
    double const b_high = b * splitter - (b * splitter - b);
    double const a_low = a - a_high;
    double const b_low = b - b_high;
    double const high = a * b;
    return {high, ((a_high * b_high - high) + a_high * b_low + a_low * b_high) + a_low * b_low};
}

/// log(x) with about 56 good bits, for pow: a power multiplies the error by up to 709.
inline Pair log_pair(double x) noexcept {
    bool const subnormal = x < std::numeric_limits<double>::min();
    auto [k, f] = scaled(subnormal ? x * 0x1p54 : x);
    if (subnormal) k -= 54.0;
    Pair const square = exact_product(0.5 * f, f);
    double const s = f / (2.0 + f);
    double const tail = s * (square.high + log_tail(s * s));
    Pair const first = exact_sum(k * ln2_high, f);
    Pair const second = exact_sum(first.high, -square.high);
    double const low = ((first.low + second.low) - square.low) + (tail + k * ln2_low);
    return exact_sum(second.high, low);
}

}  // namespace internal

inline double exp(double x) noexcept {
    // Beyond these the result is 0 or infinity all the same, and k stays in range. NaN passes.
    x = x < -746.0 ? -746.0 : x;
    x = x > 710.0 ? 710.0 : x;
    auto const [k, r, lost, k_bits] = internal::halvings(x);
    // 1 + r in two parts (Dekker's FastTwoSum), so that only the last addition rounds noticeably.
    double const sum = 1.0 + r;
    double const sum_lost = (1.0 - sum) + r;
    double const e = sum + ((sum_lost + lost) + r * r * internal::exp_tail(r));
    // 2^k in two steps: it may be below the normal range, or above it, where e * 2^k is not.
    std::uint64_t const half = std::bit_cast<std::uint64_t>(k * 0.5 + internal::rounding_shift);
    return e * internal::power_of_two(half) * internal::power_of_two(k_bits - half);
}

inline double log(double x) noexcept {
    bool const subnormal = x < std::numeric_limits<double>::min();
    auto const [k_raw, f] = internal::scaled(subnormal ? x * 0x1p54 : x);
    double const k = k_raw - (subnormal ? 54.0 : 0.0);
    // log(1 + f) = 2 atanh(s) with s = f / (2 + f), written as f minus a small correction because
    // f is exact: 2 s = f - s f = f - f^2/2 + s f^2/2.
    double const s = f / (2.0 + f);
    double const half_square = 0.5 * f * f;
    double const correction = s * (half_square + internal::log_tail(s * s)) + k * internal::ln2_low;
    double const finite = k * internal::ln2_high - ((half_square - correction) - f);
    double const positive = x < internal::infinity ? finite : x;
    double const not_negative = x < 0.0 ? internal::not_a_number : positive;
    return x == 0.0 ? -internal::infinity : not_negative;
}

inline double expm1(double x) noexcept {
    if (x == 0.0) return x;
    if (x > 45.0) return exp(x);
    auto const [k, r, lost, k_bits] = internal::halvings(x < -64.0 ? -64.0 : x);
    double const scale = internal::power_of_two(k_bits);
    return scale * (r + (lost + r * r * internal::exp_tail(r))) + (scale - 1.0);
}

inline double log1p(double x) noexcept {
    double const u = 1.0 + x;
    // Also keeps the sign of -0 and passes infinity.
    if (u == 1.0 || u == internal::infinity) return x;
    if (!(u > 0.0)) return log(u);
    // What 1 + x lost in rounding; exact, because the larger of the two comes first (Dekker 1971).
    double const lost = x < 1.0 ? x - (u - 1.0) : 1.0 - (u - x);
    return log(u) + lost / u;
}

inline double tanh(double x) noexcept {
    double const size = x < 0.0 ? -x : x;
    if (size == 0.0) return x;
    double const e = expm1(2.0 * (size > 22.0 ? 22.0 : size));
    double const result = e / (e + 2.0);
    return x < 0.0 ? -result : result;
}

inline double logistic(double x) noexcept {
    double const e = exp(x < 0.0 ? x : -x);
    return (x < 0.0 ? e : 1.0) / (1.0 + e);
}

inline double pow(double base, double exponent) noexcept {
    if (exponent == 0.0 || base == 1.0) return 1.0;
    if (!(base > 0.0)) {
        if (base == 0.0 && exponent > 0.0) return 0.0;
        if (base == 0.0 && exponent < 0.0) return internal::infinity;
        return internal::not_a_number;
    }
    if (base == internal::infinity && exponent == exponent)
        return exponent > 0.0 ? internal::infinity : 0.0;
    auto const [high, low] = internal::log_pair(base);
    double const product = exponent * high;
    // Out of range either way, or NaN; the exact product below could overflow on its way.
    if (!(product > -800.0 && product < 800.0)) return exp(product);
    double const e = exp(product);
    if (e == internal::infinity) return e;
    return e + e * (internal::exact_product(exponent, high).low + exponent * low);
}

inline double chance(double rate) noexcept {
    // 1 - e^-rate has reached 1 long before 64; the limit keeps 2^k normal.
    auto const [k, r, lost, k_bits] = internal::halvings(-(rate > 64.0 ? 64.0 : rate));
    double const scale = internal::power_of_two(k_bits);
    return (1.0 - scale) - scale * (r + (lost + r * r * internal::exp_tail(r)));
}

}  // namespace diorama::numerics
