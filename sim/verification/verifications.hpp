#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "verification/finding.hpp"
#include "verification/setting.hpp"

namespace diorama::verification {

// Each compares one mechanism with its closed form or exact law. docs/verification.md says what
// each rests on.

std::vector<Finding> default_shares(Setting const& setting);
std::vector<Finding> common_hours(Setting const& setting);
std::vector<Finding> exact_chains(Setting const& setting);
std::vector<Finding> well_mixed_contagion(Setting const& setting);
std::vector<Finding> rewired_ties(Setting const& setting);
std::vector<Finding> cascade_window(Setting const& setting);
std::vector<Finding> broadcast_only(Setting const& setting);
std::vector<Finding> bass_diffusion(Setting const& setting);
std::vector<Finding> fixed_points_of_trust(Setting const& setting);
std::vector<Finding> fixed_point_of_energy(Setting const& setting);
std::vector<Finding> averaging_of_energy(Setting const& setting);
std::vector<Finding> message_by_level(Setting const& setting);
std::vector<Finding> turnover_alone(Setting const& setting);
std::vector<Finding> lapse_of_compliance(Setting const& setting);
std::vector<Finding> conserved_people(Setting const& setting);
std::vector<Finding> same_bits(Setting const& setting);

struct Verification {
    std::string_view name;
    std::vector<Finding> (*find)(Setting const& setting);
};

/// All of them, in the order in which the manual lists them.
std::span<Verification const> catalogue();

/// Runs and judges all of them together.
/// Cost     about ten seconds on two cores
std::vector<Verified> verify_everything(Setting const& setting);

}  // namespace diorama::verification
