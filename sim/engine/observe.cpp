#include "engine/observe.hpp"

#include <array>

#include "engine/assess.hpp"
#include "engine/observe_energy.hpp"
#include "engine/scorecard.hpp"
#include "parallel/ordered_sum.hpp"

namespace diorama::engine {

namespace {

using measures::Place;

/// Means over programme leaders, and what change has cost them so far.
struct LeaderHours {
    double diary = 0, free = 0, given = 0, used = 0, steering = 0, spent_total = 0;
};

LeaderHours leader_hours(mechanisms::ProgrammeState const& programme) {
    LeaderHours hours;
    for (auto const& one : programme.participants) {
        hours.diary += static_cast<double>(one.meeting_hours);
        hours.free += static_cast<double>(one.spare_hours);
        hours.given += static_cast<double>(one.delivered_hours);
        hours.used += static_cast<double>(one.used_hours);
        hours.steering += static_cast<double>(one.steering_hours);
        hours.spent_total += one.used_total_hours + one.steering_total_hours;
    }
    if (auto const count = static_cast<double>(programme.participants.size()); count > 0.0)
        for (double* mean : {&hours.diary, &hours.free, &hours.given, &hours.used, &hours.steering})
            *mean /= count;
    return hours;
}

double nominal_share(mechanisms::ProgrammeState const& programme) {
    double done = 0.0;
    double all = 0.0;
    for (auto const& one : programme.progress) {
        done += one.done();
        all += one.steps;
    }
    return all > 0.0 ? done / all : 0.0;
}

void take_conditions(World const& world, double headcount,
                     std::array<double, measures::measure_count>& row) {
    row[std::size_t(Place::purpose)] = world.conditions.purpose_share;
    row[std::size_t(Place::autonomy)] = world.conditions.autonomy_share;
    row[std::size_t(Place::measurement)] = world.conditions.measurement_share;
    double quality = 0.0;
    for (std::size_t d = 0; d < world.departments.count(); ++d)
        quality +=
            world.departments.headcount[d] * static_cast<double>(world.departments.tool_quality[d]);
    row[std::size_t(Place::tool_quality)] = headcount > 0.0 ? quality / headcount : 0.0;
}

void take_programme(World const& world, std::array<double, measures::measure_count>& row) {
    auto const& programme = world.programme;
    auto const hours = leader_hours(programme);
    bool const running = programme.running();
    row[std::size_t(Place::leader_diary_hours)] = hours.diary;
    row[std::size_t(Place::leader_free_hours)] = hours.free;
    row[std::size_t(Place::leader_pledged_hours)] =
        running ? std::get<mechanisms::Pledge>(world.base).pledge_hours_per_week : 0.0;
    row[std::size_t(Place::leader_given_hours)] = hours.given;
    row[std::size_t(Place::leader_used_hours)] = hours.used;
    row[std::size_t(Place::leader_steering_hours)] = hours.steering;
    row[std::size_t(Place::leader_change_hours)] = hours.spent_total;
    row[std::size_t(Place::kept_share)] = programme.kept_share;
    row[std::size_t(Place::sessions_held)] = programme.held;
    row[std::size_t(Place::sessions_slipped)] = programme.slipped;
    row[std::size_t(Place::sessions_delegated)] = programme.delegated;
    row[std::size_t(Place::sessions_unprepared)] = programme.unprepared;
    row[std::size_t(Place::sessions_by_agency)] = programme.by_agency;
    auto const leaders = static_cast<double>(programme.participants.size());
    row[std::size_t(Place::leader_individual_hours)] =
        leaders > 0.0 ? programme.individual_hours / leaders : 0.0;
    bool const on = std::get<mechanisms::Switches>(world.base).programme;
    auto const& p = std::get<mechanisms::Programme>(world.base);
    row[std::size_t(Place::programme_complete)] =
        on ? programme.complete_share(p.delegate_effect_share, p.agency_effect_share) : 0.0;
    row[std::size_t(Place::programme_nominal)] = on ? nominal_share(programme) : 0.0;
}

double mean_embedded(parallel::Workers const& workers, mechanisms::TeamMemory const& memory) {
    std::size_t const count = memory.size() * people::practice_count;
    double const sum = parallel::ordered_sum(workers, count, [&](std::size_t i) {
        return static_cast<double>(memory[i / people::practice_count][i % people::practice_count]);
    });
    return count > 0 ? sum / static_cast<double>(count) : 0.0;
}

/// Over people: each department counts as many times as it has heads.
double mean_over_people(std::vector<float> const& column, Observation const& seen) {
    double sum = 0.0;
    for (std::size_t d = 0; d < column.size(); ++d)
        sum += seen.departments[d].headcount * static_cast<double>(column[d]);
    return seen.headcount > 0 ? sum / static_cast<double>(seen.headcount) : 0.0;
}

void take_energy(World const& world, Observation const& seen,
                 std::array<double, measures::measure_count>& row) {
    double const heads = seen.headcount > 0 ? static_cast<double>(seen.headcount) : 1.0;
    row[std::size_t(Place::energised)] = static_cast<double>(seen.energised) / heads;
    row[std::size_t(Place::drained)] = static_cast<double>(seen.drained) / heads;
    row[std::size_t(Place::wasted_energy)] =
        seen.positive_energy > 0
            ? static_cast<double>(seen.stuck_energy) / static_cast<double>(seen.positive_energy)
            : 0.0;
    double const gained = row[std::size_t(Place::energy)] - world.energy_at_start;
    row[std::size_t(Place::energy_value)] =
        std::get<mechanisms::Energy>(world.base).value_per_point_per_week * gained * heads;
}

/// Use near the project less use far from it. Takes all person-practices in use.
double project_lead(Observation const& seen, double in_use) {
    double const near_people = static_cast<double>(seen.near_people);
    double const far_people =
        static_cast<double>(seen.headcount - seen.project_people) - near_people;
    if (near_people <= 0.0 || far_people <= 0.0) return 0.0;
    double const near_uses = static_cast<double>(seen.near_uses);
    double const far_uses = in_use - near_uses - static_cast<double>(seen.member_uses);
    return (near_uses / near_people - far_uses / far_people) / people::practice_count;
}

/// Six questions, each from 0 to 1; the score is their mean on a scale to 5.
double maturity(World const& world, std::array<double, measures::measure_count> const& row) {
    double const raised = row[std::size_t(Place::decisions_raised)];
    double const made =
        raised > 0.0 ? 1.0 - row[std::size_t(Place::decisions_defaulted)] / raised : 1.0;
    bool const programme = world.programme.started;
    double const sum =
        row[std::size_t(Place::informed)] + row[std::size_t(Place::in_use)] +
        row[std::size_t(Place::measurement)] +
        (programme ? row[std::size_t(Place::programme_complete)] : 0.0) +
        row[std::size_t(Place::consistency)] * row[std::size_t(Place::satisfaction)] + made;
    return 5.0 * sum / 6.0;
}

void take_outside(World const& world, std::array<double, measures::measure_count>& row) {
    row[std::size_t(Place::satisfaction)] = world.customers.satisfaction;
    row[std::size_t(Place::consistency)] = world.customers.consistency;
    row[std::size_t(Place::customer_advocacy)] = world.customers.customer_advocacy;
    row[std::size_t(Place::employee_advocacy)] = world.customers.employee_advocacy;
    row[std::size_t(Place::insight)] = world.customers.insight;
    row[std::size_t(Place::spend)] = world.strategy.spend_this_week + world.programme.agency_spend;
    row[std::size_t(Place::scorecard)] = world.strategy.scorecard;
    row[std::size_t(Place::team_people)] =
        static_cast<double>(mechanisms::team_people(world.strategy));
    row[std::size_t(Place::team_gap)] = world.strategy.team_gap;
    row[std::size_t(Place::strategy_stage)] = strategy_stage(world);
}

void take_departments(World const& world, Observation const& seen, Record& record) {
    for (std::size_t d = 0; d < seen.departments.size(); ++d) {
        auto const& one = seen.departments[d];
        DepartmentWeek line;
        line.week = world.week;
        line.department = static_cast<std::uint32_t>(d);
        line.people = one.headcount;
        if (one.headcount > 0) {
            double const people = one.headcount;
            line.using_share = one.uses / (people * people::practice_count);
            line.integrated_share = one.integrated / people;
            line.energy = mean_of(one.energy, one.headcount);
            line.trust = mean_of(one.trust, one.headcount);
        }
        line.tool_quality = static_cast<double>(world.departments.tool_quality[d]);
        line.support = static_cast<double>(world.departments.support[d]);
        line.default_share = static_cast<double>(world.departments.default_share[d]);
        assess_department(world, seen, line);
        record.departments.push_back(line);
    }
}

}  // namespace

void take_measures(parallel::Workers const& workers, World const& world, Observation const& seen,
                   Record& record) {
    std::array<double, measures::measure_count> row{};
    auto const headcount = static_cast<double>(seen.headcount);
    double const per_head = headcount > 0.0 ? 1.0 / headcount : 0.0;
    double in_use = 0.0;
    for (std::size_t rung = 0; rung < people::rung_count; ++rung)
        for (std::size_t p = 0; p < people::practice_count; ++p) {
            auto const count = static_cast<double>(seen.rungs[rung * people::practice_count + p]);
            row[rung * people::practice_count + p] = count * per_head;
            if (rung >= unsigned(people::Rung::in_use)) in_use += count;
        }
    row[std::size_t(Place::in_use)] = in_use * per_head / people::practice_count;
    row[std::size_t(Place::integrated)] = static_cast<double>(seen.integrated) * per_head;
    row[std::size_t(Place::integrated_visible)] =
        static_cast<double>(seen.visibly_integrated) * per_head;
    row[std::size_t(Place::using_visible)] =
        (in_use + static_cast<double>(seen.complied)) * per_head / people::practice_count;
    row[std::size_t(Place::project_lead)] = project_lead(seen, in_use);
    row[std::size_t(Place::informed)] = informed(seen);
    row[std::size_t(Place::energy)] = mean_of(seen.energy, seen.headcount);
    row[std::size_t(Place::trust)] = mean_of(seen.trust, seen.headcount);
    row[std::size_t(Place::participation)] = mean_of(seen.participation, seen.headcount);
    take_conditions(world, headcount, row);
    take_programme(world, row);
    row[std::size_t(Place::decisions_raised)] = static_cast<double>(world.decisions_raised);
    row[std::size_t(Place::decisions_defaulted)] = static_cast<double>(world.decisions_defaulted);
    row[std::size_t(Place::newcomers)] = static_cast<double>(world.newcomers);
    // A DIO's core group carries the experts' flag; where a unit stands, all are its own.
    bool const unit = world.structures.unit_running;
    row[std::size_t(unit ? Place::unit_people : Place::core_people)] =
        static_cast<double>(seen.unit_people);
    row[std::size_t(Place::local_staff)] = static_cast<double>(seen.local_staff);
    row[std::size_t(Place::project_people)] = static_cast<double>(seen.project_people);
    row[std::size_t(Place::headcount)] = headcount;
    row[std::size_t(Place::friction)] = mean_over_people(world.departments.friction, seen);
    row[std::size_t(Place::talk)] = mean_over_people(world.departments.talk, seen);
    row[std::size_t(Place::embedded)] = mean_embedded(workers, world.memory);
    for (float const open : world.departments.open_issues)
        row[std::size_t(Place::open_issues)] += static_cast<double>(open);
    take_energy(world, seen, row);
    take_energy_course(workers, world, record, row);
    take_outside(world, row);
    row[std::size_t(Place::maturity)] = maturity(world, row);
    assess(world, seen, record, row);
    record.weekly.insert(record.weekly.end(), row.begin(), row.end());
    take_departments(world, seen, record);
}

bool is_due(interventions::Event const& event, std::uint32_t week, std::uint32_t acted_in_week,
            std::span<double const> last_week) {
    if (event.at_week > 0) {
        if (week == event.at_week) return true;
        return event.every_weeks > 0 && week > event.at_week &&
               (week - event.at_week) % event.every_weeks == 0;
    }
    if (!event.when.has_value() || !event.when->holds(last_week, week)) return false;
    return acted_in_week == 0 ||
           (event.every_weeks > 0 && week - acted_in_week >= event.every_weeks);
}

}  // namespace diorama::engine
