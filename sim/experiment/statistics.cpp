#include "experiment/statistics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <cassert>
#include <charconv>
#include <cmath>

#include "experiment/fisher.hpp"
#include "random/draw.hpp"

namespace diorama::experiment {

namespace {

/// Double precision is more than the twelve digits kept of it, and long double has other bits under
/// valgrind, where the library would stop the program before it starts.
using InDouble = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

/// Sums of a hundred thousand numbers agree to more digits than this, in whatever order they were
/// added up.
constexpr double agreeing_part = 1e-12;

double rounded_to_12_digits(double value) {
    auto const text = fmt::format("{:.11e}", value);
    double rounded = 0.0;
    std::from_chars(text.data(), text.data() + text.size(), rounded);
    return rounded;
}

}  // namespace

double mean(std::span<double const> values) {
    if (values.empty()) return not_known;
    // About the first value: equal values then give that value and no rounding error, so that
    // runs without any spread have a variance of exactly 0.
    double const first = values.front();
    double sum = 0.0;
    for (double const value : values) sum += value - first;
    return first + sum / static_cast<double>(values.size());
}

double variance(std::span<double const> values) {
    if (values.size() < 2) return not_known;
    double const middle = mean(values);
    double sum = 0.0;
    for (double const value : values) sum += (value - middle) * (value - middle);
    return sum / static_cast<double>(values.size() - 1);
}

double median(std::vector<double> values) {
    if (values.empty()) return not_known;
    auto const upper = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), upper, values.end());
    if (values.size() % 2 == 1) return *upper;
    return 0.5 * (*std::max_element(values.begin(), upper) + *upper);
}

double student_quantile(double probability, double degrees) {
    assert(probability > 0.0 && probability < 1.0 && degrees >= 1.0);
    return rounded_to_12_digits(boost::math::quantile(
        boost::math::students_t_distribution<double, InDouble>(degrees), probability));
}

double fisher_tail(double ratio, double upper_degrees, double lower_degrees) {
    assert(ratio >= 0.0 && upper_degrees >= 1.0 && lower_degrees >= 1.0);
    boost::math::fisher_f const distribution(upper_degrees, lower_degrees);
    return rounded_to_12_digits(boost::math::cdf(boost::math::complement(distribution, ratio)));
}

Estimate mean_estimate(std::span<double const> values, double confidence) {
    assert(confidence > 0.0 && confidence < 1.0);
    Estimate estimate{.mean = mean(values), .count = values.size()};
    if (values.size() < 2) return estimate;
    auto const count = static_cast<double>(values.size());
    double const reach =
        student_quantile(0.5 + 0.5 * confidence, count - 1.0) * std::sqrt(variance(values) / count);
    estimate.low = estimate.mean - reach;
    estimate.high = estimate.mean + reach;
    return estimate;
}

double difference_of(double value, double baseline) {
    if (value == baseline) return 0.0;  // infinite ones too
    double const difference = value - baseline;
    if (!std::isfinite(difference)) return difference;
    double const rounding = agreeing_part * std::max(std::abs(value), std::abs(baseline));
    return std::abs(difference) <= rounding ? 0.0 : difference;
}

PairedDifference paired_difference(std::span<double const> values, std::span<double const> baseline,
                                   double confidence) {
    assert(values.size() == baseline.size());
    std::vector<double> differences(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        differences[i] = difference_of(values[i], baseline[i]);
    PairedDifference result{.difference = mean_estimate(differences, confidence)};
    double const unpaired = variance(values) + variance(baseline);
    double const paired = variance(differences);
    // A constant difference has a variance of rounding errors, not of 0.
    if (paired > 1e-24 * unpaired) result.pairing_gain = unpaired / paired;
    return result;
}

std::vector<double> best_counts(std::span<std::vector<double> const> arms, Better better) {
    assert(!arms.empty());
    std::vector<double> counts(arms.size(), 0.0);
    for (std::size_t seed = 0; seed < arms.front().size(); ++seed) {
        double best = arms.front()[seed];
        for (auto const& arm : arms)
            best = better == Better::higher ? std::max(best, arm[seed]) : std::min(best, arm[seed]);
        auto const is_best = [&](auto const& arm) { return difference_of(arm[seed], best) == 0.0; };
        auto const ties = std::count_if(arms.begin(), arms.end(), is_best);
        for (std::size_t arm = 0; arm < arms.size(); ++arm)
            if (is_best(arms[arm])) counts[arm] += 1.0 / static_cast<double>(ties);
    }
    return counts;
}

Interval wilson_interval(double count, std::size_t of, double confidence) {
    if (of == 0) return {};
    auto const cases = static_cast<double>(of);
    double const share = count / cases;
    double const z = random::normal(0.5 + 0.5 * confidence);
    double const centre = share + z * z / (2.0 * cases);
    double const reach =
        z * std::sqrt(std::max(0.0, share * (1.0 - share)) / cases + z * z / (4.0 * cases * cases));
    double const scale = 1.0 + z * z / cases;
    // At the ends the formula gives 0 and 1 but for rounding.
    return {count <= 0.0 ? 0.0 : (centre - reach) / scale,
            count >= cases ? 1.0 : (centre + reach) / scale};
}

Interval exact_interval(std::size_t count, std::size_t of, double confidence) {
    assert(of > 0 && count <= of);
    double const tail = (1.0 - confidence) / 2.0;
    auto const yes = static_cast<double>(count);
    auto const no = static_cast<double>(of - count);
    double const low = count == 0 ? 0.0 : boost::math::ibeta_inv(yes, no + 1.0, tail, InDouble());
    double const high =
        count == of ? 1.0 : boost::math::ibeta_inv(yes + 1.0, no, 1.0 - tail, InDouble());
    return {rounded_to_12_digits(low), rounded_to_12_digits(high)};
}

}  // namespace diorama::experiment
