#pragma once
#include <iosfwd>

#include "charts/writers.hpp"
#include "engine/simulation.hpp"

namespace diorama::report {

/// plan.csv: for every activity and role the work alone, and beside it sessions and playback.
void write_plan(engine::Simulation const& run, charts::Names names, std::ostream& out);

/// timing.csv: planned and reached weeks of the programme, its areas and its activities. An empty
/// week has not come by the last one.
void write_timing(engine::Simulation const& run, charts::Names names, std::ostream& out);

}  // namespace diorama::report
