#include "mechanisms/media.hpp"

#include <algorithm>

namespace diorama::mechanisms {

void settle_mergers(Media const& p, Departments& departments) noexcept {
    for (std::size_t d = 0; d < departments.count(); ++d) {
        auto& weeks = departments.merged_weeks[d];
        if (weeks == 0) continue;
        double const phase = std::min(1.0, weeks / p.phase_weeks);
        departments.silo[d] = static_cast<float>(1.0 - p.barrier_fall_share * phase);
        departments.disruption[d] = weeks <= p.disruption_weeks ? 1.0F : 0.0F;
        ++weeks;
    }
}

}  // namespace diorama::mechanisms
