#include "org/ties.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

namespace diorama::org {

Ties::Ties(std::size_t headcount, std::span<Tie const> ties) : offsets_(headcount + 1, 0) {
    assert(ties.size() <= std::numeric_limits<std::uint32_t>::max() / 2);
    for (Tie const& tie : ties) {
        assert(row(tie.a) < headcount && row(tie.b) < headcount);
        if (tie.a == tie.b) continue;
        ++offsets_[row(tie.a) + 1];
        ++offsets_[row(tie.b) + 1];
    }
    for (std::size_t i = 0; i < headcount; ++i) offsets_[i + 1] += offsets_[i];

    neighbours_.resize(offsets_[headcount]);
    std::vector<std::uint32_t> next(offsets_.begin(), offsets_.end() - 1);
    for (Tie const& tie : ties) {
        if (tie.a == tie.b) continue;
        neighbours_[next[row(tie.a)]++] = tie.b;
        neighbours_[next[row(tie.b)]++] = tie.a;
    }

    // Sorting each row makes the layout a function of the set of ties, not of the order they came
    // in; a pair that was given twice closes up here.
    std::uint32_t kept = 0;
    for (std::size_t i = 0; i < headcount; ++i) {
        auto const first = neighbours_.begin() + offsets_[i];
        auto const last = neighbours_.begin() + next[i];
        std::sort(first, last);
        auto const unique_last = std::unique(first, last);
        offsets_[i] = kept;
        std::copy(first, unique_last, neighbours_.begin() + kept);
        kept += static_cast<std::uint32_t>(unique_last - first);
    }
    offsets_[headcount] = kept;
    if (kept != neighbours_.size()) {
        neighbours_.resize(kept);
        neighbours_.shrink_to_fit();
    }
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
