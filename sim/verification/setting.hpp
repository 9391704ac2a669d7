#pragma once
#include <cstdint>

#include "parallel/workers.hpp"
#include "random/draw.hpp"

namespace diorama::verification {

/// The luck of each verification is its own: no two share a run.
enum class Topic : std::uint32_t {
    decisions = 1,
    diaries,
    chains,
    well_mixed,
    rewiring,
    cascades,
    broadcast,
    imitation,
    turnover,
    mandate,
    energy,
    guarantees,
};

/// What a verification works with. Its findings depend on the seed and not on the workers.
struct Setting {
    std::uint64_t seed;
    parallel::Workers const& workers;

    /// The seed of one run of a verification.
    std::uint64_t seed_of(Topic topic, std::uint32_t part, std::uint32_t run) const noexcept {
        auto const words = random::words(
            {seed, random::Purpose::verification, static_cast<std::uint32_t>(topic), part, run});
        return std::uint64_t{words[0]} << 32U | words[1];
    }
};

}  // namespace diorama::verification
