#pragma once
#include "mechanisms/roles.hpp"
#include "mechanisms/small_office.hpp"

namespace diorama::test {

inline constexpr std::size_t chief = 0, finance = 1, talent = 2, analyst = 3;

/// A chief (row 0) over finance and talent (rows 1, 2), who lead one analyst each (rows 3, 4).
inline org::Hierarchy five_people() { return lines({-1, 0, 0, 1, 2}); }

inline mechanisms::RoleHolders their_roles() {
    using mechanisms::Role;
    mechanisms::RoleHolders roles;
    auto const give = [&](Role role, std::size_t row) {
        roles.holders[static_cast<std::size_t>(role)] = org::person(row);
    };
    give(Role::chief_executive, chief);
    give(Role::finance_officer, finance);
    give(Role::talent_manager, talent);
    give(Role::business_analyst, analyst);
    return roles;
}

}  // namespace diorama::test
