#include "mechanisms/energy.hpp"

#include <algorithm>
#include <array>

#include "mechanisms/homes.hpp"
#include "numerics/wide_vectors.hpp"

namespace diorama::mechanisms {

void weigh_departments(Energy const& p, Climate const& climate, Departments const& departments,
                       EnergyTerms& terms) {
    double const everywhere =
        p.purpose_weight * (climate.purpose_share - climate.purpose_at_start_share) +
        p.autonomy_weight * (climate.autonomy_share - climate.autonomy_at_start_share) +
        p.progress_weight * climate.progress_share - p.slip_weight * climate.slip_share +
        climate.pride + climate.recognition;
    terms.of_department.resize(departments.count());
    for (std::size_t d = 0; d < departments.count(); ++d)
        terms.of_department[d] = static_cast<float>(
            everywhere -
            p.bad_tools_weight * (1.0 - static_cast<double>(departments.tool_quality[d])) -
            p.default_weight * static_cast<double>(departments.default_share[d]) -
            p.disruption_weight * static_cast<double>(departments.disruption[d]));
}

void weigh_managers(Energy const& p, OwnDiaries const& own, std::vector<Voice> const& voices,
                    parallel::Rows rows, EnergyTerms& terms, std::span<FromManager> from) noexcept {
    Diaries const diaries = own.diaries;
    double const inspiring = p.inspiring_manager_weight, overfull = p.overfull_diary_weight;
    Voice const* const voice = voices.data();
    float const* const meeting = own.weeks.meeting_hours.data();
    float const* const steering = own.weeks.steering_hours.data();
    FromManager* const gives = from.data();
    float* const taken = terms.overfull.data();
    numerics::in_widest_vectors([=] {
        for (std::size_t i = rows.first; i < rows.last; ++i) {
            gives[i].message = voice[i].message;
            gives[i].energy =
                static_cast<float>(inspiring * static_cast<double>(voice[i].presence) *
                                   static_cast<double>(voice[i].energy));
            taken[i] = static_cast<float>(
                overfull * crowded_out_share(diaries, static_cast<double>(meeting[i]),
                                             static_cast<double>(steering[i])));
        }
    });
}

namespace {

using Block = std::array<float, parallel::rows_per_block>;

/// What the organisation gives or takes, before being pushed is taken off.
void gather_terms(Energy const& p, EnergyTerms const& terms, Lines const& lines,
                  FromManagers const& from, parallel::Rows rows, people::People const& people,
                  Block& sum) noexcept {
    auto const own_use = static_cast<float>(p.own_use_weight / people::practice_count);
    auto const* const departments = people.departments.data() + rows.first;
    auto const* const standings = people.standings.data() + rows.first;
    float const* const of_department = terms.of_department.data();
    auto const* const of_manager = from.data();
    float* const given = sum.data();
    auto const gather = [=](auto home_gives) {
        numerics::in_widest_vectors([=] {
            for (std::size_t k = 0; k < rows.size(); ++k)
                given[k] = home_gives(k) + of_manager[k].energy +
                           own_use * static_cast<float>(standings[k].uses_count());
        });
    };
    if (in_one_department(departments, rows.size()))
        gather([gives = of_department[departments[0]]](std::size_t) { return gives; });
    else
        gather([=](std::size_t k) { return of_department[departments[k]]; });
    // Those who lead: what of their own work finds no room this week.
    for (auto m = lines.first_manager(rows.first); m < lines.managers_by_row.size(); ++m) {
        auto const row = org::row(lines.managers_by_row[m]);
        if (row >= rows.last) break;
        sum[row - rows.first] -= terms.overfull[lines.places_by_row[m]];
    }
}

}  // namespace

void feel_energy(Energy const& p, EnergyTerms const& terms, Lines const& lines,
                 FromManagers const& from, std::span<float const> colleagues, parallel::Rows rows,
                 people::People& people) noexcept {
    Block organisation;
    gather_terms(p, terms, lines, from, rows, people, organisation);
    auto const personal_rate = static_cast<float>(p.personal_rate_per_week);
    auto const colleague_rate = static_cast<float>(p.colleague_rate_per_week);
    auto const organisation_rate = static_cast<float>(p.organisation_rate_per_week);
    auto const pushed_weight = static_cast<float>(p.reactance_weight);
    // Rates together never exceed 1 a week: beyond it the mean would be overshot.
    float const least_inertia = personal_rate + colleague_rate + organisation_rate;
    float const* const given_by_all = organisation.data();
    float const* const around = colleagues.data();
    float* const energy = people.energy.data() + rows.first;
    float const* const reactance = people.reactance.data() + rows.first;
    float const* const pressure = people.reactance_pressure.data() + rows.first;
    float const* const personal = people.personal_energy.data() + rows.first;
    float const* const inertia = people.energy_inertia.data() + rows.first;
    numerics::in_widest_vectors([=] {
        for (std::size_t k = 0; k < rows.size(); ++k) {
            float const e = energy[k];
            float const given = std::clamp(
                given_by_all[k] - pushed_weight * (reactance[k] * pressure[k]), -1.0F, 1.0F);
            float const pull = personal_rate * (personal[k] - e) +
                               colleague_rate * (around[k] - e) + organisation_rate * (given - e);
            energy[k] = std::clamp(e + pull / std::max(inertia[k], least_inertia), -1.0F, 1.0F);
        }
    });
}

}  // namespace diorama::mechanisms
