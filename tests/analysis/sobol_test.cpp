#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "analysis/sensitivity.hpp"

using namespace diorama;

namespace {

using Function = double (*)(std::span<double const> unit);

/// Ishigami & Homma 1990 with a = 7, b = 0.1, over -pi to pi.
double ishigami(std::span<double const> unit) {
    auto const x = [&](std::size_t k) { return std::numbers::pi * (2.0 * unit[k] - 1.0); };
    return std::sin(x(0)) + 7.0 * std::pow(std::sin(x(1)), 2) +
           0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

/// Sobol's g-function with a = 0, 1, 4.5, 9.
constexpr std::array<double, 4> g_weights{0.0, 1.0, 4.5, 9.0};
double g_function(std::span<double const> unit) {
    double product = 1.0;
    for (std::size_t k = 0; k < g_weights.size(); ++k)
        product *= (std::abs(4.0 * unit[k] - 2.0) + g_weights[k]) / (1.0 + g_weights[k]);
    return product;
}

struct Analytic {
    std::vector<double> first, total;
};

Analytic ishigami_indices() {
    double const pi4 = std::pow(std::numbers::pi, 4);
    double const one = 0.5 * std::pow(1.0 + 0.1 * pi4 / 5.0, 2);
    double const two = 49.0 / 8.0;
    double const one_three = 0.01 * pi4 * pi4 * (1.0 / 18.0 - 1.0 / 50.0);
    double const all = one + two + one_three;
    return {{one / all, two / all, 0.0}, {(one + one_three) / all, two / all, one_three / all}};
}

Analytic g_indices() {
    std::vector<double> parts;
    double all = 1.0;
    for (double const weight : g_weights) {
        parts.push_back(1.0 / (3.0 * (1.0 + weight) * (1.0 + weight)));
        all *= 1.0 + parts.back();
    }
    Analytic result;
    for (double const part : parts) {
        result.first.push_back(part / (all - 1.0));
        result.total.push_back(part * all / (1.0 + part) / (all - 1.0));
    }
    return result;
}

std::vector<analysis::SobolIndex> indices_of(Function function, std::size_t factors,
                                             std::size_t rows, std::uint64_t seed) {
    auto const design = design::saltelli_design(factors, rows, seed);
    std::vector<double> outputs;
    for (std::size_t point = 0; point < design.points.count(); ++point)
        outputs.push_back(function(design.points.point(point)));
    parallel::Workers const workers(2);
    return analysis::sobol_indices(design, outputs, {seed, 0}, workers);
}

bool holds(experiment::Interval const& interval, double value) {
    return interval.low <= value && value <= interval.high;
}

/// In how many of a hundred designs and their resamples, each of a seed of its own, the intervals
/// hold the analytic values: [first, total][factors].
std::array<std::vector<int>, 2> coverage(Function function, std::size_t rows,
                                         Analytic const& analytic, std::uint64_t first_seed = 1) {
    std::size_t const factors = analytic.first.size();
    std::array<std::vector<int>, 2> held{std::vector<int>(factors), std::vector<int>(factors)};
    for (std::uint64_t seed = first_seed; seed < first_seed + 100; ++seed) {
        auto const indices = indices_of(function, factors, rows, seed);
        for (std::size_t k = 0; k < factors; ++k) {
            held[0][k] += holds(indices[k].first_interval, analytic.first[k]) ? 1 : 0;
            held[1][k] += holds(indices[k].total_interval, analytic.total[k]) ? 1 : 0;
        }
    }
    return held;
}

std::string counts_text(std::array<std::vector<int>, 2> const& held) {
    std::string text;
    for (auto const& of_kind : held) {
        text += text.empty() ? "first" : ", total";
        for (int const count : of_kind) text += " " + std::to_string(count);
    }
    return text;
}

void demand_coverage(Function function, Analytic const& analytic) {
    auto const held = coverage(function, 256, analytic);
    INFO(counts_text(held));
    for (auto const& of_kind : held)
        for (int const count : of_kind) REQUIRE(count >= 95);
}

}  // namespace

TEST_CASE("intervals of Ishigami's indices hold the analytic ones in 95 of 100 repetitions",
          "[analysis][sobol]") {
    demand_coverage(ishigami, ishigami_indices());
}

TEST_CASE("intervals of the g-function's indices hold the analytic ones in 95 of 100 repetitions",
          "[analysis][sobol]") {
    demand_coverage(g_function, g_indices());
}

TEST_CASE("how often intervals hold, by the number of rows", "[.coverage]") {
    for (std::size_t const rows : {32u, 64u, 100u, 128u, 256u, 1000u})
        for (std::uint64_t const seed : {1u, 1001u, 2001u})
            WARN(rows << " rows, seeds from " << seed << ": Ishigami "
                      << counts_text(coverage(ishigami, rows, ishigami_indices(), seed))
                      << "; g-function "
                      << counts_text(coverage(g_function, rows, g_indices(), seed)));
}

TEST_CASE("indices come near to the analytic ones with many rows", "[analysis][sobol]") {
    auto const analytic = ishigami_indices();
    auto const indices = indices_of(ishigami, 3, 4096, 1);
    for (std::size_t k = 0; k < 3; ++k) {
        REQUIRE(indices[k].first == Approx(analytic.first[k]).margin(0.01));
        REQUIRE(indices[k].total == Approx(analytic.total[k]).margin(0.01));
    }
}

TEST_CASE("four times as many rows halve the widest interval, which is below 0.5 with 256 rows",
          "[analysis][sobol]") {
    auto const widest = [](std::size_t rows) {
        double most = 0.0;
        for (auto const& index : indices_of(ishigami, 3, rows, 1))
            for (auto const& interval : {index.first_interval, index.total_interval})
                most = std::max(most, interval.high - interval.low);
        return most;
    };
    double const of_256 = widest(256);
    REQUIRE(of_256 < 0.5);
    REQUIRE(widest(1024) == Approx(0.5 * of_256).epsilon(0.25));
}

TEST_CASE("an output that does not vary has no indices", "[analysis][sobol]") {
    auto const indices = indices_of([](std::span<double const>) { return 3.0; }, 2, 16, 1);
    REQUIRE(std::isnan(indices[0].first));
    REQUIRE(std::isnan(indices[1].total));
}
