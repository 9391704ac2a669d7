#include "mechanisms/around.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <numeric>

#include "mechanisms/tie_sums.hpp"
#include "numerics/wide_vectors.hpp"

namespace diorama::mechanisms {

namespace {

/// What of(steps of a colleague) adds up to for each of these people, as 64-bit counters.
/// Takes    put(row, sum)
template <class Of, class Put>
void count_around(org::Ties const& ties, std::span<std::uint16_t const> visible_steps,
                  parallel::Rows rows, Of const& of, Put const& put) {
    std::array<std::uint64_t, parallel::rows_per_block> sums;
    parallel::for_blocks(rows, [&](parallel::Rows block) {
        sum_over_ties<std::uint64_t>(visible_steps.data(), of, ties, block, sums.data());
        for (std::size_t i = block.first; i < block.last; ++i) put(i, sums[i - block.first]);
    });
}

/// Rows of ties of those who changed, in turn. They lie anywhere in memory, and so does what is
/// kept of the colleagues: both are fetched so many people ahead.
template <class Around>
class RowsAhead {
public:
    RowsAhead(org::Ties const& ties, std::span<News const> news, Around const* table)
        : ties_(ties), news_(news), table_(table) {
        for (std::size_t n = 0; n < std::min(rows_ahead, news.size()); ++n) find(n);
    }

    /// Takes    n: 0, 1, 2, ...
    std::span<org::PersonId const> next(std::size_t n) {
        if (n + offsets_ahead < news_.size())
            __builtin_prefetch(ties_.offsets().data() + news_[n + offsets_ahead].row);
        if (n + rows_ahead < news_.size()) find(n + rows_ahead);
        if (n + colleagues_ahead < news_.size())
            for (auto const peer : kept(n + colleagues_ahead))
                __builtin_prefetch(table_ + org::row(peer), 1);
        return kept(n);
    }

private:
    static constexpr std::size_t offsets_ahead = 32, rows_ahead = 20, colleagues_ahead = 6;

    void find(std::size_t n) {
        auto const row = kept(n) = ties_.of(org::person(news_[n].row));
        constexpr std::size_t line_ties = 64 / sizeof(org::PersonId);
        for (std::size_t k = 0; k < row.size(); k += line_ties) __builtin_prefetch(&row[k]);
        if (!row.empty()) __builtin_prefetch(&row.back());
    }
    std::span<org::PersonId const>& kept(std::size_t n) { return rows_[n % rows_.size()]; }

    org::Ties const& ties_;
    std::span<News const> news_;
    Around const* table_;
    std::array<std::span<org::PersonId const>, 32> rows_;
};

/// Adds to what is kept of the colleagues whose rows are one's own; calls elsewhere(row) of others.
/// All of it by value: what is written could otherwise be any of what is read in each turn.
template <class Around, class Elsewhere>
void add_to_colleagues(std::span<org::PersonId const> colleagues, Around added, parallel::Rows own,
                       Around* table, Elsewhere const& elsewhere) {
    for (auto const peer : colleagues)
        if (auto const row = org::row(peer); row - own.first < own.size()) [[likely]]
            table[row].add(added);
        else
            elsewhere(row);
}

/// Adds to the table what each piece of news changes for each colleague. Every worker goes through
/// the news of its own rows and writes to these only: most colleagues sit there, too. For the
/// others it leaves letters, which their worker opens when all have been written. Takes
/// change(news): what it adds
template <class Around, class Change>
void deliver(parallel::Workers const& workers, org::Ties const& ties,
             std::span<std::span<News const> const> news, Change const& change,
             std::vector<Around>& table, Post<Around>& post) {
    std::size_t const parts = workers.threads();
    std::size_t const headcount = ties.headcount();
    auto& letters = post.letters;
    letters.resize(parts * parts);
    post.to_tell.resize(parts);
    workers.for_parts(headcount, [&](parallel::Rows own, std::size_t part) {
        auto& to_tell = post.to_tell[part].news;
        to_tell.clear();
        // As much memory as is needed and an eighth, not twice as much.
        std::size_t count = 0;
        for (auto const& lane : news)
            for (auto const& one : lane) count += unsigned{one.row - own.first < own.size()};
        if (to_tell.capacity() < count) to_tell.reserve(count + count / 8);
        for (auto const& lane : news)
            for (auto const& one : lane)
                if (one.row - own.first < own.size() && change(one) != Around())
                    to_tell.push_back(one);
        RowsAhead<Around> rows(ties, to_tell, table.data());
        for (std::size_t n = 0; n < to_tell.size(); ++n) {
            auto const added = change(to_tell[n]);
            add_to_colleagues(rows.next(n), added, own, table.data(), [&](std::size_t row) {
                letters[part * parts + parallel::part_of(row, parts, headcount)].letters.push_back(
                    {static_cast<std::uint32_t>(row), added});
            });
        }
    });
    if (parts == 1) return;
    workers.for_each(parts, [&](std::size_t part) {
        for (std::size_t from = 0; from < parts; ++from) {
            auto& mine = letters[from * parts + part].letters;
            for (auto const& letter : mine) table[letter.row].add(letter.change);
            mine.clear();
        }
    });
}

}  // namespace

void Surroundings::find_hubs(org::Ties const& ties) {
    hub_ties_ = 0;
    for (std::size_t i = 0; i < ties.headcount(); ++i)
        if (auto const degree = ties.degree(org::person(i)); degree > NarrowAround::most_ties)
            hub_ties_ += degree;
    is_narrow_ = hub_ties_ <= ties.headcount();
    hubs_.assign((ties.headcount() + 63) / 64, 0);
    std::size_t const most = is_narrow_ ? NarrowAround::most_ties : WideAround::most_ties;
    for (std::size_t i = 0; i < ties.headcount(); ++i)
        if (ties.degree(org::person(i)) > most) mark_hub(i);
}

std::size_t Surroundings::widen(org::Ties const& before,
                                std::span<std::uint16_t const> visible_steps, parallel::Rows rows) {
    std::size_t more_hub_ties = 0;
    std::size_t const most = is_narrow_ ? NarrowAround::most_ties : WideAround::most_ties;
    // Ties are added, never taken away: whoever has as many as before has the same.
    ties_.for_wider(
        org::person(rows.first), org::person(rows.last), [&](auto who, auto const& row) {
            auto const known = before.of(who);
            if (row.size() == known.size()) return;
            if (row.size() > NarrowAround::most_ties)
                more_hub_ties +=
                    row.size() - (known.size() > NarrowAround::most_ties ? known.size() : 0);
            if (row.size() > most) mark_hub(org::row(who));
            // Both ascend, and one has all of the other.
            auto next = known.begin();
            for (auto const peer : row)
                if (next != known.end() && *next == peer)
                    ++next;
                else
                    meet(org::row(who), visible_steps[org::row(peer)]);
        });
    return more_hub_ties;
}

void Surroundings::meet(std::size_t row, std::uint16_t steps) noexcept {
    if (is_narrow_)
        narrow_[row].add(NarrowAround::of(steps));
    else
        wide_[row].add(WideAround::of(steps));
    if (!complied_.empty()) complied_[row].add(Complied::of(steps));
}

void Surroundings::count_rows(org::Ties const& ties, std::span<std::uint16_t const> visible_steps,
                              parallel::Rows rows) {
    auto const count = [&](auto const& of, auto const& put) {
        count_around(ties, visible_steps, rows, of, put);
    };
    if (is_narrow_) {
        count([](std::uint16_t steps) { return NarrowAround::of(steps).word; },
              [&](std::size_t row, std::uint64_t sum) { narrow_[row].word = sum; });
    } else {
        count([](std::uint16_t steps) { return WideAround::of(steps).low; },
              [&](std::size_t row, std::uint64_t sum) { wide_[row].low = sum; });
        count([](std::uint16_t steps) { return WideAround::of(steps).high; },
              [&](std::size_t row, std::uint64_t sum) { wide_[row].high = sum; });
    }
    if (!complied_.empty())
        count([](std::uint16_t steps) { return Complied::of(steps).word; },
              [&](std::size_t row, std::uint64_t sum) { complied_[row].word = sum; });
}

void Surroundings::count(parallel::Workers const& workers, org::Ties const& ties,
                         std::span<std::uint16_t const> visible_steps) {
    ties_ = ties;
    find_hubs(ties);
    std::size_t const headcount = visible_steps.size();
    narrow_.resize(is_narrow_ ? headcount : 0);
    wide_.resize(is_narrow_ ? 0 : headcount);
    bool const anybody_complies = std::any_of(visible_steps.begin(), visible_steps.end(),
                                              [](auto one) { return Complied::of(one).word != 0; });
    complied_.resize(anybody_complies ? headcount : 0);
    workers.for_chunks(headcount, [&](parallel::Rows rows, std::size_t) {
        count_rows(ties, visible_steps, rows);
    });
    count_hubs(workers, visible_steps);
}

void Surroundings::follow(parallel::Workers const& workers, org::Ties const& ties,
                          std::span<std::uint16_t const> visible_steps) {
    if (ties.shares_rows_with(ties_)) return;
    auto const before = ties_;
    ties_ = ties;
    if (!ties.lies_as(before)) {
        count(workers, ties, visible_steps);
        return;
    }
    static_assert(parallel::rows_per_chunk % 64 == 0);  // whole words of marks
    std::vector<std::size_t> more_hub_ties(parallel::chunk_count(ties.headcount()));
    workers.for_chunks(ties.headcount(), [&](parallel::Rows rows, std::size_t index) {
        more_hub_ties[index] = widen(before, visible_steps, rows);
    });
    hub_ties_ = std::accumulate(more_hub_ties.begin(), more_hub_ties.end(), hub_ties_);
    if (is_narrow_ != (hub_ties_ <= ties.headcount()))
        count(workers, ties, visible_steps);
    else
        count_hubs(workers, visible_steps);
}

void Surroundings::count_hubs(parallel::Workers const& workers,
                              std::span<std::uint16_t const> visible_steps) {
    hubs_before_.clear();
    std::uint32_t count = 0;
    for (auto const word : hubs_) {
        hubs_before_.push_back(count);
        count += static_cast<std::uint32_t>(std::popcount(word));
    }
    hub_present_.resize(count);
    workers.for_chunks(hubs_.size(), [&](parallel::Rows words, std::size_t) {
        for (std::size_t w = words.first; w < words.last; ++w) {
            auto hub = hub_present_.begin() + hubs_before_[w];
            for (auto left = hubs_[w]; left != 0; left &= left - 1)
                *hub++ = mechanisms::count_present(
                    visible_steps, ties_,
                    org::person(64 * w + static_cast<std::size_t>(std::countr_zero(left))));
        }
    });
}

void Surroundings::count_present(parallel::Rows rows,
                                 std::span<std::uint32_t> there) const noexcept {
    auto const read = [rows, to = there.data()](auto const* around) {
        numerics::in_widest_vectors([=] {
            for (std::size_t k = 0; k < rows.size(); ++k) to[k] = around[k].counter(3);
        });
    };
    if (is_narrow_)
        read(narrow_.data() + rows.first);
    else
        read(wide_.data() + rows.first);
    for_hubs(rows, [&](std::size_t row, std::size_t hub) {
        there[row - rows.first] = hub_present_[hub];
    });
}

void Surroundings::tell(parallel::Workers const& workers,
                        std::span<std::uint16_t const> visible_steps,
                        std::span<std::span<News const> const> news) {
    auto const tell_all = [&]<class Around>(std::vector<Around>& around, Post<Around>& post) {
        auto const change = [](News const& one) {
            return Around::of(one.after) - Around::of(one.before);
        };
        deliver(workers, ties_, news, change, around, post);
    };
    if (is_narrow_)
        tell_all(narrow_, narrow_post_);
    else
        tell_all(wide_, wide_post_);

    std::vector<unsigned> changed(news.size(), 0);  // bits of steps, of anybody
    workers.for_each(news.size(), [&](std::size_t lane) {
        unsigned bits = 0;
        for (auto const& one : news[lane]) bits |= one.before ^ one.after;
        changed[lane] = bits;
    });
    unsigned const all = std::reduce(changed.begin(), changed.end(), 0U, std::bit_or<>());
    if ((all & people::Visible::present_bit) != 0) count_hubs(workers, visible_steps);
    if (Complied::of(static_cast<std::uint16_t>(all)).word == 0) return;
    complied_.resize(ties_.headcount());
    auto const change = [](News const& one) {
        return Complied{Complied::of(one.after).word - Complied::of(one.before).word};
    };
    deliver(workers, ties_, news, change, complied_, complied_post_);
}

}  // namespace diorama::mechanisms
