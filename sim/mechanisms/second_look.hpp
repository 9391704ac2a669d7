#pragma once
#include "mechanisms/around.hpp"
#include "mechanisms/ladder.hpp"

namespace diorama::mechanisms {

/// A second look at the candidates who are unaware or aware, most of all: drops the moves that
/// their draw does not reach with what they themselves meet. Nothing in it depends on what is found
/// of the one before, so that a processor works on many of them at once; who passes is worked out
/// one by one.
///
/// Takes    candidates: of find_candidates() for `rows`, at most one block; around: as of this week
/// Writes   candidates; by no move less than who moves, so that climb() finds the same
/// Reads    as advance(); hubs and people without a manager stay as they are
void look_again(LadderView const& view, people::People const& people, Exposure const& exposure,
                Surroundings const& around, WeekDraws const& draws, parallel::Rows rows,
                Candidates& candidates) noexcept;

}  // namespace diorama::mechanisms
