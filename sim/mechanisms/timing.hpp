#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "mechanisms/programme.hpp"

namespace diorama::mechanisms {

/// Because of whom a part of the programme came later, in one run.
struct Delayer {
    org::PersonId who = org::no_person;
    Role role = Role::chief_executive;      ///< the first they hold
    std::uint32_t required_sessions = 0;    ///< weeks in which a step was on that needed them
    std::uint32_t slipped_sessions = 0;     ///< of these, slipped because of them
    std::uint32_t unprepared_sessions = 0;  ///< of these, not due because they had not prepared

    std::uint32_t delayed() const { return slipped_sessions + unprepared_sessions; }
    double share() const {
        return required_sessions > 0 ? static_cast<double>(delayed()) / required_sessions : 0.0;
    }
};

/// When a part of the programme was to end, and when it did. A week of 0: before the programme.
struct Timing {
    /// If nothing ever slips; not known when the workforce was never informed enough to begin.
    std::optional<std::uint32_t> planned_week;
    std::optional<std::uint32_t> nominal_week;    ///< done in name; none: not by the last week
    std::optional<std::uint32_t> effective_week;  ///< all of it held properly; none: not yet
    std::uint32_t slipped_sessions = 0;
    std::uint32_t unprepared_sessions = 0;
    std::vector<Delayer> delayers;  ///< all who were needed, worst first

    /// Whoever delayed it most for each session that needed them; null when nobody did.
    Delayer const* worst() const {
        return delayers.empty() || delayers.front().delayed() == 0 ? nullptr : &delayers.front();
    }
};

/// The timing plan of one run.
struct TimingPlan {
    Timing whole;
    std::array<Timing, people::practice_count> areas;
    std::vector<Timing> activities;  ///< as in the plan
};

/// Weeks in which activities end when everybody always has the time: each area holds the step that
/// is due every week from the opening of the gate on, and waits only for work alone that has to
/// follow other work.
///
/// Takes    state: of any week; what was complete at the start is read from it
/// Returns  [activities]: 0 for what was complete at the start; nothing while the gate is shut, and
///          for what waits for itself
std::vector<std::optional<std::uint32_t>> planned_weeks(Programme const& p,
                                                        Preparation const& preparation,
                                                        std::vector<Activity> const& plan,
                                                        ProgrammeState const& state);

/// What came of the plan so far.
TimingPlan timing_of(Programme const& p, Preparation const& preparation,
                     std::vector<Activity> const& plan, ProgrammeState const& state);

}  // namespace diorama::mechanisms
