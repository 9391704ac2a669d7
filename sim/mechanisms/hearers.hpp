#pragma once
#include <span>

#include "mechanisms/colleagues.hpp"
#include "mechanisms/ladder.hpp"

namespace diorama::mechanisms {

/// Who, if unaware of a practice, may become aware of it: whose draw is within what their own
/// colleagues and their manager's message amount to. A bound in single precision with a margin:
/// whoever Step::from_unaware() lets rise is among them, and few others are.
///
/// Takes    colleagues, draws: of `rows`, at most one block
/// Reads    messages
/// Writes   hearers, counted from rows.first
/// Cost     no branch, no neighbour and no exponential: half a ns a person
void find_hearers(Ladder const& rates, Colleagues const& colleagues,
                  std::span<float const> messages, WeekDraws const& draws, parallel::Rows rows,
                  Hearers& hearers) noexcept;

}  // namespace diorama::mechanisms
