#include "engine/publish.hpp"

#include "people/visible.hpp"

namespace diorama::engine {

using namespace mechanisms;

namespace {

/// What reports will see next week of the manager in this place, if there is one.
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

void speak(World& world, Scratch const& scratch, parallel::Rows places) {
    for (std::size_t place = places.first; place < places.last; ++place)
        world.voices[place] = voice_of(world, scratch, place);
}

/// An empty post passes nothing on: the next one above speaks. Leaders go by depth.
void speak_for_the_absent(World& world, Scratch const& scratch) {
    if (scratch.seen.headcount == world.people.headcount()) return;
    auto const& hierarchy = *world.hierarchy;
    for (std::size_t place = 0; place < hierarchy.leaders.size(); ++place) {
        auto const row = org::row(hierarchy.leaders[place]);
        auto const above = hierarchy.managers_of[row];
        if (!world.people.standings[row].present() && above != org::no_person)
            world.voices[place] = world.voices[hierarchy.leader_index[org::row(above)]];
    }
}

}  // namespace

void publish_changes(parallel::Workers const& workers, World& world, Scratch& scratch) {
    world.people.visible.swap(scratch.visible_next);
    std::uint32_t shown = 0;
    for (auto const& lane : scratch.lanes) shown |= lane->shown;
    scratch.somebody_complies = (shown & people::Visible::complied_bits) != 0;
    workers.for_each(scratch.lanes.size(), [&](std::size_t index) {
        auto& lane = *scratch.lanes[index];
        note_team_changes(*world.hierarchy, lane.changes, lane.team_changes);
    });
    // People of several lanes may report to one manager, whose count is one worker's.
    workers.for_parts(scratch.teams.size(), [&](parallel::Rows own, std::size_t) {
        for (auto const& lane : scratch.lanes) change_teams(lane->team_changes, own, scratch.teams);
    });
}

void publish_voices(parallel::Workers const& workers, World& world, Scratch const& scratch) {
    workers.for_chunks(world.leaders.count(),
                       [&](parallel::Rows places, std::size_t) { speak(world, scratch, places); });
    speak_for_the_absent(world, scratch);
}

void remember_and_publish(parallel::Workers const& workers, double measurement_share, World& world,
                          Scratch const& scratch) {
    bool const on = std::get<Switches>(world.base).embedding;
    workers.for_chunks(world.leaders.count(), [&](parallel::Rows places, std::size_t) {
        if (on)
            remember(std::get<Embedding>(world.base), measurement_share, scratch.teams, places,
                     world.memory);
        speak(world, scratch, places);
    });
    speak_for_the_absent(world, scratch);
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
