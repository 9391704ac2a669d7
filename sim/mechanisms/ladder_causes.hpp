#pragma once
#include <span>
#include <vector>

#include "mechanisms/causes.hpp"
#include "mechanisms/ladder.hpp"

namespace diorama::mechanisms {

/// Why a person moved this week: asked with what advance() was given and what it answered, before
/// anything else of theirs changes. Nothing that advance() does depends on it.
///
/// Reads    as advance(); `after`, its answer
/// Writes   appends to `moves`, by practice; a rung before a flag
/// Draws    nothing of its own
/// Returns  shares: the parts of the hazard that fired. Aware to willing: the part of the
///          spontaneous rate, the rest over all that pushes by its size. Willing to trained: a seat
///          where the draw gave one, else a helper. Trained to using: the part that needs nobody,
///          the rest to colleagues or support, whichever is nearer. Using to habitual: the terms of
///          reinforcement. A fall: what is missing of each of these terms
/// Source   docs/model.md#causes
void explain_move(LadderView const& view, people::People const& people, std::size_t i,
                  Seen const& seen, PersonDraws const& draws, people::Standing after,
                  std::vector<Move>& moves);

/// What holds a person who does not use a practice and did not move up.
///
/// Reads    as explain_move()
/// Returns  only_time where the hazard is at least half of what it would be at its best; else the
///          largest term of what is missing (a push counts by what it lacks to its full, a drag by
///          what it takes), or, where factors multiply, the smallest factor; nothing for the absent
/// Source   docs/model.md#causes
Held explain_hold(LadderView const& view, people::People const& people, std::size_t i,
                  Seen const& seen, people::Standing after);

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
