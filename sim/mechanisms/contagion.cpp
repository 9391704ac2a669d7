#include "mechanisms/contagion.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>

#include "mechanisms/contagion_week.hpp"
#include "numerics/portable.hpp"

namespace diorama::mechanisms {

namespace {

/// The longest that anybody is held to hold out.
constexpr double longest = 0x1p31;
/// A lane with less to do would cost more to hand over than to work through.
constexpr std::size_t blocks_per_lane = 256;
/// So many new adopters ahead the place of their neighbours is fetched, and the neighbours: both
/// lie anywhere in memory.
constexpr std::size_t places_ahead = 20;
constexpr std::size_t neighbours_ahead = 8;

std::size_t block_count(std::size_t headcount) {
    return (headcount + rows_per_block - 1) / rows_per_block;
}

double weeks_held_out_from(double log_escape, std::uint32_t word) noexcept {
    double const weeks = 1.0 + numerics::log(random::uniform(word)) / log_escape;
    return weeks < longest ? weeks : longest;
}

/// The least count k >= 1 of `degree` neighbours with k / degree >= threshold.
std::uint32_t peers_needed(double threshold, std::size_t degree) {
    constexpr auto never = std::numeric_limits<std::uint32_t>::max();
    if (degree == 0 || threshold > 1.0) return never;
    // The quotient, not the product, decides: 7 / 100 is the double written 0.07, while 0.07 * 100
    // is above 7. It never falls with k, so the product's neighbourhood is enough.
    auto const reaches = [&](double k) { return k / static_cast<double>(degree) >= threshold; };
    double k = std::max(1.0, threshold * static_cast<double>(degree) - 2.0);
    k = static_cast<double>(static_cast<std::uint32_t>(k));
    while (!reaches(k)) k += 1.0;
    return static_cast<std::uint32_t>(k);
}

/// One run's columns in one width, and the lanes that share its rows.
template <class Needed, class Peers>
class Week {
public:
    Week(Contagion const& p, org::Ties const& ties, parallel::Workers const& workers,
         std::vector<Needed>& needed, std::vector<Peers>& peers, ContagionState& state)
        : p_(p),
          ties_(ties),
          workers_(workers),
          needed_(needed),
          peers_(peers),
          state_(state),
          blocks_(block_count(ties.headcount())) {
        lanes_ = std::clamp<std::size_t>(blocks_ / blocks_per_lane, 1, workers.threads());
        state.helpers.newest_counts.resize(lanes_);
    }

    /// What everybody needs, before the first week.
    void draw(std::uint64_t seed) {
        needed_.assign(blocks_ * rows_per_block, 0);
        for_lanes([&](std::size_t, parallel::Rows rows) {
            if (p_.rule == ContagionRule::independent)
                hold_out(seed, rows);
            else
                for (std::size_t i = rows.first; i < rows.last; ++i)
                    if (state_.adopted[i] == 0)
                        needed_[i] = static_cast<Needed>(std::min<std::uint32_t>(
                            peers_needed(p_.threshold, ties_.degree(org::person(i))),
                            std::numeric_limits<Needed>::max()));
        });
    }

    /// Everybody's adopted neighbours, from who has adopted.
    void recount() {
        auto& helpers = state_.helpers;
        helpers.newest.resize(headcount());
        for_lanes([&](std::size_t lane, parallel::Rows rows) {
            auto* newest = helpers.newest.data() + rows.first;
            for (std::size_t i = rows.first; i < rows.last; ++i)
                if (state_.adopted[i] != 0) *newest++ = static_cast<std::uint32_t>(i);
            helpers.newest_counts[lane] =
                static_cast<std::uint32_t>(newest - (helpers.newest.data() + rows.first));
        });
        tell();
    }

    void adopt_and_tell() {
        auto& helpers = state_.helpers;
        ContagionRows<Needed, Peers> const columns{
            blocks_,       peers_.size() / needed_.size(), needed_.data(),
            peers_.data(), helpers.awake.data(),           state_.adopted.data()};
        auto const patience =
            p_.rule == ContagionRule::independent ? Patience::wears_off : Patience::lasts;
        for_lanes([&](std::size_t lane, parallel::Rows rows) {
            helpers.newest_counts[lane] =
                adopt(patience, columns, {rows.first / rows_per_block, block_count(rows.last)},
                      helpers.newest.data() + rows.first);
        });
        state_.count += std::accumulate(helpers.newest_counts.begin(), helpers.newest_counts.end(),
                                        std::uint64_t{0});
        tell();
    }

private:
    std::size_t headcount() const { return ties_.headcount(); }

    parallel::Rows rows_of(std::size_t lane) const {
        return {lane * blocks_ / lanes_ * rows_per_block,
                std::min((lane + 1) * blocks_ / lanes_ * rows_per_block, headcount())};
    }
    template <class Body>
    void for_lanes(Body&& body) {
        workers_.for_each(lanes_, [&](std::size_t lane) { body(lane, rows_of(lane)); });
    }

    void hold_out(std::uint64_t seed, parallel::Rows rows) {
        double const log_escape = numerics::log1p(-p_.beta);
        for (std::size_t i = rows.first; i < rows.last; i += 4) {
            auto const words = random::words(
                {seed, random::Purpose::contagion, 0, static_cast<std::uint32_t>(i / 4)});
            for (std::size_t k = 0; k < 4 && i + k < rows.last; ++k)
                if (state_.adopted[i + k] == 0)
                    needed_[i + k] = static_cast<Needed>(weeks_held_out_from(log_escape, words[k]));
        }
    }

    /// Every neighbour of this week's adopters counts them. Each lane has its own adopters and
    /// counts in its own table, so that nobody waits; sums of counts know no order.
    void tell() {
        auto& helpers = state_.helpers;
        if (peers_.size() < lanes_ * needed_.size()) {
            peers_.resize(lanes_ * needed_.size(), 0);
            helpers.awake.resize(lanes_ * blocks_, 0);
        }
        for_lanes([&](std::size_t lane, parallel::Rows rows) {
            std::span const newest(helpers.newest.data() + rows.first, helpers.newest_counts[lane]);
            tell(newest, peers_.data() + lane * needed_.size(),
                 helpers.awake.data() + lane * blocks_);
        });
    }

    void tell(std::span<std::uint32_t const> newest, Peers* peers, std::uint8_t* awake) const {
        auto const* offsets = ties_.offsets().data();
        for (std::size_t n = 0; n < newest.size(); ++n) {
            if (n + places_ahead < newest.size())
                __builtin_prefetch(offsets + newest[n + places_ahead]);
            if (n + neighbours_ahead < newest.size()) {
                // Sixteen neighbours fill a cache line, and mostly lie across two of them.
                auto const* later = ties_.of(org::PersonId{newest[n + neighbours_ahead]}).data();
                __builtin_prefetch(later);
                __builtin_prefetch(later + 15);
            }
            for (auto const peer : ties_.of(org::PersonId{newest[n]})) {
                ++peers[org::row(peer)];
                awake[org::row(peer) / rows_per_block] = 1;
            }
        }
    }

    Contagion const& p_;
    org::Ties const& ties_;
    parallel::Workers const& workers_;
    std::vector<Needed>& needed_;
    std::vector<Peers>& peers_;
    ContagionState& state_;
    std::size_t blocks_;
    std::size_t lanes_ = 1;
};

/// Whether 16 bits hold what anybody needs, and 8 bits anybody's neighbours.
bool is_narrow(Contagion const& p, org::Ties const& ties) {
    std::size_t largest_degree = 0;
    for (std::size_t i = 0; i < ties.headcount(); ++i)
        largest_degree = std::max(largest_degree, ties.degree(org::person(i)));
    return largest_degree <= std::numeric_limits<std::uint8_t>::max() &&
           (p.rule == ContagionRule::threshold ||
            weeks_held_out(p.beta, 0) <= std::numeric_limits<std::uint16_t>::max());
}

template <class Needed, class Peers>
void spread_in(Contagion const& p, org::Ties const& ties, std::uint64_t seed,
               parallel::Workers const& workers, std::vector<Needed>& needed,
               std::vector<Peers>& peers, ContagionState& state) {
    Week week(p, ties, workers, needed, peers, state);
    if (needed.empty()) week.draw(seed);
    if (peers.empty()) week.recount();
    week.adopt_and_tell();
}

}  // namespace

std::uint32_t weeks_held_out(double beta, std::uint32_t word) noexcept {
    return static_cast<std::uint32_t>(weeks_held_out_from(numerics::log1p(-beta), word));
}

void spread(Contagion const& p, org::Ties const& ties, std::uint64_t seed,
            parallel::Workers const& workers, ContagionState& state) {
    assert(state.adopted.size() == ties.headcount());
    bool const convinces = p.rule == ContagionRule::threshold || p.beta > 0.0;
    if (state.adopted.empty() || !convinces) return;
    bool const is_new = state.needed.empty() && state.needed_wide.empty();
    if (is_new ? is_narrow(p, ties) : state.needed_wide.empty())
        spread_in(p, ties, seed, workers, state.needed, state.helpers.peers, state);
    else
        spread_in(p, ties, seed, workers, state.needed_wide, state.helpers.peers_wide, state);
}

}  // namespace diorama::mechanisms
