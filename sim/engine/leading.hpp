#pragma once
#include <cstdint>
#include <vector>

#include "engine/model.hpp"
#include "engine/world.hpp"
#include "mechanisms/climate.hpp"
#include "mechanisms/standing_loads.hpp"
#include "parallel/workers.hpp"

namespace diorama::engine {

/// Phase 2 for every manager: meetings, spare hours, presence.
/// Takes    loads: of these managers; weighed here
void fill_leader_weeks(Model const& model, parallel::Workers const& workers, World& world,
                       mechanisms::StandingLoads& loads, std::uint32_t week, double autonomy_share);

/// While the programme runs, people judge its leaders by the part of the promise that they keep.
void show_kept_promises(World& world, double pledge_hours);

/// Takes what sessions have used out of the leaders' spare hours: an hour is spent once.
void spend_on_sessions(World& world);

/// Work that people decide themselves this week [share].
double autonomy_of(World const& world, std::vector<mechanisms::Activity> const& plan);

/// What is the same for everybody this week.
mechanisms::Climate climate_of(World const& world, std::vector<mechanisms::Activity> const& plan,
                               double autonomy_share, double informed_share);

/// Phase 4: exceptions climb, wait, are answered or default, which departments bear.
void decide(Model const& model, parallel::Workers const& workers, World& world);

}  // namespace diorama::engine
