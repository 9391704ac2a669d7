#pragma once
#include "engine/moved.hpp"
#include "engine/observation.hpp"
#include "engine/week.hpp"
#include "engine/world.hpp"
#include "parallel/workers.hpp"

// The end of a week: what everybody wrote down for later, because others still read it, is shown.

namespace diorama::engine {

/// Reads    changes of the lanes, and what they have written down to be visible
/// Writes   words as colleagues see them next week; teams
void publish_changes(parallel::Workers const& workers, World& world, Scratch& scratch);

/// What reports will see of their managers next week.
void publish_voices(parallel::Workers const& workers, World& world, Scratch const& scratch);

/// The same at the end of a week: teams remember it first, which is what managers speak of.
void remember_and_publish(parallel::Workers const& workers, double measurement_share, World& world,
                          Scratch const& scratch);

/// What next week asks of departments and structures: how many people, and where they stand.
void take_counts(World& world, Observation const& seen);

}  // namespace diorama::engine
