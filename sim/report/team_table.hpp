#pragma once
#include <iosfwd>

#include "charts/writers.hpp"
#include "engine/simulation.hpp"

namespace diorama::report {

/// teams.csv, in the last week: a line for the organisation, for each department and for each team
/// (the present people who report to one manager, by whose id it goes). `energy`, `net_energy` and
/// `trust` are means over people; the kinds of energy are counts.
void write_teams(engine::Simulation const& run, charts::Names names, std::ostream& out);

}  // namespace diorama::report
