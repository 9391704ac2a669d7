#include <fmt/format.h>

#include <algorithm>

#include "scenario/actions.hpp"
#include "scenario/key_hints.hpp"

namespace diorama::scenario {

namespace {

using mechanisms::Action;
using mechanisms::Activity;
using mechanisms::Role;

std::string_view name_of(Role role) {
    return mechanisms::role_names[static_cast<std::size_t>(role)];
}

/// Whether the role comes to that step; everybody may be asked for something before each.
bool takes_part(Activity const& activity, Action const& action) {
    // Without any role that could be read, more need not be said.
    if (activity.roles.empty() || std::find(activity.roles.begin(), activity.roles.end(),
                                            action.role) != activity.roles.end())
        return true;
    // The chief executive comes to every playback.
    return action.role == Role::chief_executive && action.step == activity.sessions;
}

Action read_action(Value const& value, Activity const& activity, problems::Problems& problems,
                   std::optional<Value>& prerequisite) {
    TableReader reader(&value.table, "programme.activity.action.", problems);
    Action action;
    reader.require("role", value.place, R"(role = "business_analyst")");
    auto const role = reader.choice("role", role_words());
    if (role) action.role = static_cast<Role>(*role);
    action.name = reader.text("name").value_or(std::string(role ? name_of(action.role) : ""));
    action.hours = reader.number("hours", 0.0, 80.0, "hours");
    if (auto const read = reader.whole("session", 1, activity.sessions + 1, "session"))
        action.step = static_cast<std::uint32_t>(*read - 1);
    action.outcome = reader.text("outcome").value_or("");
    if (reader.text("prerequisite")) prerequisite = *reader.value("prerequisite");
    if (role && !takes_part(activity, action))
        problems.add(
            reader.place_of("role"),
            fmt::format("role '{}' does not come to what it would prepare", name_of(action.role)),
            "add it to the activity's roles, or name the role that comes");
    reader.complain_of_unknown();
    return action;
}

/// Whether following the actions from this one comes back to it.
bool waits_for_itself(Activity const& activity, std::size_t action) {
    auto next = activity.actions[action].needs_action;
    for (std::size_t steps = 0; steps < activity.actions.size(); ++steps) {
        if (next == mechanisms::none_needed) return false;
        if (next == action) return true;
        next = activity.actions[next].needs_action;
    }
    return false;
}

/// Whether one activity can begin its end only after the other: by sequence or by prerequisite.
bool waits_for(std::vector<Activity> const& plan, std::size_t one, std::size_t other,
               std::vector<bool>& seen) {
    if (one == other) return true;
    if (seen[one]) return false;
    seen[one] = true;
    for (std::size_t before = 0; before < one; ++before)
        if (plan[before].area == plan[one].area && waits_for(plan, before, other, seen))
            return true;
    return std::any_of(plan[one].actions.begin(), plan[one].actions.end(), [&](Action const& a) {
        return a.needs_activity != mechanisms::none_needed &&
               waits_for(plan, a.needs_activity, other, seen);
    });
}

template <class List>
std::uint32_t row_named(List const& list, std::string const& name) {
    for (std::size_t k = 0; k < list.size(); ++k)
        if (list[k].name == name) return static_cast<std::uint32_t>(k);
    return mechanisms::none_needed;
}

void settle(NamedPrerequisite const& one, std::vector<Activity>& plan,
            problems::Problems& problems) {
    auto& activity = plan[one.activity];
    auto& action = activity.actions[one.action];
    action.needs_action = row_named(activity.actions, one.name);
    if (action.needs_action != mechanisms::none_needed) {
        auto const& first = activity.actions[action.needs_action];
        if (first.step && (!action.step || *action.step < *first.step))
            problems.add(one.place,
                         fmt::format("'{}' belongs to session {} and is needed before that",
                                     one.name, *first.step + 1),
                         "give this action the same session or a later one");
        return;
    }
    action.needs_activity = row_named(plan, one.name);
    if (action.needs_activity != mechanisms::none_needed) return;
    std::vector<std::string_view> known;
    for (auto const& other : activity.actions) known.push_back(other.name);
    for (auto const& other : plan) known.push_back(other.name);
    problems.add(one.place,
                 fmt::format("no action of this activity and no activity is called '{}'", one.name),
                 suggest(one.name, known));
}

}  // namespace

void read_actions(TableReader& reader, std::size_t row, Activity& activity,
                  std::vector<NamedPrerequisite>& prerequisites) {
    activity.individual_hours = reader.number("individual_hours", 0.0, 80.0, "hours");
    for (auto const* table : reader.tables("action")) {
        std::optional<Value> prerequisite;
        auto action = read_action(*table, activity, reader.problems(), prerequisite);
        if (row_named(activity.actions, action.name) != mechanisms::none_needed)
            reader.problems().add(table->place,
                                  fmt::format("a second action is called '{}'", action.name),
                                  "give each action of an activity a name of its own");
        if (prerequisite)
            prerequisites.push_back(
                {row, activity.actions.size(), prerequisite->text, prerequisite->place});
        activity.actions.push_back(std::move(action));
    }
}

void settle_prerequisites(std::vector<NamedPrerequisite> const& prerequisites,
                          std::vector<Activity>& plan, problems::Problems& problems) {
    for (auto const& one : prerequisites) settle(one, plan, problems);
    for (auto const& one : prerequisites) {
        auto const& action = plan[one.activity].actions[one.action];
        std::vector<bool> seen(plan.size(), false);
        if (waits_for_itself(plan[one.activity], one.action))
            problems.add(one.place, fmt::format("'{}' waits for itself in the end", action.name),
                         "leave out one prerequisite of the circle");
        else if (action.needs_activity != mechanisms::none_needed &&
                 waits_for(plan, action.needs_activity, one.activity, seen))
            problems.add(
                one.place,
                fmt::format("'{}' comes after this activity, which waits for it", one.name),
                "name an activity that can be complete before this one");
    }
}

}  // namespace diorama::scenario
