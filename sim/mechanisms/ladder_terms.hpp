#pragma once
#include <algorithm>

#include "mechanisms/ladder.hpp"
#include "numerics/portable.hpp"

// What the ladder weighs, shared by those who climb it and by those who ask why somebody did not.

namespace diorama::mechanisms {

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

/// The manager's voice; null for a root.
inline Voice const* manager_of(LadderView const& v, std::size_t i) {
    auto const voice = v.voice_of[i];
    return voice == no_voice ? nullptr : &v.voices[voice];
}

inline double presence_of(LadderView const& v, Voice const* manager) {
    return manager != nullptr            ? static_cast<double>(manager->presence)
           : v.climate.programme_running ? v.influence.root_presence_in_programme
                                         : v.influence.root_presence_otherwise;
}

inline double reactance_of(people::People const& people, std::size_t i) {
    return static_cast<double>(people.reactance[i]) *
           static_cast<double>(people.reactance_pressure[i]);
}

inline double free_of(LadderView const& v, people::People const& people, std::size_t i) {
    double const disruption = static_cast<double>(v.departments.disruption[people.departments[i]]);
    return std::min(1.0,
                    static_cast<double>(people.free_hours[i]) * (1.0 + v.climate.time_gain_share)) *
           (1.0 - v.media.disrupted_use_share * disruption);
}

inline double helped_rate(LadderView const& v, double talk, Glance const& seen) {
    return v.training.helper_rate_per_week * talk * static_cast<double>(seen.trained());
}

/// But for helped_rate, which takes a look around.
inline Meets meet(LadderView const& v, people::People const& people, Voice const* manager,
                  std::size_t i) {
    Meets m;
    m.manager = manager;
    m.presence = presence_of(v, m.manager);
    m.trust = static_cast<double>(people.trust[i]);
    m.reactance = reactance_of(people, i);
    m.common = v.influence.energy_weight * static_cast<double>(people.energy[i]) +
               v.influence.trust_weight * (m.trust - 0.5) +
               v.influence.purpose_weight * v.climate.purpose_share +
               static_cast<double>(people.product_advantage[i]) - m.reactance -
               v.influence.innovativeness_weight * static_cast<double>(people.innovativeness[i]);
    auto const department = people.departments[i];
    m.support = static_cast<double>(v.departments.support[department]);
    m.tools = static_cast<double>(v.departments.tool_quality[department]);
    m.seat_chance = static_cast<double>(v.departments.seat_chance[department]);
    m.free = free_of(v, people, i);
    m.threshold = std::min(0.95, static_cast<double>(people.threshold[i]) +
                                     v.embedding.scar_threshold_gain *
                                         static_cast<double>(v.departments.scar[department]));
    m.friction = static_cast<double>(v.departments.friction[department]);
    m.talk = static_cast<double>(v.departments.talk[department]);
    m.message = static_cast<double>(people.message[i]);
    m.helped_rate = 0.0;
    return m;
}

inline Meets meet(LadderView const& v, people::People const& people, Glance const& seen,
                  std::size_t i) {
    Meets m = meet(v, people, manager_of(v, i), i);
    m.helped_rate = helped_rate(v, m.talk, seen);
    return m;
}

/// Unaware to aware.
inline double aware_rate(LadderView const& v, float aware_share, float message) {
    return v.rates.contact_rate_per_week * static_cast<double>(aware_share) +
           v.rates.message_rate_per_week * static_cast<double>(message);
}

/// Aware to willing.
inline double willing_rate(LadderView const& v, double willingness) {
    return v.rates.spontaneous_rate_per_week + v.rates.willing_rate_per_week * willingness;
}

/// Willing to trained, by a seat of a course or by a helper; u: the draw.
inline bool is_trained(double u, double seat_chance, double helped_rate) {
    // A chance never exceeds its rate; without a branch, for those who are asked many at once.
    return bool{u < seat_chance} |
           (bool{u < seat_chance + helped_rate} &
            bool{u < 1.0 - (1.0 - seat_chance) * (1.0 - numerics::chance(helped_rate))});
}

/// Trained to using. Takes in_use: share of colleagues
inline double use_rate(LadderView const& v, people::People const& people, std::size_t i,
                       double in_use) {
    auto const department = people.departments[i];
    double const most = 2.0 * v.rates.use_rate_per_week * free_of(v, people, i) *
                        static_cast<double>(v.departments.tool_quality[department]);
    double const near =
        std::max(std::min(in_use, 1.0), static_cast<double>(v.departments.support[department]));
    return most * (v.rates.alone_share + (1.0 - v.rates.alone_share) * near);
}

/// How far the practice is the way of working of the team that one reports into.
inline double embedded(Voice const* manager, std::size_t practice) {
    return manager != nullptr ? static_cast<double>(manager->embedded[practice]) : 0.0;
}

/// The manager's example: how far up they are, how present, how trusted.
inline double hierarchy_pull(Meets const& m, std::size_t practice) {
    double const rung = m.manager != nullptr ? m.manager->rungs[practice] / 5.0 : 1.0;
    return rung * m.presence * (0.5 + 0.5 * m.trust);
}

/// What silos and habits take from willingness in this team.
inline double team_friction(LadderView const& v, Meets const& m, std::size_t practice) {
    return m.friction * (1.0 - v.embedding.friction_relief_share * embedded(m.manager, practice));
}

/// What speaks for a practice, and what against it.
struct Influences {
    double proof_weight;  ///< of social_proof()
    double in_use;
    double threshold;
    double hierarchy;
    double common;
    double friction;
    double advantage;
    double internalised;

    double sum() const noexcept {
        return proof_weight * social_proof(in_use, threshold) + hierarchy + common - friction +
               advantage + internalised;
    }
};

inline Influences influences(LadderView const& v, Meets const& m, double in_use, bool complied,
                             std::size_t practice) {
    double const h = v.influence.hierarchy_weight;
    return {(1.0 - h) * m.talk,
            in_use,
            m.threshold,
            h * hierarchy_pull(m, practice),
            m.common,
            team_friction(v, m, practice),
            v.climate.advantage[practice],
            complied ? v.influence.internalisation : 0.0};
}

inline double willingness(LadderView const& v, Readiness const& readiness, Meets const& m,
                          double in_use, bool complied, std::size_t practice) {
    return readiness(influences(v, m, in_use, complied, practice).sum());
}

inline double reinforcement(LadderView const& v, Voice const* manager, double presence,
                            double support, double in_use, std::size_t practice) {
    bool const manager_uses =
        manager == nullptr || manager->rungs[practice] >= unsigned(people::Rung::in_use);
    return v.reinforcement.of(manager_uses ? presence : 0.0, v.climate.measurement_share,
                              std::min(in_use, 1.0), support, embedded(manager, practice));
}

}  // namespace diorama::mechanisms
