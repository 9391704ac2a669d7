#pragma once
#include <span>
#include <string>

#include "verification/finding.hpp"

namespace diorama::report {

/// Theory beside simulation, one line a test, the verdicts, and how many differ.
std::string selftest_text(std::span<verification::Verified const> tests);

/// The same as one JSON object: `tests` with name, analytic, simulated, low, high, claim, verdict.
std::string selftest_json(std::span<verification::Verified const> tests);

}  // namespace diorama::report
