#include "mechanisms/around.hpp"

#include <algorithm>

namespace diorama::mechanisms {

namespace {

/// One counter adds up three practices of everybody around.
bool fits(org::Ties const& ties, std::size_t row, std::size_t most) noexcept {
    return people::practice_count * ties.degree(org::person(row)) <= most;
}

std::uint64_t complied_of(std::uint16_t steps) noexcept {
    return WideAround::three_bits(steps >> 9 & 7U);
}

template <class Around>
Around count_around(org::Ties const& ties, std::span<std::uint16_t const> visible_steps,
                    std::size_t row) noexcept {
    Around sum;
    for (auto const peer : ties.of(org::person(row)))
        sum.add(Around::of(visible_steps[org::row(peer)]));
    return sum;
}

std::uint64_t count_complied(org::Ties const& ties, std::span<std::uint16_t const> visible_steps,
                             std::size_t row) noexcept {
    std::uint64_t sum = 0;
    for (auto const peer : ties.of(org::person(row)))
        sum += complied_of(visible_steps[org::row(peer)]);
    return sum;
}

/// Rows of those who changed lie anywhere in memory: they are fetched so many of them ahead.
constexpr std::size_t offsets_ahead = 24;
constexpr std::size_t rows_ahead = 10;

void fetch_ahead(org::Ties const& ties, std::span<News const> news, std::size_t n) {
    if (n + offsets_ahead < news.size())
        __builtin_prefetch(ties.offsets().data() + news[n + offsets_ahead].row);
    if (n + rows_ahead < news.size()) {
        auto const* const row = ties.neighbours().data() + ties.offsets()[news[n + rows_ahead].row];
        __builtin_prefetch(row);
        __builtin_prefetch(row + 15);
    }
}

/// Each worker writes to its own rows only and goes through everybody's news; a person's colleagues
/// stand in ascending order, so those among its rows are one run.
template <class Add>
void for_colleagues(parallel::Workers const& workers, org::Ties const& ties,
                    std::span<std::span<News const> const> news, Add const& add) {
    std::size_t const parts = workers.threads();
    workers.for_each(parts, [&](std::size_t part) {
        auto const first = org::person(ties.headcount() * part / parts);
        auto const last = org::person(ties.headcount() * (part + 1) / parts);
        for (auto const& lane : news)
            for (std::size_t n = 0; n < lane.size(); ++n) {
                fetch_ahead(ties, lane, n);
                auto const& one = lane[n];
                auto peers = ties.of(org::person(one.row));
                if (parts > 1) {
                    auto const from = std::lower_bound(peers.begin(), peers.end(), first);
                    peers = {from, std::lower_bound(from, peers.end(), last)};
                }
                add(one, peers);
            }
    });
}

template <class Around>
Seen seen_in(Around const& around, std::uint64_t complied, Exposure const& p) noexcept {
    Seen seen;
    unsigned const present = around.counter(3);
    double const share = present > 0 ? 1.0 / present : 0.0;
    WideAround const flags{complied, 0};
    for (std::size_t k = 0; k < people::practice_count; ++k) {
        seen.aware[k] = static_cast<float>(around.counter(k) * share);
        seen.in_use[k] = static_cast<float>(
            (around.counter(4 + k) + p.complied_weight * flags.counter(k)) * share);
    }
    seen.trained = static_cast<float>(around.counter(7) * share / people::practice_count);
    return seen;
}

}  // namespace

void Surroundings::find_hubs(org::Ties const& ties) {
    std::size_t hub_ties = 0;
    for (std::size_t i = 0; i < ties.headcount(); ++i)
        if (!fits(ties, i, NarrowAround::most)) hub_ties += ties.degree(org::person(i));
    is_narrow_ = hub_ties <= ties.headcount();
    hubs_.assign((ties.headcount() + 63) / 64, 0);
    std::size_t const most = is_narrow_ ? NarrowAround::most : WideAround::most;
    for (std::size_t i = 0; i < ties.headcount(); ++i)
        if (!fits(ties, i, most)) hubs_[i / 64] |= std::uint64_t{1} << (i % 64);
}

void Surroundings::count_one(org::Ties const& ties, std::span<std::uint16_t const> visible_steps,
                             std::size_t row) noexcept {
    if (is_narrow_)
        narrow_[row] = count_around<NarrowAround>(ties, visible_steps, row);
    else
        wide_[row] = count_around<WideAround>(ties, visible_steps, row);
    if (!complied_.empty()) complied_[row] = count_complied(ties, visible_steps, row);
}

void Surroundings::count(parallel::Workers const& workers, org::Ties const& ties,
                         std::span<std::uint16_t const> visible_steps) {
    ties_ = ties;
    find_hubs(ties);
    std::size_t const headcount = visible_steps.size();
    narrow_.resize(is_narrow_ ? headcount : 0);
    wide_.resize(is_narrow_ ? 0 : headcount);
    bool const anybody_complies = std::any_of(visible_steps.begin(), visible_steps.end(),
                                              [](auto one) { return complied_of(one) != 0; });
    complied_.resize(anybody_complies ? headcount : 0);
    workers.for_chunks(headcount, [&](parallel::Rows rows, std::size_t) {
        for (std::size_t i = rows.first; i < rows.last; ++i) count_one(ties, visible_steps, i);
    });
}

void Surroundings::follow(parallel::Workers const& workers, org::Ties const& ties,
                          std::span<std::uint16_t const> visible_steps) {
    if (ties.shares_rows_with(ties_)) return;
    bool const was_narrow = is_narrow_;
    find_hubs(ties);
    if (is_narrow_ != was_narrow) {
        count(workers, ties, visible_steps);
        return;
    }
    auto const before = ties_;
    ties_ = ties;
    workers.for_chunks(visible_steps.size(), [&](parallel::Rows rows, std::size_t) {
        // Ties are added, never taken away: whoever has as many as before has the same.
        for (std::size_t i = rows.first; i < rows.last; ++i)
            if (ties.degree(org::person(i)) != before.degree(org::person(i)))
                count_one(ties, visible_steps, i);
    });
}

void Surroundings::tell(parallel::Workers const& workers,
                        std::span<std::span<News const> const> news) {
    auto const tell_all = [&]<class Around>(std::vector<Around>& around) {
        for_colleagues(workers, ties_, news, [&](News const& one, auto const& peers) {
            auto const change = Around::of(one.after) - Around::of(one.before);
            for (auto const peer : peers) around[org::row(peer)].add(change);
        });
    };
    if (is_narrow_)
        tell_all(narrow_);
    else
        tell_all(wide_);

    auto const flag_moved = [](News const& one) {
        return complied_of(one.after) != complied_of(one.before);
    };
    bool anybody = false;
    for (auto const& lane : news)
        anybody = anybody || std::any_of(lane.begin(), lane.end(), flag_moved);
    if (!anybody) return;
    complied_.resize(ties_.headcount());
    for_colleagues(workers, ties_, news, [&](News const& one, auto const& peers) {
        if (!flag_moved(one)) return;
        auto const change = complied_of(one.after) - complied_of(one.before);
        for (auto const peer : peers) complied_[org::row(peer)] += change;
    });
}

Seen Surroundings::see(Exposure const& p, std::size_t row) const noexcept {
    auto const complied = complied_.empty() ? 0 : complied_[row];
    return is_narrow_ ? seen_in(narrow_[row], complied, p) : seen_in(wide_[row], complied, p);
}

}  // namespace diorama::mechanisms
