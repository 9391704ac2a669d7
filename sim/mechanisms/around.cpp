#include "mechanisms/around.hpp"

#include <algorithm>
#include <bit>

#include "numerics/wide_vectors.hpp"

namespace diorama::mechanisms {

namespace {

/// One counter adds up three practices of everybody around.
constexpr bool fits(std::size_t degree, std::size_t most) noexcept {
    return people::practice_count * degree <= most;
}

template <auto of>
auto count_around(org::Ties const& ties, std::span<std::uint16_t const> visible_steps,
                  std::size_t row) noexcept {
    decltype(of(0)) sum = 0;
    for (auto const peer : ties.of(org::person(row))) sum += of(visible_steps[org::row(peer)]);
    return sum;
}

/// Rows of those who changed lie anywhere in memory, and so does what is kept of their colleagues:
/// they are fetched so many of them ahead.
constexpr std::size_t offsets_ahead = 32;
constexpr std::size_t rows_ahead = 20;
constexpr std::size_t colleagues_ahead = 6;

template <class Word>
void fetch_ahead(org::Ties const& ties, std::span<Letter<Word> const> news, std::size_t n,
                 std::vector<Word> const& words) {
    if (n + offsets_ahead < news.size())
        __builtin_prefetch(ties.offsets().data() + news[n + offsets_ahead].row);
    if (n + rows_ahead < news.size()) {
        auto const row = ties.of(org::person(news[n + rows_ahead].row));
        constexpr std::size_t line_ties = 64 / sizeof(org::PersonId);
        for (std::size_t k = 0; k < row.size(); k += line_ties) __builtin_prefetch(&row[k]);
        if (!row.empty()) __builtin_prefetch(&row.back());
    }
    if (n + colleagues_ahead < news.size())
        for (auto const peer : ties.of(org::person(news[n + colleagues_ahead].row)))
            __builtin_prefetch(words.data() + org::row(peer), 1);
}

/// Adds to the table what each piece of news changes for each colleague. Every worker goes through
/// the news of its own rows and writes to these only: most colleagues sit there, too. For the
/// others it leaves letters, which their worker opens when all have been written.
/// Takes    of(steps): what somebody seen at these steps counts as
template <auto of, class Word>
void deliver(parallel::Workers const& workers, org::Ties const& ties,
             std::span<std::span<News const> const> all, Around<Word>& around) {
    std::size_t const parts = workers.threads();
    std::size_t const headcount = ties.headcount();
    around.news.resize(parts);
    around.letters.resize(parts * parts);
    auto const first_of = [&](std::size_t part) { return headcount * part / parts; };
    auto const part_of = [&](std::size_t row) {
        std::size_t part = row * parts / headcount;
        while (row >= first_of(part + 1)) ++part;
        return part;
    };
    workers.for_each(parts, [&](std::size_t part) {
        std::size_t const first = first_of(part);
        std::size_t const size = first_of(part + 1) - first;
        auto& news = around.news[part].letters;
        news.clear();
        for (auto const& lane : all)
            for (auto const& one : lane)
                if (one.row - first < size)
                    if (Word const change = of(one.after) - of(one.before); change != 0)
                        news.push_back({one.row, change});
        auto& words = around.words;
        for (std::size_t n = 0; n < news.size(); ++n) {
            fetch_ahead<Word>(ties, news, n, words);
            Word const change = news[n].change;
            for (auto const peer : ties.of(org::person(news[n].row)))
                if (auto const row = org::row(peer); row - first < size) [[likely]]
                    words[row] += change;
                else
                    around.letters[part * parts + part_of(row)].letters.push_back(
                        {static_cast<std::uint32_t>(row), change});
        }
    });
    if (parts == 1) return;
    workers.for_each(parts, [&](std::size_t part) {
        for (std::size_t from = 0; from < parts; ++from) {
            auto& mine = around.letters[from * parts + part].letters;
            for (auto const& letter : mine) around.words[letter.row] += letter.change;
            mine.clear();
        }
    });
}

}  // namespace

void Surroundings::find_hubs(org::Ties const& ties) {
    hub_ties_ = 0;
    for (std::size_t i = 0; i < ties.headcount(); ++i)
        if (auto const degree = ties.degree(org::person(i));
            !fits(degree, counter_most<std::uint32_t>))
            hub_ties_ += degree;
    is_narrow_ = hub_ties_ <= ties.headcount();
    hubs_.assign((ties.headcount() + 63) / 64, 0);
    std::size_t const most = is_narrow_ ? counter_most<std::uint32_t> : counter_most<std::uint64_t>;
    for (std::size_t i = 0; i < ties.headcount(); ++i)
        if (!fits(ties.degree(org::person(i)), most)) mark_hub(i);
}

std::vector<std::uint32_t> Surroundings::find_widened(org::Ties const& before) {
    std::vector<std::uint32_t> widened;
    std::size_t const most = is_narrow_ ? counter_most<std::uint32_t> : counter_most<std::uint64_t>;
    // Ties are added, never taken away: whoever has as many as before has the same.
    ties_.for_wider(org::person(0), org::person(ties_.headcount()), [&](auto who, auto const& row) {
        auto const degree = before.degree(who);
        if (row.size() == degree) return;
        widened.push_back(static_cast<std::uint32_t>(org::row(who)));
        if (!fits(row.size(), counter_most<std::uint32_t>))
            hub_ties_ +=
                fits(degree, counter_most<std::uint32_t>) ? row.size() : row.size() - degree;
        if (!fits(row.size(), most)) mark_hub(org::row(who));
    });
    return widened;
}

void Surroundings::count_one(org::Ties const& ties, std::span<std::uint16_t const> visible_steps,
                             std::size_t row) noexcept {
    if (is_narrow_) {
        narrow_known_.words[row] = count_around<known_of<std::uint32_t>>(ties, visible_steps, row);
        narrow_used_.words[row] = count_around<used_of<std::uint32_t>>(ties, visible_steps, row);
    } else {
        wide_known_.words[row] = count_around<known_of<std::uint64_t>>(ties, visible_steps, row);
        wide_used_.words[row] = count_around<used_of<std::uint64_t>>(ties, visible_steps, row);
    }
    if (!complied_.words.empty())
        complied_.words[row] = count_around<complied_of>(ties, visible_steps, row);
}

void Surroundings::count(parallel::Workers const& workers, org::Ties const& ties,
                         std::span<std::uint16_t const> visible_steps) {
    ties_ = ties;
    find_hubs(ties);
    std::size_t const headcount = visible_steps.size();
    for (auto* const table : {&narrow_known_, &narrow_used_})
        table->words.resize(is_narrow_ ? headcount : 0);
    for (auto* const table : {&wide_known_, &wide_used_})
        table->words.resize(is_narrow_ ? 0 : headcount);
    bool const anybody_complies = std::any_of(visible_steps.begin(), visible_steps.end(),
                                              [](auto one) { return complied_of(one) != 0; });
    complied_.words.resize(anybody_complies ? headcount : 0);
    workers.for_chunks(headcount, [&](parallel::Rows rows, std::size_t) {
        for (std::size_t i = rows.first; i < rows.last; ++i) count_one(ties, visible_steps, i);
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
    auto const widened = find_widened(before);
    if (is_narrow_ != (hub_ties_ <= ties.headcount())) {
        count(workers, ties, visible_steps);
        return;
    }
    workers.for_chunks(widened.size(), [&](parallel::Rows places, std::size_t) {
        for (std::size_t k = places.first; k < places.last; ++k)
            count_one(ties, visible_steps, widened[k]);
    });
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
    with_counters([&](auto const counters, std::uint64_t const*) {
        auto* const to = there.data();
        numerics::in_widest_vectors([=] {
            for (std::size_t k = 0; k < rows.size(); ++k) to[k] = counters.present(rows.first + k);
        });
    });
    for (std::size_t w = rows.first / 64; 64 * w < rows.last; ++w) {
        auto hub = hub_present_.begin() + hubs_before_[w];
        for (auto left = hubs_[w]; left != 0; left &= left - 1, ++hub)
            if (auto const row = 64 * w + static_cast<std::size_t>(std::countr_zero(left));
                row >= rows.first && row < rows.last)
                there[row - rows.first] = *hub;
    }
}

void Surroundings::tell(parallel::Workers const& workers,
                        std::span<std::uint16_t const> visible_steps,
                        std::span<std::span<News const> const> news) {
    if (is_narrow_) {
        deliver<known_of<std::uint32_t>>(workers, ties_, news, narrow_known_);
        deliver<used_of<std::uint32_t>>(workers, ties_, news, narrow_used_);
    } else {
        deliver<known_of<std::uint64_t>>(workers, ties_, news, wide_known_);
        deliver<used_of<std::uint64_t>>(workers, ties_, news, wide_used_);
    }
    auto const anybody = [&](auto const& concerns) {
        return std::any_of(news.begin(), news.end(), [&](auto const& lane) {
            return std::any_of(lane.begin(), lane.end(), [&](News const& one) {
                return concerns(one.before) != concerns(one.after);
            });
        });
    };
    if (anybody([](unsigned steps) { return steps & people::Visible::present_bit; }))
        count_hubs(workers, visible_steps);
    if (complied_.words.empty() && !anybody(complied_of)) return;
    complied_.words.resize(ties_.headcount());
    deliver<complied_of>(workers, ties_, news, complied_);
}

}  // namespace diorama::mechanisms
