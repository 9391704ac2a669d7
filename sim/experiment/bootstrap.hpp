#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "experiment/statistics.hpp"
#include "parallel/workers.hpp"

namespace diorama::experiment {

inline constexpr std::size_t resample_count = 2000;

/// What the draws of one bootstrap are keyed by: the study's first seed, and a number of its own
/// for each quantity.
struct BootstrapKey {
    std::uint64_t seed = 0;
    std::uint32_t quantity = 0;
};

/// A number computed from the cases at these places (each may come several times). Called from any
/// worker. Infinity is a value; not_known leaves the resample out.
using Statistic = std::function<double(std::span<std::uint32_t const> places)>;

/// Percentile bootstrap: for numbers whose spread has no formula, such as the median of a time that
/// some runs never reach.
///
/// Takes    count: cases to draw from, with replacement, `count` at a time; confidence inside (0,
/// 1) Returns  the interval between the percentiles of 2,000 resamples, infinite where the
/// percentile
///          is; not_known for fewer than two cases
/// Cost     2,000 calls of `statistic`, spread over the workers; the same bits for any number of
///          them, because each resample is a function of its key and its number
/// Source   Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapter 13
Interval bootstrap_interval(BootstrapKey key, std::size_t count, double confidence,
                            Statistic const& statistic, parallel::Workers const& workers);

/// Several numbers computed from the same cases, into `results`. Called from any worker.
using Statistics =
    std::function<void(std::span<std::uint32_t const> places, std::span<double> results)>;

/// The intervals that bootstrap_interval() gives to each of these numbers under this key.
///
/// Takes    numbers: how many there are
/// Cost     2,000 calls of `statistics`, however many numbers there are
std::vector<Interval> bootstrap_intervals(BootstrapKey key, std::size_t count, double confidence,
                                          std::size_t numbers, Statistics const& statistics,
                                          parallel::Workers const& workers);

}  // namespace diorama::experiment
