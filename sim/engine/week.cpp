#include "engine/week.hpp"

#include <algorithm>

#include "engine/lanes.hpp"
#include "engine/leading.hpp"
#include "engine/surroundings.hpp"

namespace diorama::engine {

using namespace mechanisms;

namespace {

/// What is noted beside the living: nothing, moves, or moves and what holds those who stay.
struct Noting {
    bool moves = false;
    bool holds = false;
};

void note_ladder(LadderView const& view, World const& world, Noting noting, parallel::Rows rows,
                 std::span<people::Standing const> next, Scratch::Lane& lane,
                 std::vector<Held>& held) {
    if (noting.moves)
        explain_moves(view, world.people, lane.exposure, lane.draws, rows, next, lane.moves);
    if (noting.holds)
        explain_holds(view, world.people, lane.exposure, rows, next,
                      std::span(held).subspan(rows.first, rows.size()));
}

void note_newcomer(std::size_t row, people::Standing before, people::Standing after,
                   Scratch::Lane& lane) {
    moves_between(
        static_cast<std::uint32_t>(row), before, after,
        [](std::uint32_t person, std::size_t practice, unsigned from, unsigned to) {
            return Move(person, practice, from, to, Causes{Cause::newcomer});
        },
        lane.moves);
}

/// Phases 6 to 8 and 11 for one chunk: everything that a person lives through by themselves.
/// Reads of others go through words and voices published last week, so rows can go in any order.
void live_rows(Model const& model, World& world, Scratch const& scratch, LadderView const& view,
               parallel::Rows rows, Scratch::Lane& lane, std::vector<std::uint32_t>& visible_next,
               Noting noting, std::vector<Held>& held) {
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
    std::copy_n(people.standings.begin() + static_cast<std::ptrdiff_t>(rows.first), size,
                standings.begin());
    std::copy_n(people.energy.begin() + static_cast<std::ptrdiff_t>(rows.first), size,
                energy.begin());
    draw_week(model.seed, world.week, rows, lane.draws);
    if (on.ladder) climb(view, people, lane.exposure, lane.draws, rows, standings);
    if (noting.moves) note_ladder(view, world, noting, rows, standings, lane, held);
    if (on.energy)
        feel_energy(std::get<Energy>(world.base), view.climate, world.departments,
                    {std::get<Diaries>(world.base), *world.hierarchy, world.leaders}, world.voices,
                    scratch.voice_of, people, lane.exposure, rows, energy);
    if (on.trust)
        judge_leadership(std::get<Trust>(world.base), view.climate, world.departments, rows,
                         people);
    if (on.mandate) feel_pressure(std::get<Mandate>(world.base), view.climate, rows, people);
    std::copy_n(standings.begin(), size,
                people.standings.begin() + static_cast<std::ptrdiff_t>(rows.first));
    std::copy_n(energy.begin(), size,
                people.energy.begin() + static_cast<std::ptrdiff_t>(rows.first));

    interventions::fade_products(world.structures.product_kept_share(), rows, people);
    auto const& traits = std::get<Traits>(world.base);
    for (std::size_t i = rows.first; i < rows.last; ++i) {
        if (on.turnover && people.standings[i].present() &&
            leaves(traits, lane.draws[i - rows.first][turnover_word])) {
            auto const leaver = people.standings[i];
            draw_person(traits, std::get<Trust>(world.base).at_start_share,
                        std::get<Mandate>(world.base).participation_at_start_share,
                        random::Purpose::newcomer_traits, model.seed, world.week, i, people);
            ++lane.seen.newcomers;
            if (noting.moves) note_newcomer(i, leaver, people.standings[i], lane);
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
        for (std::size_t p = 0; p < people::practice_count; ++p)
            voice.embedded[p] = world.memory[i][p];
    }
}

void take_counts(World& world, Observation const& seen) {
    for (std::size_t d = 0; d < world.departments.count(); ++d) {
        auto const& one = seen.departments[d];
        world.departments.headcount[d] = one.headcount;
        world.departments.local_staff[d] = one.local_staff;
        world.departments.seats_wanted[d] = one.seats_wanted;
        world.departments.trained_share[d] =
            one.headcount > 0
                ? static_cast<float>(static_cast<double>(one.trained) /
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
}

void settle_voices(World const& world, Scratch& scratch) {
    auto const& hierarchy = *world.hierarchy;
    auto const headcount = world.people.headcount();
    scratch.voice_of.resize(headcount);
    for (std::size_t i = 0; i < headcount; ++i) {
        // An empty post above: the next filled manager speaks.
        auto manager = hierarchy.managers_of[i];
        while (manager != org::no_person && world.people.departments.size() > 0 && world.week > 0 &&
               !world.people.standings[org::row(manager)].present())
            manager = hierarchy.managers_of[org::row(manager)];
        scratch.voice_of[i] =
            manager == org::no_person ? no_voice : hierarchy.leader_index[org::row(manager)];
    }
}

World found_world(Model const& model, parallel::Workers const& workers, Scratch& scratch) {
    auto const& organisation = *model.organisation;
    World world;
    world.base = model.parameters;
    world.hierarchy =
        std::shared_ptr<org::Hierarchy const>(model.organisation, &organisation.hierarchy);
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
    settle_voices(world, scratch);

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
    keep_pledges(model.get<Pledge>(), model.get<Diaries>(), model.seed, 0, world.leaders,
                 world.programme);
    world.conditions = {model.get<Programme>().purpose_at_start_share, autonomy_share,
                        model.get<Programme>().measurement_at_start_share};
    publish_voices(world, scratch);
    found_surroundings(model, world, scratch.seen);
    return world;
}

void live_week(Model const& model, parallel::Workers const& workers, World& world, Scratch& scratch,
               CauseLog* causes) {
    auto const& on = std::get<Switches>(world.base);
    auto const& hierarchy = *world.hierarchy;

    world.programme.paused = !on.programme;

    // 2 diaries
    double const autonomy_share = autonomy_of(world, model.activities);
    fill_leader_weeks(model, workers, world, world.week, autonomy_share);
    auto const& pledge = std::get<Pledge>(world.base);
    keep_pledges(pledge, std::get<Diaries>(world.base), model.seed, world.week, world.leaders,
                 world.programme);
    show_kept_promises(world, pledge.pledge_hours_per_week);

    // 3 programme sessions
    double const informed_share = informed(scratch.seen);
    hold_sessions(std::get<Programme>(world.base), std::get<Preparation>(world.base),
                  model.activities, informed_share, world.week, world.programme);
    spend_on_sessions(world);

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
            pass_messages(std::get<Cascade>(world.base), hierarchy, world.voices, rows,
                          world.leaders, scratch.passed);
        });

    Climate const climate = climate_of(world, model.activities, autonomy_share, informed_share);
    world.conditions = {climate.purpose_share, climate.autonomy_share, climate.measurement_share};
    settle_departments(world, scratch.seen);
    auto training = std::get<Training>(world.base);
    if (on.strategy) training.base_seats_per_100_per_week += world.strategy.seats_gain;
    offer_training(training, interventions::helpers(world.structures),
                   static_cast<double>(world.people.headcount()), world.departments);

    // 6 exposure, 7 ladder, 8 energy and trust, 11 people flow: one pass over the people
    LadderView const view{std::get<Ladder>(world.base),
                          std::get<Influence>(world.base),
                          std::get<Training>(world.base),
                          std::get<Reinforcement>(world.base),
                          std::get<Mandate>(world.base),
                          std::get<Embedding>(world.base),
                          std::get<Media>(world.base),
                          climate,
                          world.departments,
                          world.voices,
                          scratch.voice_of,
                          model.seed,
                          world.week};
    Noting const noting{causes != nullptr,
                        causes != nullptr && causes->counts_holds(world.week, model.weeks)};
    if (noting.holds) scratch.held.assign(world.people.headcount(), Held{});
    for (auto& lane : scratch.lanes) lane->moves.clear();
    for_lanes(world, workers, scratch, [&](Scratch::Lane& lane, parallel::Rows rows) {
        live_rows(model, world, scratch, view, rows, lane, scratch.visible_next, noting,
                  scratch.held);
    });
    if (noting.moves)
        for (auto const& lane : scratch.lanes) causes->add(lane->moves);
    if (noting.holds) causes->add_holds(scratch.held, hierarchy);
    world.people.visible.swap(scratch.visible_next);

    serve_and_steer(model, world, scratch.seen, climate.measurement_share);
    if (on.tools)
        keep_tools(std::get<Tools>(world.base), achievable_tools(model, world), world.departments);
    if (on.embedding)
        workers.for_chunks(world.leaders.count(), [&](parallel::Rows rows, std::size_t) {
            remember(std::get<Embedding>(world.base), climate.measurement_share, hierarchy,
                     world.people, rows, world.memory);
        });
    take_counts(world, scratch.seen);
    publish_voices(world, scratch);
}

}  // namespace diorama::engine
