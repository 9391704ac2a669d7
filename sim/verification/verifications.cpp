#include "verification/verifications.hpp"

#include <array>
#include <iterator>

namespace diorama::verification {

namespace {

constexpr std::array all{
    Verification{"decisions that default", default_shares},
    Verification{"common hours of leaders", common_hours},
    Verification{"contagion as an exact chain", exact_chains},
    Verification{"well-mixed contagion", well_mixed_contagion},
    Verification{"rewired ties", rewired_ties},
    Verification{"cascade window", cascade_window},
    Verification{"broadcast only", broadcast_only},
    Verification{"Bass diffusion", bass_diffusion},
    Verification{"fixed points of trust", fixed_points_of_trust},
    Verification{"fixed point of energy", fixed_point_of_energy},
    Verification{"averaging of energy", averaging_of_energy},
    Verification{"message by level", message_by_level},
    Verification{"turnover alone", turnover_alone},
    Verification{"lapse of compliance", lapse_of_compliance},
    Verification{"conserved people", conserved_people},
    Verification{"same bits", same_bits},
};

}  // namespace

std::span<Verification const> catalogue() { return all; }

std::vector<Verified> verify_everything(Setting const& setting) {
    std::vector<Finding> findings;
    for (auto const& one : catalogue()) {
        auto found = one.find(setting);
        findings.insert(findings.end(), std::make_move_iterator(found.begin()),
                        std::make_move_iterator(found.end()));
    }
    return judge(findings);
}

}  // namespace diorama::verification
