#include <algorithm>
#include <cstddef>
#include <cstring>

#include "mechanisms/ladder.hpp"
#include "numerics/wide_vectors.hpp"

// Who may move this week, told from draws and rungs alone.

namespace diorama::mechanisms {

namespace {

/// The smallest word that may fall at a rate that nobody exceeds. A few words are given away, so
/// that no rounding can cost a move: who passes is looked at closely.
std::uint32_t falls_from(double rate) {
    if (rate >= 1.0) return 0;
    double const from = (1.0 - rate) * 0x1p32 - 2.0;
    return static_cast<std::uint32_t>(std::max(0.0, from));
}

double largest(std::vector<float> const& column) {
    float most = 0.0F;
    for (float const value : column) most = std::max(most, value);
    return static_cast<double>(most);
}

/// What nobody in trained exceeds, all of whose week is free.
double start_limit(LadderView const& v) {
    return 2.0 * v.rates.use_rate_per_week * largest(v.departments.tool_quality);
}

/// What nobody willing exceeds.
double training_limit(LadderView const& v) {
    return largest(v.departments.seat_chance) +
           v.training.helper_rate_per_week * largest(v.departments.talk);
}

/// Marks of one person: those of a Mover, and one for who may leave.
constexpr unsigned leaver_shift = 4;
using Marks = std::array<std::uint8_t, parallel::rows_per_block>;

/// One text for every kind of processor, with nothing to branch on: a rung's limits are chosen one
/// rung after the other, because a table cannot be looked up for many people at once.
[[gnu::always_inline]] inline void mark(LadderLimits const& limits,
                                        people::Standing const* __restrict standings,
                                        WeekDraws const& draws, std::size_t from,
                                        std::uint8_t const* __restrict hearers,
                                        std::uint32_t leaves_to, std::size_t count,
                                        std::uint8_t* __restrict marks) {
    auto const rises = limits.rises_to;
    auto const falls = limits.falls_from;
    auto const* const first = draws.words[0].data() + from;
    auto const* const second = draws.words[1].data() + from;
    auto const* const third = draws.words[2].data() + from;
    auto const* const leaving = draws.words[turnover_word].data() + from;
    auto const moves = [&](std::uint32_t rung, std::uint32_t word) {
        std::uint32_t up = 0;
        std::uint32_t down = 0;
        for (std::uint32_t r = 0; r < people::rung_count; ++r) {
            std::uint32_t const here = 0U - std::uint32_t{rung == r};  // all bits or none
            up |= rises[r] & here;
            down |= falls[r] & here;
        }
        return std::uint32_t{word <= up} | std::uint32_t{word >= down};
    };
    for (std::size_t k = 0; k < count; ++k) {
        std::uint32_t const bits = standings[k].bits();
        std::uint32_t const may_move = moves(bits & 7U, first[k]) |
                                       moves(bits >> 3 & 7U, second[k]) << 1 |
                                       moves(bits >> 6 & 7U, third[k]) << 2;
        std::uint32_t const aware = std::uint32_t{(bits & 7U) != 0} |
                                    std::uint32_t{(bits >> 3 & 7U) != 0} << 1 |
                                    std::uint32_t{(bits >> 6 & 7U) != 0} << 2;
        marks[k] =
            static_cast<std::uint8_t>((may_move & (aware | hearers[k])) |
                                      std::uint32_t{leaving[k] <= leaves_to} << leaver_shift);
    }
}

void mark_plain(LadderLimits const& limits, people::Standing const* standings,
                WeekDraws const& draws, std::uint8_t const* hearers, std::uint32_t leaves_to,
                std::size_t count, std::uint8_t* marks) {
    mark(limits, standings, draws, 0, hearers, leaves_to, count, marks);
}

/// The same, sixteen people at a time: where vectors are that wide, sixteen limits are looked up in
/// the table of a rung's at once.
[[gnu::target("arch=x86-64-v4")]] void mark_wide(
    LadderLimits const& limits, people::Standing const* standings, WeekDraws const& draws,
    std::uint8_t const* hearers, std::uint32_t leaves_to, std::size_t count, std::uint8_t* marks) {
    constexpr std::size_t lanes = 16;
    using Words [[gnu::vector_size(4 * lanes)]] = std::uint32_t;
    using Halves [[gnu::vector_size(2 * lanes)]] = std::uint16_t;
    using Bytes [[gnu::vector_size(lanes)]] = std::uint8_t;
    Words up, down;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        up[lane] = limits.rises_to[lane % limits.rises_to.size()];
        down[lane] = limits.falls_from[lane % limits.falls_from.size()];
    }
    std::size_t k = 0;
    for (; k + lanes <= count; k += lanes) {
        Halves standing;
        Bytes hears;
        std::memcpy(&standing, standings + k, sizeof standing);
        std::memcpy(&hears, hearers + k, sizeof hears);
        auto const bits = __builtin_convertvector(standing, Words);
        Words aware{}, moves{};
        for (std::size_t p = 0; p < people::practice_count; ++p) {
            Words word;
            std::memcpy(&word, draws.words[p].data() + k, sizeof word);
            Words const rung = bits >> static_cast<unsigned>(3 * p) & 7U;
            Words const one = Words{} + (1U << p);
            // A comparison gives all bits or none.
            aware |= reinterpret_cast<Words>(rung != 0U) & one;
            moves |= (reinterpret_cast<Words>(word <= __builtin_shuffle(up, rung)) |
                      reinterpret_cast<Words>(word >= __builtin_shuffle(down, rung))) &
                     one;
        }
        Words leaving;
        std::memcpy(&leaving, draws.words[turnover_word].data() + k, sizeof leaving);
        Words const found = (moves & (aware | __builtin_convertvector(hears, Words))) |
                            (reinterpret_cast<Words>(leaving <= leaves_to) & (1U << leaver_shift));
        auto const of_each = __builtin_convertvector(found, Bytes);
        std::memcpy(marks + k, &of_each, sizeof of_each);
    }
    mark(limits, standings + k, draws, k, hearers + k, leaves_to, count - k, marks + k);
}

/// Who may start or cease to comply.
void mark_complying(LadderLimits const& limits, std::span<people::Standing const> standings,
                    WeekDraws const& complying, Marks& marks) {
    for (std::size_t k = 0; k < standings.size(); ++k) {
        unsigned any = unsigned((standings[k].bits() >> 9 & 7U) != 0);
        for (std::size_t p = 0; p < people::practice_count; ++p)
            any |= unsigned(complying.words[p][k] <= limits.complies_to);
        marks[k] |= static_cast<std::uint8_t>(any != 0 ? Mover::complying : 0U);
    }
}

}  // namespace

LadderLimits::LadderLimits(LadderView const& v, bool somebody_complies) noexcept
    : mandate(v.climate.mandate_strength > 0.0 || somebody_complies) {
    using people::Rung;
    Ladder const& r = v.rates;
    auto const limit = [&](Rung rung, double up, double down) {
        rises_to[unsigned(rung)] = draws_up_to(up);
        falls_from[unsigned(rung)] = mechanisms::falls_from(down);
    };
    limit(Rung::unaware, r.contact_rate_per_week, 0.0);
    limit(Rung::aware, r.spontaneous_rate_per_week + r.willing_rate_per_week, 0.0);
    limit(Rung::willing, training_limit(v), r.willing_decay_per_week);
    limit(Rung::trained, start_limit(v), r.training_decay_per_week);
    limit(Rung::in_use, r.habit_rate_per_week, r.use_decay_per_week);
    limit(Rung::habitual, 0.0, r.habit_decay_per_week);
    complies_to = draws_up_to(v.mandate.comply_rate_per_week * v.climate.mandate_strength);
}

void LadderLimits::hear(LadderView const& v, float loudest) noexcept {
    rises_to[unsigned(people::Rung::unaware)] =
        draws_up_to(v.rates.contact_rate_per_week +
                    v.rates.message_rate_per_week * static_cast<double>(loudest));
}

void find_candidates(LadderLimits const& limits, std::span<people::Standing const> standings,
                     WeekDraws const& draws, WeekDraws const* complying, Hearers const* hearers,
                     std::uint32_t leaves_to, Candidates& out) noexcept {
    static constexpr Hearers everybody = [] {
        Hearers all{};
        all.fill((1U << people::practice_count) - 1U);
        return all;
    }();
    Marks marks;
    auto const chosen = numerics::has_wide_vectors() ? mark_wide : mark_plain;
    chosen(limits, standings.data(), draws, (hearers != nullptr ? *hearers : everybody).data(),
           leaves_to, standings.size(), marks.data());
    if (limits.mandate) mark_complying(limits, standings, *complying, marks);
    std::size_t movers = 0;
    for (std::size_t k = 0; k < standings.size(); ++k) {
        unsigned const moves = marks[k] & Mover::all;
        out.movers[movers] = {static_cast<std::uint16_t>(k), static_cast<std::uint16_t>(moves)};
        movers += moves != 0 ? 1U : 0U;
    }
    // One in hundreds leaves: eight people are passed over at a time.
    std::size_t leavers = 0;
    std::fill(marks.begin() + static_cast<std::ptrdiff_t>(standings.size()), marks.end(), 0);
    for (std::size_t first = 0; first < standings.size(); first += 8) {
        std::uint64_t eight;
        std::memcpy(&eight, marks.data() + first, sizeof eight);
        if ((eight & 0x1010101010101010U) == 0) continue;
        for (std::size_t k = first; k < first + 8; ++k) {
            out.leavers[leavers] = static_cast<std::uint16_t>(k);
            leavers += marks[k] >> leaver_shift;
        }
    }
    out.mover_count = movers;
    out.leaver_count = leavers;
}

}  // namespace diorama::mechanisms
