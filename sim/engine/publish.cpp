#include "engine/publish.hpp"

#include "engine/lanes.hpp"

namespace diorama::engine {

using namespace mechanisms;

namespace {

/// Shows where somebody stands now.
/// Returns  what that is to colleagues: news, unless nothing of it is another
News show_steps(people::People& people, std::size_t row) {
    auto const before = people.visible_steps[row];
    auto const now = people::Visible::steps(people.standings[row]);
    people.visible_steps[row] = now;
    return {static_cast<std::uint32_t>(row), before, now};
}

void publish_steps(people::People& people, std::size_t row, Scratch::Lane& lane) {
    auto const one = show_steps(people, row);
    if (one.after != one.before) lane.news.push_back(one);
}

/// The same of all who changed in the lane.
void publish_changed(people::People& people, Scratch::Lane& lane) {
    lane.news.resize(lane.changes.size());
    // Every other change is nothing to colleagues, and nobody could foresee which.
    std::size_t count = 0;
    for (auto const& one : lane.changes) {
        auto const shown = show_steps(people, one.row);
        lane.news[count] = shown;
        count += unsigned{shown.after != shown.before};
    }
    lane.news.resize(count);
}

/// Steps of all rows of a lane, or of those who changed in it, and what is new in teams.
void publish_lane(parallel::Workers const& workers, org::Hierarchy const& hierarchy,
                  people::People& people, Scratch& scratch, Before before) {
    auto const chunks = parallel::chunk_count(people.headcount());
    auto const lanes = scratch.lanes.size();
    workers.for_each(lanes, [&](std::size_t index) {
        auto& lane = *scratch.lanes[index];
        lane.news.clear();
        note_team_changes(hierarchy, lane.changes, lane.team_changes);
        if (before == Before::events) {
            auto const mine = parallel::part(index, lanes, chunks);
            for (std::size_t c = mine.first; c < mine.last; ++c) {
                auto const rows = parallel::chunk(c, people.headcount());
                for (std::size_t i = rows.first; i < rows.last; ++i) publish_steps(people, i, lane);
            }
        } else {
            publish_changed(people, lane);
        }
    });
    // Colleagues see only now what events did to people before the week began.
    if (before == Before::moves)
        for (auto const& one : scratch.moved)
            publish_steps(people, one.row, *scratch.lanes.front());
}

/// What reports will see next week of the manager in this place, who is there.
Voice voice_of(World const& world, Scratch const& scratch, std::size_t place) {
    auto const row = org::row(world.hierarchy->leaders[place]);
    auto const standing = world.people.standings[row];
    Voice voice;
    voice.presence = world.leaders.presence[place];
    voice.energy = world.people.energy[row];
    voice.message = scratch.passed[place];
    for (std::size_t p = 0; p < people::practice_count; ++p) {
        voice.rungs[p] = static_cast<std::uint8_t>(standing.rung(p));
        voice.embedded[p] = world.memory[place][p];
    }
    return voice;
}

}  // namespace

void publish_changes(parallel::Workers const& workers, World& world, Scratch& scratch,
                     Before before) {
    world.people.visible_energy.swap(scratch.visible_energy_next);
    publish_lane(workers, *world.hierarchy, world.people, scratch, before);
    if (scratch.looks_around) {
        scratch.news.clear();
        for (auto const& lane : scratch.lanes) scratch.news.push_back(lane->news);
        scratch.surroundings.tell(workers, world.people.visible_steps, scratch.news);
    }
    // People of several lanes may report to one manager, whose count is one worker's.
    workers.for_parts(scratch.teams.size(), [&](parallel::Rows own, std::size_t) {
        for (auto const& lane : scratch.lanes) change_teams(lane->team_changes, own, scratch.teams);
    });
}

void publish_voices(parallel::Workers const& workers, World& world, Scratch const& scratch) {
    auto const& hierarchy = *world.hierarchy;
    auto const nobody_speaks = [&](std::size_t place) {
        auto const row = org::row(hierarchy.leaders[place]);
        return !world.people.standings[row].present() &&
               hierarchy.managers_of[row] != org::no_person;
    };
    workers.for_chunks(hierarchy.leaders.size(), [&](parallel::Rows places, std::size_t) {
        for (std::size_t place = places.first; place < places.last; ++place)
            if (!nobody_speaks(place)) world.voices[place] = voice_of(world, scratch, place);
    });
    if (scratch.seen.headcount == world.people.headcount()) return;
    // An empty post passes nothing on: the next one above speaks. Leaders go by depth.
    for (std::size_t place = 0; place < hierarchy.leaders.size(); ++place)
        if (nobody_speaks(place)) {
            auto const above = hierarchy.managers_of[org::row(hierarchy.leaders[place])];
            world.voices[place] = world.voices[hierarchy.leader_index[org::row(above)]];
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

}  // namespace diorama::engine
