#include "mechanisms/mandate.hpp"

#include <algorithm>

#include "numerics/portable.hpp"

namespace diorama::mechanisms {

void feel_pressure(Mandate const& p, Climate const& climate, parallel::Rows rows,
                   people::People& people) noexcept {
    double const kept = numerics::exp(-1.0 / p.pressure_weeks);
    for (std::size_t i = rows.first; i < rows.last; ++i) {
        double const participation = static_cast<double>(people.participation[i]);
        double const imposed = climate.imposed_strength * (1.0 - participation);
        double const pressure = kept * static_cast<double>(people.reactance_pressure[i]);
        people.reactance_pressure[i] = static_cast<float>(std::max(imposed, pressure));
        people.participation[i] =
            static_cast<float>(participation + p.participation_fading_per_week *
                                                   (climate.participation_target - participation));
    }
}

}  // namespace diorama::mechanisms
