#include "org/clusters.hpp"

#include <algorithm>
#include <boost/pending/disjoint_sets.hpp>
#include <functional>
#include <memory>
#include <utility>

namespace diorama::org {

namespace {

template <class Sets>
std::vector<std::uint32_t> sizes_by_root(Sets& sets, std::size_t count) {
    std::vector<std::uint32_t> members(count, 0);
    for (std::uint32_t k = 0; k < count; ++k) ++members[sets.find_set(k)];
    return members;
}

/// The numbers of each of the chosen and of the first two of the chosen that they are tied to.
/// Apart from joining them, because each look is then independent of the others, and none waits for
/// memory.
std::vector<std::pair<std::uint32_t, std::uint32_t>> first_pairs(
    Ties const& ties, std::span<std::uint8_t const> chosen, std::span<std::uint32_t const> rows,
    std::uint32_t const* numbers) {
    constexpr std::size_t most = 2, ahead = 16;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    pairs.reserve(most * rows.size());
    for (std::uint32_t k = 0; k < rows.size(); ++k) {
        if (k + ahead < rows.size()) __builtin_prefetch(ties.of(person(rows[k + ahead])).data());
        std::size_t found = 0;
        for (auto const peer : ties.of(person(rows[k]))) {
            if (chosen[row(peer)] == 0) continue;
            pairs.emplace_back(k, numbers[row(peer)]);
            if (++found == most) break;
        }
    }
    return pairs;
}

}  // namespace

std::vector<std::size_t> cluster_sizes(Ties const& ties, std::span<std::uint8_t const> chosen) {
    // The chosen are few, as a rule: they are numbered, so that their sets lie close together.
    std::vector<std::uint32_t> rows;
    auto const numbers = std::make_unique_for_overwrite<std::uint32_t[]>(chosen.size());
    for (std::size_t i = 0; i < chosen.size(); ++i)
        if (chosen[i] != 0) {
            numbers[i] = static_cast<std::uint32_t>(rows.size());
            rows.push_back(static_cast<std::uint32_t>(i));
        }
    auto const count = static_cast<std::uint32_t>(rows.size());
    std::vector<std::uint32_t> ranks(count);
    std::vector<std::uint32_t> parents(count);
    boost::disjoint_sets<std::uint32_t*, std::uint32_t*> sets(ranks.data(), parents.data());
    for (std::uint32_t k = 0; k < count; ++k) sets.make_set(k);
    // Two ties each bring most of a large group together. Whoever is in it then needs no second
    // look: a tie to somebody outside is found from outside.
    auto const pairs = first_pairs(ties, chosen, rows, numbers.get());
    constexpr std::size_t ahead = 24;
    for (std::size_t k = 0; k < pairs.size(); ++k) {
        if (k + ahead < pairs.size()) __builtin_prefetch(&parents[pairs[k + ahead].second]);
        sets.union_set(pairs[k].first, pairs[k].second);
    }
    auto members = sizes_by_root(sets, count);
    auto const largest = static_cast<std::uint32_t>(
        std::max_element(members.begin(), members.end()) - members.begin());
    for (std::uint32_t k = 0; k < count; ++k) {
        if (sets.find_set(k) == sets.find_set(largest)) continue;
        for (auto const peer : ties.of(person(rows[k])))
            if (chosen[row(peer)] != 0) sets.union_set(k, numbers[row(peer)]);
    }
    members = sizes_by_root(sets, count);
    std::vector<std::size_t> sizes;
    for (auto const size : members)
        if (size > 0) sizes.push_back(size);
    std::sort(sizes.begin(), sizes.end(), std::greater<>());
    return sizes;
}

}  // namespace diorama::org
