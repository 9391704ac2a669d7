#pragma once
#include <optional>
#include <span>
#include <string>

#include "engine/model.hpp"
#include "problems/problem.hpp"
#include "scenario/resolved.hpp"
#include "scenario/scenario.hpp"

namespace diorama::scenario {

/// One event as TOML: `[[event]]`, its week or condition, its kind and every field of it. Numbers
/// are the shortest that read back as the same bits.
std::string event_text(interventions::Event const& event, org::Organisation const& organisation,
                       Comments comments);

/// An event from elsewhere than a file, held against all that a file is held against: it is written
/// and read back, so that what runs is what a saved scenario says.
///
/// Takes    event: with a week from 1 or a condition; model: whose organisation and parameters it
///          would meet
/// Returns  the event as read, or nothing after adding what is wrong to `problems`; places are
/// those
///          of the text, in a file called `event`
std::optional<interventions::Event> checked_event(interventions::Event const& event,
                                                  engine::Model const& model,
                                                  problems::Problems& problems);

/// The resolved text of a scenario with more events behind its own: a run of it is the run of the
/// scenario into which these events were brought.
///
/// Takes    name: in place of the scenario's; chart_path, ties_path: as ResolvedParts::text
std::string text_with_events(Scenario const& scenario, std::string const& name,
                             std::span<interventions::Event const> added,
                             std::string const& chart_path, std::string const& ties_path);

}  // namespace diorama::scenario
