#pragma once

namespace diorama::experiment {

/// Chance of a ratio of variances at least as large as `ratio` when there is no effect: p of an F
/// test. Rounded as student_quantile().
///
/// Takes    ratio: at least 0; degrees of the upper and the lower variance: at least 1
/// Source   Boost.Math, fisher_f
double fisher_tail(double ratio, double upper_degrees, double lower_degrees);

}  // namespace diorama::experiment
