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
        case Rung::aware:
            return u < r.spontaneous_rate_per_week + r.willing_rate_per_week &&
                           fires(u, r.spontaneous_rate_per_week +
                                        r.willing_rate_per_week *
                                            willingness(v, readiness, m, in_use,
                                                        standing.complied(practice), practice))
                       ? 1
                       : 0;
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

}  // namespace

void climb(LadderView const& view, people::People const& people, ExposureRows const& exposure,
           std::span<PersonDraws const> draws, parallel::Rows rows,
           std::span<people::Standing> next) noexcept {
    Readiness const readiness(view.influence);
    for (std::size_t i = rows.first; i < rows.last; ++i) {
        std::size_t const k = i - rows.first;
        auto const before = people.standings[i];
        auto standing = before;
        if (!before.present()) {
            next[k] = standing;
            continue;
        }
        Meets const m = meet(view, people, exposure, i, k);
        for (std::size_t p = 0; p < people::practice_count; ++p) {
            int const step =
                move(view, readiness, m, before, static_cast<double>(exposure.aware[p][k]),
                     static_cast<double>(exposure.in_use[p][k]), random::uniform(draws[k][p]), p);
            if (step != 0)
                standing.set_rung(p,
                                  static_cast<unsigned>(static_cast<int>(before.rung(p)) + step));
        }
        bool const complies = (before.bits() >> 9 & 7U) != 0;
        if (view.climate.mandate_strength > 0.0 || complies)
            comply(view, m, static_cast<std::uint32_t>(i), before, standing);
        next[k] = standing;
    }
}

}  // namespace diorama::mechanisms
