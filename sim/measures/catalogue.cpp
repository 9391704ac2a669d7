#include "measures/catalogue.hpp"

#include <algorithm>
#include <array>

namespace diorama::measures {

namespace {

constexpr std::array<Measure, measure_count> model_measures{{
    {"unaware.culture", "share", "D4", "people who have not heard of the culture practice", false},
    {"unaware.data", "share", "D4", "people who have not heard of the data practice", false},
    {"unaware.experience", "share", "D4", "people who have not heard of the experience practice",
     false},
    {"aware.culture", "share", "D4", "people exactly on the rung aware of the culture practice"},
    {"aware.data", "share", "D4", "people exactly on the rung aware of the data practice"},
    {"aware.experience", "share", "D4",
     "people exactly on the rung aware of the experience practice"},
    {"willing.culture", "share", "D3",
     "people exactly on the rung willing of the culture practice"},
    {"willing.data", "share", "D3", "people exactly on the rung willing of the data practice"},
    {"willing.experience", "share", "D3",
     "people exactly on the rung willing of the experience practice"},
    {"trained.culture", "share", "D4",
     "people exactly on the rung trained of the culture practice"},
    {"trained.data", "share", "D4", "people exactly on the rung trained of the data practice"},
    {"trained.experience", "share", "D4",
     "people exactly on the rung trained of the experience practice"},
    {"using.culture", "share", "D4", "people exactly on the rung using of the culture practice"},
    {"using.data", "share", "D4", "people exactly on the rung using of the data practice"},
    {"using.experience", "share", "D4",
     "people exactly on the rung using of the experience practice"},
    {"habitual.culture", "share", "D5",
     "people exactly on the rung habitual of the culture practice"},
    {"habitual.data", "share", "D5", "people exactly on the rung habitual of the data practice"},
    {"habitual.experience", "share", "D5",
     "people exactly on the rung habitual of the experience practice"},
    {"using", "share", "D4", "using or habitual, mean over the three practices"},
    {"integrated", "share", "D4",
     "people who use all three practices of their own accord (using or habitual)"},
    {"integrated_visible", "share", "D3",
     "people seen using all three, of their own accord or because they comply"},
    {"using_visible", "share", "D3",
     "seen using, of their own accord or because they comply, mean over the three practices"},
    {"informed", "share", "D6",
     "aware or further, mean over the three practices: the literate workforce"},
    {"energy", "-1 to 1", "D7", "mean energy of people"},
    {"trust", "share", "D1", "mean trust in the leadership"},
    {"participation", "share", "D3", "mean share of the change that people had a say in"},
    {"purpose", "share", "D3", "shared purpose, the same for everybody"},
    {"autonomy", "share", "D3", "work that people decide themselves"},
    {"measurement", "share", "D5", "how far use is measured and acted on"},
    {"tool_quality", "share", "D3", "mean over people of the tool quality of their department"},
    {"leader_diary_hours", "hours/week", "D1", "meetings in the diary of a programme leader, mean",
     false},
    {"leader_free_hours", "hours/week", "D1",
     "hours left after meetings, desk and steering, mean over programme leaders"},
    {"leader_pledged_hours", "hours/week", "D1", "hours promised, mean over programme leaders"},
    {"leader_given_hours", "hours/week", "D1",
     "hours really kept free of the promise, mean over programme leaders"},
    {"leader_used_hours", "hours/week", "D1",
     "hours spent in sessions, mean over programme leaders", false},
    {"leader_steering_hours", "hours/week", "D1",
     "hours spent steering a unit, mean over programme leaders", false},
    {"leader_change_hours", "hours", "D1",
     "hours of all programme leaders spent in sessions and steering since week 1", false},
    {"kept_share", "share", "D1",
     "hours given of hours pledged, mean over programme leaders; 1 without a programme"},
    {"sessions_held", "sessions", "D2",
     "programme sessions held this week with everybody required"},
    {"sessions_slipped", "sessions", "D2", "programme sessions that did not take place this week",
     false},
    {"sessions_delegated", "sessions", "D2", "programme sessions held this week with delegates",
     false},
    {"programme_complete", "share", "D2",
     "programme steps held properly, of all; a delegated one counts in part"},
    {"programme_nominal", "share", "D2", "programme steps held or delegated, of all"},
    {"decisions_raised", "decisions", "D1", "exceptions that arrived on managers' desks this week",
     false},
    {"decisions_defaulted", "decisions", "D1",
     "of these, decided by default because nobody answered in time", false},
    {"newcomers", "people", "D4", "people who joined this week in place of leavers", false},
    {"unit_people", "people", "D4", "experts in the Digital Innovation Unit", false},
    {"local_staff", "people", "D4", "digital staff placed in departments", false},
    {"project_people", "people", "D4", "members of the Digital Innovation Project", false},
    {"headcount", "people", "D4", "people present; lay-offs lower it, hiring refills it"},
    {"friction", "-", "D3",
     "mean over people of what silos and habits of the department take from willingness", false},
    {"embedded", "share", "D5",
     "mean over teams and practices of how far a practice is the way of working"},
    {"open_issues", "issues", "D4", "issues that forums brought up and nobody has dealt with yet",
     false},
    {"talk", "share", "D9", "mean over people of the conversation that is left beside the devices"},
    {"energised", "share", "D7", "people with an energy of 0.3 or more"},
    {"drained", "share", "D7", "people with an energy of -0.3 or less", false},
    {"wasted_energy", "share", "D7",
     "of all positive energy, that of people who are willing or trained in a practice and do not "
     "use it",
     false},
    {"energy_value", "money/week", "D7",
     "energy gained since the start, at the stated rate per person and point"},
    {"satisfaction", "share", "D8",
     "customers' satisfaction, mean over touch points: quality against expectation"},
    {"consistency", "share", "D8", "1 - 2 standard deviations of quality over the touch points"},
    {"customer_advocacy", "share", "D8",
     "customers who speak well of the organisation: a slow average"},
    {"employee_advocacy", "share", "D8", "employees who do, from energy and trust"},
    {"insight", "share", "D9",
     "customers' insight that is measured or taught by a community, and acted on"},
    {"spend", "money/week", "D6", "money spent on initiatives this week", false},
    {"scorecard", "share", "D6",
     "balanced scorecard: use, satisfaction, energy and trust against their targets"},
    {"maturity", "0 to 5", "D5",
     "maturity assessment: informed, use, measurement, programme complete, consistent "
     "satisfaction, decisions made in time"},
    {"readiness", "share", "D4", "readiness assessment: mean of its eight answers"},
    {"readiness.managed", "share", "D4",
     "how is digital managed: people whose job it is, and how far use is measured"},
    {"readiness.helpful", "share", "D4",
     "does it help customers: what use and tools add to quality, of what they could"},
    {"readiness.competitive", "share", "D4",
     "how do channels perform against competitors: 0.5 is level"},
    {"readiness.fast", "share", "D4",
     "is it fast enough: those who followed in half a year, of those who should have"},
    {"readiness.joined", "share", "D4",
     "does digital integrate the silos: barriers that have fallen or that local staff bridge"},
    {"readiness.supported", "share", "D4", "do departments feel supported: help within reach"},
    {"readiness.agreed", "share", "D4",
     "is there an agreed strategy: people informed, heard, and leaders who keep to it"},
    {"readiness.accepted", "share", "D4",
     "is change accepted: willing or further, of those who know of it"},
    {"core_people", "people", "D4", "core group of experts of a DIO", false},
    {"team_people", "people", "D6", "people on the teams of initiatives", false},
    {"team_gap", "people", "D6", "places on these teams for which nobody is available", false},
    {"strategy_stage", "0 to 5", "D6",
     "1 develop, 2 plan, 3 align, 4 plan execution, 5 execute; 0 while "
     "switched off"},
}};

constexpr std::array<Measure, 2> contagion_measures{{
    {"adopted", "people", "verification", "people who have adopted"},
    {"adopted_share", "share", "verification", "people who have adopted, of all"},
}};

}  // namespace

std::span<Measure const> catalogue() { return model_measures; }

std::span<Measure const> contagion_catalogue() { return contagion_measures; }

std::optional<std::size_t> find(std::span<Measure const> list, std::string_view name) {
    auto const found = std::find_if(list.begin(), list.end(),
                                    [&](Measure const& one) { return one.name == name; });
    if (found == list.end()) return std::nullopt;
    return static_cast<std::size_t>(found - list.begin());
}

}  // namespace diorama::measures
