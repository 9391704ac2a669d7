#pragma once

/// Elementary functions whose bits do not depend on the CPU or the C library.
///
/// glibc picks other code paths for exp, log and tanh on processors with and without fused
/// multiply-add, and they differ in the last bit; one bit is enough to move a draw across its
/// threshold. These use plain IEEE additions and multiplications in a fixed order (the whole
/// project is built with -ffp-contract=off), so every x86-64 gives the same bits.
/// Branch-free where it matters, inline, and vectorisable.
namespace diorama::numerics {

/// e^x. Within 2 ulp of the true value on [-708, 709]; 0 below, infinity above; NaN stays NaN.
double exp(double x) noexcept;
/// Natural logarithm. Within 2 ulp for normal positive x; -infinity at 0; NaN below 0.
double log(double x) noexcept;
/// e^x - 1 without cancellation near 0. Within 4 ulp.
double expm1(double x) noexcept;
/// log(1 + x) without cancellation near 0. Within 4 ulp.
double log1p(double x) noexcept;
/// Within 4 ulp.
double tanh(double x) noexcept;
/// 1 / (1 + e^-x), without overflow.
double logistic(double x) noexcept;
/// base^exponent for base >= 0. Relative error below 1e-13 for results in the normal range.
double pow(double base, double exponent) noexcept;
/// The chance that a hazard of `rate` fires within one unit of time: 1 - e^-rate, rate >= 0.
double chance(double rate) noexcept;

}  // namespace diorama::numerics

#include "numerics/portable_inline.hpp"
