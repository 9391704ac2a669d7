#pragma once
#include "engine/model.hpp"
#include "engine/observation.hpp"
#include "engine/world.hpp"
#include "parallel/workers.hpp"

namespace diorama::engine {

/// What slows a department down this week: its own habits, barriers to others, less what groups
/// that think together have cleared away; and what is still remembered of a push that failed.
void settle_departments(parallel::Workers const& workers, World& world,
                        Observation const& last_week);

/// Customers, employees' advocacy and the roadmap as they are before the first week.
void found_surroundings(Model const& model, parallel::Workers const& workers, World& world,
                        Observation const& seen);

/// Phases 9 and 10, on what people were this week.
void serve_and_steer(Model const& model, parallel::Workers const& workers, World& world,
                     Observation const& seen, double measurement_share);

/// The best that tools can become: what they were, and what work and money have added [share].
double achievable_tools(Model const& model, World const& world);

}  // namespace diorama::engine
