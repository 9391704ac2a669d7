#pragma once
#include <string>
#include <string_view>

#include "experiment/comparison.hpp"
#include "scenario/study.hpp"

/// The timing plan of a comparison: what was planned, what came of it, and who held it up.
namespace diorama::report {

/// `programme`, `area` or `activity`.
std::string_view timing_scope(experiment::TimingLine const& line);

/// Whoever delayed it most for each session that needed them; null when nobody did.
experiment::CriticalLeader const* critical_leader(experiment::TimingLine const& line);

/// For each arm the programme and its areas, and its activities if the study asks for them; empty
/// when no arm has a programme.
std::string timing_text(scenario::Study const& study, experiment::Comparison const& comparison);

}  // namespace diorama::report
