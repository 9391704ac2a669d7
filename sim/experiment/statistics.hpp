#pragma once
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace diorama::experiment {

inline constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

/// The two ends of an interval; not_known where there is none.
struct Interval {
    double low = not_known;
    double high = not_known;
};

/// A mean over seeds with its interval.
struct Estimate {
    double mean = not_known;
    double low = not_known;  ///< not_known with fewer than two values: one run shows no spread
    double high = not_known;
    std::size_t count = 0;  ///< values it rests on
};

/// What one arm has more than another, seed by seed.
struct PairedDifference {
    Estimate difference;
    /// Variance of the difference had the arms had seeds of their own, over that of the paired one:
    /// how many times as many unpaired runs would say as much. not_known without spread.
    double pairing_gain = not_known;
};

enum class Better { higher, lower };

/// Takes    values: any number
/// Returns  their mean, exactly the common value when all are equal; not_known for none
double mean(std::span<double const> values);

/// Takes    values: any number
/// Returns  sum of squares about the mean / (count - 1); not_known for fewer than two
double variance(std::span<double const> values);

/// The median; of an even number, the mean of the two in the middle.
///
/// Takes    values: infinity allowed, for runs in which something never happened
/// Returns  infinity when half of them or more are infinite; not_known for none
double median(std::vector<double> values);

/// Student's quantile, rounded to 12 significant digits.
///
/// The quantile comes from a library that calls libm, whose last bit depends on the CPU. Rounded
/// here, where it enters, and followed by nothing but + - * / and square roots, it leaves every
/// interval with the same bits everywhere.
///
/// Takes    probability: inside (0, 1); degrees of freedom: at least 1
/// Source   Boost.Math, students_t
double student_quantile(double probability, double degrees);

/// Mean and two-sided Student t interval: mean +- t * sd / sqrt(count).
///
/// Takes    values: one a seed; confidence: inside (0, 1), 0.95 for a 95 % interval
Estimate mean_estimate(std::span<double const> values, double confidence);

/// What `value` has more than `baseline`.
///
/// Returns  0 where the two agree to twelve digits: a sum over weeks or people has rounded off what
///          is behind them, and nobody leads by that
double difference_of(double value, double baseline);

/// What `values` have more than `baseline`, which ran with the same seeds.
///
/// Takes    values, baseline: of one length, the same seed at the same place; equal by
///          difference_of() counts as equal
PairedDifference paired_difference(std::span<double const> values, std::span<double const> baseline,
                                   double confidence);

/// In how many seeds each arm is the best one; arms that tie, by difference_of(), share the seed
/// equally.
///
/// Takes    arms [arms >= 1][seeds]: every arm has the same seeds
/// Returns  [arms], summing to the number of seeds
std::vector<double> best_counts(std::span<std::vector<double> const> arms, Better better);

/// Interval of a share of which `count` of `of` cases were seen.
///
/// Takes    count: 0 to `of`, may be a fraction (shared ties)
/// Returns  inside [0, 1], never of no width: 0 of 10 does not prove never; not_known for no cases
/// Source   Wilson 1927, JASA 22(158) 209-212
Interval wilson_interval(double count, std::size_t of, double confidence);

/// Interval of a share that holds its confidence exactly, however rare the cases: wider than
/// Wilson's, for tests of which there are many.
///
/// Takes    count: 0 to `of`; of: at least 1
/// Returns  inside [0, 1], never of no width
/// Source   Clopper & Pearson 1934, Biometrika 26(4) 404-413; Boost.Math, rounded as
///          student_quantile
Interval exact_interval(std::size_t count, std::size_t of, double confidence);

}  // namespace diorama::experiment
