#pragma once
#include <array>

#include "engine/observation.hpp"
#include "engine/record.hpp"
#include "engine/world.hpp"

namespace diorama::engine {

/// The readiness assessment of this week: eight answers and their mean.
/// Takes    record: of the weeks before; row: measures of this week but these
/// Writes   readiness and its answers in `row`
void assess(World const& world, Observation const& seen, Record const& record,
            std::array<double, measures::measure_count>& row);

/// What can be answered of one department: no silo, and willing or beyond, mean over practices.
void assess_department(World const& world, Observation const& seen, DepartmentWeek& line);

}  // namespace diorama::engine
