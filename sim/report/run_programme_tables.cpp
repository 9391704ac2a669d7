#include "report/run_programme_tables.hpp"

#include <fmt/format.h>

#include "report/csv_lines.hpp"
#include "report/run_timing.hpp"

namespace diorama::report {

namespace {

using engine::Simulation;
using mechanisms::Action;
using mechanisms::Activity;

/// What one role does alone before a step: a listed action, or what the role does without one.
void write_alone(Simulation const& run, Activity const& activity, mechanisms::Task const& task,
                 Lines& lines) {
    auto const& preparation = run.model().get<mechanisms::Preparation>();
    Action const* action =
        task.action == mechanisms::none_needed ? nullptr : &activity.actions[task.action];
    double hours = activity.individual_hours.value_or(preparation.hours_of(task.role));
    std::string prerequisite;
    if (action != nullptr) {
        hours = action->hours.value_or(hours);
        if (action->needs_action != mechanisms::none_needed)
            prerequisite = activity.actions[action->needs_action].name;
        if (action->needs_activity != mechanisms::none_needed)
            prerequisite = run.model().activities[action->needs_activity].name;
    }
    auto const who = run.world().programme.participants[task.participant].who;
    lines.text(activity.name);
    lines.word(people::practice_names[static_cast<std::size_t>(activity.area)]);
    lines.word("alone");
    lines.word(action != nullptr && action->step ? fmt::format("{}", *action->step + 1) : "");
    lines.word(mechanisms::role_names[static_cast<std::size_t>(task.role)]);
    lines.text(run.model().organisation->id(who));
    lines.cell(hours * preparation.factor);
    lines.text(action != nullptr ? std::string_view(action->name)
                                 : mechanisms::default_action(task.role));
    lines.text(prerequisite);
    lines.word("");
    lines.text(action != nullptr ? std::string_view(action->outcome) : std::string_view{});
    lines.end();
}

void write_together(Activity const& activity, bool playback, Lines& lines) {
    std::string roles;
    for (auto const role : activity.roles)
        roles += fmt::format("{}{}", roles.empty() ? "" : " ",
                             mechanisms::role_names[static_cast<std::size_t>(role)]);
    std::string tools;
    for (auto const& tool : activity.tools) tools += (tools.empty() ? "" : "; ") + tool;
    lines.text(activity.name);
    lines.word(people::practice_names[static_cast<std::size_t>(activity.area)]);
    lines.word(playback ? "playback" : "session");
    lines.word(playback                ? fmt::format("{}", activity.sessions + 1)
               : activity.sessions > 1 ? fmt::format("1-{}", activity.sessions)
                                       : std::string("1"));
    lines.text(playback ? roles + " and the chief_executive" : roles);
    lines.word("");
    lines.cell(playback ? activity.playback_hours : activity.session_hours);
    lines.text(playback ? std::string_view("the results are played back to the leadership")
                        : std::string_view(activity.agenda));
    lines.word("");
    lines.text(playback ? std::string_view{} : std::string_view(tools));
    lines.text(playback ? std::string_view(activity.outcome) : std::string_view{});
    lines.end();
}

void write_week(std::optional<std::uint32_t> const& week, Lines& lines) {
    if (week)
        lines.cell(*week);
    else
        lines.word("");
}

void write_timing_line(Simulation const& run, std::string_view scope, std::string_view area,
                       std::string_view activity, mechanisms::Timing const& timing, Lines& lines) {
    lines.word(scope);
    lines.word(area);
    lines.text(activity);
    write_week(timing.planned_week, lines);
    write_week(timing.nominal_week, lines);
    write_week(timing.effective_week, lines);
    if (timing.planned_week && timing.nominal_week)
        lines.cell(static_cast<std::int64_t>(*timing.nominal_week) - *timing.planned_week);
    else
        lines.word("");
    lines.cell(timing.slipped_sessions);
    lines.cell(timing.unprepared_sessions);
    auto const* worst = timing.worst();
    lines.text(worst ? run.model().organisation->id(worst->who) : std::string_view{});
    lines.word(worst ? mechanisms::role_names[static_cast<std::size_t>(worst->role)]
                     : std::string_view{});
    if (worst)
        lines.cell(worst->share());
    else
        lines.word("");
    lines.end();
}

}  // namespace

void write_plan(Simulation const& run, charts::Names, std::ostream& out) {
    Lines lines(out);
    lines.header("activity,area,kind,session,role,person,hours,agenda,prerequisite,tools,outcome");
    auto const& plan = run.model().activities;
    for (std::size_t a = 0; a < plan.size(); ++a) {
        for (auto const& task : run.world().programme.tasks[a])
            write_alone(run, plan[a], task, lines);
        write_together(plan[a], false, lines);
        write_together(plan[a], true, lines);
    }
}

void write_timing(Simulation const& run, charts::Names, std::ostream& out) {
    Lines lines(out);
    lines.header(
        "scope,area,activity,planned_week,nominal_week,effective_week,delay_weeks,"
        "slipped_sessions,unprepared_sessions,blocker,blocker_role,blocker_share");
    auto const timing = timing_of(run);
    auto const& plan = run.model().activities;
    if (plan.empty()) return;
    write_timing_line(run, "programme", "", "", timing.whole, lines);
    for (std::size_t area = 0; area < people::practice_count; ++area)
        write_timing_line(run, "area", people::practice_names[area], "", timing.areas[area], lines);
    for (std::size_t a = 0; a < plan.size(); ++a)
        write_timing_line(run, "activity",
                          people::practice_names[static_cast<std::size_t>(plan[a].area)],
                          plan[a].name, timing.activities[a], lines);
}

}  // namespace diorama::report
