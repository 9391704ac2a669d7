#include "org/ties.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

namespace diorama::org {

Ties::Ties(std::size_t headcount, std::span<Tie const> ties) {
    auto rows = std::make_shared<Rows>();
    auto& [offsets, neighbours] = *rows;
    offsets.assign(headcount + 1, 0);
    assert(ties.size() <= std::numeric_limits<std::uint32_t>::max() / 2);
    for (Tie const& tie : ties) {
        assert(row(tie.a) < headcount && row(tie.b) < headcount);
        if (tie.a == tie.b) continue;
        ++offsets[row(tie.a) + 1];
        ++offsets[row(tie.b) + 1];
    }
    for (std::size_t i = 0; i < headcount; ++i) offsets[i + 1] += offsets[i];

    neighbours.resize(offsets[headcount]);
    std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
    for (Tie const& tie : ties) {
        if (tie.a == tie.b) continue;
        neighbours[next[row(tie.a)]++] = tie.b;
        neighbours[next[row(tie.b)]++] = tie.a;
    }

    // Sorting each row makes the layout a function of the set of ties, not of the order they came
    // in; a pair that was given twice closes up here.
    std::uint32_t kept = 0;
    for (std::size_t i = 0; i < headcount; ++i) {
        auto const first = neighbours.begin() + offsets[i];
        auto const last = neighbours.begin() + next[i];
        std::sort(first, last);
        auto const unique_last = std::unique(first, last);
        offsets[i] = kept;
        std::copy(first, unique_last, neighbours.begin() + kept);
        kept += static_cast<std::uint32_t>(unique_last - first);
    }
    offsets[headcount] = kept;
    if (kept != neighbours.size()) {
        neighbours.resize(kept);
        neighbours.shrink_to_fit();
    }
    hold(std::move(rows));
}

Ties Ties::with(std::span<Tie const> more) const {
    std::vector<Tie> all = list();
    all.insert(all.end(), more.begin(), more.end());
    return Ties(headcount(), all);
}

std::vector<Tie> Ties::list() const {
    std::vector<Tie> ties;
    ties.reserve(directed_count() / 2);
    for (std::size_t i = 0; i < headcount(); ++i)
        for (PersonId const other : of(person(i)))
            if (row(other) > i) ties.push_back({person(i), other});
    return ties;
}

}  // namespace diorama::org
