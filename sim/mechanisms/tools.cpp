#include "mechanisms/tools.hpp"

#include <algorithm>

namespace diorama::mechanisms {

void keep_tools(Tools const& p, double achievable, Departments& departments) noexcept {
    for (std::size_t d = 0; d < departments.count(); ++d) {
        double const quality = static_cast<double>(departments.tool_quality[d]);
        double const change =
            p.repair_per_week * (achievable - quality) -
            p.default_damage_per_week * static_cast<double>(departments.default_share[d]);
        departments.tool_quality[d] = static_cast<float>(std::clamp(quality + change, 0.0, 1.0));
    }
}

}  // namespace diorama::mechanisms
