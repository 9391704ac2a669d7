#include "engine/week.hpp"

#include <algorithm>

#include "numerics/portable.hpp"

namespace diorama::engine {

namespace {

using namespace mechanisms;

/// Lanes share the work out in runs of chunks; more of them than workers evens out slow ones. How
/// many there are cannot be seen in a result: rows are independent and sums are of integers.
constexpr std::size_t lanes_per_worker = 4;

parallel::Rows lane_chunks(std::size_t lane, std::size_t lanes, std::size_t chunks) {
    return {lane * chunks / lanes, (lane + 1) * chunks / lanes};
}

/// Calls body(lane, chunk rows) for all rows of `headcount`, then adds up what the lanes saw.
template <class Body>
void for_lanes(World const& world, parallel::Workers const& workers, Scratch& scratch, Body&& body) {
    std::size_t const headcount = world.people.headcount();
    std::size_t const chunks = parallel::chunk_count(headcount);
    std::size_t const lanes = scratch.lanes.size();
    workers.for_each(lanes, [&](std::size_t index) {
        auto& lane = *scratch.lanes[index];
        lane.seen.clear(world.departments.count());
        auto const mine = lane_chunks(index, lanes, chunks);
        for (std::size_t c = mine.first; c < mine.last; ++c) body(lane, parallel::chunk(c, headcount));
    });
    scratch.seen.clear(world.departments.count());
    for (auto const& lane : scratch.lanes) scratch.seen.add(lane->seen);
}

/// Managers of departments in the middle of a merger have less of everything.
void lose_spare_hours(World& world, parallel::Rows rows) {
    double const lost = std::get<Media>(world.base).disrupted_spare_share;
    for (std::size_t i = rows.first; i < rows.last; ++i) {
        auto const department = world.people.departments[org::row(world.hierarchy->leaders[i])];
        world.leaders.spare_hours[i] *=
            static_cast<float>(1.0 - lost * static_cast<double>(world.departments.disruption[department]));
    }
}

void fill_leader_weeks(Model const& model, parallel::Workers const& workers, World& world,
                       std::uint32_t week, double autonomy_share) {
    auto const& hierarchy = *world.hierarchy;
    auto const& diaries = std::get<Diaries>(world.base);
    workers.for_chunks(world.leaders.count(), [&](parallel::Rows rows, std::size_t) {
        fill_diaries(diaries, autonomy_share, world.structures.hierarchy_load_factor(), hierarchy,
                     model.seed, week, rows, world.leaders);
    });
    take_calendars(diaries, model.diaries, hierarchy, world.leaders);
    workers.for_chunks(world.leaders.count(), [&](parallel::Rows rows, std::size_t) {
        if (std::get<Switches>(world.base).media) lose_spare_hours(world, rows);
        fill_presence(diaries, hierarchy, rows, world.leaders);
    });
}

/// While the programme runs, people judge its leaders by the part of the promise that they keep.
void show_kept_promises(World& world, double pledge_hours) {
    if (!world.programme.running() || pledge_hours <= 0.0) return;
    for (auto const& one : world.programme.participants)
        if (one.leader != org::Hierarchy::no_leader)
            world.leaders.presence[one.leader] =
                static_cast<float>(static_cast<double>(one.delivered_hours) / pledge_hours);
}

double autonomy_of(World const& world, std::vector<Activity> const& plan) {
    auto const& programme = std::get<Programme>(world.base);
    double const culture = std::get<Switches>(world.base).programme
                               ? world.programme.effective_share(people::Practice::culture, plan) : 0.0;
    return std::min(1.0, std::get<Diaries>(world.base).autonomy_at_start_share +
                             programme.autonomy_gain_share * culture + world.structures.autonomy_gain());
}

Climate climate_of(World const& world, std::vector<Activity> const& plan, double autonomy_share,
                   double informed_share) {
    auto const& programme = std::get<Programme>(world.base);
    auto const& influence = std::get<Influence>(world.base);
    auto const& mandate = std::get<Mandate>(world.base);
    bool const on = std::get<Switches>(world.base).programme;
    auto const done = [&](people::Practice area) {
        return on ? world.programme.effective_share(area, plan) : 0.0;
    };
    double const culture = done(people::Practice::culture);
    Climate c;
    c.purpose_at_start_share = programme.purpose_at_start_share;
    c.purpose_share = programme.purpose_at_start_share +
                      (1.0 - programme.purpose_at_start_share) * programme.purpose_gain_share * culture;
    c.autonomy_at_start_share = std::get<Diaries>(world.base).autonomy_at_start_share;
    c.autonomy_share = autonomy_share;
    c.measurement_share = programme.measurement_at_start_share +
                          (1.0 - programme.measurement_at_start_share) * done(people::Practice::data);
    c.advantage = {influence.culture_advantage, influence.data_advantage,
                   influence.experience_advantage +
                       programme.experience_advantage_gain * done(people::Practice::experience)};
    c.participation_target = std::min(1.0, mandate.participation_at_start_share +
                                               programme.participation_gain_share * culture);
    auto const& p = world.programme;
    c.programme_running = on && p.running();
    c.kept_share = p.kept_share;
    double const due = p.held + p.delegated + p.slipped;
    c.slip_share = due > 0.0 ? p.slipped / due : 0.0;
    c.delegated_share = static_cast<double>(p.delegated) / people::practice_count;
    c.progress_share = on ? p.complete_share(programme.delegate_effect_share) : 0.0;
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

/// Phase 4: exceptions climb, wait, are answered or default; departments bear what defaulted.
void decide(Model const& model, parallel::Workers const& workers, World& world) {
    auto const& hierarchy = *world.hierarchy;
    auto const& decisions = std::get<Decisions>(world.base);
    auto const& diaries = std::get<Diaries>(world.base);
    double const centralisation = decisions.centralisation * world.structures.centralisation_factor();
    std::vector<double> const basis{centralisation, decisions.exceptions_per_person_per_week,
                                    diaries.counted_reports};
    if (basis != world.exceptions_basis || world.exceptions_per_week.size() != world.leaders.count()) {
        world.exceptions_per_week =
            exceptions_per_week(decisions, centralisation, diaries.counted_reports, hierarchy);
        world.exceptions_basis = basis;
    }
    workers.for_chunks(world.leaders.count(), [&](parallel::Rows rows, std::size_t) {
        answer_all(decisions, diaries.desk_hours_per_week, world.exceptions_per_week, hierarchy,
                   model.seed, world.week, rows, world.leaders);
        for (std::size_t i = rows.first; i < rows.last; ++i) {
            if (world.people.standings[org::row(hierarchy.leaders[i])].present()) continue;
            // Nobody sits at the desk of an empty post: what arrives there defaults.
            world.leaders.answered[i] = 0;
            world.leaders.waiting_hours[i] = 0.0F;
        }
    });
}

void bear_defaults(World& world) {
    auto const& hierarchy = *world.hierarchy;
    auto const count = world.departments.count();
    std::vector<std::uint32_t> asked(count, 0);
    std::vector<std::uint32_t> defaulted(count, 0);
    world.decisions_raised = world.decisions_defaulted = 0;
    for (std::size_t i = 0; i < world.leaders.count(); ++i) {
        auto const department = world.people.departments[org::row(hierarchy.leaders[i])];
        asked[department] += world.leaders.asked[i];
        defaulted[department] += static_cast<std::uint32_t>(world.leaders.asked[i] - world.leaders.answered[i]);
    }
    auto const& s = world.structures;
    for (std::size_t d = 0; d < count; ++d) {
        world.decisions_raised += asked[d];
        world.decisions_defaulted += defaulted[d];
        double share = asked[d] > 0 ? static_cast<double>(defaulted[d]) / asked[d] : 0.0;
        // Decisions that a DIO leaves to departments go wrong where people are not trained for them.
        if (s.dio_running)
            share += s.dio.local_error_share * (1.0 - s.dio.centralisation_factor) *
                     (1.0 - static_cast<double>(world.departments.trained_share[d]));
        world.departments.default_share[d] = static_cast<float>(std::min(share, 1.0));
    }
}

/// What slows a department down this week: its own habits, barriers to others, less what groups that
/// think together have cleared away; and what is still remembered of a push that failed.
void settle_departments(World& world, Observation const& last_week) {
    auto const& on = std::get<Switches>(world.base);
    auto const& media = std::get<Media>(world.base);
    auto& departments = world.departments;
    if (on.media) settle_mergers(media, departments);
    if (on.conversations) {
        auto const& conversations = std::get<Conversations>(world.base);
        auto const heads = department_heads(*world.hierarchy, world.people, departments.count());
        deal_with_issues(conversations, heads, world.leaders, departments);
        think_together(conversations, heads, world.leaders, departments);
        std::vector<double> using_share(departments.count(), 0.0);
        for (std::size_t d = 0; d < using_share.size(); ++d)
            if (auto const& one = last_week.departments[d]; one.headcount > 0)
                using_share[d] = one.uses / (static_cast<double>(one.headcount) * people::practice_count);
        displace_talk(conversations, using_share, departments);
    }
    double const healing = numerics::exp(-1.0 / std::get<Embedding>(world.base).scar_weeks);
    double const friction = std::get<Influence>(world.base).friction;
    for (std::size_t d = 0; d < departments.count(); ++d) {
        departments.scar[d] *= static_cast<float>(healing);
        double const barriers = 1.0 - media.silo_friction_share * (1.0 - static_cast<double>(departments.silo[d]));
        departments.friction[d] =
            static_cast<float>(friction * barriers * (1.0 - static_cast<double>(departments.group_relief[d])));
    }
}

/// What the people of each department bring to customers.
std::vector<Service> services_of(Observation const& seen) {
    std::vector<Service> services(seen.departments.size());
    for (std::size_t d = 0; d < services.size(); ++d) {
        auto const& one = seen.departments[d];
        if (one.headcount == 0) continue;
        services[d].use_share = one.customer_uses / (2.0 * one.headcount);
        services[d].energy = static_cast<double>(one.energy) / Observation::fixed_point / one.headcount;
    }
    return services;
}

/// People speak well of an organisation that gives them energy and that they trust.
double employee_advocacy(Observation const& seen) {
    if (seen.headcount == 0) return 0.0;
    double const energy = static_cast<double>(seen.energy) / Observation::fixed_point / static_cast<double>(seen.headcount);
    double const trust = static_cast<double>(seen.trust) / Observation::fixed_point / static_cast<double>(seen.headcount);
    return (0.5 + 0.5 * energy) * (0.5 + 0.5 * trust);
}

double scorecard_of(World const& world, Observation const& seen) {
    double const heads = seen.headcount > 0 ? static_cast<double>(seen.headcount) : 1.0;
    double uses = 0.0;
    for (auto const& one : seen.departments) uses += one.uses;
    return scorecard(std::get<Strategy>(world.base), uses / (heads * people::practice_count),
                     world.customers.satisfaction,
                     static_cast<double>(seen.energy) / Observation::fixed_point / heads,
                     static_cast<double>(seen.trust) / Observation::fixed_point / heads);
}

/// Phases 9 and 10, on what people were this week.
void serve_and_steer(Model const& model, World& world, Observation const& seen, double measurement_share) {
    auto const& on = std::get<Switches>(world.base);
    auto& customers = world.customers;
    if (on.customers) {
        auto const& p = std::get<Customers>(world.base);
        if (world.structures.customer_community)
            customers.community += std::get<Conversations>(world.base).community_growth_per_week * (1.0 - customers.community);
        serve_customers(p, services_of(seen), world.departments, std::get<Tools>(world.base).quality_at_start,
                        employee_advocacy(seen), measurement_share, customers);
    }
    if (on.strategy) {
        execute_strategy(std::get<Strategy>(world.base), model.initiatives,
                         static_cast<double>(seen.headcount), informed(seen),
                         on.customers ? customers.customer_advocacy - customers.advocacy_at_start : 0.0,
                         world.week, world.strategy);
        world.strategy.scorecard = scorecard_of(world, seen);
    }
}

/// The best that tools can become: what they were, and what work and money have added.
double achievable_tools(Model const& model, World const& world) {
    auto const& on = std::get<Switches>(world.base);
    auto const& tools = std::get<Tools>(world.base);
    double quality = tools.quality_at_start;
    if (on.programme)
        quality += tools.experience_work_gain *
                   world.programme.effective_share(people::Practice::experience, model.activities);
    if (on.strategy) quality += world.strategy.tools_gain;
    if (on.customers)
        quality += std::get<Customers>(world.base).insight_gain *
                   std::max(0.0, world.customers.insight -
                                     std::get<Programme>(world.base).measurement_at_start_share);
    return std::min(1.0, quality);
}

/// Phases 6 to 8 and 11 for one chunk: everything that a person lives through by themselves.
/// Reads of others go through words and voices published last week, so rows can go in any order.
void live_rows(Model const& model, World& world, Scratch const& scratch, LadderView const& view,
               parallel::Rows rows, Scratch::Lane& lane, std::vector<std::uint32_t>& visible_next) {
    auto const& on = std::get<Switches>(world.base);
    auto& people = world.people;
    auto const exposed_rows = on.exposure ? rows : parallel::Rows{rows.first, rows.first};
    see_colleagues(std::get<Exposure>(world.base), people.visible, world.ties, people.energy,
                   exposed_rows, lane.exposure);
    if (!on.exposure) see_nobody(people.energy, rows, lane.exposure);

    auto const& cascade = std::get<Cascade>(world.base);
    if (on.communication) hear_messages(cascade, world.voices, scratch.voice_of, rows, people);

    auto const size = rows.size();
    std::span<people::Standing> const standings(lane.standings.data(), size);
    std::span<float> const energy(lane.energy.data(), size);
    std::copy_n(people.standings.begin() + static_cast<std::ptrdiff_t>(rows.first), size, standings.begin());
    std::copy_n(people.energy.begin() + static_cast<std::ptrdiff_t>(rows.first), size, energy.begin());
    draw_week(model.seed, world.week, rows, lane.draws);
    if (on.ladder) climb(view, people, lane.exposure, lane.draws, rows, standings);
    if (on.energy)
        feel_energy(std::get<Energy>(world.base), view.climate, world.departments, world.voices,
                    scratch.voice_of, people, lane.exposure, rows, energy);
    if (on.trust)
        judge_leadership(std::get<Trust>(world.base), view.climate, world.departments, rows, people);
    if (on.mandate) feel_pressure(std::get<Mandate>(world.base), view.climate, rows, people);
    std::copy_n(standings.begin(), size, people.standings.begin() + static_cast<std::ptrdiff_t>(rows.first));
    std::copy_n(energy.begin(), size, people.energy.begin() + static_cast<std::ptrdiff_t>(rows.first));

    interventions::fade_products(world.structures.product_kept_share(), rows, people);
    auto const& traits = std::get<Traits>(world.base);
    for (std::size_t i = rows.first; i < rows.last; ++i) {
        if (on.turnover && people.standings[i].present() && leaves(traits, lane.draws[i - rows.first][turnover_word])) {
            draw_person(traits, std::get<Trust>(world.base).at_start_share,
                        std::get<Mandate>(world.base).participation_at_start_share,
                        random::Purpose::newcomer_traits, model.seed, world.week, i, people);
            ++lane.seen.newcomers;
        }
        visible_next[i] = people::Visible::of(people.standings[i], people.energy[i]);
    }
    lane.seen.count(people, rows);
}

/// What reports will see of their managers next week.
void publish_voices(World& world, Scratch const& scratch) {
    auto const& leaders = world.hierarchy->leaders;
    for (std::size_t i = 0; i < leaders.size(); ++i) {
        auto const row = org::row(leaders[i]);
        auto& voice = world.voices[i];
        if (auto const above = world.hierarchy->managers_of[row];
            above != org::no_person && !world.people.standings[row].present()) {
            // An empty post passes nothing on: the next one above speaks. Leaders go by depth.
            voice = world.voices[world.hierarchy->leader_index[org::row(above)]];
            continue;
        }
        voice.presence = world.leaders.presence[i];
        voice.energy = world.people.energy[row];
        voice.message = scratch.passed[i];
        for (std::size_t p = 0; p < people::practice_count; ++p)
            voice.rungs[p] = static_cast<std::uint8_t>(world.people.standings[row].rung(p));
        for (std::size_t p = 0; p < people::practice_count; ++p) voice.embedded[p] = world.memory[i][p];
    }
}

void take_counts(World& world, Observation const& seen) {
    for (std::size_t d = 0; d < world.departments.count(); ++d) {
        auto const& one = seen.departments[d];
        world.departments.headcount[d] = one.headcount;
        world.departments.local_staff[d] = one.local_staff;
        world.departments.seats_wanted[d] = one.seats_wanted;
        world.departments.trained_share[d] =
            one.headcount > 0 ? static_cast<float>(static_cast<double>(one.trained) /
                                                   (people::practice_count * static_cast<double>(one.headcount)))
                              : 0.0F;
    }
    world.structures.unit_people = static_cast<std::uint32_t>(seen.unit_people);
    world.structures.local_staff = static_cast<std::uint32_t>(seen.local_staff);
    world.structures.project_people = static_cast<std::uint32_t>(seen.project_people);
    world.newcomers = seen.newcomers;
}

}  // namespace

void prepare(parallel::Workers const& workers, World const& world, Scratch& scratch) {
    auto const& hierarchy = *world.hierarchy;
    auto const headcount = world.people.headcount();
    auto const lanes = std::max<std::size_t>(
        1, std::min(parallel::chunk_count(headcount),
                    workers.threads() == 1 ? 1 : workers.threads() * lanes_per_worker));
    while (scratch.lanes.size() < lanes) scratch.lanes.push_back(std::make_unique<Scratch::Lane>());
    scratch.lanes.resize(lanes);
    scratch.visible_next.resize(headcount);
    scratch.passed.assign(hierarchy.leaders.size(), 0.0F);
    scratch.voice_of.resize(headcount);
    for (std::size_t i = 0; i < headcount; ++i) {
        // An empty post above: the next filled manager speaks.
        auto manager = hierarchy.managers_of[i];
        while (manager != org::no_person && world.people.departments.size() > 0 &&
               world.week > 0 && !world.people.standings[org::row(manager)].present())
            manager = hierarchy.managers_of[org::row(manager)];
        scratch.voice_of[i] =
            manager == org::no_person ? no_voice : hierarchy.leader_index[org::row(manager)];
    }
}

World found_world(Model const& model, parallel::Workers const& workers, Scratch& scratch) {
    auto const& organisation = *model.organisation;
    World world;
    world.base = model.parameters;
    world.hierarchy = std::shared_ptr<org::Hierarchy const>(model.organisation, &organisation.hierarchy);
    world.ties = organisation.ties;
    world.people.resize(organisation.headcount());
    world.people.departments = organisation.departments;
    world.departments.resize(organisation.department_names.size());
    world.leaders.resize(organisation.hierarchy.leaders.size());
    world.voices.resize(organisation.hierarchy.leaders.size());
    world.memory.resize(organisation.hierarchy.leaders.size());
    world.event_weeks.assign(model.events.size(), 0);
    world.programme = plan_programme(model.activities, model.roles, organisation.hierarchy);
    adopt_calendars(model.diaries, world.programme);
    prepare(workers, world, scratch);

    auto const& traits = model.get<Traits>();
    for_lanes(world, workers, scratch, [&](Scratch::Lane& lane, parallel::Rows rows) {
        for (std::size_t i = rows.first; i < rows.last; ++i) {
            draw_person(traits, model.get<Trust>().at_start_share,
                        model.get<Mandate>().participation_at_start_share,
                        random::Purpose::founding_traits, model.seed, 0, i, world.people);
            place_at_start(traits, model.seed, i, world.people);
            world.people.visible[i] =
                people::Visible::of(world.people.standings[i], world.people.energy[i]);
        }
        lane.seen.count(world.people, rows);
    });
    std::fill(world.departments.tool_quality.begin(), world.departments.tool_quality.end(),
              static_cast<float>(model.get<Tools>().quality_at_start));
    take_counts(world, scratch.seen);
    double const autonomy_share = model.get<Diaries>().autonomy_at_start_share;
    fill_leader_weeks(model, workers, world, 0, autonomy_share);
    keep_pledges(model.get<Pledge>(), model.get<Diaries>(), model.seed, 0, world.leaders, world.programme);
    world.conditions = {model.get<Programme>().purpose_at_start_share, autonomy_share,
                        model.get<Programme>().measurement_at_start_share};
    publish_voices(world, scratch);
    world.customers.employee_advocacy = employee_advocacy(scratch.seen);
    if (model.get<Switches>().customers) {
        world.customers = meet_customers(model.get<Customers>(), services_of(scratch.seen), world.departments,
                                         model.get<Tools>().quality_at_start, employee_advocacy(scratch.seen));
    }
    world.energy_at_start = scratch.seen.headcount > 0
                                ? static_cast<double>(scratch.seen.energy) / Observation::fixed_point /
                                      static_cast<double>(scratch.seen.headcount)
                                : 0.0;
    settle_departments(world, scratch.seen);
    world.strategy = plan_strategy(model.initiatives, static_cast<double>(organisation.headcount()), model.seed);
    world.strategy.scorecard = world.strategy.scorecard_at_start = scorecard_of(world, scratch.seen);
    return world;
}

void live_week(Model const& model, parallel::Workers const& workers, World& world, Scratch& scratch) {
    auto const& on = std::get<Switches>(world.base);
    auto const& hierarchy = *world.hierarchy;

    world.programme.paused = !on.programme;

    // 2 diaries
    double const autonomy_share = autonomy_of(world, model.activities);
    fill_leader_weeks(model, workers, world, world.week, autonomy_share);
    auto const& pledge = std::get<Pledge>(world.base);
    keep_pledges(pledge, std::get<Diaries>(world.base), model.seed, world.week, world.leaders, world.programme);
    show_kept_promises(world, pledge.pledge_hours_per_week);

    // 3 programme sessions
    double const informed_share = informed(scratch.seen);
    hold_sessions(std::get<Programme>(world.base), model.activities, informed_share, world.week, world.programme);

    // 4 decisions
    if (on.decisions) {
        decide(model, workers, world);
    } else {
        std::fill(world.leaders.asked.begin(), world.leaders.asked.end(), std::uint16_t{0});
        std::fill(world.leaders.answered.begin(), world.leaders.answered.end(), std::uint16_t{0});
    }
    bear_defaults(world);

    // 5 communication: what managers pass on now is heard next week
    if (on.communication)
        workers.for_chunks(world.leaders.count(), [&](parallel::Rows rows, std::size_t) {
            pass_messages(std::get<Cascade>(world.base), hierarchy, world.voices, rows, world.leaders,
                          scratch.passed);
        });

    Climate const climate = climate_of(world, model.activities, autonomy_share, informed_share);
    world.conditions = {climate.purpose_share, climate.autonomy_share, climate.measurement_share};
    settle_departments(world, scratch.seen);
    auto training = std::get<Training>(world.base);
    if (on.strategy) training.base_seats_per_100_per_week += world.strategy.seats_gain;
    offer_training(training, interventions::helpers(world.structures),
                   static_cast<double>(world.people.headcount()), world.departments);

    // 6 exposure, 7 ladder, 8 energy and trust, 11 people flow: one pass over the people
    LadderView const view{std::get<Ladder>(world.base), std::get<Influence>(world.base),
                          std::get<Training>(world.base), std::get<Reinforcement>(world.base),
                          std::get<Mandate>(world.base), std::get<Embedding>(world.base),
                          std::get<Media>(world.base), climate, world.departments, world.voices,
                          scratch.voice_of, model.seed, world.week};
    for_lanes(world, workers, scratch, [&](Scratch::Lane& lane, parallel::Rows rows) {
        live_rows(model, world, scratch, view, rows, lane, scratch.visible_next);
    });
    world.people.visible.swap(scratch.visible_next);

    serve_and_steer(model, world, scratch.seen, climate.measurement_share);
    if (on.tools) keep_tools(std::get<Tools>(world.base), achievable_tools(model, world), world.departments);
    if (on.embedding)
        workers.for_chunks(world.leaders.count(), [&](parallel::Rows rows, std::size_t) {
            remember(std::get<Embedding>(world.base), climate.measurement_share, hierarchy, world.people,
                     rows, world.memory);
        });
    take_counts(world, scratch.seen);
    publish_voices(world, scratch);
}

}  // namespace diorama::engine
