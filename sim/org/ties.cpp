#include "org/ties.hpp"

#include <algorithm>
#include <bit>
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

std::size_t Ties::WiderRows::place(PersonId i) const noexcept {
    auto const word = row(i) / 64;
    auto const lower = (std::uint64_t{1} << (row(i) % 64)) - 1;
    return before[word] + static_cast<std::size_t>(std::popcount(marks[word] & lower));
}

void Ties::WiderRows::finish() {
    std::uint32_t count = 0;
    for (auto const word : marks) {
        before.push_back(count);
        count += static_cast<std::uint32_t>(std::popcount(word));
    }
}

void Ties::WiderRows::reserve(WiderRows const& earlier, std::size_t more) {
    people.reserve(earlier.people.size() + more);
    offsets.reserve(earlier.offsets.size() + more);
    added_ends.reserve(earlier.added_ends.size() + more);
    added.reserve(earlier.added.size() + more);
    // Whoever is new among them brings the row laid out along: about as long as the others.
    auto const rows = std::max<std::size_t>(earlier.people.size(), 1);
    neighbours.reserve(earlier.neighbours.size() + more * (earlier.neighbours.size() / rows + 2));
}

void Ties::WiderRows::push_back(PersonId who, std::span<PersonId const> wide,
                                std::span<PersonId const> met) {
    people.push_back(who);
    neighbours.insert(neighbours.end(), wide.begin(), wide.end());
    offsets.push_back(static_cast<std::uint32_t>(neighbours.size()));
    added.insert(added.end(), met.begin(), met.end());
    added_ends.push_back(static_cast<std::uint32_t>(added.size()));
    marks[row(who) / 64] |= std::uint64_t{1} << (row(who) % 64);
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

Ties Ties::with(std::span<Tie const> more) const {
    // Both directions, by person, then peer.
    std::vector<std::pair<PersonId, PersonId>> extra;
    for (Tie const& tie : more) {
        assert(row(tie.a) < headcount() && row(tie.b) < headcount());
        if (tie.a == tie.b) continue;
        extra.emplace_back(tie.a, tie.b);
        extra.emplace_back(tie.b, tie.a);
    }
    if (extra.empty()) return *this;
    std::sort(extra.begin(), extra.end());
    extra.erase(std::unique(extra.begin(), extra.end()), extra.end());

    auto wider = std::make_shared<WiderRows>();
    wider->marks.assign(headcount() / 64 + 1, 0);
    wider->offsets.push_back(0);
    std::span<PersonId const> const earlier =
        wider_ == nullptr ? std::span<PersonId const>{} : std::span(wider_->people);
    if (wider_ != nullptr) wider->reserve(*wider_, extra.size());
    std::vector<PersonId> peers, both;
    auto old = earlier.begin();
    for (auto next = extra.begin(); next != extra.end() || old != earlier.end();) {
        PersonId const who = next == extra.end()    ? *old
                             : old == earlier.end() ? next->first
                                                    : std::min(*old, next->first);
        if (old != earlier.end() && *old == who) {
            auto const place = static_cast<std::size_t>(old - earlier.begin());
            ++old;
            if (next == extra.end() || next->first != who) {  // nothing new, as for most
                wider->push_back(who, wider_->row_at(place), wider_->added_at(place));
                continue;
            }
        }
        peers.clear();
        for (; next != extra.end() && next->first == who; ++next) peers.push_back(next->second);
        both.clear();
        std::ranges::set_union(of(who), peers, std::back_inserter(both));
        auto const first_row =
            neighbours_.subspan(offsets_[row(who)], offsets_[row(who) + 1] - offsets_[row(who)]);
        if (both.size() == first_row.size()) continue;  // known to each other all the time
        peers.clear();
        std::ranges::set_difference(both, first_row, std::back_inserter(peers));
        wider->push_back(who, both, peers);
    }
    wider->finish();
    Ties all = *this;
    all.marks_ = wider->marks.data();
    all.wider_ = std::move(wider);
    if (all.wider_->neighbours.size() > neighbours_.size() / 2) all.hold(all.joined());
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
