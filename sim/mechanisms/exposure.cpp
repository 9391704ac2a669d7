#include "mechanisms/exposure.hpp"

#include <algorithm>

#include "mechanisms/tie_sums.hpp"
#include "numerics/wide_vectors.hpp"

namespace diorama::mechanisms {

namespace {

/// Twelve counters, a byte each, in two 64-bit lanes: bits 0-5 (aware, trained) and 6-12 (using,
/// complied, present) of a word, each spread to its own byte by one multiplication and mask.
struct Counters {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    static constexpr std::uint64_t spread(std::uint64_t seven_bits) {
        // Bit k goes to byte k: copies shifted by 7k lie side by side without overlap.
        return (seven_bits * 0x0002040810204081ULL) & 0x0001010101010101ULL;
    }
    void add(unsigned word) {
        low += spread(word & 0x3FU);
        high += spread(word >> 6);
    }
    static unsigned byte(std::uint64_t lane, unsigned k) {
        return static_cast<unsigned>(lane >> (8 * k)) & 0xFFU;
    }
};

/// A byte counts to 255, so wider neighbourhoods are emptied into wide counters on the way.
constexpr std::size_t ties_per_flush = 255;

/// 0-2 aware, 3-5 trained, 7-9 using, 10-12 complied, 13 present.
using Counts = std::array<unsigned, 14>;

Counts count_neighbours(std::span<std::uint16_t const> visible_steps,
                        std::span<org::PersonId const> peers) {
    Counts counts{};
    for (std::size_t first = 0; first < peers.size(); first += ties_per_flush) {
        Counters counters;
        for (auto const peer : peers.subspan(first, std::min(ties_per_flush, peers.size() - first)))
            counters.add(visible_steps[org::row(peer)]);
        for (unsigned k = 0; k < 7; ++k) {
            counts[k] += Counters::byte(counters.low, k);
            counts[7 + k] += Counters::byte(counters.high, k);
        }
    }
    return counts;
}

}  // namespace

Seen see_colleagues(Sight const& sight, org::PersonId who) noexcept {
    Seen seen;
    if (!sight.on) return seen;
    auto const counts = count_neighbours(sight.visible_steps, sight.ties.of(who));
    unsigned const present = counts[13];
    double const share = present > 0 ? 1.0 / present : 0.0;
    unsigned trained = 0;
    for (std::size_t practice = 0; practice < people::practice_count; ++practice) {
        seen.aware[practice] = static_cast<float>(counts[practice] * share);
        trained += counts[3 + practice];
        seen.in_use[practice] = static_cast<float>(
            (counts[7 + practice] + sight.exposure.complied_weight * counts[10 + practice]) *
            share);
    }
    seen.trained = static_cast<float>(trained * share / people::practice_count);
    return seen;
}

void sum_energy(std::span<std::int16_t const> visible_energy, org::Ties const& ties,
                parallel::Rows rows, std::span<std::int64_t> sums) noexcept {
    sum_over_ties<std::int32_t>(
        visible_energy.data(), [](std::int16_t energy) { return std::int32_t{energy}; }, ties, rows,
        sums.data());
}

unsigned count_present(std::span<std::uint16_t const> visible_steps, org::Ties const& ties,
                       org::PersonId who) noexcept {
    unsigned count = 0;
    for (auto const peer : ties.of(who))
        count += (visible_steps[org::row(peer)] & people::Visible::present_bit) != 0 ? 1U : 0U;
    return count;
}

void feel_colleagues(people::People const& people, org::Ties const& ties,
                     std::span<std::uint32_t const> present, parallel::Rows rows,
                     std::span<float> mean) noexcept {
    std::array<std::int64_t, parallel::rows_per_block> sums;
    sum_energy(people.visible_energy, ties, rows, sums);
    auto const* const there = present.data();
    float const* const own = people.energy.data() + rows.first;
    auto const* const sum = sums.data();
    float* const felt = mean.data();
    numerics::in_widest_vectors([=] {
        for (std::size_t k = 0; k < rows.size(); ++k) {
            auto const count = static_cast<float>(there[k]);
            float const of_all =
                static_cast<float>(sum[k]) / (count * people::Visible::energy_scale);
            felt[k] = count > 0.0F ? of_all : own[k];
        }
    });
}

void feel_nobody(people::People const& people, parallel::Rows rows,
                 std::span<float> mean) noexcept {
    std::copy_n(people.energy.begin() + static_cast<std::ptrdiff_t>(rows.first), rows.size(),
                mean.begin());
}

}  // namespace diorama::mechanisms
