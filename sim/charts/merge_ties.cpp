#include "charts/merge_ties.hpp"

#include <algorithm>

namespace diorama::charts {
namespace {

/// A stable counting sort by one end.
std::vector<org::Tie> sorted_by(std::vector<org::Tie> const& ties, std::size_t headcount,
                                org::PersonId org::Tie::*end) {
    std::vector<std::uint32_t> next(headcount + 1, 0);
    for (org::Tie const& tie : ties) ++next[org::row(tie.*end) + 1];
    for (std::size_t i = 0; i < headcount; ++i) next[i + 1] += next[i];
    std::vector<org::Tie> sorted(ties.size());
    for (org::Tie const& tie : ties) sorted[next[org::row(tie.*end)]++] = tie;
    return sorted;
}

}  // namespace

std::vector<org::Tie> merged_ties(std::vector<org::Tie> ties, std::size_t headcount) {
    auto const before = [](org::Tie const& x, org::Tie const& y) {
        return x.a != y.a ? x.a < y.a : x.b < y.b;
    };
    // Most files are in order already; sorting stably keeps the file's order of equal pairs, so
    // that their sum has the same bits however often it is read.
    if (!std::ranges::is_sorted(ties, before)) {
        ties = sorted_by(ties, headcount, &org::Tie::a);
        for (auto first = ties.begin(); first != ties.end();) {
            auto const last =
                std::find_if(first, ties.end(), [&](auto const& t) { return t.a != first->a; });
            std::stable_sort(first, last, before);
            first = last;
        }
    }
    std::size_t kept = 0;
    for (org::Tie const& tie : ties) {
        if (kept > 0 && ties[kept - 1].a == tie.a && ties[kept - 1].b == tie.b) {
            ties[kept - 1].weight += tie.weight;
            if (tie.origin == org::TieOrigin::given) ties[kept - 1].origin = tie.origin;
        } else {
            ties[kept++] = tie;
        }
    }
    ties.resize(kept);
    return ties;
}

}  // namespace diorama::charts
