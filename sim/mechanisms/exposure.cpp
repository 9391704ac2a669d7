#include "mechanisms/exposure.hpp"

#include <algorithm>

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
    void add(std::uint32_t word) {
        low += spread(word & 0x3FU);
        high += spread((word >> 6) & 0x7FU);
    }
    static unsigned byte(std::uint64_t lane, unsigned k) {
        return static_cast<unsigned>(lane >> (8 * k)) & 0xFFU;
    }
};

/// A byte counts to 255, so wider neighbourhoods are emptied into wide counters on the way.
constexpr std::size_t ties_per_flush = 255;

struct Sums {
    std::array<unsigned, 14>
        counts{};  ///< 0-2 aware, 3-5 trained, 7-9 using, 10-12 complied, 13 present
    std::int64_t energy = 0;

    void take(Counters const& from) {
        for (unsigned k = 0; k < 7; ++k) {
            counts[k] += Counters::byte(from.low, k);
            counts[7 + k] += Counters::byte(from.high, k);
        }
    }
};

Sums sum_neighbours(std::span<std::uint32_t const> visible, std::span<org::PersonId const> peers) {
    Sums sums;
    for (std::size_t first = 0; first < peers.size(); first += ties_per_flush) {
        Counters counters;
        auto const part = peers.subspan(first, std::min(ties_per_flush, peers.size() - first));
        for (auto const peer : part) {
            std::uint32_t const word = visible[org::row(peer)];
            counters.add(word);
            sums.energy += people::Visible::energy(word);
        }
        sums.take(counters);
    }
    return sums;
}

}  // namespace

void see_colleagues(Exposure const& p, std::span<std::uint32_t const> visible,
                    org::Ties const& ties, std::span<float const> own_energy, parallel::Rows rows,
                    ExposureRows& out) noexcept {
    for (std::size_t i = rows.first; i < rows.last; ++i) {
        std::size_t const k = i - rows.first;
        Sums const sums = sum_neighbours(visible, ties.of(org::person(i)));
        unsigned const present = sums.counts[13];
        double const share = present > 0 ? 1.0 / present : 0.0;
        unsigned trained = 0;
        for (std::size_t practice = 0; practice < people::practice_count; ++practice) {
            out.aware[practice][k] = static_cast<float>(sums.counts[practice] * share);
            trained += sums.counts[3 + practice];
            out.in_use[practice][k] = static_cast<float>(
                (sums.counts[7 + practice] + p.complied_weight * sums.counts[10 + practice]) *
                share);
        }
        out.trained[k] = static_cast<float>(trained * share / people::practice_count);
        out.energy[k] = present > 0 ? static_cast<float>(static_cast<double>(sums.energy) * share /
                                                         people::Visible::energy_scale)
                                    : own_energy[i];
    }
}

void see_nobody(std::span<float const> own_energy, parallel::Rows rows,
                ExposureRows& out) noexcept {
    for (std::size_t practice = 0; practice < people::practice_count; ++practice) {
        std::fill_n(out.aware[practice].begin(), rows.size(), 0.0F);
        std::fill_n(out.in_use[practice].begin(), rows.size(), 0.0F);
    }
    std::fill_n(out.trained.begin(), rows.size(), 0.0F);
    std::copy_n(own_energy.begin() + static_cast<std::ptrdiff_t>(rows.first), rows.size(),
                out.energy.begin());
}

}  // namespace diorama::mechanisms
