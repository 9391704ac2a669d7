#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "org/person.hpp"
#include "parameters/field.hpp"

// What leadership does to the structure: projects, units, merged groups, teams that move.

namespace diorama::interventions {

/// A small nimble division outside the structure that makes new digital products.
struct LaunchProject {
    std::uint32_t people_count = 8;
    std::uint32_t outside_ties_per_person = 3;
    std::uint32_t product_every_weeks = 12;
    double product_advantage = 0.10;
    double product_fading_weeks = 26.0;

    static constexpr std::string_view kind = "launch_project";
    static constexpr auto fields() {
        using P = LaunchProject;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{"people_count", "people", 1.0, 10000.0, &P::people_count, expert,
                                 "a small nimble division: two pizzas feed it",
                                 "members, the most innovative people first"},
            parameters::Field<P>{"outside_ties_per_person", "ties/person", 0.0, 100.0,
                                 &P::outside_ties_per_person, assumed, "outside the structure: few",
                                 "ties of each member to people outside"},
            parameters::Field<P>{"product_every_weeks", "weeks", 1.0, 520.0,
                                 &P::product_every_weeks, assumed, "a release a quarter",
                                 "weeks between new products"},
            parameters::Field<P>{"product_advantage", "-", 0.0, 1.0, &P::product_advantage, assumed,
                                 "about the size of a practice's own advantage",
                                 "pull that each product adds for those who know a member"},
            parameters::Field<P>{"product_fading_weeks", "weeks", 1.0, 520.0,
                                 &P::product_fading_weeks, assumed,
                                 "what was new half a year ago is ordinary",
                                 "time constant with which a product's pull fades"}};
    }
};

/// Ends the project; its members go back to their work, their ties remain.
struct CloseProject {
    static constexpr std::string_view kind = "close_project";
    static constexpr std::array<parameters::Field<CloseProject>, 0> fields() { return {}; }
};

/// Hand-picked experts with objectives of their own and authority over the whole organisation.
struct LaunchUnit {
    double staff_share = 0.015;
    std::uint32_t ties_per_expert = 8;
    double expert_hours_per_week = 10.0;
    double authority = 0.12;
    double sponsor_hours_per_week = 3.0;
    double leader_hours_per_week = 1.0;
    double project_share = 0.5;

    static constexpr std::string_view kind = "launch_unit";
    static constexpr auto fields() {
        using P = LaunchUnit;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{"staff_share", "share", 0.0001, 0.5, &P::staff_share, assumed,
                                 "one or two in a hundred", "experts, of all people"},
            parameters::Field<P>{"ties_per_expert", "ties/person", 0.0, 200.0, &P::ties_per_expert,
                                 assumed, "as many as an ordinary person has colleagues",
                                 "ties of each expert, spread over the departments"},
            parameters::Field<P>{
                "expert_hours_per_week", "hours/week", 0.0, 40.0, &P::expert_hours_per_week,
                assumed, "a quarter of the week teaching", "hours that each expert trains others"},
            parameters::Field<P>{"authority", "share", 0.0, 1.0, &P::authority, assumed,
                                 "a mild mandate", "pressure that its standards put on everybody"},
            parameters::Field<P>{"sponsor_hours_per_week", "hours/week", 0.0, 40.0,
                                 &P::sponsor_hours_per_week, assumed, "an afternoon",
                                 "steering hours of the chief executive"},
            parameters::Field<P>{"leader_hours_per_week", "hours/week", 0.0, 40.0,
                                 &P::leader_hours_per_week, assumed,
                                 "a steering group an hour a week",
                                 "steering hours of every other programme leader"},
            parameters::Field<P>{"project_share", "share", 0.0, 1.0, &P::project_share, assumed,
                                 "some of them from the project: up to half",
                                 "most of the experts who come from a running project"}};
    }
};

/// Ends the unit: some experts become local digital staff of departments, the rest leave.
struct DissolveUnit {
    double reassign_share = 0.5;
    std::uint32_t ties_per_person = 6;
    double staff_hours_per_week = 3.0;

    static constexpr std::string_view kind = "dissolve_unit";
    static constexpr auto fields() {
        using P = DissolveUnit;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{"reassign_share", "share", 0.0, 1.0, &P::reassign_share, assumed,
                                 "key members are reassigned: half",
                                 "experts who move into departments"},
            parameters::Field<P>{"ties_per_person", "ties/person", 0.0, 200.0, &P::ties_per_person,
                                 assumed, "a new team", "ties that each gets in the department"},
            parameters::Field<P>{"staff_hours_per_week", "hours/week", 0.0, 40.0,
                                 &P::staff_hours_per_week, assumed, "beside a line job",
                                 "hours a week that each helps and trains"}};
    }
};

/// Digital staff in every department with a core group: distributed leadership.
struct LaunchDio {
    double staff_share = 0.04;
    std::uint32_t ties_per_person = 6;
    double staff_hours_per_week = 3.0;
    std::uint32_t top_up_every_weeks = 4;
    double centralisation_factor = 0.6;
    double hierarchy_load_factor = 0.6;
    double autonomy_gain = 0.3;
    double local_error_share = 0.5;
    double core_share = 0.0;
    double core_hours_per_week = 10.0;
    std::uint32_t product_every_weeks = 0;
    double product_advantage = 0.10;
    double outside_share = 0.0;
    double absorption_weeks = 26.0;

    static constexpr std::string_view kind = "launch_dio";
    static constexpr auto fields() {
        using P = LaunchDio;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{"staff_share", "share", 0.0001, 0.5, &P::staff_share, assumed,
                                 "one in twenty-five",
                                 "local digital staff wanted, of each department"},
            parameters::Field<P>{"ties_per_person", "ties/person", 0.0, 200.0, &P::ties_per_person,
                                 assumed, "a team and a half",
                                 "ties that each gets in the department"},
            parameters::Field<P>{"staff_hours_per_week", "hours/week", 0.0, 40.0,
                                 &P::staff_hours_per_week, assumed, "beside a line job",
                                 "hours a week that each helps and trains"},
            parameters::Field<P>{
                "top_up_every_weeks", "weeks", 1.0, 520.0, &P::top_up_every_weeks, assumed,
                "monthly", "weeks between rounds of placing people who have become integrated"},
            parameters::Field<P>{"centralisation_factor", "-", 0.0, 1.0, &P::centralisation_factor,
                                 assumed, "two fifths of what climbed is decided where it arises",
                                 "what is left of centralisation"},
            parameters::Field<P>{"hierarchy_load_factor", "-", 0.0, 1.0, &P::hierarchy_load_factor,
                                 assumed, "as for decisions",
                                 "what is left of the hierarchy's load on diaries"},
            parameters::Field<P>{"autonomy_gain", "share", 0.0, 1.0, &P::autonomy_gain, assumed,
                                 "about half of what people did not decide before",
                                 "autonomy that people gain"},
            parameters::Field<P>{"local_error_share", "share", 0.0, 1.0, &P::local_error_share,
                                 assumed,
                                 "untrained people get half of newly local decisions wrong",
                                 "newly local decisions that go wrong among the untrained"},
            parameters::Field<P>{"core_share", "share", 0.0, 1.0, &P::core_share, assumed,
                                 "a core group for key initiatives: state its part",
                                 "part of the digital staff that stays together as a core group"},
            parameters::Field<P>{"core_hours_per_week", "hours/week", 0.0, 40.0,
                                 &P::core_hours_per_week, assumed, "as an expert of a unit",
                                 "hours that each member of the core trains others"},
            parameters::Field<P>{
                "product_every_weeks", "weeks", 0.0, 520.0, &P::product_every_weeks, assumed,
                "0 = none; 12 as in a project",
                "weeks between new products, by the core and by a department in turn"},
            parameters::Field<P>{"product_advantage", "-", 0.0, 1.0, &P::product_advantage, assumed,
                                 "as a project's",
                                 "pull that each product adds for those who know its makers"},
            parameters::Field<P>{"outside_share", "share", 0.0, 1.0, &P::outside_share, assumed,
                                 "0 = people of the house alone",
                                 "part of the local places nobody can fill that is hired from "
                                 "outside in each round"},
            parameters::Field<P>{"absorption_weeks", "weeks", 1.0, 260.0, &P::absorption_weeks,
                                 assumed, "half a year to know whom to ask",
                                 "weeks until somebody hired from outside helps fully"}};
    }
};

/// Ends the DIO: lines, decisions and the core group are as before; some local staff go on.
struct EndDio {
    double keep_share = 0.5;

    static constexpr std::string_view kind = "end_dio";
    static constexpr auto fields() {
        using P = EndDio;
        using enum parameters::Grade;
        return std::array{parameters::Field<P>{
            "keep_share", "share", 0.0, 1.0, &P::keep_share, assumed, "as when a unit is dissolved",
            "local digital staff who go on, the most innovative first"}};
    }
};

/// Couples a project or unit with the departments: liaison people who know its members.
struct LinkDepartments {
    std::uint32_t liaisons_per_department = 1;
    std::uint32_t ties_per_liaison = 3;

    static constexpr std::string_view kind = "link_departments";
    static constexpr auto fields() {
        using P = LinkDepartments;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{"liaisons_per_department", "people", 1.0, 100.0,
                                 &P::liaisons_per_department, assumed, "one contact each",
                                 "liaison people of each department, the most innovative first"},
            parameters::Field<P>{"ties_per_liaison", "ties/person", 1.0, 100.0,
                                 &P::ties_per_liaison, assumed, "as a project's own outside ties",
                                 "ties of each to members of the project or unit"}};
    }
};

/// Online and offline groups of departments are merged, pair by pair: those that are named, else
/// neighbours in the order of the chart.
struct IntegrateMedia {
    double departments_share = 1.0;
    double peer_ties_per_person = 1.0;
    std::vector<std::uint16_t> departments;  ///< in pairs; empty: neighbours in the chart

    static constexpr std::string_view kind = "integrate_media";
    static constexpr auto fields() {
        using P = IntegrateMedia;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{
                "departments_share", "share", 0.0, 1.0, &P::departments_share, assumed,
                "the whole customer relationship at once",
                "part of the departments that take part, in the order of the chart"},
            parameters::Field<P>{"peer_ties_per_person", "ties/person", 0.0, 20.0,
                                 &P::peer_ties_per_person, assumed, "one new colleague each",
                                 "ties that each person gets to the other department"}};
    }
};

/// A team moves: somebody, with everybody below, gets another manager.
struct Reorganise {
    org::PersonId team = org::no_person;
    org::PersonId to = org::no_person;

    static constexpr std::string_view kind = "reorganise";
    static constexpr std::array<parameters::Field<Reorganise>, 0> fields() { return {}; }
};

}  // namespace diorama::interventions
