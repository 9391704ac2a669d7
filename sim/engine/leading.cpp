#include "engine/leading.hpp"

#include <algorithm>

namespace diorama::engine {

using namespace mechanisms;

namespace {

/// Managers of departments in the middle of a merger have less of everything.
void lose_spare_hours(World& world, parallel::Rows rows) {
    double const lost = std::get<Media>(world.base).disrupted_spare_share;
    for (std::size_t i = rows.first; i < rows.last; ++i) {
        auto const department = world.people.departments[org::row(world.hierarchy->leaders[i])];
        world.leaders.spare_hours[i] *= static_cast<float>(
            1.0 - lost * static_cast<double>(world.departments.disruption[department]));
    }
}

/// Meetings that leaders are freed from, while anybody is.
void free_leaders(Model const& model, World& world) {
    auto const& relief = std::get<Relief>(world.base);
    bool anybody = false;
    for (std::size_t r = 0; r < role_count; ++r)
        anybody = anybody || relief.hours_of(static_cast<Role>(r)) > 0.0;
    for (auto& one : world.programme.participants)
        one.freed_hours =
            anybody ? static_cast<float>(freed_hours(relief, model.roles, one.who)) : 0.0F;
    if (anybody)
        relieve(relief, std::get<Diaries>(world.base), model.roles, *world.hierarchy,
                world.leaders);
}

}  // namespace

void fill_leader_weeks(Model const& model, parallel::Workers const& workers, World& world,
                       StandingLoads& loads, std::uint32_t week, double autonomy_share) {
    auto const& hierarchy = *world.hierarchy;
    auto const& diaries = std::get<Diaries>(world.base);
    loads.weigh(diaries, autonomy_share, world.structures.hierarchy_load_factor());
    workers.for_chunks(world.leaders.count(), [&](parallel::Rows rows, std::size_t) {
        fill_diaries(diaries, loads, hierarchy, model.seed, week, rows, world.leaders);
    });
    take_calendars(diaries, model.diaries, hierarchy, world.leaders);
    free_leaders(model, world);
    workers.for_chunks(world.leaders.count(), [&](parallel::Rows rows, std::size_t) {
        if (std::get<Switches>(world.base).media) lose_spare_hours(world, rows);
        fill_presence(loads, rows, world.leaders);
    });
}

void show_kept_promises(World& world, double pledge_hours) {
    if (!world.programme.running() || pledge_hours <= 0.0) return;
    for (auto const& one : world.programme.participants)
        if (one.leader != org::Hierarchy::no_leader)
            world.leaders.presence[one.leader] =
                static_cast<float>(static_cast<double>(one.delivered_hours) / pledge_hours);
}

void spend_on_sessions(World& world) {
    for (auto const& one : world.programme.participants)
        if (one.leader != org::Hierarchy::no_leader) {
            auto& left = world.leaders.spare_hours[one.leader];
            left = std::max(0.0F, left - one.used_hours);
        }
}

double autonomy_of(World const& world, std::vector<Activity> const& plan) {
    auto const& programme = std::get<Programme>(world.base);
    double const culture =
        std::get<Switches>(world.base).programme
            ? world.programme.joined_share(programme, people::Practice::culture, plan)
            : 0.0;
    return std::min(1.0, std::get<Diaries>(world.base).autonomy_at_start_share +
                             programme.autonomy_gain_share * culture +
                             world.structures.autonomy_gain());
}

Climate climate_of(World const& world, std::vector<Activity> const& plan, double autonomy_share,
                   double informed_share) {
    auto const& programme = std::get<Programme>(world.base);
    auto const& influence = std::get<Influence>(world.base);
    auto const& mandate = std::get<Mandate>(world.base);
    bool const on = std::get<Switches>(world.base).programme;
    auto const done = [&](people::Practice area) {
        return on ? world.programme.joined_share(programme, area, plan) : 0.0;
    };
    double const culture = done(people::Practice::culture);
    Climate c;
    c.purpose_at_start_share = programme.purpose_at_start_share;
    c.purpose_share = programme.purpose_at_start_share + (1.0 - programme.purpose_at_start_share) *
                                                             programme.purpose_gain_share * culture;
    c.autonomy_at_start_share = std::get<Diaries>(world.base).autonomy_at_start_share;
    c.autonomy_share = autonomy_share;
    c.measurement_share =
        programme.measurement_at_start_share +
        (1.0 - programme.measurement_at_start_share) * done(people::Practice::data);
    c.advantage = {influence.culture_advantage, influence.data_advantage,
                   influence.experience_advantage +
                       programme.experience_advantage_gain * done(people::Practice::experience)};
    c.participation_target = std::min(
        1.0, mandate.participation_at_start_share + programme.participation_gain_share * culture);
    auto const& p = world.programme;
    c.programme_running = on && p.running();
    c.kept_share = p.kept_share;
    double const due = p.held + p.delegated + p.by_agency + p.slipped;
    c.slip_share = due > 0.0 ? p.slipped / due : 0.0;
    c.delegated_share = static_cast<double>(p.delegated) / people::practice_count;
    c.progress_share =
        on ? p.complete_share(programme.delegate_effect_share, programme.agency_effect_share) : 0.0;
    c.mandate_strength = world.structures.mandate_strength;
    c.imposed_strength = world.structures.mandate_strength + world.structures.authority();
    auto const& switches = std::get<Switches>(world.base);
    if (switches.customers)
        c.pride = std::get<Customers>(world.base).pride_weight *
                  (world.customers.customer_advocacy - world.customers.advocacy_at_start);
    if (switches.strategy) {
        c.recognition = std::get<Strategy>(world.base).recognition_weight * informed_share *
                        (world.strategy.scorecard - world.strategy.scorecard_at_start);
        c.time_gain_share = world.strategy.time_gain;
    }
    return c;
}

namespace {

/// How many exceptions came, and how many of them nobody answered in time.
struct Asked {
    std::uint32_t asked = 0, defaulted = 0;
};
using AskedByDepartment = std::vector<Asked>;

void foresee_exceptions(Decisions const& decisions, Diaries const& diaries, World& world) {
    double const centralisation =
        decisions.centralisation * world.structures.centralisation_factor();
    std::vector<double> const basis{centralisation, decisions.exceptions_per_person_per_week,
                                    diaries.counted_reports};
    if (basis == world.exceptions_basis &&
        world.exceptions_per_week.size() == world.leaders.count())
        return;
    world.exceptions_per_week =
        exceptions_per_week(decisions, centralisation, diaries.counted_reports, *world.hierarchy);
    world.exceptions_basis = basis;
}

/// Adds to `sums` what came to these managers.
void answer_and_count(Model const& model, World& world, parallel::Rows rows,
                      AskedByDepartment& sums) {
    auto const& hierarchy = *world.hierarchy;
    auto& leaders = world.leaders;
    answer_all(std::get<Decisions>(world.base), std::get<Diaries>(world.base).desk_hours_per_week,
               world.exceptions_per_week, hierarchy, model.seed, world.week, rows, leaders);
    for (std::size_t i = rows.first; i < rows.last; ++i) {
        auto const row = org::row(hierarchy.leaders[i]);
        if (!world.people.standings[row].present()) {
            // Nobody sits at the desk of an empty post: what arrives there defaults.
            leaders.answered[i] = 0;
            leaders.waiting_hours[i] = 0.0F;
        }
        auto& one = sums[world.people.departments[row]];
        one.asked += leaders.asked[i];
        one.defaulted += static_cast<std::uint32_t>(leaders.asked[i] - leaders.answered[i]);
    }
}

/// Departments bear what defaulted, and what local decisions got wrong.
void bear_defaults(std::vector<AskedByDepartment> const& parts, World& world) {
    world.decisions_raised = world.decisions_defaulted = 0;
    auto const& s = world.structures;
    for (std::size_t d = 0; d < world.departments.count(); ++d) {
        Asked all;
        for (auto const& of : parts) {
            all.asked += of[d].asked;
            all.defaulted += of[d].defaulted;
        }
        world.decisions_raised += all.asked;
        world.decisions_defaulted += all.defaulted;
        double share = all.asked > 0 ? static_cast<double>(all.defaulted) / all.asked : 0.0;
        // Decisions that a DIO leaves to departments go wrong where people are not trained for
        // them.
        if (s.dio_running)
            share += s.dio.local_error_share * (1.0 - s.dio.centralisation_factor) *
                     (1.0 - static_cast<double>(world.departments.trained_share[d]));
        world.departments.default_share[d] = static_cast<float>(std::min(share, 1.0));
    }
}

}  // namespace

void decide(Model const& model, parallel::Workers const& workers, World& world) {
    auto& leaders = world.leaders;
    std::vector<AskedByDepartment> parts;
    if (std::get<Switches>(world.base).decisions) {
        foresee_exceptions(std::get<Decisions>(world.base), std::get<Diaries>(world.base), world);
        // Sums by worker, not by chunk: there may be as many departments as teams.
        parts.assign(workers.threads(), AskedByDepartment(world.departments.count()));
        workers.for_parts(leaders.count(), [&](parallel::Rows rows, std::size_t part) {
            parallel::for_blocks(rows, [&](parallel::Rows block) {
                answer_and_count(model, world, block, parts[part]);
            });
        });
    } else {
        std::fill(leaders.asked.begin(), leaders.asked.end(), std::uint16_t{0});
        std::fill(leaders.answered.begin(), leaders.answered.end(), std::uint16_t{0});
    }
    bear_defaults(parts, world);
}

}  // namespace diorama::engine
