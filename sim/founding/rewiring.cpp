#include "founding/rewiring.hpp"

#include <algorithm>
#include <numeric>
#include <span>

#include "random/draw.hpp"

namespace diorama::founding {
namespace {

constexpr std::uint32_t most_rounds = 100;

/// Ties that look for another end: what each would be now is a function of its place in the list
/// of all ties and the round, so that only the places are kept.
struct Search {
    std::vector<std::uint64_t> const& ties;
    std::size_t headcount;
    std::uint64_t seed;
    std::uint32_t round = 0;  ///< most_rounds = back to what they were

    std::uint64_t pair_of(std::uint32_t place) const {
        std::uint64_t const original = ties[place];
        if (round == most_rounds) return original;
        auto const words = random::words({seed, random::Purpose::founding_ties, 2 + round, place});
        std::uint32_t const stays = (words[0] & 1U) != 0
                                        ? static_cast<std::uint32_t>(original)
                                        : static_cast<std::uint32_t>(original >> 32U);
        std::uint32_t const drawn =
            random::below(words[1], static_cast<std::uint32_t>(headcount) - 1);
        return tie_key(stays, drawn >= stays ? drawn + 1 : drawn);
    }
};

/// Calls see(key, place) for all loose ties by key, then place. A counting sort by the first end;
/// drawing each pair twice is cheaper than keeping and sorting them all.
template <class See>
void each_by_key(Search const& search, std::vector<std::uint32_t> const& loose, See&& see) {
    std::vector<std::uint32_t> last(search.headcount + 1, 0);
    for (std::uint32_t const place : loose) ++last[(search.pair_of(place) >> 32U) + 1];
    std::partial_sum(last.begin(), last.end(), last.begin());
    std::vector<std::uint64_t> ends(loose.size());  // second end above, place below
    for (std::uint32_t const place : loose) {
        std::uint64_t const key = search.pair_of(place);
        ends[last[key >> 32U]++] = key << 32U | place;
    }
    std::size_t first = 0;
    for (std::uint64_t a = 0; a < search.headcount; ++a) {
        auto const row = std::span(ends).subspan(first, last[a] - first);
        first = last[a];
        std::ranges::sort(row);
        for (std::uint64_t const end : row)
            see(a << 32U | end >> 32U, static_cast<std::uint32_t>(end));
    }
}

/// Moves the loose ties whose pair is still free into `kept`, the first in order of place winning.
void settle(Search const& search, std::vector<std::uint32_t>& loose,
            std::vector<std::uint64_t>& kept) {
    std::vector<std::uint32_t> still_loose;
    std::size_t const middle = kept.size();
    std::size_t taken = 0;
    kept.reserve(middle + loose.size());
    each_by_key(search, loose, [&](std::uint64_t key, std::uint32_t place) {
        while (taken < middle && kept[taken] < key) ++taken;
        bool const free = (taken == middle || kept[taken] != key) &&
                          (kept.size() == middle || kept.back() != key);
        if (free)
            kept.push_back(key);
        else
            still_loose.push_back(place);
    });
    std::inplace_merge(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(middle),
                       kept.end());
    loose.swap(still_loose);
}

}  // namespace

std::vector<std::uint64_t> rewired(std::vector<std::uint64_t> ties, std::size_t headcount,
                                   double share, std::uint64_t seed) {
    if (share <= 0.0 || headcount < 3) return ties;
    std::vector<std::uint64_t> kept;
    std::vector<std::uint32_t> loose;
    for (std::uint32_t place = 0; place < ties.size(); ++place) {
        auto const words = random::words({seed, random::Purpose::founding_ties, 1, place, 1});
        if (random::uniform(words[0]) < share)
            loose.push_back(place);
        else
            kept.push_back(ties[place]);
    }
    Search search{ties, headcount, seed};
    for (; !loose.empty() && search.round < most_rounds; ++search.round)
        settle(search, loose, kept);
    // Where nearly everyone is tied to everyone there may be no free pair: then the old one is.
    search.round = most_rounds;
    settle(search, loose, kept);
    return kept;
}

}  // namespace diorama::founding
