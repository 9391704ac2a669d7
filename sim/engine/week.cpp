#include "engine/week.hpp"

#include <algorithm>

#include "engine/lanes.hpp"
#include "engine/leading.hpp"
#include "engine/publish.hpp"
#include "engine/surroundings.hpp"
#include "mechanisms/hearers.hpp"
#include "mechanisms/second_look.hpp"
#include "numerics/wide_vectors.hpp"
#include "people/visible.hpp"

namespace diorama::engine {

using namespace mechanisms;

namespace {

/// What is noted beside the living: nothing, moves, or moves and what holds those who stay.
struct Noting {
    bool moves = false;
    bool holds = false;
};

/// What one week is for everybody.
struct Week {
    Model const& model;
    World& world;
    Scratch& scratch;
    LadderView const& view;
    LadderLimits const& limits;
    Noting noting;
    bool recount;  ///< events have moved people, so counts of where they stand start afresh

    Switches const& on() const { return std::get<Switches>(world.base); }
    /// What the person sees of colleagues. Takes k: counted from the lane's block's first row
    Glance see(Scratch::Lane const& lane, std::size_t k) const {
        if (!on().exposure) return Seen{};
        return {lane.colleagues, k, std::get<Exposure>(world.base).complied_weight};
    }
};

void note_moves(Week const& week, Scratch::Lane& lane, parallel::Rows rows,
                std::span<Change const> changes) {
    if (!week.noting.moves) return;
    auto const& people = week.world.people;
    for (auto const& one : changes)
        explain_move(week.view, people, one.row, week.see(lane, one.row - rows.first).all(),
                     lane.draws.of(one.row - rows.first), one.after, lane.moves);
    if (!week.noting.holds) return;
    for (std::size_t i = rows.first, c = 0; i < rows.last; ++i) {
        auto after = people.standings[i];
        if (c < changes.size() && changes[c].row == i) after = changes[c++].after;
        week.scratch.held[i] =
            explain_hold(week.view, people, i, week.see(lane, i - rows.first).all(), after);
    }
}

/// The columns of a block that is still to come: where a page of memory ends, the processor does
/// not look further by itself, and of some it reads one number in ten.
void fetch_columns(people::People const& people, parallel::Rows rows) {
    constexpr std::size_t line_floats = 16;
    for (auto const* column :
         {&people.innovativeness, &people.threshold, &people.free_hours, &people.product_advantage,
          &people.message, &people.energy, &people.trust, &people.participation, &people.reactance,
          &people.reactance_pressure, &people.personal_energy, &people.energy_inertia})
        for (std::size_t i = rows.first; i < rows.last; i += line_floats)
            __builtin_prefetch(column->data() + i, 0, 2);
}

/// Who moves on the ladders this week, and who leaves: only draws and standings of most people are
/// looked at. Standings stay as they are.
/// Returns  how many of the lane's changes are of earlier blocks
std::size_t climb_block(Week const& week, Scratch::Lane& lane, parallel::Rows rows) {
    auto& world = week.world;
    auto& people = world.people;
    auto const& on = week.on();
    auto limits = week.limits;
    if (on.communication)
        limits.hear(week.view,
                    hear_messages(std::get<Cascade>(world.base), lane.from_managers, rows, people));
    draw_week(week.model.seed, world.week, 0, rows, lane.draws);
    if (limits.mandate) draw_week(week.model.seed, world.week, 1, rows, lane.complying);
    bool const looks_around = on.ladder && on.exposure;
    if (looks_around)
        find_hearers(week.view.rates, lane.colleagues, people.message, lane.draws, rows,
                     lane.hearers);
    auto const leave_limit =
        on.turnover ? draws_up_to(std::get<Traits>(world.base).leavers_share_per_week) : 0;
    find_candidates(limits, std::span(people.standings).subspan(rows.first, rows.size()),
                    lane.draws, limits.mandate ? &lane.complying : nullptr,
                    looks_around ? &lane.hearers : nullptr, leave_limit, lane.candidates);
    std::size_t const earlier = lane.changes.size();
    if (on.ladder) {
        if (on.exposure)
            look_again(week.view, limits, people, std::get<Exposure>(world.base), lane.colleagues,
                       lane.draws, rows, lane.candidates);
        climb(
            week.view, people, [&](std::size_t i) { return week.see(lane, i - rows.first); },
            lane.draws, rows, lane.candidates, lane.changes);
    }
    note_moves(week, lane, rows, std::span(lane.changes).subspan(earlier));
    return earlier;
}

/// What everybody feels this week, from where they stood at its beginning.
void feel_block(Week const& week, Scratch::Lane& lane, parallel::Rows rows) {
    auto& world = week.world;
    auto const& on = week.on();
    auto const& scratch = week.scratch;
    if (on.energy) {
        if (on.exposure)
            feel_colleagues(world.people, lane.colleagues, rows, lane.energy_around);
        else
            feel_nobody(world.people, rows, lane.energy_around);
        feel_energy(std::get<Energy>(world.base), scratch.energy, scratch.lines, lane.from_managers,
                    lane.energy_around, rows, world.people);
    }
    if (on.trust) judge_leadership(scratch.trust, rows, world.people);
    if (on.mandate)
        feel_pressure(std::get<Mandate>(world.base), week.view.climate, rows, world.people);
}

/// Who leaves is replaced by a newcomer in the same post.
void replace_leavers(Week const& week, Scratch::Lane& lane, parallel::Rows rows) {
    auto& world = week.world;
    auto& people = world.people;
    auto const& traits = std::get<Traits>(world.base);
    for (std::size_t n = 0; n < lane.candidates.leaver_count; ++n) {
        std::size_t const k = lane.candidates.leavers[n];
        std::size_t const i = rows.first + k;
        auto const leaver = people.standings[i];
        if (!leaver.present() || !leaves(traits, lane.draws.words[turnover_word][k])) continue;
        draw_person(traits, std::get<Trust>(world.base).at_start_share,
                    std::get<Mandate>(world.base).participation_at_start_share,
                    random::Purpose::newcomer_traits, week.model.seed, world.week, i, people);
        ++lane.seen.newcomers;
        auto const row = static_cast<std::uint32_t>(i);
        lane.changes.push_back({row, leaver, people.standings[i]});
        if (week.noting.moves)
            moves_between(
                row, leaver, people.standings[i],
                [](std::uint32_t person, std::size_t practice, unsigned from, unsigned to) {
                    return Move(person, practice, from, to, Causes{Cause::newcomer});
                },
                lane.moves);
    }
}

/// What others will see of these people next week.
/// Returns  the bits of anybody's word
std::uint32_t write_visible(World const& world, parallel::Rows rows,
                            std::span<std::uint32_t> next) {
    auto const* const standings = world.people.standings.data();
    float const* const energy = world.people.energy.data();
    auto* const visible = next.data();
    return numerics::in_widest_vectors([=] {
        std::uint32_t shown = 0;
        for (std::size_t i = rows.first; i < rows.last; ++i)
            shown |= visible[i] = people::Visible::word(standings[i], energy[i]);
        return shown;
    });
}

void count_moves(people::People const& people, std::span<Change const> changes, Observation& seen) {
    // People of one department stand together, as a rule.
    while (!changes.empty()) {
        auto const home = people.departments[changes.front().row];
        std::size_t count = 1;
        while (count < changes.size() && people.departments[changes[count].row] == home) ++count;
        seen.move(changes.first(count), home);
        changes = changes.subspan(count);
    }
}

/// Phases 6 to 8 and 11 for one block: everything that a person lives through by themselves. Reads
/// of others go through what was published last week, so blocks can go in any order.
void live_block(Week const& week, Scratch::Lane& lane, parallel::Rows rows) {
    auto& people = week.world.people;
    auto& scratch = week.scratch;
    fetch_columns(people,
                  {rows.last, std::min(rows.last + parallel::rows_per_block, people.headcount())});
    look_up_managers(scratch.lines, scratch.from_managers, rows, lane.from_managers);
    if (week.on().exposure)
        add_up(people.visible, week.world.ties, rows, scratch.somebody_complies, lane.colleagues);
    std::size_t const earlier = climb_block(week, lane, rows);
    feel_block(week, lane, rows);
    for (auto const& one : std::span(lane.changes).subspan(earlier))
        people.standings[one.row] = one.after;
    if (scratch.products)
        interventions::fade_products(week.world.structures.product_kept_share(), rows, people);
    if (week.on().turnover) replace_leavers(week, lane, rows);
    lane.shown |= write_visible(week.world, rows, scratch.visible_next);
    if (week.recount) {
        lane.seen.stand(people, rows);
    } else {
        count_moves(people, std::span(lane.changes).subspan(earlier), lane.seen);
    }
    lane.seen.feel(people, rows);
    if (scratch.products) lane.seen.see_products(people, rows);
}

/// What a week means for a department or a team, once for all of its people; and what managers pass
/// on, to be heard next week.
void weigh_week(Week const& week, parallel::Workers const& workers) {
    auto& world = week.world;
    auto& scratch = week.scratch;
    auto const& energy = std::get<Energy>(world.base);
    weigh_departments(energy, week.view.climate, world.departments, scratch.energy);
    weigh_trust(std::get<Trust>(world.base), week.view.climate, world.departments, scratch.trust);
    OwnDiaries const own{std::get<Diaries>(world.base), world.leaders};
    workers.for_chunks(world.leaders.count(), [&](parallel::Rows rows, std::size_t) {
        // Phase 5: here, because both read what managers say.
        if (week.on().communication)
            pass_messages(std::get<Cascade>(world.base), *world.hierarchy, world.voices, rows,
                          world.leaders, scratch.passed);
        weigh_managers(energy, own, world.voices, rows, scratch.energy, scratch.from_managers);
    });
    scratch.from_managers.back() = FromManager{};
}

}  // namespace

void live_week(Model const& model, parallel::Workers const& workers, World& world, Scratch& scratch,
               Before before, CauseLog* causes) {
    auto const& on = std::get<Switches>(world.base);
    auto const& hierarchy = *world.hierarchy;

    world.programme.paused = !on.programme;

    // 2 diaries
    double const autonomy_share = autonomy_of(world, model.activities);
    fill_leader_weeks(model, workers, world, scratch.loads, world.week, autonomy_share);
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
    decide(model, workers, world);

    Climate const climate = climate_of(world, model.activities, autonomy_share, informed_share);
    world.conditions = {climate.purpose_share, climate.autonomy_share, climate.measurement_share};
    settle_departments(workers, world, scratch.seen);
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
                          scratch.lines.voice_of,
                          model.seed,
                          world.week};
    LadderLimits const limits(view, scratch.seen.complied > 0 || before != Before::nothing);
    Noting const noting{causes != nullptr,
                        causes != nullptr && causes->counts_holds(world.week, model.weeks)};
    if (noting.holds) scratch.held.assign(world.people.headcount(), Held{});
    Week const week{model, world, scratch, view, limits, noting, before == Before::events};
    weigh_week(week, workers);
    for (auto& lane : scratch.lanes) {
        lane->moves.clear();
        lane->changes.clear();
        lane->shown = 0;
    }
    for_lanes(world, workers, scratch, [&](Scratch::Lane& lane, parallel::Rows rows) {
        parallel::for_blocks(rows, [&](parallel::Rows block) { live_block(week, lane, block); });
    });
    if (week.recount) scratch.seen.clear(world.departments.count());
    if (before == Before::moves)
        for (auto const& one : scratch.moved) {
            scratch.seen.stand(one.before, one.department_before, 0U - 1U);
            scratch.seen.stand(one.after, one.department_after, 1);
        }
    scratch.seen.forget_feelings();
    for (auto const& lane : scratch.lanes) scratch.seen.add(lane->seen);
    publish_changes(workers, world, scratch);
    if (noting.moves)
        for (auto const& lane : scratch.lanes) causes->add(lane->moves);
    if (noting.holds) causes->add_holds(scratch.held, hierarchy);

    serve_and_steer(model, workers, world, scratch.seen, climate.measurement_share);
    if (on.tools)
        keep_tools(std::get<Tools>(world.base), achievable_tools(model, world), world.departments);
    take_counts(world, scratch.seen);
    remember_and_publish(workers, climate.measurement_share, world, scratch);
}

}  // namespace diorama::engine
