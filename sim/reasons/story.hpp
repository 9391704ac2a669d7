#pragma once
#include <string>
#include <vector>

#include "engine/simulation.hpp"
#include "org/person.hpp"

namespace diorama::reasons {

/// About whom a story is: one person, or the people who report to somebody.
enum class StoryOf : std::uint8_t { person, team };

/// Why somebody stands where they stand: what moved them, when and with which share of all that
/// pushed; which of the colleagues used it already; which sessions, decisions and events came
/// before; what still holds them.
///
/// Takes    run: finished, with a log of causes over `CauseLog::weeks()` weeks; who: the person, or
///          the team's manager
/// Returns  sentences with their numbers, in the order in which they are to be read; ids, no names
/// Errors   asserts that causes were logged
/// Cost     one pass over the log
std::vector<std::string> tell(engine::Simulation const& run, StoryOf kind, org::PersonId who);

}  // namespace diorama::reasons
