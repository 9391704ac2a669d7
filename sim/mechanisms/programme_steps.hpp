#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "mechanisms/programme.hpp"

/// The parts of a programme's week that its own files share; hold_sessions() puts them together.
namespace diorama::mechanisms {

/// The step that an area works on.
struct DueStep {
    std::size_t activity = 0;
    std::uint32_t step = 0;
    bool repairs = false;  ///< done before, but not by those who should have
};

/// First activity of the area that is not nominally complete; then, if gaps are held later, the
/// first gap. Nothing when the area is through.
std::optional<DueStep> due_step(people::Practice area, Gaps gaps, std::vector<Activity> const& plan,
                                std::span<ActivityProgress const> progress);

bool is_playback(ActivityProgress const& progress, std::uint32_t step);

/// Whether an agency does this step: never a playback; of all sessions before playbacks, in the
/// order of the plan, the share is spread evenly.
bool is_agency_step(double agency_share, std::vector<Activity> const& plan, DueStep const& due);

/// What everybody has to do alone, from the roles that have holders.
std::vector<std::vector<Task>> plan_tasks(std::vector<Activity> const& plan,
                                          RoleHolders const& roles,
                                          std::span<Participant const> participants);

/// Hours that the task still asks for before this step.
double missing_hours(Preparation const& preparation, Activity const& activity, Task const& task,
                     double prepared_hours, std::uint32_t step);

/// The participant with most hours still to work alone before this step, the first of equals;
/// nothing when everybody required is prepared.
std::optional<std::uint32_t> least_prepared(Preparation const& preparation,
                                            Activity const& activity, std::span<Task const> tasks,
                                            std::span<double const> prepared_hours,
                                            std::uint32_t step);

/// Which tasks of the due step can be worked on: what they need was there at the end of last week.
std::vector<bool> open_tasks(Preparation const& preparation, std::vector<Activity> const& plan,
                             DueStep const& due, std::span<Task const> tasks,
                             std::span<ActivityProgress const> progress);

/// Everybody works alone for the steps due next, in the hours given that no session has used.
void prepare(Programme const& p, Preparation const& preparation, std::vector<Activity> const& plan,
             std::uint32_t week, ProgrammeState& state);

}  // namespace diorama::mechanisms
