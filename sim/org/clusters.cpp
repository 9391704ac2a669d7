#include "org/clusters.hpp"

#include <algorithm>
#include <boost/pending/disjoint_sets.hpp>
#include <functional>

namespace diorama::org {

namespace {

template <class Sets>
std::vector<std::uint32_t> sizes_by_root(Sets& sets, std::size_t count) {
    std::vector<std::uint32_t> members(count, 0);
    for (std::uint32_t k = 0; k < count; ++k) ++members[sets.find_set(k)];
    return members;
}

}  // namespace

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
    auto const join = [&](std::uint32_t k, std::size_t most) {
        for (auto const peer : ties.of(person(rows[k]))) {
            if (most == 0) return;
            if (chosen[row(peer)] == 0) continue;
            sets.union_set(k, numbers[row(peer)]);
            --most;
        }
    };
    // Two ties each bring most of a large group together. Whoever is in it then needs no second
    // look: a tie to somebody outside is found from outside.
    constexpr std::size_t first_ties = 2;
    for (std::uint32_t k = 0; k < rows.size(); ++k) join(k, first_ties);
    auto members = sizes_by_root(sets, rows.size());
    auto const largest = static_cast<std::uint32_t>(
        std::max_element(members.begin(), members.end()) - members.begin());
    for (std::uint32_t k = 0; k < rows.size(); ++k)
        if (sets.find_set(k) != sets.find_set(largest)) join(k, chosen.size());
    members = sizes_by_root(sets, rows.size());
    std::vector<std::size_t> sizes;
    for (auto const count : members)
        if (count > 0) sizes.push_back(count);
    std::sort(sizes.begin(), sizes.end(), std::greater<>());
    return sizes;
}

}  // namespace diorama::org
