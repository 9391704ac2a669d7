#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "mechanisms/roles.hpp"
#include "people/practice.hpp"

namespace diorama::mechanisms {

inline constexpr std::uint32_t none_needed = ~std::uint32_t{0};

/// What one role does alone before a step of an activity.
struct Action {
    std::string name;
    Role role = Role::chief_executive;
    std::optional<double> hours;        ///< those of the activity or of the role when not set
    std::optional<std::uint32_t> step;  ///< from 0, the last is the playback; not set: before each
    std::uint32_t needs_action = none_needed;    ///< row in Activity::actions
    std::uint32_t needs_activity = none_needed;  ///< row in the plan
    std::string outcome;

    bool belongs_to(std::uint32_t which) const { return !step || *step == which; }
};

/// One tool of one area, as planned.
struct Activity {
    std::string name;
    people::Practice area = people::Practice::culture;
    std::vector<Role> roles;           ///< required at every session
    std::uint32_t sessions = 3;        ///< before the playback
    std::uint32_t session_hours = 2;   ///< 1 to 8
    std::uint32_t playback_hours = 1;  ///< 1 to 8; the playback needs the chief executive too
    double complete_share = 0.0;       ///< done before the start
    std::string agenda;
    std::vector<std::string> tools;
    std::string outcome;
    /// Of each role before each step; not set: the role's own (Preparation).
    std::optional<double> individual_hours;
    /// A role with an action of its own prepares by these alone.
    std::vector<Action> actions;
};

/// Five tools an area, four roles a session: the plan when a scenario names no activities.
std::vector<Activity> default_activities();

}  // namespace diorama::mechanisms
