#include "mechanisms/mandate.hpp"

#include <algorithm>

#include "numerics/portable.hpp"
#include "numerics/wide_vectors.hpp"

namespace diorama::mechanisms {

void feel_pressure(Mandate const& p, Climate const& climate, parallel::Rows rows,
                   people::People& people) noexcept {
    auto const kept = static_cast<float>(numerics::exp(-1.0 / p.pressure_weeks));
    auto const imposed = static_cast<float>(climate.imposed_strength);
    auto const fading = static_cast<float>(p.participation_fading_per_week);
    auto const target = static_cast<float>(climate.participation_target);
    float* const participation = people.participation.data();
    float* const pressure = people.reactance_pressure.data();
    numerics::in_widest_vectors([=] {
        for (std::size_t i = rows.first; i < rows.last; ++i) {
            float const had = participation[i];
            pressure[i] = std::max(imposed * (1.0F - had), kept * pressure[i]);
            participation[i] = had + fading * (target - had);
        }
    });
}

}  // namespace diorama::mechanisms
