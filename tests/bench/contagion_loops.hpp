#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "mechanisms/contagion.hpp"
#include "numerics/portable.hpp"

/// The yardstick of bare contagion: the work of `mechanisms::spread` (rule independent) in loops
/// that know nothing of workers, wide organisations, checkpoints or the other rule.
namespace diorama::bench {

/// What all loops start from. Those who have adopted at the start are in week 0.
struct Outbreak {
    org::Ties const& ties;
    std::vector<std::uint8_t> const& adopted;
    double beta;
    std::uint64_t seed;
    std::uint32_t weeks;
};

/// Week in which each person adopted; `never` for those who did not.
using AdoptionWeeks = std::vector<std::uint16_t>;
inline constexpr std::uint16_t never = 0xffff;

struct Loop {
    std::string_view name;
    AdoptionWeeks (*run)(Outbreak const&);
    bool same_draws;  ///< as the engine: the same people in the same weeks
};

/// From the plainest to the most elaborate.
std::span<Loop const> contagion_loops();

}  // namespace diorama::bench
