#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mechanisms/activity.hpp"
#include "mechanisms/diaries.hpp"
#include "mechanisms/preparation.hpp"
#include "mechanisms/roles.hpp"
#include "mechanisms/windows.hpp"
#include "org/organisation.hpp"
#include "parameters/field.hpp"
#include "people/practice.hpp"

namespace diorama::mechanisms {

enum class Delegation : std::uint8_t { never, allowed };
inline constexpr std::array<std::string_view, 2> delegation_names{"never", "allowed"};
enum class Gaps : std::uint8_t { left, held_later };
inline constexpr std::array<std::string_view, 2> gaps_names{"left", "held_later"};

/// The P3 programme: three areas side by side, tools in sequence within each, sessions that need
/// every required leader in one room.
struct Programme {
    std::uint32_t start_week = 1;
    Delegation delegation = Delegation::never;
    double delegate_effect_share = 0.30;
    Gaps gaps = Gaps::left;
    double agency_share = 0.0;
    double agency_effect_share = 0.15;
    double agency_cost_per_session = 12000.0;
    double literate_share = 0.30;
    double purpose_at_start_share = 0.30;
    double purpose_gain_share = 0.40;
    double autonomy_gain_share = 0.25;
    double participation_gain_share = 0.30;
    double measurement_at_start_share = 0.15;
    double experience_advantage_gain = 0.15;
    double joined_up_weight = 0.5;

    static constexpr std::string_view kind = "programme";
    static constexpr std::string_view table = "programme";
    static constexpr auto fields() {
        using P = Programme;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{
                "start_week", "week", 1.0, 520.0, &P::start_week, assumed, "starts at once",
                "week in which the programme is announced and the pledges are given"},
            parameters::Field<P>{
                "delegation", "-", 0.0, 0.0, parameters::choice<&P::delegation>(delegation_names),
                expert, "P3: either all are available or they are not",
                "whether a session may be held with delegates when a required leader is missing"},
            parameters::Field<P>{"delegate_effect_share", "share", 0.0, 1.0,
                                 &P::delegate_effect_share, assumed,
                                 "a lower-level delegate carries about a third of the decisions",
                                 "what a delegated session counts towards effective progress"},
            parameters::Field<P>{
                "gaps", "-", 0.0, 0.0, parameters::choice<&P::gaps>(gaps_names), assumed,
                "a session once done in somebody's place is seldom taken up again",
                "whether what was delegated or done by an agency is held properly at the end"},
            parameters::Field<P>{
                "agency_share", "share", 0.0, 1.0, &P::agency_share, expert,
                "P3: the organisation does it itself; it is not handed to an agency",
                "part of the sessions before playbacks that an agency does in its leaders' place"},
            parameters::Field<P>{"agency_effect_share", "share", 0.0, 1.0, &P::agency_effect_share,
                                 assumed, "half of a delegate's: outsiders decide nothing",
                                 "what an agency's session counts towards effective progress"},
            parameters::Field<P>{
                "agency_cost_per_session", "money", 0.0, 1e9, &P::agency_cost_per_session, assumed,
                "two consultants for three days each at 2,000 a day",
                "what an agency is paid for a session; it comes out of the strategy's budget"},
            parameters::Field<P>{
                "literate_share", "share", 0.0, 1.0, &P::literate_share, expert,
                "P3: the whole workforce has an appreciation of digital; value assumed",
                "share aware (mean over practices) before the first session can be held"},
            parameters::Field<P>{"purpose_at_start_share", "share", 0.0, 1.0,
                                 &P::purpose_at_start_share, assumed,
                                 "an ordinary organisation before culture work",
                                 "how much of a shared purpose people feel before the programme"},
            parameters::Field<P>{
                "purpose_gain_share", "share", 0.0, 1.0, &P::purpose_gain_share, assumed,
                "culture work closes less than half of the gap",
                "part of the gap to full purpose that complete culture work closes"},
            parameters::Field<P>{"autonomy_gain_share", "share", 0.0, 1.0, &P::autonomy_gain_share,
                                 assumed, "culture work without new structures frees a quarter",
                                 "autonomy that complete culture work adds"},
            parameters::Field<P>{"participation_gain_share", "share", 0.0, 1.0,
                                 &P::participation_gain_share, assumed,
                                 "culture work brings people in, forums bring in more",
                                 "participation that complete culture work adds"},
            parameters::Field<P>{"measurement_at_start_share", "share", 0.0, 1.0,
                                 &P::measurement_at_start_share, assumed,
                                 "most organisations measure some use, few act on it",
                                 "how far use is measured and acted on before data work"},
            parameters::Field<P>{
                "experience_advantage_gain", "-", 0.0, 1.0, &P::experience_advantage_gain, assumed,
                "of the order of the practices' own advantage",
                "advantage that complete experience work adds to the experience practice"},
            parameters::Field<P>{
                "joined_up_weight", "share", 0.0, 1.0, &P::joined_up_weight, assumed,
                "good people doing good things that are not joined up: half is lost",
                "part of what an area is ahead of the slowest one that yields nothing yet"}};
    }
};

/// Somebody whom the programme needs in the room.
struct Participant {
    org::PersonId who = org::no_person;
    Role role = Role::chief_executive;                 ///< the first role they hold
    std::uint32_t leader = org::Hierarchy::no_leader;  ///< row in LeaderWeeks; none for staff
    float meeting_hours = 0, spare_hours = 0, steering_hours = 0, delivered_hours = 0,
          used_hours = 0;
    calendar::Hours free = 0;
    calendar::Hours busy = 0;  ///< of an imported calendar
    bool has_calendar = false;
    float freed_hours = 0;  ///< from meetings; worked out anew each week, so it is no state
    // The ledger since the start.
    double pledged_total_hours = 0, given_total_hours = 0, used_total_hours = 0,
           steering_total_hours = 0;
    double individual_total_hours = 0;      ///< of those used, worked alone
    std::uint32_t required_sessions = 0;    ///< sessions due that needed them
    std::uint32_t blocked_sessions = 0;     ///< of these, slipped because of them
    std::uint32_t unprepared_sessions = 0;  ///< times a session waited for what they had not done

    template <class Archive>
    void serialize(Archive& archive) {
        archive(who, role, leader, meeting_hours, spare_hours, steering_hours, delivered_hours,
                used_hours, free, busy, has_calendar, pledged_total_hours, given_total_hours,
                used_total_hours, steering_total_hours, individual_total_hours, required_sessions,
                blocked_sessions, unprepared_sessions);
    }
};

/// `unprepared`: it was not due yet, because somebody had not done their part alone. `agency`: done
/// by an agency in the leaders' place.
enum class SessionOutcome : std::uint8_t { held, delegated, slipped, unprepared, agency };

/// One line of sessions.csv.
struct SessionRecord {
    std::uint32_t week = 0;
    std::uint32_t activity = 0;  ///< index in the plan
    std::uint32_t step = 0;      ///< from 0; the last step is the playback
    SessionOutcome outcome = SessionOutcome::held;
    std::uint32_t required_count = 0;
    std::uint32_t present_count = 0;
    org::PersonId blocker = org::no_person;  ///< why not everybody could meet; no_person when held

    template <class Archive>
    void serialize(Archive& archive) {
        archive(week, activity, step, outcome, required_count, present_count, blocker);
    }
};

/// A step that was done, but not by those who should have.
struct Gap {
    std::uint32_t step = 0;
    SessionOutcome done = SessionOutcome::delegated;

    template <class Archive>
    void serialize(Archive& archive) {
        archive(step, done);
    }
};

/// How far one activity is. The last step is the playback.
struct ActivityProgress {
    std::uint32_t steps = 0;
    std::uint32_t held_at_start = 0;
    std::uint32_t held = 0;  ///< those at the start among them
    std::uint32_t delegated = 0;
    std::uint32_t by_agency = 0;
    std::uint32_t nominal_week = 0;      ///< week in which its last step was done, 0 = not yet
    std::uint32_t effective_week = 0;    ///< week in which all of it was held properly, 0 = not yet
    std::vector<Gap> gaps;               ///< in the order of their steps
    std::vector<double> prepared_hours;  ///< [tasks], for the step that is due

    std::uint32_t done() const { return held + delegated + by_agency; }
    bool nominally_complete() const { return done() >= steps; }
    bool effectively_complete() const { return held >= steps; }

    template <class Archive>
    void serialize(Archive& archive) {
        archive(steps, held_at_start, held, delegated, by_agency, nominal_week, effective_week,
                gaps, prepared_hours);
    }
};

/// What one participant has to do alone for one of their roles in an activity.
struct Task {
    std::uint32_t participant = 0;  ///< row of participants
    Role role = Role::chief_executive;
    std::uint32_t action = none_needed;  ///< row of Activity::actions; none: the role's own

    template <class Archive>
    void serialize(Archive& archive) {
        archive(participant, role, action);
    }
};

struct ProgrammeState {
    bool started = false;                              ///< pledges given
    std::uint32_t start_week = 0;                      ///< 0 = not yet
    std::uint32_t literate_week = 0;                   ///< in which the gate opened, 0 = not yet
    bool literate = false;                             ///< gate passed once, latched
    bool finished = false;                             ///< nominally complete: pledges end
    bool paused = false;                               ///< switched off for now
    std::vector<ActivityProgress> progress;            ///< [activities]
    std::vector<std::vector<std::uint32_t>> required;  ///< [activities], rows of participants
    std::vector<std::vector<std::uint32_t>>
        playback;                          ///< [activities], the same and the chief executive
    std::vector<std::vector<Task>> tasks;  ///< [activities]
    std::vector<Participant> participants;
    std::vector<SessionRecord> sessions;
    // This week.
    std::uint32_t held = 0, delegated = 0, slipped = 0, unprepared = 0, by_agency = 0;
    double individual_hours = 0.0;  ///< of all participants together
    double agency_spend = 0.0;
    double kept_share = 1.0;

    bool running() const { return started && !finished && !paused; }
    /// Mean over the area's activities of the share of activities effectively complete.
    double effective_share(people::Practice area, std::vector<Activity> const& plan) const;
    /// What an area's work yields: its effective share, and of what it is ahead of the slowest area
    /// only a part, because measurement, insight and the agenda have to follow each other.
    double joined_share(Programme const& p, people::Practice area,
                        std::vector<Activity> const& plan) const;
    /// Effective progress: steps held properly / all steps; one delegated or done by an agency
    /// counts as the share given.
    double complete_share(double delegate_effect_share, double agency_effect_share = 0.0) const;

    template <class Archive>
    void serialize(Archive& archive) {
        archive(started, start_week, literate_week, literate, finished, paused, progress, required,
                playback, tasks, participants, sessions, held, delegated, slipped, unprepared,
                by_agency, individual_hours, agency_spend, kept_share);
    }
};

/// Who takes part, from the roles that have holders. An activity whose roles have no holder at all
/// needs the chief executive alone (or the first root's row when there is none).
ProgrammeState plan_programme(std::vector<Activity> const& plan, RoleHolders const& roles,
                              org::Hierarchy const& hierarchy);

/// Gives the participants their imported calendars.
void adopt_calendars(std::span<ImportedDiary const> diaries, ProgrammeState& state);

/// Pledges, windows and kept hours of the participants in this week.
/// Where calendars are known, the common windows are put where fewest of them are taken, and nobody
/// keeps a window that their calendar takes, less the hours they are freed from.
/// Reads    LeaderWeeks (spare, meeting, steering hours), freed_hours; Writes participants,
/// kept_share
void keep_pledges(Pledge const& pledge, Diaries const& diaries, std::uint64_t seed,
                  std::uint32_t week, LeaderWeeks const& leaders, ProgrammeState& state);

/// The sessions of this week: one due in each area, areas booking in turn ((area + week) mod 3).
/// Then everybody works alone for the steps that are due next, in what is left of the hours they
/// gave: group sessions come first because they need the same hours of several people, and work
/// alone fits any hour.
/// Reads    free windows and given hours of the participants, informed share
/// Writes   progress, sessions, ledger, this week's counts
void hold_sessions(Programme const& p, Preparation const& preparation,
                   std::vector<Activity> const& plan, double informed_share, std::uint32_t week,
                   ProgrammeState& state);

}  // namespace diorama::mechanisms
