#include "engine/surroundings.hpp"

#include <algorithm>
#include <vector>

#include "numerics/portable.hpp"

namespace diorama::engine {

using namespace mechanisms;

namespace {

/// What the people of each department bring to customers.
std::vector<Service> services_of(Observation const& seen) {
    std::vector<Service> services(seen.departments.size());
    for (std::size_t d = 0; d < services.size(); ++d) {
        auto const& one = seen.departments[d];
        if (one.headcount == 0) continue;
        services[d].use_share = one.customer_uses / (2.0 * one.headcount);
        services[d].energy = mean_of(one.energy, one.headcount);
    }
    return services;
}

/// People speak well of an organisation that gives them energy and that they trust.
double employee_advocacy(Observation const& seen) {
    if (seen.headcount == 0) return 0.0;
    double const energy = mean_of(seen.energy, seen.headcount);
    double const trust = mean_of(seen.trust, seen.headcount);
    return (0.5 + 0.5 * energy) * (0.5 + 0.5 * trust);
}

double scorecard_of(World const& world, Observation const& seen) {
    double const heads = seen.headcount > 0 ? static_cast<double>(seen.headcount) : 1.0;
    double uses = 0.0;
    for (auto const& one : seen.departments) uses += one.uses;
    return scorecard(std::get<Strategy>(world.base), uses / (heads * people::practice_count),
                     world.customers.satisfaction, mean_of(seen.energy, seen.headcount),
                     mean_of(seen.trust, seen.headcount));
}

/// The share of the four priorities, and teams for what the budget reaches.
void staff_and_fund(Model const& model, parallel::Workers const& workers, World& world,
                    double headcount, double informed_share, double advocacy_gain) {
    auto const& p = std::get<Strategy>(world.base);
    auto& state = world.strategy;
    bool const aligned = state.aligned || informed_share >= p.informed_gate_share;
    double const budget = aligned ? weekly_budget(p, headcount, advocacy_gain, state) : 0.0;
    invest(std::get<Priorities>(world.base), budget, headcount, state);
    Workforce const workforce{world.people, world.programme, world.departments.count(),
                              world.structures.dio_running && !world.structures.unit_running};
    form_teams(workers, std::get<Teams>(world.base), model.initiatives,
               budget * state.roadmap_share, state.time_gain, workforce, state);
}

}  // namespace

void settle_departments(parallel::Workers const& workers, World& world,
                        Observation const& last_week) {
    auto const& on = std::get<Switches>(world.base);
    auto const& media = std::get<Media>(world.base);
    auto& departments = world.departments;
    if (on.media) settle_mergers(media, departments);
    if (on.conversations) {
        auto const& conversations = std::get<Conversations>(world.base);
        auto const heads =
            department_heads(workers, *world.hierarchy, world.people, departments.count());
        deal_with_issues(conversations, heads, world.leaders, departments);
        think_together(conversations, heads, world.leaders, departments);
        std::vector<double> using_share(departments.count(), 0.0);
        for (std::size_t d = 0; d < using_share.size(); ++d)
            if (auto const& one = last_week.departments[d]; one.headcount > 0)
                using_share[d] =
                    one.uses / (static_cast<double>(one.headcount) * people::practice_count);
        displace_talk(conversations, using_share, departments);
    }
    double const healing = numerics::exp(-1.0 / std::get<Embedding>(world.base).scar_weeks);
    double const friction = std::get<Influence>(world.base).friction;
    for (std::size_t d = 0; d < departments.count(); ++d) {
        departments.scar[d] *= static_cast<float>(healing);
        double const barriers =
            1.0 - media.silo_friction_share * (1.0 - static_cast<double>(departments.silo[d]));
        departments.friction[d] = static_cast<float>(
            friction * barriers * (1.0 - static_cast<double>(departments.group_relief[d])));
    }
}

void found_surroundings(Model const& model, parallel::Workers const& workers, World& world,
                        Observation const& seen) {
    world.customers.employee_advocacy = employee_advocacy(seen);
    if (model.get<Switches>().customers)
        world.customers =
            meet_customers(model.get<Customers>(), services_of(seen), world.departments,
                           model.get<Tools>().quality_at_start, employee_advocacy(seen));
    world.energy_at_start = mean_of(seen.energy, seen.headcount);
    settle_departments(workers, world, seen);
    world.strategy =
        plan_strategy(model.initiatives, static_cast<double>(seen.headcount), model.seed);
    world.strategy.scorecard = world.strategy.scorecard_at_start = scorecard_of(world, seen);
}

void serve_and_steer(Model const& model, parallel::Workers const& workers, World& world,
                     Observation const& seen, double measurement_share) {
    auto const& on = std::get<Switches>(world.base);
    auto& customers = world.customers;
    if (on.customers) {
        auto const& p = std::get<Customers>(world.base);
        if (world.structures.customer_community)
            customers.community += std::get<Conversations>(world.base).community_growth_per_week *
                                   (1.0 - customers.community);
        serve_customers(p, services_of(seen), world.departments,
                        std::get<Tools>(world.base).quality_at_start, employee_advocacy(seen),
                        measurement_share, customers);
        if (on.strategy) {
            auto const& priorities = std::get<Priorities>(world.base);
            customers.insight = with_intelligence(priorities, world.strategy, customers.insight);
            customers.customer_advocacy = with_content(
                priorities, world.strategy, p.advocacy_rate_per_week, customers.customer_advocacy);
        }
    }
    if (on.strategy) {
        auto const heads = static_cast<double>(seen.headcount);
        double const advocacy_gain =
            on.customers ? customers.customer_advocacy - customers.advocacy_at_start : 0.0;
        staff_and_fund(model, workers, world, heads, informed(seen), advocacy_gain);
        execute_strategy(std::get<Strategy>(world.base), model.initiatives, heads, informed(seen),
                         advocacy_gain, world.week, world.strategy, world.programme.agency_spend);
        world.strategy.scorecard = scorecard_of(world, seen);
    }
}

double achievable_tools(Model const& model, World const& world) {
    auto const& on = std::get<Switches>(world.base);
    auto const& tools = std::get<Tools>(world.base);
    double quality = tools.quality_at_start;
    if (on.programme)
        quality += tools.experience_work_gain *
                   world.programme.joined_share(std::get<Programme>(world.base),
                                                people::Practice::experience, model.activities);
    if (on.strategy)
        quality += world.strategy.tools_gain +
                   std::get<Priorities>(world.base).service_gain_share *
                       world.strategy.priorities[std::size_t(Priority::service)];
    if (on.customers)
        quality += std::get<Customers>(world.base).insight_gain *
                   std::max(0.0, world.customers.insight -
                                     std::get<Programme>(world.base).measurement_at_start_share);
    return std::min(1.0, quality);
}

}  // namespace diorama::engine
