#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/model.hpp"
#include "problems/problem.hpp"
#include "scenario/document.hpp"
#include "scenario/organisations.hpp"
#include "scenario/role_holders.hpp"

namespace diorama::scenario {

/// A scenario as its files say it, checked but for what needs the organisation.
struct Draft {
    std::string name;
    std::string description;
    std::uint32_t weeks = 208;
    std::uint64_t seed = 1;
    OrganisationSource organisation;
    mechanisms::Parameters parameters;
    std::vector<mechanisms::Activity> activities;
    std::vector<RoleRule> role_rules;
    bool role_stand_ins = true;
    std::vector<interventions::Event> events;
};

/// Reads the laid-over table of a scenario.
///
/// Takes    file: the scenario's, for what has no place of its own
/// Errors   everything wrong is added to `problems`; the draft is complete only when nothing was
Draft read_draft(Table const& table, std::string const& file, problems::Problems& problems,
                 std::vector<std::string>& notes);

// Parts of read_draft, each in a file of its own.
class TableReader;
void read_parameters(TableReader& top, Draft& draft, TableReader& programme);
void read_activities(TableReader& programme, Draft& draft);
void read_role_rules(TableReader& top, Draft& draft);
void read_events(TableReader& top, Draft& draft, std::vector<std::string>& notes);

}  // namespace diorama::scenario
