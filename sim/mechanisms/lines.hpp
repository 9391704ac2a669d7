#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "org/organisation.hpp"
#include "parallel/workers.hpp"
#include "people/people.hpp"

namespace diorama::mechanisms {

/// Who hears whom, worked out from the reporting lines and from which posts are filled. Holds until
/// lines are redrawn or posts change.
struct Lines {
    std::vector<std::uint32_t> voice_of;  ///< [headcount], place of the nearest filled manager
                                          ///< above in Hierarchy::leaders, or no_voice
    std::vector<org::PersonId> managers_by_row;  ///< [managers], ascending
    std::vector<std::uint32_t> places_by_row;  ///< [managers], where they are in Hierarchy::leaders

    /// Where in managers_by_row those from `row` on begin.
    std::size_t first_manager(std::size_t row) const noexcept;
};

/// What comes to each report of a manager this week.
struct FromManager {
    float message = 0.0F;  ///< >= 0, strength passed down last week
    float energy = 0.0F;   ///< what the manager's presence gives or takes
};
using FromManagers = std::array<FromManager, parallel::rows_per_block>;

/// Takes    of_each: [managers + 1], last: what comes to people with nobody above
/// Writes   out, rows (at most one block) counted from rows.first
void look_up_managers(Lines const& lines, std::span<FromManager const> of_each, parallel::Rows rows,
                      FromManagers& out) noexcept;

/// Takes    posts_may_be_empty: false skips looking for managers who are not there
Lines read_lines(org::Hierarchy const& hierarchy, people::People const& people,
                 bool posts_may_be_empty);

}  // namespace diorama::mechanisms
