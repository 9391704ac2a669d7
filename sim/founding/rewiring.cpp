#include "founding/rewiring.hpp"

#include <algorithm>

#include "random/draw.hpp"

namespace diorama::founding {
namespace {

constexpr std::uint32_t most_rounds = 100;

/// A tie that looks for another end.
struct Loose {
    std::uint64_t key;       ///< the pair it would be now
    std::uint64_t original;  ///< the pair it was
    std::uint32_t place;     ///< in the list of all ties: names its draws
};

std::uint64_t new_pair(Loose const& loose, std::size_t headcount, std::uint32_t round,
                       std::uint64_t seed) {
    auto const words =
        random::words({seed, random::Purpose::founding_ties, 2 + round, loose.place});
    std::uint32_t const stays = (words[0] & 1U) != 0
                                    ? static_cast<std::uint32_t>(loose.original)
                                    : static_cast<std::uint32_t>(loose.original >> 32U);
    std::uint32_t const drawn = random::below(words[1], static_cast<std::uint32_t>(headcount) - 1);
    return tie_key(stays, drawn >= stays ? drawn + 1 : drawn);
}

/// Moves the loose ties whose pair is still free into `kept`, the first in order of place winning.
void settle(std::vector<Loose>& loose, std::vector<std::uint64_t>& kept) {
    std::ranges::sort(loose, [](Loose const& x, Loose const& y) {
        return x.key != y.key ? x.key < y.key : x.place < y.place;
    });
    std::vector<Loose> still_loose;
    std::vector<std::uint64_t> settled;
    auto taken = kept.begin();
    for (Loose const& tie : loose) {
        while (taken != kept.end() && *taken < tie.key) ++taken;
        bool const free = (taken == kept.end() || *taken != tie.key) &&
                          (settled.empty() || settled.back() != tie.key);
        if (free)
            settled.push_back(tie.key);
        else
            still_loose.push_back(tie);
    }
    std::size_t const middle = kept.size();
    kept.insert(kept.end(), settled.begin(), settled.end());
    std::inplace_merge(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(middle),
                       kept.end());
    loose.swap(still_loose);
}

}  // namespace

std::vector<std::uint64_t> rewired(std::vector<std::uint64_t> ties, std::size_t headcount,
                                   double share, std::uint64_t seed) {
    if (share <= 0.0 || headcount < 3) return ties;
    std::vector<std::uint64_t> kept;
    std::vector<Loose> loose;
    for (std::uint32_t place = 0; place < ties.size(); ++place) {
        auto const words = random::words({seed, random::Purpose::founding_ties, 1, place, 1});
        if (random::uniform(words[0]) < share)
            loose.push_back({0, ties[place], place});
        else
            kept.push_back(ties[place]);
    }
    for (std::uint32_t round = 0; !loose.empty() && round < most_rounds; ++round) {
        for (Loose& tie : loose) tie.key = new_pair(tie, headcount, round, seed);
        settle(loose, kept);
    }
    // Where nearly everyone is tied to everyone there may be no free pair: then the old one is.
    for (Loose& tie : loose) tie.key = tie.original;
    settle(loose, kept);
    return kept;
}

}  // namespace diorama::founding
