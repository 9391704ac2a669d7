#pragma once
#include <array>
#include <string_view>

#include "org/person.hpp"

namespace diorama::mechanisms {

/// The sixteen roles of the programme. Titles of a chart map to them by patterns (scenario/).
enum class Role : unsigned char {
    chief_executive,
    finance_officer,
    marketing_officer,
    technology_officer,
    operating_officer,
    customer_experience_manager,
    brand_manager,
    marketing_manager,
    technology_manager,
    change_manager,
    talent_manager,
    programme_manager,
    data_strategy_manager,
    service_designer,
    business_analyst,
    department_manager,
};

inline constexpr std::size_t role_count = 16;
inline constexpr std::array<std::string_view, role_count> role_names{
    "chief_executive",       "finance_officer",   "marketing_officer",
    "technology_officer",    "operating_officer", "customer_experience_manager",
    "brand_manager",         "marketing_manager", "technology_manager",
    "change_manager",        "talent_manager",    "programme_manager",
    "data_strategy_manager", "service_designer",  "business_analyst",
    "department_manager"};

/// The members of a set of parameters that has one for each role, in the order of Role.
template <class Parameters>
inline constexpr std::array<double Parameters::*, role_count> members_by_role{
    &Parameters::chief_executive,       &Parameters::finance_officer,
    &Parameters::marketing_officer,     &Parameters::technology_officer,
    &Parameters::operating_officer,     &Parameters::customer_experience_manager,
    &Parameters::brand_manager,         &Parameters::marketing_manager,
    &Parameters::technology_manager,    &Parameters::change_manager,
    &Parameters::talent_manager,        &Parameters::programme_manager,
    &Parameters::data_strategy_manager, &Parameters::service_designer,
    &Parameters::business_analyst,      &Parameters::department_manager};

/// Who holds each role; no_person where nobody does.
struct RoleHolders {
    std::array<org::PersonId, role_count> holders;
    constexpr RoleHolders() { holders.fill(org::no_person); }
    org::PersonId of(Role role) const { return holders[static_cast<std::size_t>(role)]; }
};

}  // namespace diorama::mechanisms
