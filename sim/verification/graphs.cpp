#include "verification/graphs.hpp"

#include <algorithm>
#include <vector>

#include "founding/rewiring.hpp"
#include "random/draw.hpp"

namespace diorama::verification {

org::Ties path(std::size_t headcount) {
    std::vector<org::Tie> ties;
    for (std::size_t i = 1; i < headcount; ++i)
        ties.push_back({org::person(i - 1), org::person(i)});
    return org::Ties(headcount, ties);
}

org::Ties star(std::size_t headcount) {
    std::vector<org::Tie> ties;
    for (std::size_t i = 1; i < headcount; ++i) ties.push_back({org::person(0), org::person(i)});
    return org::Ties(headcount, ties);
}

org::Ties complete(std::size_t headcount) {
    std::vector<org::Tie> ties;
    for (std::size_t a = 0; a < headcount; ++a)
        for (std::size_t b = 0; b < a; ++b) ties.push_back({org::person(a), org::person(b)});
    return org::Ties(headcount, ties);
}

org::Ties ring(std::size_t headcount, std::size_t reach) {
    std::vector<org::Tie> ties;
    for (std::size_t i = 0; i < headcount; ++i)
        for (std::size_t k = 1; k <= reach; ++k)
            ties.push_back({org::person(i), org::person((i + k) % headcount)});
    return org::Ties(headcount, ties);
}

org::Ties rewired(org::Ties const& ties, double share, std::uint64_t seed) {
    std::vector<std::uint64_t> keys;
    for (auto const& tie : ties.list())
        keys.push_back(founding::tie_key(static_cast<std::uint32_t>(org::row(tie.a)),
                                         static_cast<std::uint32_t>(org::row(tie.b))));
    std::sort(keys.begin(), keys.end());
    std::vector<org::Tie> moved;
    for (auto const key : founding::rewired(std::move(keys), ties.headcount(), share, seed))
        moved.push_back({org::person(key >> 32U), org::person(key & 0xffffffffU)});
    return org::Ties(ties.headcount(), moved);
}

org::Ties poisson(std::size_t headcount, double mean_degree, std::uint64_t seed) {
    auto const people = static_cast<std::uint32_t>(headcount);
    auto const pairs =
        static_cast<std::size_t>(mean_degree * static_cast<double>(headcount) / 2.0 + 0.5);
    random::Sequence draws({seed, random::Purpose::founding_ties, 0, 0});
    std::vector<org::Tie> ties;
    ties.reserve(pairs);
    for (std::size_t k = 0; k < pairs; ++k) {
        auto const a = random::below(draws.next_word(), people);
        auto const b = random::below(draws.next_word(), people);
        if (a != b) ties.push_back({org::person(a), org::person(b)});
    }
    return org::Ties(headcount, ties);
}

}  // namespace diorama::verification
