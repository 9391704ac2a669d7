#include "mechanisms/embedding.hpp"

namespace diorama::mechanisms {

void remember(Embedding const& p, double measurement_share, org::Hierarchy const& hierarchy,
              people::People const& people, parallel::Rows rows, TeamMemory& memory) noexcept {
    for (std::size_t i = rows.first; i < rows.last; ++i) {
        auto const reports = hierarchy.reports_of(hierarchy.leaders[i]);
        std::array<unsigned, people::practice_count> users{};
        unsigned present = 0;
        for (org::PersonId const report : reports) {
            auto const standing = people.standings[org::row(report)];
            if (!standing.present()) continue;
            ++present;
            for (std::size_t practice = 0; practice < people::practice_count; ++practice)
                users[practice] += standing.uses(practice) ? 1U : 0U;
        }
        for (std::size_t practice = 0; practice < people::practice_count; ++practice) {
            double const m = static_cast<double>(memory[i][practice]);
            bool const majority = present > 0 && (users[practice] > p.majority_share * present ||
                                                  users[practice] == present);
            double const change = majority ? p.rise_per_week * measurement_share * (1.0 - m) -
                                                 p.fall_per_week * (1.0 - measurement_share) * m
                                           : -p.fall_per_week * m;
            memory[i][practice] = static_cast<float>(m + change);
        }
    }
}

}  // namespace diorama::mechanisms
