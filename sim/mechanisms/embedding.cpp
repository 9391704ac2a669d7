#include "mechanisms/embedding.hpp"

namespace diorama::mechanisms {

void count_teams(org::Hierarchy const& hierarchy, people::People const& people, parallel::Rows rows,
                 std::span<TeamCount> teams) noexcept {
    for (std::size_t i = rows.first; i < rows.last; ++i) {
        teams[i] = TeamCount();
        for (org::PersonId const report : hierarchy.reports_of(hierarchy.leaders[i]))
            teams[i].add(people.standings[org::row(report)], 1);
    }
}

void move_in_team(org::Hierarchy const& hierarchy, std::size_t row, people::Standing before,
                  people::Standing after, std::span<TeamCount> teams) noexcept {
    auto const manager = hierarchy.managers_of[row];
    if (manager == org::no_person) return;
    auto& team = teams[hierarchy.leader_index[org::row(manager)]];
    team.add(before, 0U - 1U);
    team.add(after, 1);
}

void remember(Embedding const& p, double measurement_share, std::span<TeamCount const> teams,
              parallel::Rows rows, TeamMemory& memory) noexcept {
    for (std::size_t i = rows.first; i < rows.last; ++i) {
        auto const& team = teams[i];
        for (std::size_t practice = 0; practice < people::practice_count; ++practice) {
            double const m = static_cast<double>(memory[i][practice]);
            auto const users = team.users[practice];
            bool const majority = team.present > 0 && (users > p.majority_share * team.present ||
                                                       users == team.present);
            double const change = majority ? p.rise_per_week * measurement_share * (1.0 - m) -
                                                 p.fall_per_week * (1.0 - measurement_share) * m
                                           : -p.fall_per_week * m;
            memory[i][practice] = static_cast<float>(m + change);
        }
    }
}

}  // namespace diorama::mechanisms
