#pragma once
#include <cstdint>
#include <span>

#include "engine/observation.hpp"
#include "engine/record.hpp"
#include "engine/world.hpp"
#include "interventions/event.hpp"

namespace diorama::engine {

/// Phase 12: appends the measures of this week and of each department to the record.
void take_measures(parallel::Workers const& workers, World const& world, Observation const& seen,
                   Record& record);

/// Whether an event acts in this week.
/// Takes    acted_in_week: when it last did, 0 = never; last_week: measures of the week before
bool is_due(interventions::Event const& event, std::uint32_t week, std::uint32_t acted_in_week,
            std::span<double const> last_week);

}  // namespace diorama::engine
