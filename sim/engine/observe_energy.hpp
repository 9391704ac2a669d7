#pragma once
#include <array>
#include <cstdint>

#include "engine/record.hpp"
#include "engine/world.hpp"

namespace diorama::engine {

/// Spots take a pass over ties: counted every quarter, and kept until the next.
inline constexpr std::uint32_t spots_every_weeks = 13;
/// The swing looks back half a year.
inline constexpr std::uint32_t swing_weeks = 26;

/// Puts the hotspots, the drain spots and the swing of energy into `row`, which holds the mean
/// energy of the week already.
/// Takes    record: of the weeks before
void take_energy_course(parallel::Workers const& workers, World const& world, Record const& record,
                        std::array<double, measures::measure_count>& row);

}  // namespace diorama::engine
