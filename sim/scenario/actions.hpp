#pragma once
#include <string>
#include <vector>

#include "mechanisms/activity.hpp"
#include "scenario/table_reader.hpp"

namespace diorama::scenario {

/// A prerequisite as written, until all activities are known.
struct NamedPrerequisite {
    std::size_t activity = 0;
    std::size_t action = 0;
    std::string name;
    problems::Place place;
};

/// The names of all roles, in their order.
std::vector<std::string_view> role_words();

/// What roles do alone: `individual_hours` and `[[programme.activity.action]]` of one activity.
///
/// Takes    reader: of the activity; row: the activity's in the plan
/// Writes   activity, prerequisites
/// Errors   added: a role or a session that the activity has not, a name given twice
void read_actions(TableReader& reader, std::size_t row, mechanisms::Activity& activity,
                  std::vector<NamedPrerequisite>& prerequisites);

/// Finds each prerequisite: an action of the same activity, else an activity.
///
/// Errors   added: no such name; what would never be ready: actions or activities that wait for
/// each
///          other, an action of a later session, a later activity of the same area
void settle_prerequisites(std::vector<NamedPrerequisite> const& prerequisites,
                          std::vector<mechanisms::Activity>& plan, problems::Problems& problems);

}  // namespace diorama::scenario
