#include "engine/week.hpp"

#include <algorithm>

#include "engine/lanes.hpp"
#include "people/visible.hpp"

namespace diorama::engine {

using namespace mechanisms;

void prepare(parallel::Workers const& workers, World const& world, Scratch& scratch) {
    auto const headcount = world.people.headcount();
    auto const lanes = std::max<std::size_t>(
        1, std::min(parallel::chunk_count(headcount),
                    workers.threads() == 1 ? 1 : workers.threads() * lanes_per_worker));
    while (scratch.lanes.size() < lanes) scratch.lanes.push_back(std::make_unique<Scratch::Lane>());
    scratch.lanes.resize(lanes);
    scratch.visible_next.resize(headcount);
    auto const managers = world.hierarchy->leaders.size();
    scratch.passed.assign(managers, 0.0F);
    scratch.from_managers.resize(managers + 1);
    scratch.energy.overfull.resize(managers);
    scratch.teams.resize(managers);
}

namespace {

void look_for_products(World const& world, Scratch& scratch) {
    auto const& pull = world.people.product_advantage;
    scratch.products = std::any_of(pull.begin(), pull.end(), [](float one) { return one > 0.0F; });
}

}  // namespace

void settle(parallel::Workers const& workers, World const& world, Scratch& scratch) {
    auto const& hierarchy = *world.hierarchy;
    scratch.lines = read_lines(hierarchy, world.people, world.week > 0);
    scratch.loads.read(hierarchy);
    workers.for_chunks(hierarchy.leaders.size(), [&](parallel::Rows rows, std::size_t) {
        count_teams(hierarchy, world.people, rows, scratch.teams);
    });
    look_for_products(world, scratch);
    auto const& visible = world.people.visible;
    if (!scratch.settled)  // else it is known from when the words were written
        scratch.somebody_complies = std::any_of(visible.begin(), visible.end(), [](auto word) {
            return (word & people::Visible::complied_bits) != 0;
        });
    scratch.settled = true;
}

void keep_up(World const& world, Scratch& scratch) {
    std::vector<Change> moved;
    for (auto const& one : scratch.moved) moved.push_back({one.row, one.before, one.after});
    std::vector<TeamChange> changes;
    note_team_changes(*world.hierarchy, moved, changes);
    change_teams(changes, {0, scratch.teams.size()}, scratch.teams);
    look_for_products(world, scratch);
}

void recount(World const& world, Scratch& scratch) {
    parallel::Rows const all{0, world.people.headcount()};
    scratch.seen.clear(world.departments.count());
    scratch.seen.stand(world.people, all);
    scratch.seen.see_products(world.people, all);
    parallel::for_blocks(all, [&](parallel::Rows rows) { scratch.seen.feel(world.people, rows); });
}

}  // namespace diorama::engine
