#pragma once
#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "mechanisms/climate.hpp"
#include "mechanisms/diaries.hpp"
#include "mechanisms/lines.hpp"
#include "parallel/workers.hpp"
#include "parameters/field.hpp"
#include "people/people.hpp"

namespace diorama::mechanisms {

/// A person's vigour, from -1 to 1: one's own, that of the people around, that of the organisation.
struct Energy {
    double personal_rate_per_week = 0.05;
    double colleague_rate_per_week = 0.08;
    double organisation_rate_per_week = 0.06;
    double purpose_weight = 0.5;
    double autonomy_weight = 0.5;
    double inspiring_manager_weight = 0.25;
    double progress_weight = 0.3;
    double own_use_weight = 0.3;
    double overfull_diary_weight = 0.3;
    double slip_weight = 0.3;
    double reactance_weight = 0.5;
    double bad_tools_weight = 0.2;
    double default_weight = 0.4;
    double disruption_weight = 0.5;
    double value_per_point_per_week = 50.0;

    static constexpr std::string_view kind = "energy";
    static constexpr std::string_view table = "energy";
    static constexpr auto fields() {
        using P = Energy;
        using enum parameters::Grade;
        constexpr std::string_view rate = "weeks to months to recover or to be drawn along";
        constexpr std::string_view weight =
            "sign from practitioners (generators and drains of energy); size chosen";
        return std::array{
            parameters::Field<P>{"personal_rate_per_week", "1/week", 0.0, 1.0,
                                 &P::personal_rate_per_week, assumed, rate,
                                 "pull back to one's own energy"},
            parameters::Field<P>{
                "colleague_rate_per_week", "1/week", 0.0, 1.0, &P::colleague_rate_per_week, assumed,
                rate,
                "pull towards the mean energy of one's colleagues: evens energy out, and "
                "hardly moves its mean or anybody's use"},
            parameters::Field<P>{"organisation_rate_per_week", "1/week", 0.0, 1.0,
                                 &P::organisation_rate_per_week, assumed, rate,
                                 "pull towards what the organisation gives or takes"},
            parameters::Field<P>{"purpose_weight", "-", 0.0, 1.0, &P::purpose_weight, assumed,
                                 weight, "purpose gained since the start"},
            parameters::Field<P>{"autonomy_weight", "-", 0.0, 1.0, &P::autonomy_weight, assumed,
                                 weight, "autonomy gained since the start"},
            parameters::Field<P>{"inspiring_manager_weight", "-", 0.0, 1.0,
                                 &P::inspiring_manager_weight, assumed, weight,
                                 "a present manager's energy, good or bad"},
            parameters::Field<P>{"progress_weight", "-", 0.0, 1.0, &P::progress_weight, assumed,
                                 weight, "the programme's progress"},
            parameters::Field<P>{"own_use_weight", "-", 0.0, 1.0, &P::own_use_weight, assumed,
                                 weight, "using the practices oneself"},
            parameters::Field<P>{"overfull_diary_weight", "-", 0.0, 1.0, &P::overfull_diary_weight,
                                 assumed, weight,
                                 "a manager's own work that finds no room in the week (drains)"},
            parameters::Field<P>{"slip_weight", "-", 0.0, 1.0, &P::slip_weight, assumed, weight,
                                 "sessions that slip (drains)"},
            parameters::Field<P>{"reactance_weight", "-", 0.0, 1.0, &P::reactance_weight, assumed,
                                 weight, "being pushed (drains)"},
            parameters::Field<P>{"bad_tools_weight", "-", 0.0, 1.0, &P::bad_tools_weight, assumed,
                                 weight, "tools that do not work (drains)"},
            parameters::Field<P>{
                "default_weight", "-", 0.0, 1.0, &P::default_weight, assumed, weight,
                "decisions of the department taken by default or in error (drains)"},
            parameters::Field<P>{"disruption_weight", "-", 0.0, 1.0, &P::disruption_weight, assumed,
                                 weight, "a merger in full swing (drains)"},
            parameters::Field<P>{"value_per_point_per_week", "money/person/week", 0.0, 100000.0,
                                 &P::value_per_point_per_week, assumed,
                                 "a few per cent of what a person costs in a week; state your own",
                                 "what one point of energy of one person is worth"}};
    }
};

/// The weeks of those who lead.
struct OwnDiaries {
    Diaries const& diaries;
    LeaderWeeks const& weeks;
};

/// What the organisation gives or takes this week, worked out once for each department and manager
/// instead of once for each person.
struct EnergyTerms {
    std::vector<float> of_department;  ///< [departments], climate and department
    std::vector<float> overfull;       ///< [managers], what their own diary takes from them
};

/// Reads    climate, departments
/// Writes   terms.of_department
void weigh_departments(Energy const& p, Climate const& climate, Departments const& departments,
                       EnergyTerms& terms);

/// Reads    voices; this week's diaries
/// Writes   terms.overfull and what comes from each manager of `rows`, which counts managers; both
///          must have room for them
void weigh_managers(Energy const& p, OwnDiaries const& own, std::vector<Voice> const& voices,
                    parallel::Rows rows, EnergyTerms& terms, std::span<FromManager> from) noexcept;

/// One week of energy for the people in `rows`, at most one block.
///
/// Reads    energy, standings, reactance, pressure [last week]; from: of the manager of each;
///          colleagues: mean energy of those around; both counted from rows.first; terms
/// Writes   energy of `rows` [-1 to 1]: e + (a_b (b-e) + a_n (mean-e) + a_o (O-e)) / inertia, the
///          three rates together at most 1, so that it stays in range without clipping
/// Draws    nothing
/// Source   three sources of energy: practitioners; relaxation form docs/model.md#energy. In single
///          precision: a week's rounding is 1e-7, a tenth of what a colleague's word resolves
void feel_energy(Energy const& p, EnergyTerms const& terms, Lines const& lines,
                 FromManagers const& from, std::span<float const> colleagues, parallel::Rows rows,
                 people::People& people) noexcept;

}  // namespace diorama::mechanisms
