#include "mechanisms/ladder.hpp"

#include <algorithm>

#include "numerics/portable.hpp"
#include "random/draw.hpp"

namespace diorama::mechanisms {

namespace {

/// What one person meets this week, the same for the three practices.
struct Meets {
    double presence;  ///< of the manager; of programme or market for a root
    double trust;
    double common;  ///< the part of the willingness sum that no practice changes
    double support;
    double tools;
    double free;
    double threshold;
    double message;
    double reactance;  ///< rho * R
    double seat_chance;
    double helped_rate;    ///< helper_rate * trained share
    double friction;       ///< of the department
    double talk;           ///< conversation left beside the devices
    Voice const* manager;  ///< null for a root
};

Meets meet(LadderView const& v, people::People const& people, ExposureRows const& seen,
           std::size_t i, std::size_t k) {
    Meets m;
    auto const voice = v.voice_of[i];
    m.manager = voice == no_voice ? nullptr : &v.voices[voice];
    m.presence = m.manager != nullptr          ? static_cast<double>(m.manager->presence)
                 : v.climate.programme_running ? v.influence.root_presence_in_programme
                                               : v.influence.root_presence_otherwise;
    m.trust = static_cast<double>(people.trust[i]);
    m.reactance = static_cast<double>(people.reactance[i]) *
                  static_cast<double>(people.reactance_pressure[i]);
    m.common = v.influence.energy_weight * static_cast<double>(people.energy[i]) +
               v.influence.trust_weight * (m.trust - 0.5) +
               v.influence.purpose_weight * v.climate.purpose_share +
               static_cast<double>(people.product_advantage[i]) - m.reactance -
               v.influence.innovativeness_weight * static_cast<double>(people.innovativeness[i]);
    auto const department = people.departments[i];
    m.support = static_cast<double>(v.departments.support[department]);
    m.tools = static_cast<double>(v.departments.tool_quality[department]);
    m.seat_chance = static_cast<double>(v.departments.seat_chance[department]);
    double const disruption = static_cast<double>(v.departments.disruption[department]);
    m.free = std::min(1.0, static_cast<double>(people.free_hours[i]) *
                               (1.0 + v.climate.time_gain_share)) *
             (1.0 - v.media.disrupted_use_share * disruption);
    m.threshold = std::min(0.95, static_cast<double>(people.threshold[i]) +
                                     v.embedding.scar_threshold_gain *
                                         static_cast<double>(v.departments.scar[department]));
    m.friction = static_cast<double>(v.departments.friction[department]);
    m.talk = static_cast<double>(v.departments.talk[department]);
    m.message = static_cast<double>(people.message[i]);
    m.helped_rate = v.training.helper_rate_per_week * m.talk * static_cast<double>(seen.trained[k]);
    return m;
}

/// How far the practice is the way of working of the team that one reports into.
double embedded(Meets const& m, std::size_t practice) {
    return m.manager != nullptr ? static_cast<double>(m.manager->embedded[practice]) : 0.0;
}

/// The manager's example: how far up they are, how present, how trusted.
double hierarchy_pull(Meets const& m, std::size_t practice) {
    double const rung = m.manager != nullptr ? m.manager->rungs[practice] / 5.0 : 1.0;
    return rung * m.presence * (0.5 + 0.5 * m.trust);
}

double willingness(LadderView const& v, Readiness const& readiness, Meets const& m, double in_use,
                   bool complied, std::size_t practice) {
    double const h = v.influence.hierarchy_weight;
    double const friction =
        m.friction * (1.0 - v.embedding.friction_relief_share * embedded(m, practice));
    double const sum = (1.0 - h) * m.talk * social_proof(in_use, m.threshold) +
                       h * hierarchy_pull(m, practice) + m.common - friction +
                       v.climate.advantage[practice] +
                       (complied ? v.influence.internalisation : 0.0);
    return readiness(sum);
}

double reinforcement(LadderView const& v, Meets const& m, double in_use, std::size_t practice) {
    bool const manager_uses =
        m.manager == nullptr || m.manager->rungs[practice] >= unsigned(people::Rung::in_use);
    return v.reinforcement.of(manager_uses ? m.presence : 0.0, v.climate.measurement_share,
                              std::min(in_use, 1.0), m.support, embedded(m, practice));
}

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
