#pragma once
#include <string>

#include "engine/simulation.hpp"

namespace diorama::report {

/// The readiness assessment as a table: each question with its answer in the first and last week.
/// Returns  lines that end in a newline; "" for bare contagion
std::string readiness_text(engine::Simulation const& run);

}  // namespace diorama::report
