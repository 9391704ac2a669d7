#include "experiment/statistics.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace diorama::experiment;

namespace {

double const not_finite = std::numeric_limits<double>::infinity();

std::vector<double> best(std::vector<std::vector<double>> const& arms,
                         Better better = Better::higher) {
    return best_counts(arms, better);
}

}  // namespace

TEST_CASE("Student's quantiles are those of the printed tables", "[experiment][statistics]") {
    // The usual table, two-sided 95 % and 99 %.
    REQUIRE(student_quantile(0.975, 1) == Approx(12.7062).epsilon(1e-5));
    REQUIRE(student_quantile(0.975, 4) == Approx(2.7764).epsilon(1e-4));
    REQUIRE(student_quantile(0.975, 39) == Approx(2.0227).epsilon(1e-4));
    REQUIRE(student_quantile(0.995, 10) == Approx(3.1693).epsilon(1e-4));
}

TEST_CASE("a quantile has twelve digits, so that libm's last bit does not show",
          "[experiment][statistics]") {
    // tan(0.475 pi) for one degree of freedom, to 16 digits: 12.70620473617471.
    REQUIRE(student_quantile(0.975, 1) == 12.7062047362);
}

TEST_CASE("five runs give the interval that one computes by hand", "[experiment][statistics]") {
    // Mean 3, variance 10 / 4, standard error sqrt(2.5 / 5) = 0.70711, times 2.77645.
    auto const estimate = mean_estimate(std::vector{1.0, 2.0, 3.0, 4.0, 5.0}, 0.95);
    REQUIRE(estimate.mean == 3.0);
    REQUIRE(estimate.count == 5);
    REQUIRE(estimate.low == Approx(3.0 - 1.963243).epsilon(1e-6));
    REQUIRE(estimate.high == Approx(3.0 + 1.963243).epsilon(1e-6));
}

TEST_CASE("one run has a mean and no interval", "[experiment][statistics]") {
    auto const estimate = mean_estimate(std::vector{0.4}, 0.95);
    REQUIRE(estimate.mean == 0.4);
    REQUIRE(std::isnan(estimate.low));
    REQUIRE(std::isnan(estimate.high));
    REQUIRE(std::isnan(mean_estimate({}, 0.95).mean));
}

TEST_CASE("runs that all agree have an interval of no width", "[experiment][statistics]") {
    // Ten times 0.1 does not sum to 1: a plain sum would leave a width of rounding errors.
    auto const estimate = mean_estimate(std::vector<double>(10, 0.1), 0.95);
    REQUIRE(estimate.mean == 0.1);
    REQUIRE(estimate.low == 0.1);
    REQUIRE(estimate.high == 0.1);
}

TEST_CASE("a paired difference is that of the seeds, not of the means' spreads",
          "[experiment][statistics]") {
    // Seeds differ widely (variance 1 each arm), the arms within a seed hardly: differences
    // 0.1, 0.2, 0.3; mean 0.2, variance 0.01, standard error 0.057735, times 4.302653.
    auto const paired =
        paired_difference(std::vector{1.1, 2.2, 3.3}, std::vector{1.0, 2.0, 3.0}, 0.95);
    REQUIRE(paired.difference.mean == Approx(0.2));
    REQUIRE(paired.difference.low == Approx(0.2 - 0.248414).epsilon(1e-5));
    REQUIRE(paired.difference.high == Approx(0.2 + 0.248414).epsilon(1e-5));
    // Variances 1.21 and 1 unpaired, 0.01 paired.
    REQUIRE(paired.pairing_gain == Approx(221.0));
}

TEST_CASE("pairing gains nothing where seeds do not move both arms alike",
          "[experiment][statistics]") {
    // Covariance 0: both variances are 4/3, and so is their sum that of the differences.
    auto const paired = paired_difference(std::vector{1.0, -1.0, 1.0, -1.0},
                                          std::vector{1.0, 1.0, -1.0, -1.0}, 0.95);
    REQUIRE(paired.pairing_gain == Approx(1.0));
}

TEST_CASE("a gain that would divide by nothing is not known", "[experiment][statistics]") {
    REQUIRE(
        std::isnan(paired_difference(std::vector{1.1, 2.1, 3.1}, std::vector{1.0, 2.0, 3.0}, 0.95)
                       .pairing_gain));
    REQUIRE(std::isnan(paired_difference(std::vector{1.0}, std::vector{0.0}, 0.95).pairing_gain));
}

TEST_CASE("the best arm of a seed wins it and arms that tie share it", "[experiment][statistics]") {
    REQUIRE(best({{0.5, 0.9, 0.1}, {0.5, 0.2, 0.3}}) == std::vector{1.5, 1.5});
    REQUIRE(best({{1, 1}, {1, 0}, {1, 0}, {1, 0}}) == std::vector{1.25, 0.25, 0.25, 0.25});
}

TEST_CASE("fewer hours are better hours", "[experiment][statistics]") {
    REQUIRE(best({{100, 100}, {90, 110}, {200, 90}}, Better::lower) == std::vector{0.0, 1.0, 1.0});
}

TEST_CASE("never seen in ten seeds is not never", "[experiment][statistics]") {
    // Wilson, z = 1.959964: upper end z^2 / (n + z^2) = 3.841459 / 13.841459.
    auto const interval = wilson_interval(0.0, 10, 0.95);
    REQUIRE(interval.low == 0.0);
    REQUIRE(interval.high == Approx(0.277533).epsilon(1e-5));
    auto const half = wilson_interval(5.0, 10, 0.95);
    REQUIRE(half.low == Approx(0.236593).epsilon(1e-5));
    REQUIRE(half.high == Approx(0.763407).epsilon(1e-5));
    REQUIRE(std::isnan(wilson_interval(0.0, 0, 0.95).low));
}

TEST_CASE("the median counts runs that never get there as later than all",
          "[experiment][statistics]") {
    REQUIRE(median({3.0, 1.0, not_finite}) == 3.0);
    REQUIRE(median({4.0, 1.0, 3.0, 2.0}) == 2.5);
    REQUIRE(median({1.0, not_finite}) == not_finite);
    REQUIRE(median({not_finite, not_finite}) == not_finite);
    REQUIRE(std::isnan(median({})));
}

TEST_CASE("an exact interval of a share: nothing in ten, all of ten, half of them",
          "[experiment]") {
    // 0 of 10 at 95 %: up to 1 - 0.025^(1/10). 5 of 10: 0.1871 to 0.8129 in every table.
    REQUIRE(exact_interval(0, 10, 0.95).low == 0.0);
    REQUIRE(exact_interval(0, 10, 0.95).high == Approx(0.3085).margin(0.0001));
    REQUIRE(exact_interval(10, 10, 0.95).low == Approx(0.6915).margin(0.0001));
    REQUIRE(exact_interval(10, 10, 0.95).high == 1.0);
    REQUIRE(exact_interval(5, 10, 0.95).low == Approx(0.1871).margin(0.0001));
    REQUIRE(exact_interval(5, 10, 0.95).high == Approx(0.8129).margin(0.0001));
}

TEST_CASE("arms that differ by the rounding of sums alone are equal", "[experiment][statistics]") {
    // Ten times 0.1 and 1.0: the same budget, added up in two ways.
    double sum = 0.0;
    for (int k = 0; k < 10; ++k) sum += 0.1;
    REQUIRE(sum != 1.0);
    REQUIRE(difference_of(sum, 1.0) == 0.0);
    REQUIRE(difference_of(1.0 + 1e-9, 1.0) > 0.0);
    std::vector<double> const summed{sum, 2.0 * sum, sum}, plain{1.0, 2.0, 1.0};
    REQUIRE(best_counts(std::vector{summed, plain}, Better::higher) == std::vector{1.5, 1.5});
    auto const lead = paired_difference(summed, plain, 0.95).difference;
    REQUIRE(lead.low == 0.0);
    REQUIRE(lead.high == 0.0);
}

TEST_CASE("times that never come are equal, and later than any that does",
          "[experiment][statistics]") {
    double const never = std::numeric_limits<double>::infinity();
    REQUIRE(difference_of(never, never) == 0.0);
    REQUIRE(difference_of(never, 1e6) == never);
    REQUIRE(best_counts(std::vector<std::vector<double>>{{never}, {90.0}}, Better::lower) ==
            std::vector{0.0, 1.0});
}
