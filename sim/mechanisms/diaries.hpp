#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "calendar/week.hpp"
#include "org/organisation.hpp"
#include "parallel/workers.hpp"
#include "parameters/field.hpp"
#include "random/draw.hpp"

namespace diorama::mechanisms {

/// How full a leader's week is, and what is left of it for a promise.
struct Diaries {
    double hierarchy_load = 0.40;
    double top_base_hours_per_week = 20.0;
    double second_level_base_hours_per_week = 15.0;
    double lower_level_base_hours_per_week = 11.0;
    double hours_per_report = 0.5;
    double counted_reports = 15.0;
    double ad_hoc_share = 0.25;
    double escalation_hours_per_answer = 0.3;
    double desk_hours_per_week = 11.1;
    double presence_hours_per_report = 0.6;
    double autonomy_at_start_share = 0.30;

    bool operator==(Diaries const&) const = default;

    static constexpr std::string_view kind = "diaries";
    static constexpr std::string_view table = "leadership";
    static constexpr auto fields() {
        using P = Diaries;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{
                "hierarchy_load", "share", 0.0, 1.0, &P::hierarchy_load, assumed,
                "chosen so that a chief executive with eight reports has the published meeting "
                "share",
                "how much of a manager's reporting lines turns into standing meetings"},
            parameters::Field<P>{
                "top_base_hours_per_week", "hours/week", 0.0, 40.0, &P::top_base_hours_per_week,
                calibrated,
                "Bandiera et al. 2020, JPE 128(4): 53.7 % of working time in meetings, less the "
                "share of span",
                "meetings that come with the post, for the top and its direct reports"},
            parameters::Field<P>{
                "second_level_base_hours_per_week", "hours/week", 0.0, 40.0,
                &P::second_level_base_hours_per_week, assumed,
                "between the published loads of chief executives and of middle managers",
                "meetings that come with the post, two levels below the top"},
            parameters::Field<P>{
                "lower_level_base_hours_per_week", "hours/week", 0.0, 40.0,
                &P::lower_level_base_hours_per_week, assumed,
                "28 % of a middle manager's time on people (McKinsey 2023), as 40 hours",
                "meetings that come with the post, for managers further down"},
            parameters::Field<P>{
                "hours_per_report", "hours/report", 0.0, 2.0, &P::hours_per_report, assumed,
                "half-hour one-to-one a week at a hierarchy load of one half and no autonomy",
                "meeting hours that one report costs at full hierarchy load (counted twice: alone "
                "and in the group)"},
            parameters::Field<P>{"counted_reports", "people", 2.0, 100.0, &P::counted_reports,
                                 published,
                                 "McKinsey spans of control: coordinators lead more than 15",
                                 "reports beyond which unseen team leaders are taken to stand "
                                 "between (charts that stop at the senior level)"},
            parameters::Field<P>{
                "ad_hoc_share", "share", 0.0, 1.0, &P::ad_hoc_share, published,
                "Porter & Nohria 2018: 75 % of meeting time scheduled ahead",
                "part of the meeting load that comes unplanned and varies from week to week"},
            parameters::Field<P>{"escalation_hours_per_answer", "hours/decision", 0.0, 2.0,
                                 &P::escalation_hours_per_answer, assumed,
                                 "a short follow-up meeting for each third answered exception",
                                 "meeting hours that an answered exception adds in the week after"},
            parameters::Field<P>{"desk_hours_per_week", "hours/week", 0.0, 40.0,
                                 &P::desk_hours_per_week, calibrated,
                                 "Bandiera et al. 2020: 27.8 % of working time alone, of 40 hours",
                                 "own work that gives way last"},
            parameters::Field<P>{"presence_hours_per_report", "hours/report", 0.05, 4.0,
                                 &P::presence_hours_per_report, assumed,
                                 "spare hours a week at which a report notices the manager",
                                 "spare hours per report that make a manager fully present"},
            parameters::Field<P>{
                "autonomy_at_start_share", "share", 0.0, 1.0, &P::autonomy_at_start_share, assumed,
                "an industrial organisation: most initiative needs a go-ahead",
                "share of their work that people decide themselves before anything changes"}};
    }
};

/// One row a manager (the order of Hierarchy::leaders), one column a quantity of this week.
struct LeaderWeeks {
    std::vector<float> meeting_hours;     ///< booked by others
    std::vector<float> spare_hours;       ///< left after meetings, desk and steering,
                                          ///< then less what the week's phases spend
    std::vector<float> steering_hours;    ///< asked by structures (a unit's steering group)
    std::vector<float> presence;          ///< [0, 1], how far the reports notice them
    std::vector<float> waiting_hours;     ///< decisions in the in-tray, as hours of work
    std::vector<std::uint16_t> asked;     ///< exceptions that arrived this week
    std::vector<std::uint16_t> answered;  ///< of these, answered
    std::vector<float> pending_message;   ///< strength still to be passed on

    std::size_t count() const noexcept { return meeting_hours.size(); }
    void resize(std::size_t leaders);

    template <class Archive>
    void serialize(Archive& archive) {
        archive(meeting_hours, spare_hours, steering_hours, presence, waiting_hours, asked,
                answered, pending_message);
    }
};

/// How many of the reports the manager meets in person, and how many layers of team leaders the
/// chart does not show: with n reports and at most c met by one person, the fewest layers that do.
/// Takes    counted_reports above 1: with one report each, no number of layers holds a wide span
struct CountedSpan {
    double met = 0.0;  ///< at most counted_reports
    unsigned unseen_layers = 0;
};
CountedSpan counted_span(std::size_t reports, double counted_reports) noexcept;

/// Mean meeting hours a week before ad-hoc variation and escalations.
/// Takes    depth 0 = root; span as counted; autonomy [share]
/// Returns  [hours/week]: base(level) + 2 * hours_per_report * met * hierarchy_load * (1 -
/// autonomy)
double standing_load_hours(Diaries const& p, unsigned depth, CountedSpan span,
                           double hierarchy_load, double autonomy_share) noexcept;

/// Mean hours of ad-hoc meetings in a week of so many hours of meetings.
inline double ad_hoc_mean_hours(Diaries const& p, double load_hours) noexcept {
    return p.ad_hoc_share * load_hours;
}

/// The week of somebody without reports whom the programme needs: the lowest base load, no span,
/// and the hours of steering that a structure asks of them. Draws    ad_hoc_meetings, as for a
/// manager
struct StaffWeek {
    double meeting_hours = 0.0;
    double spare_hours = 0.0;
};
StaffWeek diary_of_staff(Diaries const& p, double steering_hours, std::uint64_t seed,
                         std::uint32_t week, std::uint32_t person) noexcept;

class StandingLoads;

/// Fills this week's meeting and spare hours of the managers in `rows`.
///
/// Takes    loads: as they are this week
/// Reads    answered [managers, last week], steering_hours
/// Writes   meeting_hours, spare_hours of `rows`
/// Draws    ad_hoc_meetings: one word a manager and week; Poisson(ad_hoc_share * load) whole hours
/// Source   loads: Bandiera et al. 2020; 75 % planned: Porter & Nohria 2018; formula docs/model.md
void fill_diaries(Diaries const& p, StandingLoads const& loads, org::Hierarchy const& hierarchy,
                  std::uint64_t seed, std::uint32_t week, parallel::Rows rows,
                  LeaderWeeks& leaders) noexcept;

/// The week of somebody whose calendar was imported: the same every week, but for what escalations
/// and steering add.
struct ImportedDiary {
    org::PersonId who = org::no_person;
    calendar::Hours busy = 0;  ///< hours of the working week that are taken
};

/// Meeting and spare hours from a calendar, in place of the drawn ones.
StaffWeek diary_from_calendar(Diaries const& p, calendar::Hours busy, double extra_hours,
                              double steering_hours) noexcept;

/// Puts imported calendars in place of this week's drawn diaries; people who lead nobody are left
/// to the programme.
/// Reads    answered, steering_hours; Writes meeting_hours, spare_hours of those managers
void take_calendars(Diaries const& p, std::span<ImportedDiary const> diaries,
                    org::Hierarchy const& hierarchy, LeaderWeeks& leaders) noexcept;

/// How much of a manager's own work finds no room in the week.
/// Takes    hours booked by others, and hours of steering
/// Returns  [share of the desk hours, 0 to 1]; 0 where no desk hours are asked for
inline double crowded_out_share(Diaries const& p, double meeting_hours,
                                double steering_hours) noexcept {
    double const over =
        meeting_hours + steering_hours + p.desk_hours_per_week - double(calendar::hours_per_week);
    return p.desk_hours_per_week > 0.0 ? std::clamp(over / p.desk_hours_per_week, 0.0, 1.0) : 0.0;
}

/// How far the managers in `rows` are noticed by their reports, from their spare hours.
void fill_presence(StandingLoads const& loads, parallel::Rows rows, LeaderWeeks& leaders) noexcept;

}  // namespace diorama::mechanisms
