#include "mechanisms/energy.hpp"

#include <algorithm>

namespace diorama::mechanisms {

namespace {

/// Of somebody who leads: the share of their own work that finds no room this week.
double overfull_share(OwnDiaries const& own, std::size_t i) {
    auto const leader = own.hierarchy.leader_index[i];
    if (leader == org::Hierarchy::no_leader) return 0.0;
    return crowded_out_share(own.diaries, static_cast<double>(own.weeks.meeting_hours[leader]),
                             static_cast<double>(own.weeks.steering_hours[leader]));
}

double organisation_energy(Energy const& p, Climate const& climate, Departments const& departments,
                           OwnDiaries const& own, Voice const* manager,
                           people::People const& people, std::size_t i) {
    auto const standing = people.standings[i];
    auto const department = people.departments[i];
    double own_use = 0.0;
    for (std::size_t practice = 0; practice < people::practice_count; ++practice)
        own_use += standing.uses(practice) ? 1.0 : 0.0;
    double const inspiring = manager != nullptr ? static_cast<double>(manager->presence) *
                                                      static_cast<double>(manager->energy)
                                                : 0.0;
    double const pushed = static_cast<double>(people.reactance[i]) *
                          static_cast<double>(people.reactance_pressure[i]);
    double const sum =
        p.purpose_weight * (climate.purpose_share - climate.purpose_at_start_share) +
        p.autonomy_weight * (climate.autonomy_share - climate.autonomy_at_start_share) +
        p.inspiring_manager_weight * inspiring + p.progress_weight * climate.progress_share +
        p.own_use_weight * own_use / people::practice_count -
        p.overfull_diary_weight * overfull_share(own, i) - p.slip_weight * climate.slip_share -
        p.reactance_weight * pushed -
        p.bad_tools_weight * (1.0 - static_cast<double>(departments.tool_quality[department])) -
        p.default_weight * static_cast<double>(departments.default_share[department]) -
        p.disruption_weight * static_cast<double>(departments.disruption[department]) +
        climate.pride + climate.recognition;
    return std::clamp(sum, -1.0, 1.0);
}

}  // namespace

void feel_energy(Energy const& p, Climate const& climate, Departments const& departments,
                 OwnDiaries const& own, std::vector<Voice> const& voices,
                 std::vector<std::uint32_t> const& voice_of, people::People const& people,
                 ExposureRows const& exposure, parallel::Rows rows,
                 std::span<float> next) noexcept {
    for (std::size_t i = rows.first; i < rows.last; ++i) {
        double const energy = static_cast<double>(people.energy[i]);
        Voice const* manager = voice_of[i] == no_voice ? nullptr : &voices[voice_of[i]];
        double const organisation =
            organisation_energy(p, climate, departments, own, manager, people, i);
        double const inertia = static_cast<double>(people.energy_inertia[i]);
        // Rates together never exceed 1 a week: beyond it the mean would be overshot.
        double const all =
            (p.personal_rate_per_week + p.colleague_rate_per_week + p.organisation_rate_per_week) /
            inertia;
        double const slow = all > 1.0 ? 1.0 / (all * inertia) : 1.0 / inertia;
        double const colleagues = static_cast<double>(exposure.energy[i - rows.first]);
        double const pull =
            p.personal_rate_per_week * (static_cast<double>(people.personal_energy[i]) - energy) +
            p.colleague_rate_per_week * (colleagues - energy) +
            p.organisation_rate_per_week * (organisation - energy);
        next[i - rows.first] = static_cast<float>(std::clamp(energy + slow * pull, -1.0, 1.0));
    }
}

}  // namespace diorama::mechanisms
