#include "mechanisms/trust.hpp"

#include <algorithm>

#include "mechanisms/homes.hpp"
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
    auto const* const departments = people.departments.data() + rows.first;
    float const* const kept = terms.kept.data();
    float const* const gained = terms.gained.data();
    float* const trust = people.trust.data() + rows.first;
    auto const judge = [=](auto keeps, auto gains) {
        numerics::in_widest_vectors([=] {
            for (std::size_t k = 0; k < rows.size(); ++k)
                trust[k] = std::clamp(keeps(k) * trust[k] + gains(k), 0.0F, 1.0F);
        });
    };
    if (in_one_department(departments, rows.size()))
        judge([one = kept[departments[0]]](std::size_t) { return one; },
              [one = gained[departments[0]]](std::size_t) { return one; });
    else
        judge([=](std::size_t k) { return kept[departments[k]]; },
              [=](std::size_t k) { return gained[departments[k]]; });
}

}  // namespace diorama::mechanisms
