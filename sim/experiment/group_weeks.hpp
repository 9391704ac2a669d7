#pragma once
#include <cstdint>
#include <vector>

#include "engine/simulation.hpp"

namespace diorama::experiment {

/// Where a department or a team stood in one week.
struct GroupWeek {
    std::uint32_t week = 0;
    std::uint32_t group = 0;  ///< a department's place, or the row of a team's manager
    std::uint32_t people = 0;
    float using_share = 0.0F, integrated_share = 0.0F, energy = 0.0F;
};

/// How closely the groups of a run are watched.
struct Watch {
    std::uint32_t every_weeks = 0;  ///< 0 = not at all; the last week counts too
    std::size_t most_teams = 2000;  ///< with more managers, no team is watched: nobody reads them
    bool looks_at(std::uint32_t week, std::uint32_t last_week) const {
        return every_weeks > 0 && (week % every_weeks == 0 || week == last_week);
    }
};

struct GroupCourses {
    std::vector<GroupWeek> departments;  ///< by week, then department
    std::vector<GroupWeek> teams;        ///< by week, then manager's row; people present alone
};

/// Adds this week's line of each department and team.
/// Takes    a run at a week that is watched
void watch(engine::Simulation const& run, Watch const& how, GroupCourses& courses);

}  // namespace diorama::experiment
