#pragma once
#include <iosfwd>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "design/robustness.hpp"
#include "scenario/study.hpp"

namespace diorama::report {

/// In how many draws each expectation keeps its sign and its margin.
std::string robustness_text(scenario::Study const& study, design::Robustness const& robustness);

/// `robustness` of `compare --format json`.
nlohmann::ordered_json robustness_json(scenario::Study const& study,
                                       design::Robustness const& robustness);

/// One line for each expectation.
void write_robustness(scenario::Study const& study, design::Robustness const& robustness,
                      std::ostream& out);

/// One line for each draw: the value of every varied parameter, the difference of every
/// expectation.
void write_robustness_draws(scenario::Study const& study, design::Robustness const& robustness,
                            std::ostream& out);

}  // namespace diorama::report
