#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "interventions/structures.hpp"
#include "mechanisms/causes.hpp"
#include "mechanisms/ladder_causes.hpp"
#include "org/organisation.hpp"
#include "people/people.hpp"

namespace diorama::engine {

/// Why people moved, and what held those who did not. Kept beside the state, not in it: the same
/// run has the same digest with and without.
class CauseLog {
public:
    /// What held the people of one team in one practice: person-weeks by hold.
    using Holds =
        std::array<std::array<std::uint32_t, mechanisms::hold_count>, people::practice_count>;

    CauseLog() = default;
    /// Takes    weeks: how many of the last weeks holds are counted over, at least 1
    explicit CauseLog(std::uint32_t weeks) : weeks_(weeks) {}

    std::uint32_t weeks() const { return weeks_; }
    /// Whether `week` is one of the last weeks of a run of `run_weeks`.
    bool counts_holds(std::uint32_t week, std::uint32_t run_weeks) const {
        return week + weeks_ > run_weeks;
    }

    /// The moves of one week, by person's row and, for each, in the order in which they happened.
    std::span<mechanisms::Move const> moves_of(std::uint32_t week) const;
    std::uint32_t last_week() const { return static_cast<std::uint32_t>(week_ends_.size()); }
    /// What held the reports of `manager`, or, for no_person, those who report to nobody: the sum
    /// over the last weeks that were counted.
    Holds holds_of(org::PersonId manager) const;

    /// Notes what an event has done to people who stood as `before`.
    void add_event(std::uint32_t event, std::span<people::Standing const> before,
                   std::span<people::Standing const> after);
    void add(std::vector<mechanisms::Move> const& moves);
    /// Takes    held [headcount]; lines of this week
    void add_holds(std::span<mechanisms::Held const> held, org::Hierarchy const& lines);
    /// Puts this week's moves in order and begins the next week.
    void end_week();

    template <class Archive>
    void serialize(Archive& archive) {
        archive(weeks_, moves_, week_ends_, held_weeks_);
    }

private:
    /// The counts of one week. Kept apart, since a resumed run may go on longer than was planned:
    /// then the first of them are no longer of its last weeks.
    struct HeldWeek {
        std::vector<org::PersonId> managers;  ///< of the teams, by row; no_person last
        std::vector<Holds> holds;             ///< [managers]

        template <class Archive>
        void serialize(Archive& archive) {
            archive(managers, holds);
        }
    };

    std::uint32_t weeks_ = 0;
    std::vector<mechanisms::Move> moves_;   ///< week after week
    std::vector<std::uint64_t> week_ends_;  ///< [weeks so far], place in moves_ behind each week
    std::vector<HeldWeek> held_weeks_;      ///< at most weeks_, the latest
};

}  // namespace diorama::engine
