#include "mechanisms/contagion.hpp"

#include <algorithm>
#include <numeric>

namespace diorama::mechanisms {

namespace {

/// (1 - beta)^k for k up to the largest degree, by multiplication, so that any CPU gives the same.
std::vector<double> escape_chances(double beta, std::size_t largest_degree) {
    std::vector<double> chances(largest_degree + 1, 1.0);
    for (std::size_t k = 1; k <= largest_degree; ++k) chances[k] = chances[k - 1] * (1.0 - beta);
    return chances;
}

std::size_t largest_degree(org::Ties const& ties) {
    std::size_t largest = 0;
    for (std::size_t i = 0; i < ties.headcount(); ++i)
        largest = std::max(largest, ties.degree(org::person(i)));
    return largest;
}

using Ranked = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  ///< draw, person

/// The ball round the person with the smallest draw, nearest by ties first, in row order within a
/// distance. Where nobody more is within reach, it goes on round the next smallest draw.
void seed_ball(org::Ties const& ties, Ranked ranked, std::size_t wanted,
               std::vector<std::uint8_t>& adopted) {
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::uint32_t> found;
    auto const join = [&](std::size_t person) {
        if (adopted[person] != 0 || found.size() >= wanted) return;
        adopted[person] = 1;
        found.push_back(static_cast<std::uint32_t>(person));
    };
    std::size_t next = 0;
    for (auto const& [draw, centre] : ranked) {
        join(centre);
        for (; next < found.size() && found.size() < wanted; ++next)
            for (auto const peer : ties.of(org::PersonId{found[next]})) join(org::row(peer));
        if (found.size() >= wanted) return;
    }
}

}  // namespace

ContagionState seed_contagion(Contagion const& p, org::Ties const& ties, std::uint64_t seed) {
    std::size_t const headcount = ties.headcount();
    ContagionState state;
    state.adopted.assign(headcount, 0);
    state.next.assign(headcount, 0);
    if (headcount == 0 || p.initial_share <= 0.0) return state;

    Ranked ranked(headcount);
    for (std::size_t i = 0; i < headcount; ++i) {
        auto const person = static_cast<std::uint32_t>(i);
        ranked[i] = {random::words({seed, random::Purpose::contagion_seeds, 0, person})[0], person};
    }
    auto const wanted = std::max<std::size_t>(
        1, static_cast<std::size_t>(p.initial_share * static_cast<double>(headcount) + 0.5));
    if (p.clustered_start) {
        seed_ball(ties, std::move(ranked), wanted, state.adopted);
    } else {
        std::nth_element(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(wanted - 1),
                         ranked.end());
        for (std::size_t k = 0; k < wanted; ++k) state.adopted[ranked[k].second] = 1;
    }
    state.count = static_cast<std::uint64_t>(
        std::accumulate(state.adopted.begin(), state.adopted.end(), std::size_t{0}));
    return state;
}

void spread(Contagion const& p, org::Ties const& ties, std::uint64_t seed, std::uint32_t week,
            parallel::Workers const& workers, ContagionState& state) {
    std::size_t const headcount = state.adopted.size();
    auto const escapes = escape_chances(p.beta, largest_degree(ties));
    std::vector<std::uint64_t> counts(parallel::chunk_count(headcount), 0);
    workers.for_chunks(headcount, [&](parallel::Rows rows, std::size_t chunk) {
        std::uint64_t adopted_count = 0;
        for (std::size_t i = rows.first; i < rows.last; ++i) {
            bool adopts = state.adopted[i] != 0;
            if (!adopts) {
                auto const peers = ties.of(org::person(i));
                std::size_t adopted_peers = 0;
                for (auto const peer : peers) adopted_peers += state.adopted[org::row(peer)];
                if (adopted_peers > 0) {
                    if (p.rule == ContagionRule::independent) {
                        auto const draw = random::words({seed, random::Purpose::contagion, week,
                                                         static_cast<std::uint32_t>(i)});
                        adopts = random::uniform(draw[0]) < 1.0 - escapes[adopted_peers];
                    } else {
                        // The quotient, not the product: 7 / 100 is the double written 0.07, while
                        // 0.07 * 100 is above 7.
                        adopts = static_cast<double>(adopted_peers) /
                                     static_cast<double>(peers.size()) >=
                                 p.threshold;
                    }
                }
            }
            state.next[i] = adopts ? 1 : 0;
            adopted_count += adopts ? 1U : 0U;
        }
        counts[chunk] = adopted_count;
    });
    state.adopted.swap(state.next);
    state.count = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

}  // namespace diorama::mechanisms
