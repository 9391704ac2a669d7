#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/cause_log.hpp"
#include "engine/model.hpp"
#include "engine/moved.hpp"
#include "engine/observation.hpp"
#include "engine/world.hpp"
#include "mechanisms/climate.hpp"
#include "mechanisms/colleagues.hpp"
#include "mechanisms/embedding.hpp"
#include "mechanisms/energy.hpp"
#include "mechanisms/ladder.hpp"
#include "mechanisms/lines.hpp"
#include "mechanisms/standing_loads.hpp"
#include "mechanisms/trust.hpp"
#include "mechanisms/week_draws.hpp"
#include "parallel/workers.hpp"

namespace diorama::engine {

/// Working memory of a run. None of it is state: it is worked out again from the world where it is
/// missing, after a checkpoint or a fork.
struct Scratch {
    /// What one lane needs: a lane is a run of chunks that one worker goes through.
    struct Lane {
        mechanisms::WeekDraws draws;
        mechanisms::WeekDraws complying;
        mechanisms::FromManagers from_managers;
        mechanisms::Colleagues colleagues;
        std::array<float, parallel::rows_per_block> energy_around;  ///< mean, of each
        mechanisms::Hearers hearers;
        mechanisms::Candidates candidates;
        std::vector<mechanisms::Change> changes;           ///< of this week, by row
        std::vector<mechanisms::TeamChange> team_changes;  ///< of these, what teams' counts know of
        std::vector<mechanisms::Move> moves;  ///< of this week, while causes are logged
        std::uint32_t shown = 0;              ///< bits of anybody's visible word
        Observation seen;
    };
    std::vector<std::unique_ptr<Lane>> lanes;
    std::vector<std::uint32_t> visible_next;  ///< [headcount]
    std::vector<float> passed;                ///< [managers], message handed down this week
    std::vector<mechanisms::FromManager> from_managers;  ///< [managers + 1], last: of nobody
    mechanisms::EnergyTerms energy;
    mechanisms::TrustTerms trust;
    std::vector<mechanisms::Held> held;  ///< [headcount], in weeks that count holds
    Observation seen;                    ///< of the whole organisation, at the end of last week

    // Follows from the world, and is kept up to date with those who move.
    mechanisms::Lines lines;
    mechanisms::StandingLoads loads;
    std::vector<mechanisms::TeamCount> teams;  ///< [managers]
    BeforeEvents before_events;                ///< kept for its memory
    std::vector<Moved> moved;                  ///< by this week's events
    bool somebody_complies = false;            ///< as colleagues see it
    bool products = false;                     ///< somebody feels the pull of a product
    bool settled = false;                      ///< whether these are of this world
};

/// The people at week 0: traits and first steps drawn, nothing done yet.
World found_world(Model const& model, parallel::Workers const& workers, Scratch& scratch);

/// Phases 2 to 11 of one week, in the order that docs/architecture.md shows. Events (1) have acted;
/// the record (12) is taken from scratch.seen afterwards.
/// Takes    before: what events did, with who moved in scratch.moved after moves; causes: where to
/// note why people moved, or null; nothing else depends on it
void live_week(Model const& model, parallel::Workers const& workers, World& world, Scratch& scratch,
               Before before, CauseLog* causes);

/// Sizes the scratch for a world that was founded or loaded.
void prepare(parallel::Workers const& workers, World const& world, Scratch& scratch);

/// Works out who hears whom, the teams, and whether somebody complies and there are products.
void settle(parallel::Workers const& workers, World const& world, Scratch& scratch);

/// The same, of what was settled, after events by which only scratch.moved stand elsewhere.
void keep_up(World const& world, Scratch& scratch);

/// Counts everybody afresh: scratch.seen as of now.
void recount(World const& world, Scratch& scratch);

}  // namespace diorama::engine
