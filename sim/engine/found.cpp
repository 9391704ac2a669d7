#include <algorithm>

#include "engine/lanes.hpp"
#include "engine/leading.hpp"
#include "engine/publish.hpp"
#include "engine/surroundings.hpp"
#include "engine/week.hpp"
#include "people/visible.hpp"

namespace diorama::engine {

using namespace mechanisms;

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

    auto const& traits = model.get<Traits>();
    for_lanes(world, workers, scratch, [&](Scratch::Lane& lane, parallel::Rows rows) {
        for (std::size_t i = rows.first; i < rows.last; ++i) {
            draw_person(traits, model.get<Trust>().at_start_share,
                        model.get<Mandate>().participation_at_start_share,
                        random::Purpose::founding_traits, model.seed, 0, i, world.people);
            place_at_start(traits, model.seed, i, world.people);
            world.people.visible[i] =
                people::Visible::word(world.people.standings[i], world.people.energy[i]);
        }
        lane.seen.stand(world.people, rows);
        parallel::for_blocks(rows,
                             [&](parallel::Rows block) { lane.seen.feel(world.people, block); });
    });
    scratch.seen.clear(world.departments.count());
    for (auto const& lane : scratch.lanes) scratch.seen.add(lane->seen);
    settle(workers, world, scratch);
    std::fill(world.departments.tool_quality.begin(), world.departments.tool_quality.end(),
              static_cast<float>(model.get<Tools>().quality_at_start));
    take_counts(world, scratch.seen);
    double const autonomy_share = model.get<Diaries>().autonomy_at_start_share;
    fill_leader_weeks(model, workers, world, scratch.loads, 0, autonomy_share);
    keep_pledges(model.get<Pledge>(), model.get<Diaries>(), model.seed, 0, world.leaders,
                 world.programme);
    world.conditions = {model.get<Programme>().purpose_at_start_share, autonomy_share,
                        model.get<Programme>().measurement_at_start_share};
    publish_voices(workers, world, scratch);
    found_surroundings(model, workers, world, scratch.seen);
    return world;
}

}  // namespace diorama::engine
