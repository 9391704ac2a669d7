#include "experiment/bootstrap.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "random/draw.hpp"

using namespace diorama::experiment;
using diorama::parallel::Workers;
namespace draws = diorama::random;

namespace {

double const infinity = std::numeric_limits<double>::infinity();

Interval median_interval(std::vector<double> const& values, std::uint32_t quantity,
                         Workers const& workers) {
    auto const statistic = [&](std::span<std::uint32_t const> places) {
        std::vector<double> drawn;
        for (auto const place : places) drawn.push_back(values[place]);
        return median(drawn);
    };
    return bootstrap_interval({.seed = 7, .quantity = quantity}, values.size(), 0.95, statistic,
                              workers);
}

/// Exponential times with mean 1, so with the median log 2.
std::vector<double> times(std::uint32_t data_set, std::size_t count) {
    draws::Sequence sequence(
        {.seed = 2024, .purpose = draws::Purpose::selection, .week = data_set, .person = 0});
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i)
        values.push_back(draws::exponential(sequence.next_uniform()));
    return values;
}

}  // namespace

TEST_CASE("a bootstrap interval has the same bits for any number of workers",
          "[experiment][bootstrap]") {
    auto const values = times(1, 40);
    auto const alone = median_interval(values, 3, Workers(1));
    for (std::size_t threads : {2u, 3u}) {
        auto const shared = median_interval(values, 3, Workers(threads));
        REQUIRE(shared.low == alone.low);
        REQUIRE(shared.high == alone.high);
    }
    REQUIRE(alone.low < alone.high);
}

TEST_CASE("each quantity has luck of its own", "[experiment][bootstrap]") {
    auto const values = times(1, 40);
    auto const mean_of = [&](std::span<std::uint32_t const> places) {
        double sum = 0.0;
        for (auto const place : places) sum += values[place];
        return sum;
    };
    auto const one = bootstrap_interval({7, 1}, 40, 0.95, mean_of, Workers(1));
    auto const other = bootstrap_interval({7, 2}, 40, 0.95, mean_of, Workers(1));
    REQUIRE(one.low != other.low);
}

TEST_CASE("a 95 % interval holds the true median in about 95 % of data sets",
          "[experiment][bootstrap]") {
    // 200 data sets of 41 times; the bounds are four binomial standard errors,
    // 4 sqrt(0.95 * 0.05 / 200) = 0.062, about 0.95.
    Workers const workers(2);
    double const truth = std::log(2.0);
    int covered = 0;
    for (std::uint32_t data_set = 0; data_set < 200; ++data_set) {
        auto const interval = median_interval(times(data_set, 41), data_set, workers);
        if (interval.low <= truth && truth <= interval.high) ++covered;
    }
    REQUIRE(covered > 200 * (0.95 - 0.062));
    REQUIRE(covered < 200);
}

TEST_CASE("an interval reaches beyond the horizon when enough runs never get there",
          "[experiment][bootstrap]") {
    std::vector<double> values(12, 50.0);
    values.resize(20, infinity);
    auto const interval = median_interval(values, 1, Workers(1));
    REQUIRE(interval.low == 50.0);
    REQUIRE(interval.high == infinity);
}

TEST_CASE("one run gives nothing to draw from, and equal runs no width",
          "[experiment][bootstrap]") {
    REQUIRE(std::isnan(median_interval({3.0}, 1, Workers(1)).low));
    auto const interval = median_interval({3.0, 3.0, 3.0}, 1, Workers(1));
    REQUIRE(interval.low == 3.0);
    REQUIRE(interval.high == 3.0);
}

TEST_CASE("a resample without a value is left out", "[experiment][bootstrap]") {
    auto const nothing = [](std::span<std::uint32_t const>) { return not_known; };
    REQUIRE(std::isnan(bootstrap_interval({1, 1}, 10, 0.95, nothing, Workers(1)).low));
}

TEST_CASE("several numbers of one resample have the intervals that each has by itself",
          "[experiment][bootstrap]") {
    auto const values = times(0, 40);
    Workers const workers(2);
    BootstrapKey const key{.seed = 7, .quantity = 3};
    auto const sum_of = [&](std::span<std::uint32_t const> places, double power) {
        double sum = 0.0;
        for (auto const place : places) sum += std::pow(values[place], power);
        return sum;
    };
    auto const both = bootstrap_intervals(
        key, values.size(), 0.9, 2,
        [&](std::span<std::uint32_t const> places, std::span<double> results) {
            results[0] = sum_of(places, 1.0);
            results[1] = sum_of(places, 2.0);
        },
        workers);
    for (std::size_t k = 0; k < 2; ++k) {
        auto const alone = bootstrap_interval(
            key, values.size(), 0.9,
            [&](auto places) { return sum_of(places, 1.0 + static_cast<double>(k)); }, workers);
        REQUIRE(both[k].low == alone.low);
        REQUIRE(both[k].high == alone.high);
    }
}
