#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "diorama.hpp"

namespace diorama::viewer::live {

/// One person in one week, as much as a dot can show: 10 bytes.
struct Dot {
    people::Standing standing;       ///< rungs, complied, present, project, unit, local staff
    std::uint16_t department = 0;    ///< index into Organisation::department_names
    std::int8_t energy_percent = 0;  ///< [-100, 100]
    std::uint8_t trust_percent = 0;  ///< [0, 100], in the leadership
    /// [0, 100]: of a manager how far the reports notice them, of others the part of the week in
    /// which new ways can be tried.
    std::uint8_t availability_percent = 0;
    std::int8_t net_energy_percent = 0;      ///< [-100, 100]: stimulates colleagues, or drains them
    std::uint8_t participation_percent = 0;  ///< [0, 100], share of the change they had a say in
    /// [0, 100], felt pressure: threat to freedom, 100 for one and above.
    std::uint8_t pressure_percent = 0;
};
static_assert(sizeof(Dot) <= 12);

/// A leader of the programme in one week: diary, promise, and the ledger so far.
struct LeaderWeek {
    mechanisms::Participant now;  ///< who, role, hours of this week, ledger since the start
    double pledged_hours = 0.0;   ///< of this week; 0 while no pledge holds
    double waiting_hours = 0.0;   ///< decisions in the in-tray, hours of work; 0 for staff
    std::uint32_t asked = 0;      ///< exceptions that arrived this week
    std::uint32_t answered = 0;   ///< of these, answered
};

/// A manager with decisions waiting.
struct WaitingDecisions {
    org::PersonId who = org::no_person;
    double waiting_hours = 0.0;
    std::uint32_t asked = 0;     ///< this week
    std::uint32_t answered = 0;  ///< this week
};

/// What can be drawn of one branch in one week. Never changed once it is published: every thread
/// may read it for as long as it holds the pointer. What never changes is in Branch::model.
struct Picture {
    std::uint32_t week = 0;
    std::vector<Dot> people;       ///< [headcount], by row; of bare contagion rung using = adopted
    std::vector<double> measures;  ///< [columns], this week's row of the record
    std::vector<engine::DepartmentWeek> departments;     ///< [departments], this week's
    std::vector<LeaderWeek> leaders;                     ///< participants, in the programme's order
    std::vector<mechanisms::SessionRecord> sessions;     ///< of this week
    std::vector<mechanisms::ActivityProgress> progress;  ///< [activities]
    /// The longest in-trays, longest first, at most 12.
    std::vector<WaitingDecisions> queue;
    std::uint64_t decisions_raised = 0, decisions_defaulted = 0;  ///< this week
    bool has_net_energy = false;                                  ///< Settings::net_energy_people
    /// First hours of the two-hour windows that the pledge reserves for everybody this week.
    std::vector<std::uint8_t> windows;
    bool programme_running = false;
    bool literate = false;  ///< the gate of the first session is passed
    interventions::Structures structures;
    mechanisms::StrategyState strategy;
    mechanisms::CustomerState customers;
    mechanisms::Departments climate;    ///< [departments] support, friction, talk, issues, mergers
    mechanisms::Parameters parameters;  ///< as the scenario says and `set` events changed so far
    org::Ties ties;                     ///< community ties and those of structures; shares memory
    std::shared_ptr<org::Hierarchy const> hierarchy;  ///< the lines as they are this week
};

/// The numbers of a branch so far, for charts: rows of weeks 0 to weeks_done().
struct Series {
    std::size_t columns = 0;
    std::vector<double> weekly;  ///< [weeks done + 1, columns], row by row
    /// Departments week after week; empty in organisations of more than
    /// Settings::series_departments of them, where Picture::departments has this week's alone.
    std::vector<engine::DepartmentWeek> departments;
    std::vector<mechanisms::SessionRecord> sessions;  ///< every session so far, by week

    std::uint32_t weeks_done() const {
        return columns == 0 ? 0 : static_cast<std::uint32_t>(weekly.size() / columns) - 1;
    }
    double at(std::size_t week, std::size_t measure) const {
        return weekly[week * columns + measure];
    }
};

/// Where many seeds of a branch lie, week by week and measure by measure. Pointwise quantiles.
struct Bands {
    std::uint32_t replicates = 0;  ///< that these are of; fewer than asked while it runs
    std::size_t columns = 0;
    std::vector<float> low, median, high;  ///< [weeks + 1, columns]: 5 %, 50 %, 95 %
    /// The same of the paired differences to the first branch; empty for that one.
    std::vector<float> difference_low, difference_median, difference_high;

    std::size_t place(std::size_t week, std::size_t measure) const {
        return week * columns + measure;
    }
    std::size_t weeks() const { return columns == 0 ? 0 : low.size() / columns; }
};

/// What became of a pinned person or team in one branch, week by week up to where it was followed.
struct History {
    /// Of a person: their dot in each week. Of a team: its members' mean, standing left out.
    std::vector<Dot> weeks;
    /// [weeks, practice] people of it on each rung; of a person one of them is 1.
    std::vector<std::array<std::array<std::uint32_t, people::rung_count>, people::practice_count>>
        rungs;
    /// [weeks] the story so far in sentences, as `diorama why` tells it of a run that ends then;
    /// null in weeks in which it was not told (Historian).
    std::vector<std::shared_ptr<std::vector<std::string> const>> stories;
    /// "Why not yet": [weeks, practice, hold] people held by it that week.
    std::vector<
        std::array<std::array<std::uint32_t, mechanisms::hold_count>, people::practice_count>>
        holds;

    /// The latest story told up to `week`; null where there is none.
    std::vector<std::string> const* story(std::uint32_t week) const;
    /// What holds most of them in `practice` at the end of `week`; nothing where nobody is held.
    mechanisms::Hold main_hold(std::uint32_t week, std::size_t practice) const;
};

}  // namespace diorama::viewer::live
