#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "viewer/charts/look.hpp"

namespace diorama::viewer::charts {

/// A week of 40 hours, Monday 9:00 first: bit h of a mask is hour h.
struct DiaryRow {
    std::string name;
    std::uint64_t kept = 0;  ///< hours kept free for the change
    std::uint64_t busy = 0;  ///< hours that an imported calendar takes
    double meeting_hours = 0, desk_hours = 0, steering_hours = 0;
    double pledged_hours = 0, given_hours = 0, used_hours = 0;
    bool slipped = false;  ///< a session of this week slipped because of them
};

struct DiaryGrid {
    std::string title;
    std::vector<DiaryRow> rows;
};

/// One row a leader, eight cells a day; a last row shows the hours that all have kept: filled where
/// they can meet. Beside the row the promise and what was given of it.
/// Returns  the row under the mouse
std::optional<std::size_t> draw_diary_grid(ImDrawList& list, ImVec2 from, ImVec2 to,
                                           DiaryGrid const& grid, Look const& look, ImVec2 mouse);

/// How high a box holds all of its rows.
float diary_grid_height(DiaryGrid const& grid, Look const& look);

}  // namespace diorama::viewer::charts
