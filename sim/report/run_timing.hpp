#pragma once
#include <string>

#include "engine/simulation.hpp"
#include "mechanisms/timing.hpp"

/// The timing plan of one run, whole for the table and in short for the console.
namespace diorama::report {

/// Planned, nominal and effective weeks of the programme, its areas and its activities.
mechanisms::TimingPlan timing_of(engine::Simulation const& run);

/// A line for the programme and one for each area; empty before the programme has begun.
std::string timing_text(engine::Simulation const& run);

}  // namespace diorama::report
