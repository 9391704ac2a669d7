#include "mechanisms/exposure.hpp"

#include <algorithm>

#include "numerics/wide_vectors.hpp"
#include "people/visible.hpp"

namespace diorama::mechanisms {

void feel_colleagues(people::People const& people, Colleagues const& colleagues,
                     parallel::Rows rows, std::span<float> mean) noexcept {
    float const* const present = colleagues.present.data();
    double const* const energy = colleagues.energy.data();
    float const* const own = people.energy.data() + rows.first;
    float* const felt = mean.data();
    numerics::in_widest_vectors([=] {
        for (std::size_t k = 0; k < rows.size(); ++k) {
            float const of_all =
                static_cast<float>(energy[k]) / (present[k] * people::Visible::energy_scale);
            felt[k] = present[k] > 0.0F ? of_all : own[k];
        }
    });
}

void feel_nobody(people::People const& people, parallel::Rows rows,
                 std::span<float> mean) noexcept {
    std::copy_n(people.energy.begin() + static_cast<std::ptrdiff_t>(rows.first), rows.size(),
                mean.begin());
}

}  // namespace diorama::mechanisms
