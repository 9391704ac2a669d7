#pragma once
#include <optional>
#include <string>
#include <vector>

#include "problems/problem.hpp"
#include "scenario/document.hpp"

namespace diorama::scenario {

/// One `path = value` from outside the scenario: a `--set`, or an entry of an arm's `set`.
struct Assignment {
    std::string path;
    problems::Place place;  ///< of the path
    Value value;
};

/// The assignments of one source; a later layer wins over an earlier one.
using Layer = std::vector<Assignment>;

/// A scenario file laid over its bases, and the layers over both.
///
/// Takes    path; asked_at: where it is named, if in a file
/// Returns  one table without `extends` and `events`; each entry keeps the place where it really
///          stands. Nothing when a file cannot be read
/// Errors   added to `problems`: unreadable files, circles and chains of more than 16 bases, paths
///          that cannot be set
/// Rules    tables are laid key by key. `[[event]]` are added to the base's, and `events =
/// "replace"`
///          starts afresh; a `[[role]]` replaces the base's of the same role, other lists replace.
///          A chart replaces `generate` and drops the base's ties and role holders; `generate`
///          replaces chart, ties and holders; `mechanisms.only` drops the base's single switches.
///          Drops of files and holders are noted
std::optional<Table> read_layers(std::string const& path,
                                 std::optional<problems::Place> const& asked_at,
                                 std::vector<Layer> const& layers, problems::Problems& problems,
                                 std::vector<std::string>& notes);

/// Lays the layers over a table, by the same rules.
void lay_layers(std::vector<Layer> const& layers, Table& merged, problems::Problems& problems,
                std::vector<std::string>& notes);

/// Where a path written in `value` leads: from the folder of the file it stands in, or as typed.
std::string located_path(Value const& value);

}  // namespace diorama::scenario
