#include "org/clusters.hpp"

#include <algorithm>
#include <boost/pending/disjoint_sets.hpp>
#include <functional>

namespace diorama::org {

std::vector<std::size_t> cluster_sizes(Ties const& ties, std::span<std::uint8_t const> chosen) {
    // The chosen are few, as a rule: they are numbered, so that their sets lie close together.
    std::vector<std::uint32_t> rows;
    std::vector<std::uint32_t> numbers(chosen.size());
    for (std::size_t i = 0; i < chosen.size(); ++i)
        if (chosen[i] != 0) {
            numbers[i] = static_cast<std::uint32_t>(rows.size());
            rows.push_back(static_cast<std::uint32_t>(i));
        }
    std::vector<std::uint32_t> ranks(rows.size());
    std::vector<std::uint32_t> parents(rows.size());
    boost::disjoint_sets<std::uint32_t*, std::uint32_t*> sets(ranks.data(), parents.data());
    for (std::uint32_t k = 0; k < rows.size(); ++k) sets.make_set(k);
    for (std::uint32_t k = 0; k < rows.size(); ++k)
        for (auto const peer : ties.of(person(rows[k])))
            if (row(peer) > rows[k] && chosen[row(peer)] != 0)
                sets.union_set(k, numbers[row(peer)]);
    std::vector<std::uint32_t> members(rows.size(), 0);
    for (std::uint32_t k = 0; k < rows.size(); ++k) ++members[sets.find_set(k)];
    std::vector<std::size_t> sizes;
    for (auto const count : members)
        if (count > 0) sizes.push_back(count);
    std::sort(sizes.begin(), sizes.end(), std::greater<>());
    return sizes;
}

}  // namespace diorama::org
