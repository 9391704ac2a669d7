#pragma once
#include <optional>
#include <vector>

#include "viewer/charts/look.hpp"
#include "viewer/live/picture.hpp"

namespace diorama::viewer::map {

/// Up to this many people are shown as rows with bars instead of dots.
inline constexpr std::size_t most_rows = 40;

struct RowsOptions {
    live::Picture const* other = nullptr;  ///< bars are the difference to it; null: none
    org::PersonId chosen = org::no_person;
    std::vector<org::PersonId> pinned;
    org::PersonId blocker = org::no_person;
    std::size_t first = 0;  ///< the row at the top, where there is no room for all of them
};

struct RowsReading {
    std::optional<org::PersonId> person;  ///< under the mouse
    std::size_t last_first = 0;           ///< the largest `first` that leaves no room empty
};

/// One row a person: title, the ladder of each practice as six steps, energy from its middle,
/// trust. A row is never lower than its title; what has no room is left to `first`.
RowsReading draw_rows(ImDrawList& list, ImVec2 from, ImVec2 to,
                      org::Organisation const& organisation, live::Picture const& picture,
                      RowsOptions const& options, charts::Look const& look, ImVec2 mouse);

}  // namespace diorama::viewer::map
