#include "mechanisms/clusters.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace diorama::mechanisms {

namespace {

using Row = std::uint32_t;
using Pair = std::pair<Row, Row>;

/// The sets of one count, as trees of rows in which nobody's parent comes after them: so one pass
/// in order makes every parent a root. People who are not chosen are in no set, and nothing is read
/// of them.
class Clusters {
public:
    Clusters(std::size_t parts, org::Ties const& ties, std::span<std::uint8_t const> group,
             std::uint8_t chosen)
        : ties_(ties),
          group_(group),
          chosen_(chosen),
          parts_(parts),
          parents_(std::make_unique_for_overwrite<Row[]>(group.size())),
          members_(std::make_unique_for_overwrite<std::uint32_t[]>(group.size())) {}

    /// Joins the chosen of one part of the rows by ties among themselves. Afterwards everybody's
    /// parent is the root of their set. Touches nobody else.
    void join_inside(std::size_t part) {
        auto& own = parts_[part];
        own.rows = parallel::part(part, parts_.size(), group_.size());
        list_chosen(own);
        for (Row const i : own.chosen) parents_[i] = i;
        join_pairs(own);
        flatten(own);
        // Two ties each have brought most of a large set together. Whoever is in it needs no
        // second look: a tie to somebody outside is found from outside.
        for (Row const i : own.chosen)
            if (parents_[i] != own.largest)
                for (auto const peer : ties_.of(org::person(i)))
                    if (is_inside(own.rows, org::row(peer)))
                        join(i, static_cast<Row>(org::row(peer)));
        flatten(own);
    }

    /// Finds the ties that join sets of one part with those of others. Between two largest sets,
    /// one such tie is enough. Reads the parents that join_inside() of all parts has left.
    void find_across(std::size_t part) {
        auto& own = parts_[part];
        std::vector<bool> is_tied(parts_.size(), false);  // by their largest set to ours
        std::size_t untied = parts_.size() - 1;
        for (Row const i : own.chosen) {
            bool const is_small = parents_[i] != own.largest;
            if (!is_small && untied == 0) continue;
            for (auto const peer : ties_.of(org::person(i))) {
                auto const row = org::row(peer);
                if (!is_chosen(row) || row - own.rows.first < own.rows.size()) continue;
                if (!is_small) {
                    auto const other = parallel::part_of(row, parts_.size(), group_.size());
                    if (is_tied[other] || parents_[row] != parts_[other].largest) continue;
                    is_tied[other] = true;
                    --untied;
                }
                own.across.emplace_back(parents_[i], parents_[row]);
            }
        }
    }

    /// Joins what find_across() has found.
    std::vector<std::size_t> sizes() {
        for (auto const& own : parts_)
            for (auto const& [one, other] : own.across) join(one, other);
        for (auto const& own : parts_)
            for (Row const root : own.roots)
                if (auto const now = parents_[root] = parents_[parents_[root]]; now != root)
                    members_[now] += std::exchange(members_[root], 0);
        std::vector<std::size_t> sizes;
        for (auto const& own : parts_)
            for (Row const root : own.roots)
                if (members_[root] > 0) sizes.push_back(members_[root]);
        return sizes;
    }

private:
    struct Part {
        parallel::Rows rows;
        std::vector<Row> chosen;  ///< ascending
        std::vector<Row> roots;   ///< of the sets of its chosen, ascending
        Row largest = 0;          ///< of the roots that with most members, if there are any
        std::vector<Pair> across;
    };

    bool is_chosen(std::size_t row) const { return group_[row] == chosen_; }
    bool is_inside(parallel::Rows rows, std::size_t row) const {
        return row - rows.first < rows.size() && is_chosen(row);
    }

    /// Climbs both trees by turns, always from the later parent, and leaves each on the way at the
    /// other's parent.
    /// Source   Rem's algorithm: Dijkstra 1976; fastest in Patwary, Blair & Manne 2010
    void join(Row one, Row other) {
        while (parents_[one] != parents_[other]) {
            if (parents_[one] < parents_[other]) std::swap(one, other);
            Row const above = parents_[one];
            parents_[one] = parents_[other];
            if (above == one) return;
            one = above;
        }
    }

    /// Each of the chosen with the first two of the chosen that they are tied to. Apart from
    /// joining them, block by block, because each look is then independent of the others, and none
    /// waits for memory.
    void join_pairs(Part const& own) {
        constexpr std::size_t most = 2, at_once = 2048, ties_ahead = 16, pairs_ahead = 24;
        std::vector<Pair> pairs;
        pairs.reserve(most * at_once);
        auto const& all = own.chosen;
        for (std::size_t first = 0; first < all.size(); first += at_once) {
            pairs.clear();
            for (std::size_t n = first; n < std::min(first + at_once, all.size()); ++n) {
                if (n + ties_ahead < all.size())
                    __builtin_prefetch(ties_.of(org::person(all[n + ties_ahead])).data());
                std::size_t found = 0;
                for (auto const peer : ties_.of(org::person(all[n]))) {
                    if (!is_inside(own.rows, org::row(peer))) continue;
                    pairs.emplace_back(all[n], static_cast<Row>(org::row(peer)));
                    if (++found == most) break;
                }
            }
            for (std::size_t k = 0; k < pairs.size(); ++k) {
                if (k + pairs_ahead < pairs.size())
                    __builtin_prefetch(&parents_[pairs[k + pairs_ahead].second]);
                join(pairs[k].first, pairs[k].second);
            }
        }
    }

    /// Makes every parent a root, and finds how many people each has.
    void flatten(Part& own) {
        own.roots.clear();
        for (Row const i : own.chosen) members_[i] = 0;
        for (Row const i : own.chosen) {
            Row const root = parents_[i] = parents_[parents_[i]];
            if (root == i) own.roots.push_back(root);
            ++members_[root];
        }
        if (!own.roots.empty())
            own.largest = *std::max_element(
                own.roots.begin(), own.roots.end(),
                [&](Row one, Row other) { return members_[one] < members_[other]; });
    }

    /// Most often few are chosen: all else goes through these alone.
    void list_chosen(Part& own) const {
        auto const* const group = group_.data();
        auto const place = [&](std::size_t i) { return group + i; };
        own.chosen.resize(static_cast<std::size_t>(
            std::count(place(own.rows.first), place(own.rows.last), chosen_)));
        // Ends with the last of them: what comes after it would have no place.
        std::size_t count = 0;
        for (std::size_t i = own.rows.first; count < own.chosen.size(); ++i) {
            own.chosen[count] = static_cast<Row>(i);
            count += is_chosen(i) ? 1U : 0U;
        }
    }

    org::Ties const& ties_;
    std::span<std::uint8_t const> group_;
    std::uint8_t chosen_;
    std::vector<Part> parts_;
    std::unique_ptr<Row[]> parents_;
    std::unique_ptr<std::uint32_t[]> members_;  ///< of each root
};

}  // namespace

std::vector<std::size_t> cluster_sizes(parallel::Workers const& workers, org::Ties const& ties,
                                       std::span<std::uint8_t const> group, std::uint8_t chosen) {
    if (group.empty()) return {};
    Clusters clusters(workers.threads(), ties, group, chosen);
    workers.for_each(workers.threads(), [&](std::size_t part) { clusters.join_inside(part); });
    workers.for_each(workers.threads(), [&](std::size_t part) { clusters.find_across(part); });
    return clusters.sizes();
}

}  // namespace diorama::mechanisms
