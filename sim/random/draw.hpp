#pragma once
#include <array>
#include <cstdint>

namespace diorama::random {

/// What a draw is for. Part of every key, so that two uses never share a number.
/// New purposes are added at the end: the numbers are part of every published result.
enum class Purpose : std::uint32_t {
    founding_chart = 1,
    founding_ties = 2,
    founding_traits = 3,
    ladder = 4,
    // 5 was drawn from once; a number is never used again.
    newcomer_traits = 6,
    ad_hoc_meetings = 7,
    windows = 8,
    exceptions = 9,
    structures = 10,
    contagion = 11,
    contagion_seeds = 12,
    calendar_masks = 13,
    bootstrap = 14,
    selection = 15,
    initiatives = 16,
    forums = 17,
    verification = 64,  ///< seeds of the self-test, apart from what a run draws
    morris = 65,        ///< this and the following: where in the space of parameters runs are made
    robustness = 66,
    posterior = 67,
    latin_hypercube = 68,
    digital_shift = 69,
    replicate_seeds = 70,
    verified_runs = 71,
};

/// The key of one draw: a draw is a function of its key and of nothing else.
struct Key {
    std::uint64_t seed;
    Purpose purpose;
    std::uint32_t week;
    std::uint32_t
        person;  ///< or another row that the purpose names: a department, a leader, an area
    std::uint32_t nth = 0;
};

/// Four independent 32-bit words of one key.
///
/// Takes    key: any; two keys that differ in any field give unrelated words
/// Returns  4 words, each uniform over all 2^32
/// Errors   none
/// Cost     about 10 ns; inline
/// Source   Philox4x32-10 of Salmon et al. 2011, SC'11 (Random123), with counter (person, week,
///          purpose, nth) and key (low half of seed, high half)
std::array<std::uint32_t, 4> words(Key const& key) noexcept;

/// Uniform on the open interval (0, 1): (word + 1/2) / 2^32, never 0, never 1.
double uniform(std::uint32_t word) noexcept;
/// Uniform on the open interval (0, 1) in steps of 2^-52, from two words: (bits + 1/2) / 2^52.
double uniform53(std::uint32_t high, std::uint32_t low) noexcept;
/// Standard normal by the inverse distribution function; portable bits.
///
/// Takes    uniform: inside (0, 1)
/// Returns  the quantile, relative error about 1e-15; rises with `uniform`
/// Errors   asserts 0 < uniform < 1
/// Source   Wichura 1988, Applied Statistics 37(3) 477-484, AS 241 PPND16
double normal(double uniform) noexcept;
/// Exponential with mean 1: -log(u), portable bits.
double exponential(double uniform) noexcept;
/// Poisson by inversion of one uniform, summing the probabilities from 0 upward; portable bits.
///
/// Takes    mean: 0 to 500; uniform: inside (0, 1)
/// Returns  the least count whose cumulative probability reaches `uniform`; never falls as it rises
/// Errors   asserts 0 <= mean <= 500: e^-mean leaves the normal range at 708
/// Cost     one exp and about `mean` divisions
std::uint32_t poisson(double mean, double uniform) noexcept;
/// An integer in [0, below), below >= 1, by multiply-shift (bias < below / 2^32).
std::uint32_t below(std::uint32_t word, std::uint32_t below) noexcept;

/// Draws in a row for one key where the number of them is not known beforehand (nth counts up).
/// Values depend on the key and on how many were taken, on nothing else.
class Sequence {
public:
    explicit Sequence(Key const& key) noexcept : key_(key) {}
    /// Takes    first: words(key), drawn already; those of nth + 1 come next
    ///          used: how many of them somebody has used, 0 to 4
    Sequence(Key const& key, std::array<std::uint32_t, 4> const& first, unsigned used) noexcept
        : key_(key), block_(first), used_(used) {
        ++key_.nth;
    }
    std::uint32_t next_word() noexcept;
    double next_uniform() noexcept;

private:
    Key key_;
    std::array<std::uint32_t, 4> block_{};
    unsigned used_ = 4;
};

}  // namespace diorama::random

#include "random/draw_inline.hpp"
