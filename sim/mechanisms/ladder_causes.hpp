#pragma once
#include <span>
#include <vector>

#include "mechanisms/causes.hpp"
#include "mechanisms/ladder.hpp"

namespace diorama::mechanisms {

/// Why the people in `rows` moved this week: asked after climb() of the same people, exposure and
/// draws, before anything else of theirs changes. Nothing that climb() does depends on it.
///
/// Reads    as climb(); `next`, its answer
/// Writes   appends to `moves`, by row, then practice; a rung before a flag
/// Draws    nothing of its own
/// Returns  shares: the parts of the hazard that fired. Aware to willing: the part of the
///          spontaneous rate, the rest over all that pushes by its size. Willing to trained: a seat
///          where the draw gave one, else a helper. Trained to using: the part that needs nobody,
///          the rest to colleagues or support, whichever is nearer. Using to habitual: the terms of
///          reinforcement. A fall: what is missing of each of these terms
/// Source   docs/model.md#causes
void explain_moves(LadderView const& view, people::People const& people,
                   ExposureRows const& exposure, std::span<PersonDraws const> draws,
                   parallel::Rows rows, std::span<people::Standing const> next,
                   std::vector<Move>& moves);

/// What holds the people in `rows` who do not use a practice and did not move up.
///
/// Reads    as explain_moves()
/// Writes   `held`, rows counted from rows.first
/// Returns  only_time where the hazard is at least half of what it would be at its best; else the
///          largest term of what is missing (a push counts by what it lacks to its full, a drag by
///          what it takes), or, where factors multiply, the smallest factor
/// Source   docs/model.md#causes
void explain_holds(LadderView const& view, people::People const& people,
                   ExposureRows const& exposure, parallel::Rows rows,
                   std::span<people::Standing const> next, std::span<Held> held);

/// The moves between two standings that came from outside the ladder: an event, a newcomer.
/// Takes    make(person, practice, from, to): the record
template <class Make>
void moves_between(std::uint32_t person, people::Standing before, people::Standing after,
                   Make const& make, std::vector<Move>& moves) {
    if (before == after) return;
    for (std::size_t p = 0; p < people::practice_count; ++p) {
        unsigned const from = before.present() ? before.rung(p) : absent_place;
        unsigned const to = after.present() ? after.rung(p) : absent_place;
        if (from != to) moves.push_back(make(person, p, from, to));
        if (before.complied(p) && !after.complied(p))
            moves.push_back(make(person, p, complied_place, to));
        if (!before.complied(p) && after.complied(p))
            moves.push_back(make(person, p, from, complied_place));
    }
}

}  // namespace diorama::mechanisms
