#include "mechanisms/cascade.hpp"

#include <algorithm>
#include <bit>

#include "numerics/wide_vectors.hpp"

namespace diorama::mechanisms {

void announce(Cascade const& p, org::Hierarchy const& hierarchy, LeaderWeeks& leaders,
              people::People& people) noexcept {
    auto const strength = static_cast<float>(p.announcement_strength);
    for (org::PersonId const root : hierarchy.roots) {
        auto& heard = people.message[org::row(root)];
        heard = std::max(heard, strength);
        auto const index = hierarchy.leader_index[org::row(root)];
        if (index != org::Hierarchy::no_leader)
            leaders.pending_message[index] = std::max(leaders.pending_message[index], strength);
    }
}

float hear_messages(Cascade const& p, FromManagers const& from, parallel::Rows rows,
                    people::People& people) noexcept {
    auto const kept = static_cast<float>(1.0 - p.fading_share_per_week);
    auto const* const sent = from.data();
    float* const message = people.message.data() + rows.first;
    // Messages are never below 0, and of such numbers the greater is the greater one of their bits:
    // a greatest integer does not depend on the order in which it is looked for.
    auto const loudest = numerics::in_widest_vectors([=] {
        std::int32_t greatest = 0;
        for (std::size_t k = 0; k < rows.size(); ++k) {
            float const heard = std::max(kept * message[k], sent[k].message);
            message[k] = heard;
            greatest = std::max(greatest, std::bit_cast<std::int32_t>(heard));
        }
        return greatest;
    });
    return std::bit_cast<float>(loudest);
}

void pass_messages(Cascade const& p, org::Hierarchy const& hierarchy,
                   std::vector<Voice> const& voices, parallel::Rows rows, LeaderWeeks& leaders,
                   std::vector<float>& passed) noexcept {
    for (std::size_t i = rows.first; i < rows.last; ++i) {
        auto const above = hierarchy.managers_of[org::row(hierarchy.leaders[i])];
        float pending = leaders.pending_message[i];
        if (above != org::no_person)
            pending = std::max(pending, voices[hierarchy.leader_index[org::row(above)]].message);
        bool const has_time = static_cast<double>(leaders.spare_hours[i]) >= p.least_spare_hours;
        passed[i] = has_time
                        ? static_cast<float>(p.kept_per_hop_share * static_cast<double>(pending))
                        : 0.0F;
        leaders.pending_message[i] = has_time ? 0.0F : pending;
    }
}

}  // namespace diorama::mechanisms
