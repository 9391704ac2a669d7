#include "mechanisms/trust.hpp"

#include <algorithm>

#include "numerics/wide_vectors.hpp"

namespace diorama::mechanisms {

void weigh_trust(Trust const& p, Climate const& climate, Departments const& departments,
                 TrustTerms& terms) {
    terms.kept.resize(departments.count());
    terms.gained.resize(departments.count());
    for (std::size_t d = 0; d < departments.count(); ++d) {
        // A loss is a part of trust, a gain a part of the gap to full trust.
        double loss = p.default_loss_per_week * static_cast<double>(departments.default_share[d]) +
                      static_cast<double>(departments.trust_loss[d]);
        double gain = static_cast<double>(departments.trust_gain[d]);
        double drift = 0.0;
        if (climate.programme_running) {
            gain += p.gain_per_week * climate.kept_share;
            loss += p.loss_per_week * (1.0 - climate.kept_share) +
                    p.delegation_loss_per_week * climate.delegated_share;
        } else {
            drift = p.return_per_week;
        }
        terms.kept[d] = static_cast<float>(1.0 - loss - gain - drift);
        terms.gained[d] = static_cast<float>(gain + drift * p.at_start_share);
    }
}

void judge_leadership(TrustTerms const& terms, parallel::Rows rows,
                      people::People& people) noexcept {
    auto const* const departments = people.departments.data();
    float const* const kept = terms.kept.data();
    float const* const gained = terms.gained.data();
    float* const trust = people.trust.data();
    numerics::in_widest_vectors([=] {
        for (std::size_t i = rows.first; i < rows.last; ++i) {
            auto const d = departments[i];
            trust[i] = std::clamp(kept[d] * trust[i] + gained[d], 0.0F, 1.0F);
        }
    });
}

}  // namespace diorama::mechanisms
