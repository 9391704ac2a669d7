#pragma once
#include <vector>

#include "scenario/study.hpp"
#include "scenario/table_reader.hpp"

namespace diorama::scenario {

/// Reads `[[expect]]` of a study whose arms and measures are known already.
/// Takes    known: names of the measures that the arms publish; weeks: of every arm;
///          weeks_from_outside: claims about later weeks are dropped with a note, not refused
void read_expectations(TableReader& top, std::vector<std::string_view> const& known,
                       std::uint32_t weeks, bool weeks_from_outside, Study& study);

/// Place of the arm called `name`, or nothing after a problem at `place`.
std::optional<std::size_t> find_arm(Study const& study, std::string const& name,
                                    problems::Place const& place, problems::Problems& problems);

}  // namespace diorama::scenario
