#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "charts/diary_reader.hpp"
#include "engine/model.hpp"
#include "problems/problem.hpp"
#include "scenario/document.hpp"
#include "scenario/organisations.hpp"
#include "scenario/role_holders.hpp"

namespace diorama::scenario {

/// The ids of a `reorganise` event, until the organisation is known.
struct MovedTeam {
    std::size_t event = 0;  ///< place in Draft::events
    std::string team, to;
    problems::Place team_place, to_place;
};

/// The departments that an `integrate_media` event names, until the
/// organisation is known.
struct MergedDepartments {
    std::size_t event = 0;     ///< place in Draft::events
    std::vector<Value> names;  ///< each with its place
};

/// A scenario as its files say it, checked but for what needs the organisation.
struct Draft {
    std::string name;
    std::string description;
    std::uint32_t weeks = 208;
    std::uint64_t seed = 1;
    OrganisationSource organisation;
    mechanisms::Parameters parameters;
    std::vector<mechanisms::Activity> activities;
    std::vector<mechanisms::Initiative> initiatives = mechanisms::default_initiatives();
    std::vector<engine::Kpi> scorecard;  ///< empty: the default four
    std::vector<MovedTeam> moved_teams;
    std::vector<MergedDepartments> merged_departments;
    std::vector<charts::DiaryEntry> diaries;  ///< of `leadership.diaries` and [[leadership.diary]]
    std::optional<std::string> calendars;     ///< path of `leadership.diaries` where it is .ics
    std::vector<RoleRule> role_rules;
    bool role_stand_ins = true;
    std::vector<interventions::Event> events;
};

/// Reads the laid-over table of a scenario.
///
/// Takes    file: the scenario's, for what has no place of its own
/// Errors   everything wrong is added to `problems`; the draft is complete only when nothing was
Draft read_draft(Table const& table, std::string const& file, problems::Problems& problems,
                 std::vector<std::string>& notes);

// Parts of read_draft, each in a file of its own.
class TableReader;
void read_parameters(TableReader& top, Draft& draft, TableReader& programme, TableReader& strategy);
void read_initiatives(TableReader& strategy, Draft& draft);
void read_scorecard(TableReader& strategy, Draft& draft);
void read_diaries(TableReader& leadership, Draft& draft);
/// Reads calendars that need the organisation to tell whose they are, turns diaries' ids into
/// people, several entries of one person into one; ids that nobody has are added to `problems`.
std::vector<mechanisms::ImportedDiary> settle_diaries(org::Organisation const& organisation,
                                                      Draft& draft, problems::Problems& problems,
                                                      std::vector<std::string>& notes);
MovedTeam read_moved_team(TableReader& reader, problems::Place const& event_place);
/// Turns the ids of `reorganise` events into people; ids that nobody has are added to `problems`.
void settle_moved_teams(org::Organisation const& organisation, Draft& draft,
                        problems::Problems& problems);
/// Names of departments to be merged, in pairs: an even number of them, each
/// once.
MergedDepartments read_merged_departments(TableReader& reader);
/// Turns these names into departments; names that the chart lacks are added to
/// `problems`.
void settle_merged_departments(org::Organisation const& organisation, Draft& draft,
                               problems::Problems& problems);
void read_activities(TableReader& programme, Draft& draft);
void read_role_rules(TableReader& top, Draft& draft);
void read_events(TableReader& top, Draft& draft, std::vector<std::string>& notes);

}  // namespace diorama::scenario
