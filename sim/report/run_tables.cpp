#include "report/run_tables.hpp"

#include <array>
#include <cassert>
#include <vector>

#include "engine/scorecard.hpp"
#include "mechanisms/net_energy.hpp"
#include "report/cause_tables.hpp"
#include "report/csv_lines.hpp"
#include "report/run_programme_tables.hpp"
#include "report/team_table.hpp"

namespace diorama::report {

namespace {

using engine::Simulation;

void write_weekly(Simulation const& run, charts::Names, std::ostream& out) {
    Lines lines(out);
    auto const& record = run.record();
    lines.word("week");
    for (auto const& measure : run.measures()) lines.word(measure.name);
    lines.end();
    for (std::size_t week = 0; week < record.rows(); ++week) {
        lines.cell(week);
        for (std::size_t m = 0; m < record.columns; ++m) lines.cell(record.at(week, m));
        lines.end();
    }
}

void write_departments(Simulation const& run, charts::Names, std::ostream& out) {
    Lines lines(out);
    lines.header(
        "week,department,people,using,integrated,energy,trust,tool_quality,support,default_share,"
        "willing,joined,merged_with");
    auto const& names = run.model().organisation->department_names;
    for (auto const& one : run.record().departments) {
        lines.cell(one.week);
        lines.text(names[one.department]);
        lines.cell(one.people);
        for (double const value :
             {one.using_share, one.integrated_share, one.energy, one.trust, one.tool_quality,
              one.support, one.default_share, one.willing_share, one.joined_share})
            lines.cell(value);
        lines.text(one.merged_with == mechanisms::no_partner ? std::string_view{}
                                                             : names[one.merged_with]);
        lines.end();
    }
}

/// The first role of each person who holds one, "" for the others.
std::vector<std::string_view> roles_of(engine::Model const& model) {
    std::vector<std::string_view> roles(model.organisation->headcount());
    for (std::size_t r = 0; r < mechanisms::role_count; ++r) {
        auto const holder = model.roles.holders[r];
        if (holder != org::no_person && roles[org::row(holder)].empty())
            roles[org::row(holder)] = mechanisms::role_names[r];
    }
    return roles;
}

std::string_view name_of(org::Organisation const& organisation, std::size_t row) {
    auto const& names = organisation.chart.names;
    return names.empty() ? std::string_view{} : names[organisation.post(org::person(row))];
}

void write_people(Simulation const& run, charts::Names names, std::ostream& out) {
    bool const named = names == charts::Names::written;
    Lines lines(out);
    lines.header(
        std::string("id,department,role,culture,data,experience,complied_culture,complied_data,"
                    "complied_experience,energy,trust,present,in_project,in_unit,local_staff,"
                    "net_energy,energy_kind") +
        (named ? ",name" : ""));
    auto const& organisation = *run.model().organisation;
    auto const& people = run.world().people;
    assert(people.headcount() == organisation.headcount());
    auto const roles = roles_of(run.model());
    auto const net = mechanisms::net_energy(people, run.world().ties);
    auto const kinds = mechanisms::energy_kinds(people, run.world().ties, net);
    for (std::size_t i = 0; i < people.headcount(); ++i) {
        auto const standing = people.standings[i];
        lines.text(organisation.id(org::person(i)));
        lines.text(organisation.department_names[people.departments[i]]);
        lines.word(roles[i]);
        for (std::size_t p = 0; p < people::practice_count; ++p)
            lines.word(people::rung_names[standing.rung(p)]);
        for (std::size_t p = 0; p < people::practice_count; ++p) lines.flag(standing.complied(p));
        lines.cell(people.energy[i]);
        lines.cell(people.trust[i]);
        for (bool const on : {standing.present(), standing.in_project(), standing.in_unit(),
                              standing.local_staff()})
            lines.flag(on);
        lines.cell(net[i]);
        lines.word(mechanisms::energy_kind_names[static_cast<std::size_t>(kinds[i])]);
        if (named) lines.text(name_of(organisation, i));
        lines.end();
    }
}

void write_adopters(Simulation const& run, charts::Names names, std::ostream& out) {
    bool const named = names == charts::Names::written;
    Lines lines(out);
    lines.header(named ? "id,adopted,name" : "id,adopted");
    auto const& organisation = *run.model().organisation;
    auto const& adopted = run.world().contagion.adopted;
    for (std::size_t i = 0; i < adopted.size(); ++i) {
        lines.text(organisation.id(org::person(i)));
        lines.flag(adopted[i] != 0);
        if (named) lines.text(name_of(organisation, i));
        lines.end();
    }
}

void write_sessions(Simulation const& run, charts::Names, std::ostream& out) {
    static constexpr std::array<std::string_view, 5> outcomes{"held", "delegated", "slipped",
                                                              "unprepared", "agency"};
    Lines lines(out);
    lines.header("week,activity,step,outcome,required,present,blocker,blocker_role");
    auto const roles = roles_of(run.model());
    for (auto const& session : run.world().programme.sessions) {
        lines.cell(session.week);
        lines.text(run.model().activities[session.activity].name);
        lines.cell(session.step + 1);
        lines.word(outcomes[static_cast<std::size_t>(session.outcome)]);
        lines.cell(session.required_count);
        lines.cell(session.present_count);
        bool const blocked = session.blocker != org::no_person;
        lines.text(blocked ? run.model().organisation->id(session.blocker) : std::string_view{});
        lines.word(blocked ? roles[org::row(session.blocker)] : std::string_view{});
        lines.end();
    }
}

void write_events(Simulation const& run, charts::Names, std::ostream& out) {
    Lines lines(out);
    lines.header("week,event,do,people");
    for (auto const& one : run.record().events) {
        lines.cell(one.week);
        lines.cell(one.event + 1);
        lines.word(interventions::kind_of(run.events()[one.event].action));
        lines.cell(one.people);
        lines.end();
    }
}

void write_leaders(Simulation const& run, charts::Names, std::ostream& out) {
    Lines lines(out);
    lines.header(
        "id,role,title,required_sessions,blocked_sessions,unprepared_sessions,pledged_hours,"
        "given_hours,used_hours,individual_hours,steering_hours");
    auto const& organisation = *run.model().organisation;
    for (auto const& one : run.world().programme.participants) {
        lines.text(organisation.id(one.who));
        lines.word(mechanisms::role_names[static_cast<std::size_t>(one.role)]);
        lines.text(organisation.title(one.who));
        lines.cell(one.required_sessions);
        lines.cell(one.blocked_sessions);
        lines.cell(one.unprepared_sessions);
        for (double const hours :
             {one.pledged_total_hours, one.given_total_hours, one.used_total_hours,
              one.individual_total_hours, one.steering_total_hours})
            lines.cell(hours);
        lines.end();
    }
}

/// A line a KPI and quarter: what a review would look at.
void write_scorecard(Simulation const& run, charts::Names, std::ostream& out) {
    constexpr std::size_t quarter_weeks = 13;
    Lines lines(out);
    lines.header("week,measure,owner,owner_role,value,target,weight,met");
    auto const& record = run.record();
    auto const kpis = engine::scorecard_entries(run.model(), run.world().base);
    for (std::size_t week = quarter_weeks; week < record.rows(); week += quarter_weeks)
        for (auto const& kpi : kpis) {
            auto const place = static_cast<std::size_t>(kpi.measure);
            double const value = record.at(week, place);
            auto const owner = run.model().roles.of(kpi.owner);
            lines.cell(week);
            lines.word(run.measures()[place].name);
            lines.text(owner == org::no_person ? std::string_view{}
                                               : run.model().organisation->id(owner));
            lines.word(mechanisms::role_names[static_cast<std::size_t>(kpi.owner)]);
            lines.cell(value);
            lines.cell(kpi.target);
            lines.cell(kpi.weight);
            lines.flag(engine::reached_share(kpi, value) >= 1.0);
            lines.end();
        }
}

constexpr std::array model_tables{
    RunTable{"weekly.csv", write_weekly},       RunTable{"departments.csv", write_departments},
    RunTable{"people.csv", write_people},       RunTable{"sessions.csv", write_sessions},
    RunTable{"events.csv", write_events},       RunTable{"leaders.csv", write_leaders},
    RunTable{"plan.csv", write_plan},           RunTable{"timing.csv", write_timing},
    RunTable{"scorecard.csv", write_scorecard}, RunTable{"teams.csv", write_teams},
};

constexpr std::array contagion_tables{
    RunTable{"weekly.csv", write_weekly},
    RunTable{"people.csv", write_adopters},
};

constexpr std::array<std::string_view, 16> folder_names{
    "run.json",   "scenario.toml", "weekly.csv", "departments.csv", "people.csv", "sessions.csv",
    "events.csv", "plan.csv",      "timing.csv", "leaders.csv",     "chart.csv",  "ties.csv",
    "moves.csv",  "reasons.csv",   "teams.csv",  "scorecard.csv"};

}  // namespace

std::vector<RunTable> run_tables(engine::Simulation const& run) {
    if (run.model().bare_contagion()) return {contagion_tables.begin(), contagion_tables.end()};
    std::vector<RunTable> tables(model_tables.begin(), model_tables.end());
    if (run.causes() != nullptr) {
        tables.push_back({"moves.csv", write_moves});
        tables.push_back({"reasons.csv", write_reasons});
    }
    return tables;
}

std::span<std::string_view const> run_folder_names() { return folder_names; }

}  // namespace diorama::report
