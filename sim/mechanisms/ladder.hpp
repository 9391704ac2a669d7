#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "mechanisms/change.hpp"
#include "mechanisms/climate.hpp"
#include "mechanisms/embedding.hpp"
#include "mechanisms/exposure.hpp"
#include "mechanisms/glance.hpp"
#include "mechanisms/influence.hpp"
#include "mechanisms/mandate.hpp"
#include "mechanisms/media.hpp"
#include "mechanisms/reinforcement.hpp"
#include "mechanisms/sources.hpp"
#include "mechanisms/training.hpp"
#include "mechanisms/week_draws.hpp"
#include "parallel/workers.hpp"
#include "parameters/field.hpp"
#include "people/people.hpp"

namespace diorama::mechanisms {

/// Rates of the moves up and down the ladder.
struct Ladder {
    double contact_rate_per_week = 0.18;
    double message_rate_per_week = 0.15;
    double spontaneous_rate_per_week = 0.0004;
    double willing_rate_per_week = 0.18;
    double use_rate_per_week = 0.08;
    double alone_share = 0.30;
    double habit_rate_per_week = 0.02;
    double use_decay_per_week = 0.05;
    double habit_decay_per_week = 0.002;
    double training_decay_per_week = 0.013;
    double willing_decay_per_week = 0.004;

    static constexpr std::string_view kind = "ladder";
    static constexpr std::string_view table = "ladder";
    static constexpr auto fields() {
        using P = Ladder;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{"contact_rate_per_week", "1/week", 0.0, 2.0,
                                 &P::contact_rate_per_week, assumed, prototype_fit,
                                 "unaware to aware, when all colleagues are aware"},
            parameters::Field<P>{"message_rate_per_week", "1/week", 0.0, 2.0,
                                 &P::message_rate_per_week, assumed,
                                 "of the order of a contact with an aware colleague",
                                 "unaware to aware, for a message of strength 1"},
            parameters::Field<P>{"spontaneous_rate_per_week", "1/week", 0.0, 0.05,
                                 &P::spontaneous_rate_per_week, assumed, prototype_fit,
                                 "aware to willing without any influence"},
            parameters::Field<P>{"willing_rate_per_week", "1/week", 0.0, 2.0,
                                 &P::willing_rate_per_week, assumed, prototype_fit,
                                 "aware to willing, at full influence"},
            parameters::Field<P>{
                "use_rate_per_week", "1/week", 0.0, 1.0, &P::use_rate_per_week, assumed,
                prototype_fit,
                "trained to using, with half the week free, perfect tools and full support"},
            parameters::Field<P>{"alone_share", "share", 0.0, 1.0, &P::alone_share, assumed,
                                 "a third of people start without anybody near",
                                 "part of that rate which remains without colleagues or support"},
            parameters::Field<P>{"habit_rate_per_week", "1/week", 0.0, 0.5, &P::habit_rate_per_week,
                                 assumed, prototype_fit,
                                 "using to habitual, at full reinforcement"},
            parameters::Field<P>{"use_decay_per_week", "1/week", 0.0, 0.5, &P::use_decay_per_week,
                                 assumed, prototype_fit,
                                 "using back to trained, without reinforcement"},
            parameters::Field<P>{"habit_decay_per_week", "1/week", 0.0, 0.1,
                                 &P::habit_decay_per_week, assumed, prototype_fit,
                                 "habitual back to using, without reinforcement"},
            parameters::Field<P>{"training_decay_per_week", "1/week", 0.0, 0.2,
                                 &P::training_decay_per_week, assumed, prototype_fit,
                                 "trained back to willing, without reinforcement"},
            parameters::Field<P>{"willing_decay_per_week", "1/week", 0.0, 0.2,
                                 &P::willing_decay_per_week, assumed,
                                 "interest that is never served fades within years",
                                 "willing back to aware, without reinforcement"}};
    }
};

/// All that the ladder reads besides the people: one bundle, so that its parts have names.
struct LadderView {
    Ladder const& rates;
    Influence const& influence;
    Training const& training;
    Reinforcement const& reinforcement;
    Mandate const& mandate;
    Embedding const& embedding;
    Media const& media;
    Climate const& climate;
    Departments const& departments;
    std::vector<Voice> const& voices;
    std::vector<std::uint32_t> const& voice_of;  ///< [headcount], row in voices or no_voice
    std::uint64_t seed;
    std::uint32_t week;
    Readiness readiness{influence};
};

/// What a week's draws must pass before anything else about a person is looked at: bounds on the
/// chances of each rung that hold for everybody. Most people draw beyond them and stay.
struct LadderLimits {
    std::array<std::uint32_t, 8> rises_to{};    ///< [rungs], draws up to this one may rise
    std::array<std::uint32_t, 8> falls_from{};  ///< [rungs], draws from this one on may fall
    std::uint32_t complies_to = 0;              ///< draws up to this one may start to comply
    bool mandate = false;                       ///< somebody may start or cease to comply

    /// Takes    somebody_complies: whether anybody does at the start of the week
    LadderLimits(LadderView const& view, bool somebody_complies) noexcept;
    /// The unaware also listen to messages, of which none is stronger than `loudest`.
    void hear(LadderView const& view, float loudest) noexcept;
};

/// Somebody who may move: counted from the block's first row; a bit for each practice that may, one
/// where they may start or cease to comply, and then one for each practice in which it is settled
/// that they rise.
struct Mover {
    static constexpr unsigned practices = 0b0111, complying = 0b1000, all = 0b1111, rises_shift = 4;
    std::uint16_t row;
    std::uint16_t moves;
};

/// The rows of a block that may move, and those that may leave: counted from its first row.
struct Candidates {
    std::array<Mover, parallel::rows_per_block> movers;
    std::array<std::uint16_t, parallel::rows_per_block> leavers;
    std::size_t mover_count = 0, leaver_count = 0;
};

/// Of each person of a block, a bit for each practice of which they may become aware this week, if
/// they are not.
using Hearers = std::array<std::uint8_t, parallel::rows_per_block>;

/// Takes    leaves_to: draws up to this one may leave; complying: the draws of nth 1, or null where
///          there is no mandate; hearers: of find_hearers(), or null where nobody looks around
/// Returns  everybody who can move or leave, and some who cannot
/// Cost     no branch and no neighbour: a few ns a person
void find_candidates(LadderLimits const& limits, std::span<people::Standing const> standings,
                     WeekDraws const& draws, WeekDraws const* complying, Hearers const* hearers,
                     std::uint32_t leaves_to, Candidates& out) noexcept;

/// Where one present person stands after the week.
///
/// Reads    standings, traits, energy, trust, message, reactance_pressure [last week]; voices;
///          departments; climate
/// Returns  rungs and complied flags, other flags unchanged
/// Takes    moves: as of a Mover; what has no bit stays as it is
/// Draws    word p of the person's draws serves practice p, up from below, down from above; a block
///          of its own (ladder, nth 1) only under a mandate or while the person complies
/// Source   rungs: ADKAR (Hiatt 2006); thresholds: Granovetter 1978, Watts 2002; hazards
/// docs/model.md
people::Standing advance(LadderView const& view, people::People const& people, std::size_t i,
                         Glance const& seen, PersonDraws const& draws,
                         unsigned moves = Mover::all) noexcept;

/// One week on three ladders for the people in `rows`, at most one block.
///
/// Takes    candidates: of find_candidates(); see(row): what that person sees of colleagues
/// Reads    as advance()
/// Writes   appends those who stand elsewhere to `changes`, by row; standings stay as they are
/// Draws    as advance()
template <class See>
void climb(LadderView const& view, people::People const& people, See const& see,
           WeekDraws const& draws, parallel::Rows rows, Candidates const& candidates,
           std::vector<Change>& changes) {
    for (auto const& [k, moves] : std::span(candidates.movers).first(candidates.mover_count)) {
        std::size_t const i = rows.first + k;
        auto const before = people.standings[i];
        if (!before.present()) continue;
        auto const after = (moves & Mover::all) != 0
                               ? advance(view, people, i, see(i), draws.of(k), moves)
                               : before.raised(moves >> Mover::rises_shift);
        if (after != before) changes.push_back({static_cast<std::uint32_t>(i), before, after});
    }
}

}  // namespace diorama::mechanisms
