#include "mechanisms/around.hpp"

#include <algorithm>

namespace diorama::mechanisms {

bool Surroundings::fits(org::Ties const& ties) noexcept {
    // One counter adds up three practices of everybody around.
    constexpr std::size_t most_ties = 0xffffU / people::practice_count;
    for (std::size_t i = 0; i < ties.headcount(); ++i)
        if (ties.degree(org::person(i)) > most_ties) return false;
    return true;
}

void Surroundings::count_row(std::span<std::uint16_t const> visible_steps,
                             std::size_t row) noexcept {
    Around sum;
    std::uint64_t complied = 0;
    for (auto const peer : ties_.of(org::person(row))) {
        auto const steps = visible_steps[org::row(peer)];
        sum += Around::of(steps);
        complied += Around::spread(steps >> 9 & 7U);
    }
    around_[row] = sum;
    complied_[row] = complied;
}

void Surroundings::count(parallel::Workers const& workers, org::Ties const& ties,
                         std::span<std::uint16_t const> visible_steps) {
    ties_ = ties;
    around_.resize(visible_steps.size());
    complied_.resize(visible_steps.size());
    workers.for_chunks(visible_steps.size(), [&](parallel::Rows rows, std::size_t) {
        for (std::size_t i = rows.first; i < rows.last; ++i) count_row(visible_steps, i);
    });
}

void Surroundings::follow(parallel::Workers const& workers, org::Ties const& ties,
                          std::span<std::uint16_t const> visible_steps) {
    if (ties.shares_rows_with(ties_)) return;
    auto const before = ties_;
    ties_ = ties;
    // Ties are added, never taken away: whoever has as many as before has the same.
    workers.for_chunks(visible_steps.size(), [&](parallel::Rows rows, std::size_t) {
        for (std::size_t i = rows.first; i < rows.last; ++i)
            if (ties.degree(org::person(i)) != before.degree(org::person(i)))
                count_row(visible_steps, i);
    });
}

void Surroundings::tell(parallel::Workers const& workers,
                        std::span<std::span<News const> const> news) {
    // Each worker writes to its own rows only and goes through everybody's news; a person's
    // colleagues stand in ascending order, so those among its rows are one run.
    std::size_t const parts = workers.threads();
    std::size_t const headcount = around_.size();
    workers.for_each(parts, [&](std::size_t part) {
        auto const first = org::person(headcount * part / parts);
        auto const last = org::person(headcount * (part + 1) / parts);
        for (auto const& lane : news)
            for (auto const& one : lane) {
                auto const peers = ties_.of(org::person(one.row));
                auto const from = parts == 1 ? peers.begin()
                                             : std::lower_bound(peers.begin(), peers.end(), first);
                for (auto peer = from; peer != peers.end() && *peer < last; ++peer) {
                    around_[org::row(*peer)] += one.change;
                    if (one.complied_change != 0) complied_[org::row(*peer)] += one.complied_change;
                }
            }
    });
}

Seen Surroundings::see(Exposure const& p, std::size_t row) const noexcept {
    Around const& around = around_[row];
    std::uint64_t const complied = complied_[row];
    Seen seen;
    unsigned const present = around.present();
    double const share = present > 0 ? 1.0 / present : 0.0;
    for (std::size_t k = 0; k < people::practice_count; ++k) {
        seen.aware[k] = static_cast<float>(Around::field(around.low, k) * share);
        seen.in_use[k] = static_cast<float>(
            (Around::field(around.high, k) + p.complied_weight * Around::field(complied, k)) *
            share);
    }
    seen.trained =
        static_cast<float>(Around::field(around.high, 3) * share / people::practice_count);
    return seen;
}

}  // namespace diorama::mechanisms
