#include "org/tie_list.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>

namespace diorama::org {
namespace {

constexpr std::size_t block_ties = 1U << 17U;

}  // namespace

void LooseTies::add(Tie const& tie) {
    if (tie.a == tie.b) return;
    if (size_ == 0) usual_ = tie.origin;
    if (blocks_.empty() || blocks_.back().pairs.size() == block_ties) {
        blocks_.emplace_back();
        // A short list needs no block of a megabyte.
        if (blocks_.size() > 1) blocks_.back().pairs.reserve(block_ties);
    }
    Block& block = blocks_.back();
    bool const weighted = !block.weights.empty() || tie.weight != 1.0F;
    bool const marked = !block.origins.empty() || tie.origin != usual_;
    if (weighted) block.weights.resize(block.pairs.size(), 1.0F);
    if (marked) block.origins.resize(block.pairs.size(), usual_);
    block.pairs.push_back({std::min(tie.a, tie.b), std::max(tie.a, tie.b)});
    if (weighted) block.weights.push_back(tie.weight);
    if (marked) block.origins.push_back(tie.origin);
    ++size_;
}

TieList::TieList(std::size_t headcount, LooseTies loose) : usual_(loose.usual_) {
    assert(loose.size() <= std::numeric_limits<std::uint32_t>::max() / 2);
    offsets_.assign(headcount + 1, 0);
    lay_out(loose);
    merge_rows();
}

TieList::TieList(std::size_t headcount, std::span<std::uint64_t const> keys, TieOrigin origin)
    : usual_(origin) {
    offsets_.assign(headcount + 1, 0);
    others_.reserve(keys.size());
    for (std::uint64_t const key : keys) {
        ++offsets_[(key >> 32U) + 1];
        others_.push_back(person(key & 0xffffffffU));
    }
    std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
}

/// A stable counting sort by the first end.
void TieList::lay_out(LooseTies& loose) {
    bool weighted = false;
    bool marked = false;
    for (auto const& block : loose.blocks_) {
        weighted = weighted || !block.weights.empty();
        marked = marked || !block.origins.empty();
        for (auto const& pair : block.pairs) {
            assert(row(pair.b) < headcount());
            ++offsets_[row(pair.a) + 1];
        }
    }
    std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
    others_.resize(loose.size());
    if (weighted) weights_.assign(loose.size(), 1.0F);
    if (marked) origins_.assign(loose.size(), usual_);
    std::vector<std::uint32_t> next(offsets_.begin(), offsets_.end() - 1);
    for (auto& block : loose.blocks_) {
        for (std::size_t k = 0; k < block.pairs.size(); ++k) {
            std::uint32_t const place = next[row(block.pairs[k].a)]++;
            others_[place] = block.pairs[k].b;
            if (!block.weights.empty()) weights_[place] = block.weights[k];
            if (!block.origins.empty()) origins_[place] = block.origins[k];
        }
        block = {};
    }
}

void TieList::merge_rows() {
    bool const bare = weights_.empty() && origins_.empty();
    std::vector<End> ends;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < headcount(); ++i) {
        std::size_t const first = offsets_[i];
        std::size_t const last = offsets_[i + 1];
        offsets_[i] = static_cast<std::uint32_t>(kept);
        kept = bare ? merge_bare_row(first, last, kept) : merge_row(first, last, kept, ends);
    }
    offsets_.back() = static_cast<std::uint32_t>(kept);
    auto const close_up = [kept](auto& column) {
        if (column.size() <= kept) return;
        column.resize(kept);
        column.shrink_to_fit();
    };
    close_up(others_);
    close_up(weights_);
    close_up(origins_);
}

/// Returns  where the next row begins
std::size_t TieList::merge_bare_row(std::size_t first, std::size_t last, std::size_t kept) {
    auto const begin = others_.begin();
    auto const at = [&](std::size_t place) { return begin + static_cast<std::ptrdiff_t>(place); };
    std::sort(at(first), at(last));
    std::size_t const row_begin = kept;
    for (std::size_t k = first; k < last; ++k) {
        if (kept == row_begin || others_[kept - 1] != others_[k]) {
            others_[kept++] = others_[k];
            continue;
        }
        // The first pair that is told twice: from now on weights differ.
        if (weights_.empty()) weights_.assign(others_.size(), 1.0F);
        weights_[kept - 1] += 1.0F;
    }
    return kept;
}

/// Sorting stably keeps the order of equal pairs, so that their sum has the same bits however often
/// a file is read.
/// Returns  where the next row begins
std::size_t TieList::merge_row(std::size_t first, std::size_t last, std::size_t kept,
                               std::vector<End>& ends) {
    ends.clear();
    for (std::size_t k = first; k < last; ++k)
        ends.push_back({others_[k], weights_.empty() ? 1.0F : weights_[k],
                        origins_.empty() ? usual_ : origins_[k]});
    std::ranges::stable_sort(ends, {}, &End::other);
    if (weights_.empty()) weights_.assign(others_.size(), 1.0F);
    std::size_t const row_begin = kept;
    for (End const& end : ends) {
        bool const again = kept > row_begin && others_[kept - 1] == end.other;
        if (again) {
            weights_[kept - 1] += end.weight;
            if (!origins_.empty() && end.origin == TieOrigin::given)
                origins_[kept - 1] = end.origin;
            continue;
        }
        others_[kept] = end.other;
        weights_[kept] = end.weight;
        if (!origins_.empty()) origins_[kept] = end.origin;
        ++kept;
    }
    return kept;
}

Tie TieList::tie(std::size_t i, std::size_t n) const {
    return {person(i), others_[n], weights_.empty() ? 1.0F : weights_[n],
            origins_.empty() ? usual_ : origins_[n]};
}

Tie TieList::operator[](std::size_t n) const {
    auto const behind = std::ranges::upper_bound(offsets_, static_cast<std::uint32_t>(n));
    return tie(static_cast<std::size_t>(behind - offsets_.begin()) - 1, n);
}

std::vector<Tie> TieList::list() const {
    std::vector<Tie> ties;
    ties.reserve(size());
    for (std::size_t i = 0; i < headcount(); ++i)
        for (std::size_t n = offsets_[i]; n < offsets_[i + 1]; ++n) ties.push_back(tie(i, n));
    return ties;
}

std::vector<std::uint64_t> TieList::keys() const {
    std::vector<std::uint64_t> keys;
    keys.reserve(size());
    for (std::uint64_t i = 0; i < headcount(); ++i)
        for (PersonId const other : after(person(i))) keys.push_back(i << 32U | row(other));
    return keys;
}

bool TieList::all_generated() const noexcept {
    if (empty()) return false;
    if (origins_.empty()) return usual_ == TieOrigin::generated;
    return std::ranges::all_of(origins_, [](auto o) { return o == TieOrigin::generated; });
}

}  // namespace diorama::org
