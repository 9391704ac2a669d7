#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "mechanisms/diaries.hpp"
#include "org/organisation.hpp"
#include "parameters/field.hpp"
#include "random/draw.hpp"

namespace diorama::mechanisms {

/// Exceptions climb the hierarchy, wait in an in-tray, and are decided by default when nobody
/// answers in time.
struct Decisions {
    double centralisation = 0.40;
    double exceptions_per_person_per_week = 0.08;
    double hours_per_decision = 1.0;
    double patience_weeks = 1.0;
    double decision_time_share = 0.40;
    double least_hours_per_week = 0.5;

    static constexpr std::string_view kind = "decisions";
    static constexpr std::string_view table = "decisions";
    static constexpr auto fields() {
        using P = Decisions;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{
                "centralisation", "share", 0.0, 0.95, &P::centralisation, assumed,
                "centralisation as in the Virtual Design Team (Jin & Levitt 1996); value chosen",
                "chance that an exception climbs one more level instead of being answered where it "
                "is"},
            parameters::Field<P>{"exceptions_per_person_per_week", "1/person/week", 0.0, 1.0,
                                 &P::exceptions_per_person_per_week, assumed,
                                 "5 to 10 % of finished work units raise one",
                                 "exceptions that one person raises in a week"},
            parameters::Field<P>{"hours_per_decision", "hours", 0.05, 8.0, &P::hours_per_decision,
                                 assumed,
                                 "one hour to read, ask and answer, exponentially distributed",
                                 "mean work that one exception needs"},
            parameters::Field<P>{"patience_weeks", "weeks", 0.05, 26.0, &P::patience_weeks, assumed,
                                 "the closed-form table of the model uses one and two weeks",
                                 "how long an exception waits before it is decided by default"},
            parameters::Field<P>{
                "decision_time_share", "share", 0.01, 1.0, &P::decision_time_share, assumed,
                "the rest of spare and desk hours goes to own work and sessions",
                "part of a manager's spare and desk hours that goes into answering"},
            parameters::Field<P>{"least_hours_per_week", "hours/week", 0.05, 8.0,
                                 &P::least_hours_per_week, assumed,
                                 "even the fullest week has half an hour between doors",
                                 "answering time below which no manager falls"}};
    }
};

/// Exceptions that reach each manager's desk in a week, on average: those raised below that stop
/// there. One bottom-up pass; only a change of centralisation or of the lines asks for a new one.
/// Returns  [managers, 1/week]; they add up to exceptions raised by everybody who has a manager,
///          less what team leaders whom the chart does not show answer (counted_span)
std::vector<double> exceptions_per_week(Decisions const& p, double centralisation,
                                        double counted_reports, org::Hierarchy const& hierarchy);

/// One week of one in-tray: arrivals at Poisson times, work in hours, patience in weeks.
struct TrayWeek {
    unsigned asked = 0;
    unsigned answered = 0;
    double waiting_hours = 0.0;  ///< work left at the end of the week
    double worked_hours = 0.0;   ///< spent answering
};

/// The workload recursion of M/M/1+D in continuous time: between arrivals the tray shrinks by the
/// hours of the gap; a newcomer that would wait longer than the patience is decided by default.
///
/// Takes    waiting_hours: work left from last week; per_week: mean arrivals; hours: answering time
/// Draws    exceptions: two uniforms an arrival, keyed by (leader, week)
/// Source   Galbraith 1974; Levitt et al., Virtual Design Team. Closed form:
/// docs/model.md#decisions
TrayWeek answer_exceptions(Decisions const& p, double waiting_hours, double per_week, double hours,
                           std::uint64_t seed, std::uint32_t week, std::uint32_t leader) noexcept;

/// One week of the trays of the managers in `rows`.
/// Reads    spare_hours; Writes waiting_hours, asked, answered, spare_hours (less what answering
/// took
///          beyond its share of the desk hours: an hour is spent once)
void answer_all(Decisions const& p, double desk_hours, std::vector<double> const& per_week,
                org::Hierarchy const& hierarchy, std::uint64_t seed, std::uint32_t week,
                parallel::Rows rows, LeaderWeeks& leaders) noexcept;

/// P(default) of M/M/1+D: Poisson arrivals, exponential answers, fixed patience, first come first
/// served. (1-r) r E / (1 - r^2 E), r = arrivals/answers, E = exp(-answers (1-r) patience).
/// Takes    per week, per week, weeks; answers > 0
double default_share_in_theory(double arrivals_per_week, double answers_per_week,
                               double patience_weeks) noexcept;

}  // namespace diorama::mechanisms
