#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/cause_log.hpp"
#include "engine/model.hpp"
#include "engine/observation.hpp"
#include "engine/world.hpp"
#include "mechanisms/climate.hpp"
#include "mechanisms/exposure.hpp"
#include "mechanisms/week_draws.hpp"
#include "parallel/workers.hpp"

namespace diorama::engine {

/// Working memory of a week, allocated once. Nothing in it outlives the week.
struct Scratch {
    /// What one lane needs: a lane is a run of chunks that one worker goes through.
    struct Lane {
        mechanisms::ExposureRows exposure;
        std::array<people::Standing, parallel::rows_per_chunk> standings;
        std::array<float, parallel::rows_per_chunk> energy;
        std::array<mechanisms::PersonDraws, parallel::rows_per_chunk> draws;
        std::vector<mechanisms::Move> moves;  ///< of this week, while causes are logged
        Observation seen;
    };
    std::vector<std::unique_ptr<Lane>> lanes;
    std::vector<std::uint32_t> visible_next;  ///< [headcount]
    std::vector<float> passed;                ///< [managers], message handed down this week
    std::vector<std::uint32_t> voice_of;      ///< [headcount], the manager's row in voices
    std::vector<mechanisms::Held> held;       ///< [headcount], in weeks that count holds
    Observation seen;                         ///< of the whole organisation
};

/// The people at week 0: traits and first steps drawn, nothing done yet.
World found_world(Model const& model, parallel::Workers const& workers, Scratch& scratch);

/// Phases 2 to 11 of one week, in the order that docs/architecture.md shows. Events (1) have acted;
/// the record (12) is taken from scratch.seen afterwards.
/// Takes    causes: where to note why people moved, or null; nothing else depends on it
void live_week(Model const& model, parallel::Workers const& workers, World& world, Scratch& scratch,
               CauseLog* causes);

/// Sizes the scratch for a world that was founded or loaded.
void prepare(parallel::Workers const& workers, World const& world, Scratch& scratch);

/// Who hears whom: the nearest filled post above. Holds until lines are redrawn or posts change.
/// Writes   voice_of
void settle_voices(World const& world, Scratch& scratch);

}  // namespace diorama::engine
