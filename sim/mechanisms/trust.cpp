#include "mechanisms/trust.hpp"

#include <algorithm>

namespace diorama::mechanisms {

void judge_leadership(Trust const& p, Climate const& climate, Departments const& departments,
                      parallel::Rows rows, people::People& people) noexcept {
    double const kept = climate.kept_share;
    for (std::size_t i = rows.first; i < rows.last; ++i) {
        double const trust = static_cast<double>(people.trust[i]);
        auto const department = people.departments[i];
        double change = -p.default_loss_per_week *
                            static_cast<double>(departments.default_share[department]) * trust -
                        static_cast<double>(departments.trust_loss[department]) * trust +
                        static_cast<double>(departments.trust_gain[department]) * (1.0 - trust);
        if (climate.programme_running) {
            change += p.gain_per_week * kept * (1.0 - trust) -
                      p.loss_per_week * (1.0 - kept) * trust -
                      p.delegation_loss_per_week * climate.delegated_share * trust;
        } else {
            change += p.return_per_week * (p.at_start_share - trust);
        }
        people.trust[i] = static_cast<float>(std::clamp(trust + change, 0.0, 1.0));
    }
}

}  // namespace diorama::mechanisms
