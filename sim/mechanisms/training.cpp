#include "mechanisms/training.hpp"

#include <algorithm>

namespace diorama::mechanisms {

void offer_training(Training const& p, Helpers const& helpers, double headcount,
                    Departments& departments) noexcept {
    for (std::size_t d = 0; d < departments.count(); ++d) {
        double const people = departments.headcount[d];
        if (people <= 0.0) {
            departments.seat_chance[d] = departments.support[d] = 0.0F;
            continue;
        }
        double const expert_hours = helpers.experts * helpers.expert_hours * people / headcount;
        // Somebody from outside has to find the way about before being of help.
        double const staff =
            departments.local_staff[d] - static_cast<double>(departments.absorbing_staff[d]);
        double const local_hours = staff * helpers.local_hours;
        double const seats = p.base_seats_per_100_per_week * people / 100.0 +
                             (expert_hours + local_hours) / p.hours_per_seat;
        double const wanted = departments.seats_wanted[d];
        departments.seat_chance[d] =
            wanted > 0.0 ? static_cast<float>(std::min(1.0, seats / wanted)) : 0.0F;
        double const helpers_per_head = staff / people + helpers.experts / headcount;
        departments.support[d] =
            static_cast<float>(std::min(1.0, helpers_per_head / p.full_support_share));
    }
}

}  // namespace diorama::mechanisms
