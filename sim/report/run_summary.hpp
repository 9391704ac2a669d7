#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "report/run_facts.hpp"

namespace diorama::report {

/// Somebody because of whom sessions slipped.
struct Slips {
    org::PersonId who;
    std::string_view role;
    std::uint32_t sessions;           ///< that slipped because of them
    std::uint32_t required_sessions;  ///< that were due and needed them
    double share() const { return static_cast<double>(sessions) / required_sessions; }
};

/// Everybody because of whom a session slipped, by slips per session that needed them, worst first.
std::vector<Slips> slips_of(engine::Simulation const& run);

/// The summary on the console.
/// Takes    folder: where the result is, "" = nowhere
std::string summary_text(scenario::Scenario const& scenario, engine::Simulation const& run,
                         RunFacts const& facts, std::string const& folder);

/// The same as one JSON object.
std::string summary_json(scenario::Scenario const& scenario, engine::Simulation const& run,
                         RunFacts const& facts);

}  // namespace diorama::report
