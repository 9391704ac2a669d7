#include "mechanisms/ladder.hpp"

#include <algorithm>

#include "mechanisms/ladder_terms.hpp"
#include "numerics/portable.hpp"
#include "random/draw.hpp"

namespace diorama::mechanisms {

namespace {

/// Whether a hazard of `rate` fires for the uniform `u`. A chance never exceeds its rate, so most
/// draws are settled by a comparison, without an exponential.
bool fires(double u, double rate) { return u < rate && u < numerics::chance(rate); }

/// -1, 0 or +1 rung. One draw serves both ways: up from the low end, down from the high end; where
/// the two meet (they cannot at sensible rates), up wins. What is dear to compute is looked at
/// last, and only where its largest value could matter.
int move(LadderView const& v, Readiness const& readiness, Meets const& m, people::Standing standing,
         double aware, double in_use, double u, std::size_t practice) {
    using people::Rung;
    Ladder const& r = v.rates;
    double const from_above = 1.0 - u;
    auto const falls = [&](double decay) {
        return from_above < decay &&
               fires(from_above, decay * (1.0 - reinforcement(v, m, in_use, practice)));
    };
    switch (static_cast<Rung>(standing.rung(practice))) {
        case Rung::unaware:
            return fires(u, r.contact_rate_per_week * aware + r.message_rate_per_week * m.message)
                       ? 1
                       : 0;
        case Rung::aware: {
            auto const rate = [&](double willing) {
                return r.spontaneous_rate_per_week + r.willing_rate_per_week * willing;
            };
            if (u >= rate(1.0)) return 0;
            double const x = influences(v, m, in_use, standing.complied(practice), practice);
            return u < rate(readiness.at_most(x)) && fires(u, rate(readiness(x))) ? 1 : 0;
        }
        case Rung::willing:
            if (u < m.seat_chance ||
                (u < m.seat_chance + m.helped_rate &&
                 u < 1.0 - (1.0 - m.seat_chance) * (1.0 - numerics::chance(m.helped_rate))))
                return 1;
            return falls(r.willing_decay_per_week) ? -1 : 0;
        case Rung::trained: {
            double const near = std::max(std::min(in_use, 1.0), m.support);
            double const rate = 2.0 * r.use_rate_per_week * m.free * m.tools *
                                (r.alone_share + (1.0 - r.alone_share) * near);
            if (fires(u, rate)) return 1;
            return falls(r.training_decay_per_week) ? -1 : 0;
        }
        case Rung::in_use:
            if (u < r.habit_rate_per_week &&
                fires(u, r.habit_rate_per_week * reinforcement(v, m, in_use, practice)))
                return 1;
            return falls(r.use_decay_per_week) ? -1 : 0;
        case Rung::habitual:
            return falls(r.habit_decay_per_week) ? -1 : 0;
    }
    return 0;
}

/// Complying is a flag beside the rung: it comes with a mandate and lapses without one; own use
/// makes it meaningless.
void comply(LadderView const& v, Meets const& m, std::uint32_t person, people::Standing before,
            people::Standing& standing) {
    auto const draws = random::words({v.seed, random::Purpose::ladder, v.week, person, 1});
    double const strength = v.climate.mandate_strength;
    double const comply_chance =
        numerics::chance(v.mandate.comply_rate_per_week * strength * (0.3 + 0.7 * m.presence) *
                         std::max(0.0, 1.0 - m.reactance));
    double const lapse_chance =
        strength > 0.0 ? 0.0 : numerics::chance(v.mandate.lapse_rate_per_week);
    for (std::size_t p = 0; p < people::practice_count; ++p) {
        double const u = random::uniform(draws[p]);
        unsigned const rung = before.rung(p);
        bool const can_comply =
            rung >= unsigned(people::Rung::aware) && rung < unsigned(people::Rung::in_use);
        if (before.complied(p)) {
            if (u < lapse_chance) standing.set_complied(p, false);
        } else if (can_comply && u < comply_chance) {
            standing.set_complied(p, true);
        }
        if (standing.uses(p)) standing.set_complied(p, false);
    }
}

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

/// What nobody in trained exceeds, with these tools.
double start_limit(LadderView const& v, double free, double tools) {
    return 2.0 * v.rates.use_rate_per_week *
           std::min(1.0, free * (1.0 + v.climate.time_gain_share)) * tools;
}

/// What nobody willing exceeds, where so much talk is left.
double training_limit(LadderView const& v, double seat_chance, double talk) {
    return seat_chance + v.training.helper_rate_per_week * talk;
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
    limit(Rung::willing,
          training_limit(v, largest(v.departments.seat_chance), largest(v.departments.talk)),
          r.willing_decay_per_week);
    limit(Rung::trained, start_limit(v, 1.0, largest(v.departments.tool_quality)),
          r.training_decay_per_week);
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
                     WeekDraws const& draws, WeekDraws const* complying, std::uint32_t leaves_to,
                     Candidates& out) noexcept {
    std::size_t movers = 0;
    std::size_t leavers = 0;
    auto const& w = draws.words;
    for (std::size_t k = 0; k < standings.size(); ++k) {
        unsigned const bits = standings[k].bits();
        auto const moves = [&](unsigned rung, std::uint32_t word) {
            return unsigned(word <= limits.rises_to[rung]) |
                   unsigned(word >= limits.falls_from[rung]);
        };
        unsigned const any = moves(bits & 7U, w[0][k]) | moves(bits >> 3 & 7U, w[1][k]) |
                             moves(bits >> 6 & 7U, w[2][k]);
        out.movers[movers] = static_cast<std::uint16_t>(k);
        movers += any;
        out.leavers[leavers] = static_cast<std::uint16_t>(k);
        leavers += unsigned(w[turnover_word][k] <= leaves_to);
    }
    if (limits.mandate) {
        movers = 0;
        for (std::size_t k = 0; k < standings.size(); ++k) {
            auto const& c = complying->words;
            unsigned const bits = standings[k].bits();
            unsigned any = unsigned((bits >> 9 & 7U) != 0);
            for (std::size_t p = 0; p < people::practice_count; ++p) {
                unsigned const rung = bits >> (3 * p) & 7U;
                any |= unsigned(c[p][k] <= limits.complies_to) |
                       unsigned(w[p][k] <= limits.rises_to[rung]) |
                       unsigned(w[p][k] >= limits.falls_from[rung]);
            }
            out.movers[movers] = static_cast<std::uint16_t>(k);
            movers += any;
        }
    }
    out.mover_count = movers;
    out.leaver_count = leavers;
}

bool may_move(LadderView const& v, LadderLimits const& limits, people::People const& people,
              std::size_t i, Seen const& seen, PersonDraws const& draws) noexcept {
    using people::Rung;
    if (limits.mandate) return true;
    auto const standing = people.standings[i];
    auto const department = people.departments[i];
    for (std::size_t p = 0; p < people::practice_count; ++p) {
        auto const rung = standing.rung(p);
        if (draws[p] >= limits.falls_from[rung]) return true;
        if (draws[p] > limits.rises_to[rung]) continue;
        double rate = 1.0;
        switch (static_cast<Rung>(rung)) {
            case Rung::unaware:
                rate = v.rates.contact_rate_per_week * static_cast<double>(seen.aware[p]) +
                       v.rates.message_rate_per_week * static_cast<double>(people.message[i]);
                break;
            case Rung::willing:
                rate = training_limit(v, static_cast<double>(v.departments.seat_chance[department]),
                                      static_cast<double>(v.departments.talk[department]));
                break;
            case Rung::trained:
                rate = start_limit(v, static_cast<double>(people.free_hours[i]),
                                   static_cast<double>(v.departments.tool_quality[department]));
                break;
            default:
                break;
        }
        if (draws[p] <= draws_up_to(rate)) return true;
    }
    return false;
}

people::Standing advance(LadderView const& view, people::People const& people, std::size_t i,
                         Seen const& seen, PersonDraws const& draws) noexcept {
    auto const before = people.standings[i];
    auto standing = before;
    auto const& readiness = view.readiness;
    Meets const m = meet(view, people, seen, i);
    for (std::size_t p = 0; p < people::practice_count; ++p) {
        int const step = move(view, readiness, m, before, static_cast<double>(seen.aware[p]),
                              static_cast<double>(seen.in_use[p]), random::uniform(draws[p]), p);
        if (step != 0)
            standing.set_rung(p, static_cast<unsigned>(static_cast<int>(before.rung(p)) + step));
    }
    bool const complies = (before.bits() >> 9 & 7U) != 0;
    if (view.climate.mandate_strength > 0.0 || complies)
        comply(view, m, static_cast<std::uint32_t>(i), before, standing);
    return standing;
}

}  // namespace diorama::mechanisms
