#include "numerics/portable.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

namespace diorama::numerics {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double smallest_subnormal = std::numeric_limits<double>::denorm_min();
constexpr double smallest_normal = std::numeric_limits<double>::min();
constexpr double largest = std::numeric_limits<double>::max();

/// Distance in units of the last place that a double has there; the reference has 11 bits more.
double ulps(double got, long double reference) {
    if (static_cast<long double>(got) == reference) return 0.0;
    double const nearest = std::abs(static_cast<double>(reference));
    long double const unit = std::nextafter(nearest, infinity) - nearest;
    return static_cast<double>(std::abs(static_cast<long double>(got) - reference) / unit);
}

/// Scattered points without a library's generator: a Weyl sequence of the golden ratio.
template <class Visit>
void for_scattered(double low, double high, int count, Visit&& visit) {
    double share = 0.0;
    for (int i = 0; i < count; ++i) {
        share += 0.6180339887498949;
        if (share >= 1.0) share -= 1.0;
        visit(low + (high - low) * share);
    }
}

/// The worst error over an even grid, as many scattered points, and both ends.
template <class Ours, class Reference>
double worst_ulps(double low, double high, Ours ours, Reference reference, int count = 100'000) {
    double worst = 0.0;
    auto const look = [&](double x) {
        double const error = ulps(ours(x), reference(static_cast<long double>(x)));
        // Written so that a NaN counts as the worst.
        if (!(error <= worst)) worst = error;
    };
    for (int i = 0; i <= count; ++i) look(low + (high - low) * i / count);
    for_scattered(low, high, count, look);
    return worst;
}

/// The same over sizes 2^-low ... 2^-high, for arguments near 0.
template <class Ours, class Reference>
double worst_ulps_by_size(double low, double high, double sign, Ours ours, Reference reference) {
    return worst_ulps(
        low, high, [&](double size) { return ours(sign * std::exp2(-size)); },
        [&](long double size) {
            double const x = sign * std::exp2(-static_cast<double>(size));
            return reference(static_cast<long double>(x));
        });
}

auto const our_exp = [](double x) { return exp(x); };
auto const our_log = [](double x) { return log(x); };
auto const our_expm1 = [](double x) { return expm1(x); };
auto const our_log1p = [](double x) { return log1p(x); };
auto const our_tanh = [](double x) { return tanh(x); };
auto const our_chance = [](double x) { return chance(x); };
auto const true_exp = [](long double x) { return std::exp(x); };
auto const true_log = [](long double x) { return std::log(x); };
auto const true_expm1 = [](long double x) { return std::expm1(x); };
auto const true_log1p = [](long double x) { return std::log1p(x); };
auto const true_tanh = [](long double x) { return std::tanh(x); };
auto const true_chance = [](long double x) { return -std::expm1(-x); };

}  // namespace

TEST_CASE("exp is within one ulp of the true value", "[numerics][exp]") {
    REQUIRE(worst_ulps(-708.0, 709.0, our_exp, true_exp) < 1.0);
    REQUIRE(worst_ulps(-1.0, 1.0, our_exp, true_exp) < 1.0);
    REQUIRE(worst_ulps(709.0, 709.78, our_exp, true_exp) < 1.0);
    REQUIRE(worst_ulps(-745.1, -708.0, our_exp, true_exp) < 1.0);
    REQUIRE(worst_ulps_by_size(0.0, 1074.0, 1.0, our_exp, true_exp) < 1.0);
    REQUIRE(worst_ulps_by_size(0.0, 1074.0, -1.0, our_exp, true_exp) < 1.0);
}

TEST_CASE("exp knows its edges", "[numerics][exp]") {
    REQUIRE(exp(0.0) == 1.0);
    REQUIRE(exp(-0.0) == 1.0);
    REQUIRE(exp(smallest_subnormal) == 1.0);
    REQUIRE(exp(1.0) == 2.718281828459045);
    REQUIRE(exp(709.79) == infinity);
    REQUIRE(exp(infinity) == infinity);
    REQUIRE(exp(largest) == infinity);
    REQUIRE(exp(-745.2) == 0.0);
    REQUIRE(exp(-largest) == 0.0);
    REQUIRE(exp(-infinity) == 0.0);
    REQUIRE(std::isnan(exp(not_a_number)));
}

TEST_CASE("log is within one ulp of the true value, for subnormal numbers too", "[numerics][log]") {
    REQUIRE(worst_ulps(0.5, 2.0, our_log, true_log) < 1.0);
    REQUIRE(worst_ulps(0.999, 1.001, our_log, true_log) < 1.0);
    REQUIRE(worst_ulps(1e-3, 1e4, our_log, true_log) < 1.0);
    REQUIRE(worst_ulps(1e300, largest, our_log, true_log) < 1.0);
    REQUIRE(worst_ulps_by_size(0.0, 1022.0, 1.0, our_log, true_log) < 1.0);
    REQUIRE(worst_ulps_by_size(1022.0, 1074.0, 1.0, our_log, true_log) < 1.0);
    REQUIRE(ulps(log(smallest_subnormal), std::log(static_cast<long double>(smallest_subnormal))) <
            1.0);
    REQUIRE(ulps(log(smallest_normal), std::log(static_cast<long double>(smallest_normal))) < 1.0);
}

TEST_CASE("log knows its edges", "[numerics][log]") {
    REQUIRE(log(1.0) == 0.0);
    REQUIRE(log(0.0) == -infinity);
    REQUIRE(log(-0.0) == -infinity);
    REQUIRE(log(infinity) == infinity);
    REQUIRE(std::isnan(log(-smallest_subnormal)));
    REQUIRE(std::isnan(log(-1.0)));
    REQUIRE(std::isnan(log(-infinity)));
    REQUIRE(std::isnan(log(not_a_number)));
}

TEST_CASE("expm1 is within 2 ulp of the true value, however small it is", "[numerics][expm1]") {
    REQUIRE(worst_ulps(-2.0, 2.0, our_expm1, true_expm1) < 2.0);
    REQUIRE(worst_ulps(-70.0, 709.0, our_expm1, true_expm1) < 2.0);
    REQUIRE(worst_ulps_by_size(0.0, 1074.0, 1.0, our_expm1, true_expm1) < 2.0);
    REQUIRE(worst_ulps_by_size(0.0, 1074.0, -1.0, our_expm1, true_expm1) < 2.0);
    REQUIRE(expm1(0.0) == 0.0);
    REQUIRE(std::signbit(expm1(-0.0)));
    REQUIRE(expm1(smallest_subnormal) == smallest_subnormal);
    REQUIRE(expm1(infinity) == infinity);
    REQUIRE(expm1(-infinity) == -1.0);
    REQUIRE(std::isnan(expm1(not_a_number)));
}

TEST_CASE("log1p is within 2 ulp of the true value, however small it is", "[numerics][log1p]") {
    REQUIRE(worst_ulps(-0.999999, 2.0, our_log1p, true_log1p) < 2.0);
    REQUIRE(worst_ulps(1.0, 1e6, our_log1p, true_log1p) < 2.0);
    REQUIRE(worst_ulps_by_size(0.0001, 1074.0, 1.0, our_log1p, true_log1p) < 2.0);
    REQUIRE(worst_ulps_by_size(0.0001, 1074.0, -1.0, our_log1p, true_log1p) < 2.0);
    REQUIRE(std::signbit(log1p(-0.0)));
    REQUIRE(log1p(-1.0) == -infinity);
    REQUIRE(log1p(infinity) == infinity);
    REQUIRE(ulps(log1p(largest), std::log1p(static_cast<long double>(largest))) < 2.0);
    REQUIRE(std::isnan(log1p(-1.5)));
    REQUIRE(std::isnan(log1p(not_a_number)));
}

TEST_CASE("tanh is within 3 ulp of the true value and odd", "[numerics][tanh]") {
    REQUIRE(worst_ulps(-3.0, 3.0, our_tanh, true_tanh) < 3.0);
    REQUIRE(worst_ulps(-30.0, 30.0, our_tanh, true_tanh) < 3.0);
    REQUIRE(worst_ulps_by_size(0.0, 1074.0, 1.0, our_tanh, true_tanh) < 3.0);
    for_scattered(0.0, 25.0, 1000, [](double x) { REQUIRE(tanh(-x) == -tanh(x)); });
    REQUIRE(std::signbit(tanh(-0.0)));
    REQUIRE(tanh(infinity) == 1.0);
    REQUIRE(tanh(-infinity) == -1.0);
    REQUIRE(std::isnan(tanh(not_a_number)));
}

TEST_CASE("logistic is within 3 ulp of the true value and never overflows",
          "[numerics][logistic]") {
    auto const ours = [](double x) { return logistic(x); };
    auto const reference = [](long double x) { return 1.0L / (1.0L + std::exp(-x)); };
    REQUIRE(worst_ulps(-5.0, 5.0, ours, reference) < 3.0);
    REQUIRE(worst_ulps(-740.0, 740.0, ours, reference) < 3.0);
    REQUIRE(logistic(0.0) == 0.5);
    REQUIRE(logistic(infinity) == 1.0);
    REQUIRE(logistic(-infinity) == 0.0);
    REQUIRE(std::isnan(logistic(not_a_number)));
}

TEST_CASE("chance is within one ulp of 1 - e^-rate, from the rarest hazard to certainty",
          "[numerics][chance]") {
    REQUIRE(worst_ulps(0.0, 2.0, our_chance, true_chance) < 1.0);
    REQUIRE(worst_ulps(0.0, 100.0, our_chance, true_chance) < 1.0);
    REQUIRE(worst_ulps_by_size(0.0, 1074.0, 1.0, our_chance, true_chance) < 1.0);
    REQUIRE(chance(0.0) == 0.0);
    REQUIRE_FALSE(std::signbit(chance(0.0)));
    REQUIRE(chance(1e-300) == 1e-300);
    REQUIRE(chance(64.0) == 1.0);
    REQUIRE(chance(largest) == 1.0);
    REQUIRE(chance(infinity) == 1.0);
    REQUIRE(std::isnan(chance(not_a_number)));
}

TEST_CASE("pow has a relative error below 1e-14 wherever its result is normal, 1e-15 near 1",
          "[numerics][pow]") {
    double worst = 0.0;
    for_scattered(-20.0, 20.0, 400, [&](double base_log2) {
        double const base = std::exp2(base_log2);
        double const reach = 1021.0 / std::abs(base_log2);
        for_scattered(-reach, reach, 400, [&](double exponent) {
            long double const reference =
                std::pow(static_cast<long double>(base), static_cast<long double>(exponent));
            auto const error =
                std::abs(static_cast<long double>(pow(base, exponent)) / reference - 1);
            if (!(error <= worst)) worst = static_cast<double>(error);
        });
    });
    INFO("worst relative error " << worst);
    REQUIRE(worst < 1e-14);
    // Every bit of the exponent counts here: (1 + 2^-30)^(2^38) = e^(2^8 - 2^-23 + ...).
    long double const slow = std::pow(1.0L + 0x1p-30L, 0x1p38L);
    REQUIRE(std::abs(static_cast<long double>(pow(1.0 + 0x1p-30, 0x1p38)) / slow - 1.0L) < 1e-14);
    for_scattered(0.1, 10.0, 1000, [](double base) {
        for (double const exponent : {-3.0, -1.0, 0.3, 1.0, 1.7})
            REQUIRE(pow(base, exponent) ==
                    Approx(std::pow(static_cast<long double>(base), exponent)).epsilon(1e-15));
    });
}

TEST_CASE("pow knows its edges", "[numerics][pow]") {
    REQUIRE(pow(2.0, 10.0) == 1024.0);
    REQUIRE(pow(0.0, 0.0) == 1.0);
    REQUIRE(pow(0.0, 2.0) == 0.0);
    REQUIRE(pow(0.0, -2.0) == infinity);
    REQUIRE(pow(not_a_number, 0.0) == 1.0);
    REQUIRE(pow(1.0, not_a_number) == 1.0);
    REQUIRE(pow(1.0, 1e308) == 1.0);
    REQUIRE(pow(infinity, 0.5) == infinity);
    REQUIRE(pow(infinity, -0.5) == 0.0);
    REQUIRE(pow(2.0, infinity) == infinity);
    REQUIRE(pow(2.0, -infinity) == 0.0);
    REQUIRE(pow(0.5, infinity) == 0.0);
    REQUIRE(pow(2.0, 1024.0) == infinity);
    REQUIRE(pow(2.0, -1074.0) == smallest_subnormal);
    REQUIRE(pow(smallest_subnormal, 1.0) == smallest_subnormal);
    REQUIRE(pow(1.5, largest) == infinity);
    REQUIRE(pow(1.5, -largest) == 0.0);
    REQUIRE(std::isnan(pow(-2.0, 2.0)));
    REQUIRE(std::isnan(pow(2.0, not_a_number)));
    REQUIRE(std::isnan(pow(not_a_number, 2.0)));
    REQUIRE(std::isnan(pow(infinity, not_a_number)));
    REQUIRE(std::isnan(pow(0.0, not_a_number)));
}

TEST_CASE("squares and roots of shares are within 2 ulp", "[numerics][pow]") {
    for (double share = 0.01; share < 1.0; share += 0.01) {
        REQUIRE(ulps(pow(share, 2.0), static_cast<long double>(share) * share) < 2.0);
        REQUIRE(ulps(pow(share, 0.5), std::sqrt(static_cast<long double>(share))) < 2.0);
    }
}

}  // namespace diorama::numerics
