#pragma once
#include <array>
#include <cstdint>

#include "org/person.hpp"

namespace diorama::founding {

/// How much someone talks with others, and in which crowd: the same for all of their ties.
struct Sociability {
    std::uint8_t activity;  ///< class 0 (hardly) to 15 (a great deal)
    std::uint8_t crowd;     ///< 0 to crowds - 1: a site, a shift, an old project
};

inline constexpr unsigned activity_classes = 16;
inline constexpr unsigned crowds = 6;

/// Chances of ties between people of unequal activity in several crowds, such that the mean over
/// all pairs is the one asked for. odds = λ · a_i · a_j · (pull if they share a crowd, else 1):
/// the form that keeps every chance below 1 and leaves everything else as random as it can be
/// (Park & Newman 2004, PRE 70 066117), so that the mean, the spread of degrees and the clustering
/// can be set apart from each other.
class TieChances {
public:
    /// Takes    mean [0, 0.95]; spread >= 0: the person at share u of the firm has activity
    ///          u^spread; pull >= 1
    TieChances(double mean, double spread, double pull);

    /// True for a share chance(x, y) of all words.
    bool drawn(Sociability x, Sociability y, std::uint32_t word) const noexcept {
        return word < thresholds_[index(x, y)];
    }
    double chance(Sociability x, Sociability y) const noexcept {
        return thresholds_[index(x, y)] * 0x1p-32;
    }

private:
    static std::size_t index(Sociability x, Sociability y) noexcept {
        return (std::size_t{x.activity} * activity_classes + y.activity) * 2 +
               (x.crowd == y.crowd ? 1U : 0U);
    }
    std::array<std::uint32_t, activity_classes * activity_classes * 2> thresholds_;
};

/// A person's activity class and crowd, drawn for them alone.
/// Draws    Purpose::founding_ties, week 0
Sociability sociability(std::uint64_t seed, org::PersonId person) noexcept;

/// Activities of the classes: u^spread at the middle of each, mean 1.
std::array<double, activity_classes> activities(double spread) noexcept;

}  // namespace diorama::founding
