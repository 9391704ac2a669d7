#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "mechanisms/change.hpp"
#include "org/organisation.hpp"
#include "parallel/workers.hpp"
#include "parameters/field.hpp"
#include "people/people.hpp"

namespace diorama::mechanisms {

/// The memory of a team and of a department: what has become the way we work here, and what went
/// wrong the last time.
struct Embedding {
    double majority_share = 0.5;
    double rise_per_week = 0.04;
    double fall_per_week = 0.008;
    double friction_relief_share = 0.5;
    double scar_weeks = 52.0;
    double scar_threshold_gain = 0.20;

    static constexpr std::string_view kind = "embedding";
    static constexpr std::string_view table = "embedding";
    static constexpr auto fields() {
        using P = Embedding;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{
                "majority_share", "share", 0.0, 1.0, &P::majority_share, assumed, "most of a team",
                "share of a team that must use a practice before it becomes the way of working"},
            parameters::Field<P>{"rise_per_week", "1/week", 0.0, 1.0, &P::rise_per_week, assumed,
                                 "half a year under full measurement: the old way is retired, "
                                 "processes are rewritten",
                                 "part of the gap to full embedding that closes in a week of "
                                 "majority use and full measurement"},
            parameters::Field<P>{
                "fall_per_week", "1/week", 0.0, 1.0, &P::fall_per_week, assumed,
                "two years: written processes outlive those who wrote them",
                "part of embedding lost in a week without majority or measurement"},
            parameters::Field<P>{
                "friction_relief_share", "share", 0.0, 1.0, &P::friction_relief_share, assumed,
                "half of the friction is the old process", "friction that full embedding removes"},
            parameters::Field<P>{"scar_weeks", "weeks", 1.0, 520.0, &P::scar_weeks, assumed,
                                 "a failed push is remembered for about a year",
                                 "time constant with which a scar heals"},
            parameters::Field<P>{"scar_threshold_gain", "share", 0.0, 1.0, &P::scar_threshold_gain,
                                 assumed, "one colleague in five more before one believes again",
                                 "what a full scar adds to everybody's threshold"}};
    }
};

/// How far each practice is embedded in each team (a manager and the reports), 0 to 1.
using TeamMemory = std::vector<std::array<float, people::practice_count>>;

/// Of one team: how many of those present use each practice, and how many are present.
struct TeamCount {
    std::array<std::uint32_t, people::practice_count> users{};
    std::uint32_t present = 0;

    /// Takes    sign: 1 for somebody who now stands there, -1 for who no longer does
    void add(people::Standing standing, std::uint32_t sign) noexcept {
        if (!standing.present()) return;
        present += sign;
        for (std::size_t p = 0; p < users.size(); ++p) users[p] += standing.uses(p) ? sign : 0U;
    }
};

/// Counts the reports of the managers in `rows` afresh.
void count_teams(org::Hierarchy const& hierarchy, people::People const& people, parallel::Rows rows,
                 std::span<TeamCount> teams) noexcept;

/// Somebody of a team stood before and stands after.
struct TeamChange {
    std::uint32_t team;  ///< place of their manager among the leaders
    people::Standing before;
    people::Standing after;
};

/// What these moves change in teams' counts: nothing where a count knows nothing of it, and of who
/// reports to nobody.
/// Writes   changes, anew
void note_team_changes(org::Hierarchy const& hierarchy, std::span<Change const> moved,
                       std::vector<TeamChange>& changes);

/// Keeps the counts of the teams in `rows`.
void change_teams(std::span<TeamChange const> changes, parallel::Rows rows,
                  std::span<TeamCount> teams) noexcept;

/// One week of memory for the teams of the managers in `rows`.
///
/// Reads    teams [managers]; measurement [share]
/// Writes   memory of `rows`: m + rise * measurement * (1 - m) - fall * (1 - measurement) * m while
///          more than the share use, else m - fall * m
/// Draws    nothing
/// Source   ours: without memory every organisation with the same structures ends alike;
///          docs/model.md#embedding
void remember(Embedding const& p, double measurement_share, std::span<TeamCount const> teams,
              parallel::Rows rows, TeamMemory& memory) noexcept;

}  // namespace diorama::mechanisms
