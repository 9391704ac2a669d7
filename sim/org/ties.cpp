#include "org/ties.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <numeric>

#include "org/tie_list.hpp"

namespace diorama::org {
namespace {

TieList list_of(std::size_t headcount, std::span<Tie const> ties) {
    LooseTies loose;
    for (Tie const& tie : ties) loose.add(tie);
    return TieList(headcount, std::move(loose));
}

}  // namespace

Ties::Ties(std::size_t headcount, std::span<Tie const> ties) : Ties(list_of(headcount, ties)) {}

Ties::Ties(TieList const& ties) {
    std::size_t const headcount = ties.headcount();
    auto rows = std::make_shared<Rows>();
    auto& [offsets, neighbours] = *rows;
    offsets.assign(headcount + 1, 0);
    for (std::size_t i = 0; i < headcount; ++i) {
        auto const others = ties.after(person(i));
        offsets[i + 1] += static_cast<std::uint32_t>(others.size());
        for (PersonId const other : others) ++offsets[row(other) + 1];
    }
    std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());

    // Whoever comes before somebody is met in ascending order, and all of them before this person's
    // own turn, when those who come after follow: each row fills up in order.
    neighbours.resize(offsets[headcount]);
    std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
    for (std::size_t i = 0; i < headcount; ++i) {
        auto const others = ties.after(person(i));
        std::ranges::copy(others, neighbours.begin() + next[i]);
        for (PersonId const other : others) neighbours[next[row(other)]++] = person(i);
    }
    hold(std::move(rows));
}

Ties Ties::with(Ties const& more) const {
    assert(more.headcount() == headcount());
    if (more.directed_count() == 0) return *this;
    if (directed_count() == 0) return more;
    auto rows = std::make_shared<Rows>();
    rows->offsets.reserve(headcount() + 1);
    rows->neighbours.reserve(directed_count() + more.directed_count());
    for (std::size_t i = 0; i < headcount(); ++i) {
        rows->offsets.push_back(static_cast<std::uint32_t>(rows->neighbours.size()));
        std::ranges::set_union(of(person(i)), more.of(person(i)),
                               std::back_inserter(rows->neighbours));
    }
    rows->offsets.push_back(static_cast<std::uint32_t>(rows->neighbours.size()));
    rows->neighbours.shrink_to_fit();
    Ties both;
    both.hold(std::move(rows));
    return both;
}

std::shared_ptr<Ties::Rows> Ties::joined() const {
    auto rows = std::make_shared<Rows>();
    rows->offsets.reserve(headcount() + 1);
    rows->offsets.push_back(0);
    rows->neighbours.reserve(directed_count());
    for (std::size_t i = 0; i < headcount(); ++i) {
        auto const peers = of(person(i));
        rows->neighbours.insert(rows->neighbours.end(), peers.begin(), peers.end());
        rows->offsets.push_back(static_cast<std::uint32_t>(rows->neighbours.size()));
    }
    return rows;
}

Ties Ties::with(std::span<Tie const> more, ForEach const& for_each) const {
    if (more.empty()) return *this;
    FirstRows const first{offsets_, neighbours_};
    auto wider = wider_ == nullptr ? WiderRows(headcount()).with(first, more, for_each)
                                   : wider_->with(first, more, for_each);
    if (wider == nullptr) return *this;  // known to each other all the time
    Ties all = *this;
    all.marks_ = wider->marks();
    all.wider_ = std::move(wider);
    if (all.wider_->entries() > neighbours_.size() / 2) all.hold(all.joined());
    return all;
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
