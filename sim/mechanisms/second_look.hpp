#pragma once
#include "mechanisms/colleagues.hpp"
#include "mechanisms/exposure.hpp"
#include "mechanisms/ladder.hpp"

namespace diorama::mechanisms {

/// A second look at the candidates who do not use the practice yet, most of all: settles whether
/// they rise, as advance() would. Nothing in it depends on what is found of the one before, so that
/// a processor works on many of them at once.
///
/// Takes    candidates: of find_candidates() for `rows`, at most one block, and so are colleagues;
///          limits: the same as there
/// Writes   candidates: moves that may be become moves that are, or none; climb() finds the same
/// Reads    as advance(); those aware without a manager stay as they are, and those who may fall
void look_again(LadderView const& view, LadderLimits const& limits, people::People const& people,
                Exposure const& exposure, Colleagues const& colleagues, WeekDraws const& draws,
                parallel::Rows rows, Candidates& candidates) noexcept;

}  // namespace diorama::mechanisms
