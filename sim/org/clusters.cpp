#include "org/clusters.hpp"

#include <algorithm>
#include <boost/pending/disjoint_sets.hpp>
#include <functional>

namespace diorama::org {

std::vector<std::size_t> cluster_sizes(Ties const& ties, std::span<std::uint8_t const> chosen) {
    auto const headcount = chosen.size();
    std::vector<std::uint32_t> ranks(headcount);
    std::vector<std::uint32_t> parents(headcount);
    boost::disjoint_sets<std::uint32_t*, std::uint32_t*> sets(ranks.data(), parents.data());
    for (std::uint32_t i = 0; i < headcount; ++i)
        if (chosen[i] != 0) sets.make_set(i);
    for (std::uint32_t i = 0; i < headcount; ++i) {
        if (chosen[i] == 0) continue;
        for (auto const peer : ties.of(person(i)))
            if (row(peer) > i && chosen[row(peer)] != 0)
                sets.union_set(i, static_cast<std::uint32_t>(row(peer)));
    }
    std::vector<std::uint32_t> members(headcount, 0);
    for (std::uint32_t i = 0; i < headcount; ++i)
        if (chosen[i] != 0) ++members[sets.find_set(i)];
    std::vector<std::size_t> sizes;
    for (auto const count : members)
        if (count > 0) sizes.push_back(count);
    std::sort(sizes.begin(), sizes.end(), std::greater<>());
    return sizes;
}

}  // namespace diorama::org
