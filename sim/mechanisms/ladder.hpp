#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "mechanisms/climate.hpp"
#include "mechanisms/embedding.hpp"
#include "mechanisms/exposure.hpp"
#include "mechanisms/influence.hpp"
#include "mechanisms/mandate.hpp"
#include "mechanisms/media.hpp"
#include "mechanisms/reinforcement.hpp"
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
        constexpr std::string_view fitted =
            "fitted by a prototype to an in-company adoption curve (EMC|ONE)";
        return std::array{
            parameters::Field<P>{"contact_rate_per_week", "1/week", 0.0, 2.0,
                                 &P::contact_rate_per_week, calibrated, fitted,
                                 "unaware to aware, when all colleagues are aware"},
            parameters::Field<P>{"message_rate_per_week", "1/week", 0.0, 2.0,
                                 &P::message_rate_per_week, assumed,
                                 "of the order of a contact with an aware colleague",
                                 "unaware to aware, for a message of strength 1"},
            parameters::Field<P>{"spontaneous_rate_per_week", "1/week", 0.0, 0.05,
                                 &P::spontaneous_rate_per_week, calibrated, fitted,
                                 "aware to willing without any influence"},
            parameters::Field<P>{"willing_rate_per_week", "1/week", 0.0, 2.0,
                                 &P::willing_rate_per_week, calibrated, fitted,
                                 "aware to willing, at full influence"},
            parameters::Field<P>{
                "use_rate_per_week", "1/week", 0.0, 1.0, &P::use_rate_per_week, calibrated, fitted,
                "trained to using, with half the week free, perfect tools and full support"},
            parameters::Field<P>{"alone_share", "share", 0.0, 1.0, &P::alone_share, assumed,
                                 "a third of people start without anybody near",
                                 "part of that rate which remains without colleagues or support"},
            parameters::Field<P>{"habit_rate_per_week", "1/week", 0.0, 0.5, &P::habit_rate_per_week,
                                 calibrated, fitted, "using to habitual, at full reinforcement"},
            parameters::Field<P>{"use_decay_per_week", "1/week", 0.0, 0.5, &P::use_decay_per_week,
                                 calibrated, fitted,
                                 "using back to trained, without reinforcement"},
            parameters::Field<P>{"habit_decay_per_week", "1/week", 0.0, 0.1,
                                 &P::habit_decay_per_week, calibrated, fitted,
                                 "habitual back to using, without reinforcement"},
            parameters::Field<P>{"training_decay_per_week", "1/week", 0.0, 0.2,
                                 &P::training_decay_per_week, calibrated, fitted,
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
};

/// One week on three ladders for the people in `rows`.
///
/// Reads    standings, traits, energy, trust, message, reactance_pressure [last week]; exposure of
///          these rows; voices; departments; climate
/// Writes   `next`, rows counted from rows.first: rungs and complied flags, other flags unchanged
/// Draws    word p of the person's draws serves practice p, up from below, down from above; a block
///          of its own (ladder, nth 1) only under a mandate or while somebody still complies
/// Source   rungs: ADKAR (Hiatt 2006); thresholds: Granovetter 1978, Watts 2002; hazards
/// docs/model.md
void climb(LadderView const& view, people::People const& people, ExposureRows const& exposure,
           std::span<PersonDraws const> draws, parallel::Rows rows,
           std::span<people::Standing> next) noexcept;

}  // namespace diorama::mechanisms
