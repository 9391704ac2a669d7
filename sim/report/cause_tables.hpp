#pragma once
#include <iosfwd>

#include "charts/writers.hpp"
#include "engine/simulation.hpp"

namespace diorama::report {

// Of a run that logged causes (engine/cause_log.hpp).

/// moves.csv: a line for each move of a person, by week, then by row.
void write_moves(engine::Simulation const& run, charts::Names names, std::ostream& out);

/// reasons.csv: a line for each team and practice at the end: how many stand where, and how many
/// are held by what, as a mean over the last weeks; `main` and `second` name the two that hold
/// most. The last team, without a manager, are those who report to nobody.
void write_reasons(engine::Simulation const& run, charts::Names names, std::ostream& out);

}  // namespace diorama::report
