#pragma once
#include <cstdint>
#include <vector>

#include "org/organisation.hpp"
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

/// Takes    posts_may_be_empty: false skips looking for managers who are not there
Lines read_lines(org::Hierarchy const& hierarchy, people::People const& people,
                 bool posts_may_be_empty);

}  // namespace diorama::mechanisms
