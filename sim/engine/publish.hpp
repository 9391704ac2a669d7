#pragma once
#include "engine/moved.hpp"
#include "engine/observation.hpp"
#include "engine/week.hpp"
#include "engine/world.hpp"
#include "parallel/workers.hpp"

// The end of a week: what everybody wrote down for later, because others still read it, is shown.

namespace diorama::engine {

/// Reads    changes of the lanes; scratch.moved after moves
/// Writes   steps and energy as colleagues see them next week, what is around everybody, teams
void publish_changes(parallel::Workers const& workers, World& world, Scratch& scratch,
                     Before before);

/// What reports will see of their managers next week.
void publish_voices(parallel::Workers const& workers, World& world, Scratch const& scratch);

/// What next week asks of departments and structures: how many people, and where they stand.
void take_counts(World& world, Observation const& seen);

}  // namespace diorama::engine
