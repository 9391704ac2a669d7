#pragma once

/// Elementary functions whose bits do not depend on the CPU or the C library.
///
/// glibc picks other code paths for exp, log and tanh on processors with and without fused
/// multiply-add, and they differ in the last bit; one bit is enough to move a draw across its
/// threshold. These use plain IEEE additions, multiplications and divisions in a fixed order (the
/// whole project is built with -ffp-contract=off), so every x86-64 gives the same bits.
/// Inline; exp, log and chance hold no branches, so that loops over them can be vectorised.
///
/// The bounds below are against long double over dense grids, edges and random points
/// (tests/numerics); one ulp is the distance to the next double. All: NaN stays NaN.
namespace diorama::numerics {

/// e^x. Within 1 ulp; gradual below the normal range, 0 below -745.14; infinity above 709.79.
double exp(double x) noexcept;
/// Natural logarithm. Within 1 ulp, subnormal x included; -infinity at 0; NaN below 0.
double log(double x) noexcept;
/// e^x - 1 without cancellation near 0. Within 2 ulp; keeps the sign of -0.
double expm1(double x) noexcept;
/// log(1 + x) without cancellation near 0. Within 2 ulp; -infinity at -1, NaN below; keeps -0.
double log1p(double x) noexcept;
/// Hyperbolic tangent. Within 3 ulp; exactly odd.
double tanh(double x) noexcept;
/// 1 / (1 + e^-x), without overflow. Within 3 ulp.
double logistic(double x) noexcept;
/// base^exponent for base >= 0, NaN below. Relative error below 1e-14 for results in the normal
/// range, 1e-15 for everyday ones. As in C: 1 for exponent 0 or base 1, even of NaN.
double pow(double base, double exponent) noexcept;
/// The chance that a hazard of `rate` fires within one unit of time: 1 - e^-rate, rate >= 0.
/// Within 1 ulp, so a rate of 1e-300 keeps its chance of 1e-300.
double chance(double rate) noexcept;

}  // namespace diorama::numerics

#include "numerics/portable_inline.hpp"
