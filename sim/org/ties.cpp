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

void Ties::Lists::push_back(std::span<PersonId const> list) {
    entries.insert(entries.end(), list.begin(), list.end());
    offsets.push_back(static_cast<std::uint32_t>(entries.size()));
}

void Ties::Lists::append(Lists const& other, std::size_t first, std::size_t last) {
    auto const begin = other.offsets[first];
    auto const shift = static_cast<std::uint32_t>(entries.size()) - begin;
    entries.insert(entries.end(), other.entries.begin() + begin,
                   other.entries.begin() + other.offsets[last]);
    for (std::size_t k = first + 1; k <= last; ++k) offsets.push_back(other.offsets[k] + shift);
}

void Ties::WiderRows::reserve(WiderRows const& earlier, std::size_t more) {
    people.reserve(earlier.people.size() + more);
    for (auto [lists, known] : {std::pair{&rows, &earlier.rows}, {&added, &earlier.added}})
        lists->offsets.reserve(known->offsets.size() + more);
    added.entries.reserve(earlier.added.entries.size() + more);
    // Whoever is new among them brings the row laid out along: about as long as the others.
    auto const length =
        earlier.rows.entries.size() / std::max<std::size_t>(earlier.people.size(), 1) + 2;
    rows.entries.reserve(earlier.rows.entries.size() + more * length);
}

void Ties::WiderRows::mark(PersonId who) {
    marks[row(who) / 64] |= std::uint64_t{1} << (row(who) % 64);
}

void Ties::WiderRows::push_back(PersonId who, std::span<PersonId const> wide,
                                std::span<PersonId const> met) {
    people.push_back(who);
    rows.push_back(wide);
    added.push_back(met);
    mark(who);
}

void Ties::WiderRows::append(WiderRows const& earlier, std::size_t first, std::size_t last) {
    auto const who = std::span(earlier.people).subspan(first, last - first);
    people.insert(people.end(), who.begin(), who.end());
    rows.append(earlier.rows, first, last);
    added.append(earlier.added, first, last);
    for (auto const one : who) mark(one);
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
    if (wider_ != nullptr) wider->reserve(*wider_, extra.size());
    std::size_t const known = wider_ == nullptr ? 0 : wider_->people.size();
    std::size_t place = 0;  // of wider_: who stands before it is in `wider` already
    std::vector<PersonId> peers, both;
    auto const fetch = [&](auto next) {
        constexpr std::ptrdiff_t offset_ahead = 32, row_ahead = 16;
        if (extra.end() - next <= offset_ahead) return;
        __builtin_prefetch(&offsets_[row(next[offset_ahead].first)]);
        __builtin_prefetch(&neighbours_[offsets_[row(next[row_ahead].first)]]);
    };
    for (auto next = extra.begin(); next != extra.end();) {
        PersonId const who = next->first;
        fetch(next);
        // Nothing new for those before, as for most.
        auto const until = wider_ == nullptr ? 0 : wider_->place(who);
        if (until > place) wider->append(*wider_, place, until);
        place = until < known && wider_->people[until] == who ? until + 1 : until;
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
    if (place < known) wider->append(*wider_, place, known);
    wider->finish();
    Ties all = *this;
    all.marks_ = wider->marks.data();
    all.wider_ = std::move(wider);
    if (all.wider_->rows.entries.size() > neighbours_.size() / 2) all.hold(all.joined());
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
