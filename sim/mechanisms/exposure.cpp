#include "mechanisms/exposure.hpp"

#include <algorithm>

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

/// So many rows, and at most so many ties of theirs, are summed in one go.
constexpr std::size_t rows_per_tile = 64;
constexpr std::size_t ties_per_tile = 4096;

/// So many ties ahead a neighbour's energy is fetched, where those of all people do not stay in the
/// second-level cache by themselves; below, fetching costs more than it brings.
constexpr std::size_t ties_ahead = 64;
constexpr std::size_t people_in_cache = 200'000;

/// Several ties a turn: a turn costs as much as a tie.
constexpr std::size_t ties_per_turn = 4;

/// Writes    running[k + 1]: the sum of the first k + 1 of `count` peers' energies
template <bool fetches>
std::int32_t run_up(std::int16_t const* energy, org::PersonId const* peers, std::size_t count,
                    std::int32_t sum, std::int32_t* running) {
    auto const one = [&](std::size_t t) {
        if constexpr (fetches) __builtin_prefetch(energy + org::row(peers[t + ties_ahead]));
        sum += energy[org::row(peers[t])];
        running[t + 1] = sum;
    };
    std::size_t t = 0;
    for (; t + ties_per_turn <= count; t += ties_per_turn)
        for (std::size_t n = 0; n < ties_per_turn; ++n) one(t + n);
    for (; t < count; ++t) one(t);
    return sum;
}

/// Sums over the ties of each row. Rows of a tile are one run of ties: a running sum is kept at
/// every tie and read where rows begin and end, so that no end of a row is there to be guessed
/// wrong, which would cost as much as the row. Wrapping is harmless: a row's own sum fits.
void sum_tile(std::int16_t const* energy, org::Ties const& ties, parallel::Rows rows,
              std::int64_t* sums) {
    auto const offsets = ties.offsets().subspan(rows.first, rows.size() + 1);
    std::size_t const count = offsets.back() - offsets.front();
    if (count > ties_per_tile) {  // somebody knows thousands
        for (std::size_t i = rows.first; i < rows.last; ++i) {
            std::int64_t sum = 0;
            for (auto const peer : ties.of(org::person(i))) sum += energy[org::row(peer)];
            sums[i - rows.first] = sum;
        }
        return;
    }
    std::array<std::int32_t, ties_per_tile + 1> running;
    auto const all = ties.neighbours();
    auto const* const peers = all.data() + offsets.front();
    std::size_t const left = all.size() - offsets.front();
    std::size_t const fetching =
        ties.headcount() > people_in_cache ? std::min(count, left - std::min(left, ties_ahead)) : 0;
    running[0] = 0;
    auto const sum = run_up<true>(energy, peers, fetching, 0, running.data());
    run_up<false>(energy, peers + fetching, count - fetching, sum, running.data() + fetching);
    for (std::size_t k = 0; k < rows.size(); ++k)
        sums[k] = running[offsets[k + 1] - offsets.front()] - running[offsets[k] - offsets.front()];
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
    for (std::size_t first = rows.first; first < rows.last; first += rows_per_tile)
        sum_tile(visible_energy.data(), ties, {first, std::min(first + rows_per_tile, rows.last)},
                 sums.data() + (first - rows.first));
    // Those whom people have met since the rows were laid out.
    ties.for_added(org::person(rows.first), org::person(rows.last), [&](auto who, auto const& met) {
        auto& sum = sums[org::row(who) - rows.first];
        for (auto const peer : met) sum += visible_energy[org::row(peer)];
    });
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
