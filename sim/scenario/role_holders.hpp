#pragma once
#include <optional>
#include <string>
#include <vector>

#include "mechanisms/roles.hpp"
#include "org/organisation.hpp"
#include "problems/problem.hpp"
#include "scenario/role_patterns.hpp"

namespace diorama::scenario {

/// What a scenario's [[role]] says of one role.
struct RoleRule {
    mechanisms::Role role = mechanisms::Role::chief_executive;
    std::vector<std::string> patterns;  ///< in place of the default ones
    std::optional<std::string> holder;  ///< a person's id
    bool vacant = false;                ///< nobody, and no stand-in
    problems::Place place;              ///< of the holder, else of the table
};

/// Who holds which role of the programme.
///
/// Takes    rules: at most one a role; stand_ins: whether roles that no title matches are given to
///          the most senior people without a role
/// Returns  holders, a person at most one role unless `holder` says otherwise. Of several matches
///          the most senior: least depth, most people below, first row. The chief executive without
///          a match is the root with the most people below. Stand-ins are people who lead others,
///          in the same order, then the others; officers first
/// Errors   added to `problems`: a holder who is not in the chart, or whose post is vacant
/// Notes    one sentence each on roles found by title, on stand-ins and on roles that nobody holds
mechanisms::RoleHolders find_role_holders(org::Organisation const& organisation,
                                          std::vector<RoleRule> const& rules, bool stand_ins,
                                          problems::Problems& problems,
                                          std::vector<std::string>& notes);

}  // namespace diorama::scenario
