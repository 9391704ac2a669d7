#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "org/ties.hpp"
#include "parallel/workers.hpp"

// What a column adds up to over everybody's ties: the pass that reads most.

namespace diorama::mechanisms {

namespace internal {

/// So many rows, and at most so many ties of theirs, are summed in one go.
inline constexpr std::size_t rows_per_tile = 16;
inline constexpr std::size_t ties_per_tile = 4096;

/// So many ties ahead a neighbour's number is fetched, where those of all people do not stay in the
/// second-level cache by themselves; below, fetching costs more than it brings.
inline constexpr std::size_t ties_ahead = 64;
inline constexpr std::size_t people_in_cache = 60'000;

/// Two neighbours' rows, read at once: with fetching, reading is what a core can do least of.
struct Pair {
    std::uint32_t first, second;

    explicit Pair(org::PersonId const* peers) noexcept {
        static_assert(sizeof(org::PersonId) == 4);
        std::uint64_t both;
        std::memcpy(&both, peers, sizeof both);
        constexpr bool first_is_low = std::endian::native == std::endian::little;
        first = static_cast<std::uint32_t>(first_is_low ? both : both >> 32);
        second = static_cast<std::uint32_t>(first_is_low ? both >> 32 : both);
    }
};

/// Adds up several ties a turn, because a turn costs as much as a tie.
/// Writes    running[k + 1]: the sum of what the first k + 1 of `count` peers have
template <class Sum, class Number, class Of>
Sum run_up(Number const* column, Of const& of, org::PersonId const* peers, std::size_t count,
           Sum sum, Sum* running) {
    constexpr std::size_t ties_per_turn = 4;
    auto const one = [&](std::size_t t) { running[t + 1] = sum += of(column[org::row(peers[t])]); };
    std::size_t t = 0;
    for (; t + ties_per_turn <= count; t += ties_per_turn)
        for (std::size_t n = 0; n < ties_per_turn; ++n) one(t + n);
    for (; t < count; ++t) one(t);
    return sum;
}

/// The same where the numbers have to be fetched.
/// Takes    peers: so many that `ties_ahead` are left beyond `count`
template <class Sum, class Number, class Of>
Sum fetch_and_run_up(Number const* column, Of const& of, org::PersonId const* peers,
                     std::size_t count, Sum sum, Sum* running) {
    constexpr std::size_t ties_per_turn = 8;
    std::size_t t = 0;
    for (; t + ties_per_turn <= count; t += ties_per_turn)
        for (std::size_t n = t; n < t + ties_per_turn; n += 2) {
            Pair const ahead(peers + n + ties_ahead);
            __builtin_prefetch(column + ahead.first);
            __builtin_prefetch(column + ahead.second);
            Pair const pair(peers + n);
            running[n + 1] = sum += of(column[pair.first]);
            running[n + 2] = sum += of(column[pair.second]);
        }
    return run_up(column, of, peers + t, count - t, sum, running + t);
}

/// Runs over the ties of these rows, which are one run of ties: a running sum is kept at every tie
/// and read where rows begin and end, so that no end of a row is there to be guessed wrong, which
/// would cost as much as the row. Wrapping is harmless where a row's own sum fits.
/// Writes    running[t]: the sum over the first t ties, of which there are at most ties_per_tile
template <class Sum, class Number, class Of>
void run_over_tile(Number const* column, Of const& of, org::Ties const& ties, parallel::Rows rows,
                   Sum* running) {
    auto const offsets = ties.offsets().subspan(rows.first, rows.size() + 1);
    std::size_t const count = offsets.back() - offsets.front();
    auto const all = ties.neighbours();
    auto const* const peers = all.data() + offsets.front();
    std::size_t const left = all.size() - offsets.front();
    std::size_t const fetching =
        ties.headcount() > people_in_cache ? std::min(count, left - std::min(left, ties_ahead)) : 0;
    running[0] = Sum{};
    auto const sum = fetch_and_run_up(column, of, peers, fetching, Sum{}, running);
    run_up(column, of, peers + fetching, count - fetching, sum, running + fetching);
}

/// Sums over the ties of each row.
template <class Sum, class Number, class Of, class Out>
void sum_tile(Number const* column, Of const& of, org::Ties const& ties, parallel::Rows rows,
              Out* sums) {
    auto const offsets = ties.offsets().subspan(rows.first, rows.size() + 1);
    if (offsets.back() - offsets.front() > ties_per_tile) {  // somebody knows thousands
        auto const all = ties.neighbours();
        for (std::size_t k = 0; k < rows.size(); ++k) {
            Out sum = 0;
            for (auto t = offsets[k]; t < offsets[k + 1]; ++t) sum += of(column[org::row(all[t])]);
            sums[k] = sum;
        }
        return;
    }
    std::array<Sum, ties_per_tile + 1> running;
    run_over_tile(column, of, ties, rows, running.data());
    for (std::size_t k = 0; k < rows.size(); ++k)
        sums[k] = static_cast<Sum>(running[offsets[k + 1] - offsets.front()] -
                                   running[offsets[k] - offsets.front()]);
}

}  // namespace internal

/// What of(a colleague's number in the column) adds up to for each person.
/// Takes    Sum: wide enough for the ties of one person; of: a few instructions
/// Writes   sums, counted from rows.first
template <class Sum, class Number, class Of, class Out>
void sum_over_ties(Number const* column, Of const& of, org::Ties const& ties, parallel::Rows rows,
                   Out* sums) {
    using internal::rows_per_tile;
    for (std::size_t first = rows.first; first < rows.last; first += rows_per_tile)
        internal::sum_tile<Sum>(column, of, ties,
                                {first, std::min(first + rows_per_tile, rows.last)},
                                sums + (first - rows.first));
    // Those whom people have met since the rows were laid out.
    ties.for_added(org::person(rows.first), org::person(rows.last), [&](auto who, auto const& met) {
        auto& sum = sums[org::row(who) - rows.first];
        for (auto const peer : met) sum += of(column[org::row(peer)]);
    });
}

}  // namespace diorama::mechanisms
