#include "mechanisms/contagion.hpp"

#include <algorithm>
#include <numeric>

namespace diorama::mechanisms {

namespace {

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

}  // namespace diorama::mechanisms
