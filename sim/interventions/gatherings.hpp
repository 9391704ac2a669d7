#pragma once
#include <cstdint>
#include <vector>

#include "interventions/structures.hpp"

namespace diorama::interventions {

/// People come together and are heard; issues surface where conversations are switched on.
/// Takes    attendance_share [departments]: chance that one of its people takes part
/// Draws    forums: one word a person (block 0) and a department (block 1)
/// Returns  people who took part
std::uint32_t gather(Scene& scene, std::vector<double> const& attendance_share,
                     double participation_gain, double pressure_relief,
                     double issues_per_department);

/// Pairs the first `share` of departments: 0 with 1, 2 with 3 and so on; writes each one's partner.
/// Returns  people in paired departments
std::uint32_t pair_departments(Scene& scene, double share, std::vector<std::uint32_t>& partner);

/// Pairs departments that are named: the first with the second and so on.
/// Returns  people in paired departments
std::uint32_t pair_named(Scene& scene, std::vector<std::uint16_t> const& names,
                         std::vector<std::uint32_t>& partner);

/// Pairs the first `share` of departments by lot; an odd one stays without a
/// partner. Draws    forums: one word a department (block 2) Returns  people in
/// paired departments
std::uint32_t pair_by_lot(Scene& scene, double share, std::vector<std::uint32_t>& partner);

}  // namespace diorama::interventions
