#pragma once
#include <optional>
#include <string>
#include <vector>

#include "problems/problem.hpp"
#include "scenario/layers.hpp"
#include "scenario/organisations.hpp"
#include "scenario/scenario.hpp"

namespace diorama::scenario {

/// `--set`, `--seed` and `--weeks` as assignments, each located in what was typed:
/// `--set weeks=many:1:7`.
Layer command_line_layer(Overrides const& overrides);

/// Reads one scenario of possibly several, with the organisations of the others at hand.
/// Returns  nothing when something was wrong; it was added to `problems`
std::optional<Scenario> load_layers(std::string const& path,
                                    std::optional<problems::Place> const& asked_at,
                                    std::vector<Layer> const& layers, OrganisationShelf& shelf,
                                    problems::Problems& problems);

}  // namespace diorama::scenario
