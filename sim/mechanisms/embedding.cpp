#include "mechanisms/embedding.hpp"

#include <algorithm>

#include "numerics/wide_vectors.hpp"

namespace diorama::mechanisms {

namespace {

/// Whether a team's count is another after this move: most are below use, of which it knows
/// nothing.
constexpr bool moves_team(people::Standing before, people::Standing after) noexcept {
    return ((before.bits() ^ after.bits()) & people::Standing::counted_in_team_bits) != 0;
}

}  // namespace

void count_teams(org::Hierarchy const& hierarchy, people::People const& people, parallel::Rows rows,
                 std::span<TeamCount> teams) noexcept {
    for (std::size_t i = rows.first; i < rows.last; ++i) {
        teams[i] = TeamCount();
        for (org::PersonId const report : hierarchy.reports_of(hierarchy.leaders[i]))
            teams[i].add(people.standings[org::row(report)], 1);
    }
}

void note_team_changes(org::Hierarchy const& hierarchy, std::span<Change const> moved,
                       std::vector<TeamChange>& changes) {
    changes.clear();
    // Few moves are anything to a team, and nobody could foresee which: those first, their teams
    // then.
    std::array<Change, parallel::rows_per_block> few;
    while (!moved.empty()) {
        auto const some = moved.first(std::min(moved.size(), few.size()));
        moved = moved.subspan(some.size());
        std::size_t count = 0;
        for (auto const& one : some) {
            few[count] = one;
            count += unsigned{moves_team(one.before, one.after)};
        }
        for (auto const& one : std::span(few).first(count))
            if (auto const manager = hierarchy.managers_of[one.row]; manager != org::no_person)
                changes.push_back(
                    {hierarchy.leader_index[org::row(manager)], one.before, one.after});
    }
}

void change_teams(std::span<TeamChange const> changes, parallel::Rows rows,
                  std::span<TeamCount> teams) noexcept {
    for (auto const& one : changes) {
        if (one.team - rows.first >= rows.size()) continue;
        teams[one.team].add(one.before, 0U - 1U);
        teams[one.team].add(one.after, 1);
    }
}

void remember(Embedding const& p, double measurement_share, std::span<TeamCount const> teams,
              parallel::Rows rows, TeamMemory& memory) noexcept {
    double const rise = p.rise_per_week * measurement_share;
    double const slow_fall = p.fall_per_week * (1.0 - measurement_share);
    double const fall = p.fall_per_week, majority_share = p.majority_share;
    TeamCount const* const team = teams.data() + rows.first;
    auto* const kept = memory.data() + rows.first;
    for (std::size_t practice = 0; practice < people::practice_count; ++practice)
        numerics::in_widest_vectors([=] {
            for (std::size_t k = 0; k < rows.size(); ++k) {
                double const m = static_cast<double>(kept[k][practice]);
                auto const users = static_cast<double>(team[k].users[practice]);
                auto const present = static_cast<double>(team[k].present);
                bool const is_most = (users > majority_share * present) | (users == present);
                bool const is_majority = (present > 0.0) & is_most;
                double const with = rise * (1.0 - m) - slow_fall * m;
                double const without = -fall * m;
                kept[k][practice] = static_cast<float>(m + (is_majority ? with : without));
            }
        });
}

}  // namespace diorama::mechanisms
