#include <fmt/format.h>

#include <algorithm>

#include "people/practice.hpp"
#include "scenario/actions.hpp"
#include "scenario/draft.hpp"
#include "scenario/key_hints.hpp"
#include "scenario/table_reader.hpp"

namespace diorama::scenario {

std::vector<std::string_view> role_words() {
    return {mechanisms::role_names.begin(), mechanisms::role_names.end()};
}

namespace {

/// The roles of an activity: each known, each once, at least one.
std::vector<mechanisms::Role> read_roles(TableReader& reader) {
    std::vector<mechanisms::Role> roles;
    auto const names = reader.texts("roles", R"(roles = ["chief_executive", "finance_officer"])");
    if (!names) return roles;
    if (names->empty())
        reader.problems().add(reader.place_of("roles"),
                              "an activity without roles needs nobody and is never held",
                              "name at least one role");
    for (auto const& name : *names) {
        auto const words = role_words();
        auto const found = std::find(words.begin(), words.end(), name.text);
        if (found == words.end()) {
            reader.problems().add(name.place, fmt::format("no role is called '{}'", name.text),
                                  suggest(name.text, words));
            continue;
        }
        auto const role = static_cast<mechanisms::Role>(found - words.begin());
        if (std::find(roles.begin(), roles.end(), role) != roles.end())
            reader.problems().add(name.place, fmt::format("role '{}' is named twice", name.text),
                                  "name it once");
        roles.push_back(role);
    }
    return roles;
}

mechanisms::Activity read_activity(Value const& value, std::size_t row,
                                   std::vector<NamedPrerequisite>& prerequisites,
                                   problems::Problems& problems) {
    TableReader reader(&value.table, "programme.activity.", problems);
    mechanisms::Activity activity;
    reader.require("name", value.place, R"(name = "customer journeys")");
    reader.require("area", value.place, R"(area = "culture", "data" or "experience")");
    reader.require("roles", value.place, R"(roles = ["chief_executive", "finance_officer"])");
    if (auto const name = reader.text("name")) activity.name = *name;
    if (auto const area =
            reader.choice("area", {people::practice_names.begin(), people::practice_names.end()}))
        activity.area = static_cast<people::Practice>(*area);
    activity.roles = read_roles(reader);
    if (auto const read = reader.whole("sessions", 1, 200, "sessions"))
        activity.sessions = static_cast<std::uint32_t>(*read);
    if (auto const read = reader.whole("session_hours", 1, 8, "hours"))
        activity.session_hours = static_cast<std::uint32_t>(*read);
    if (auto const read = reader.whole("playback_hours", 1, 8, "hours"))
        activity.playback_hours = static_cast<std::uint32_t>(*read);
    if (auto const read = reader.number("complete_share", 0.0, 1.0, "share"))
        activity.complete_share = *read;
    activity.agenda = reader.text("agenda").value_or("");
    activity.outcome = reader.text("outcome").value_or("");
    if (auto const tools = reader.texts("tools", R"(tools = ["journey map", "complaint log"])"))
        for (auto const& tool : *tools) activity.tools.push_back(tool.text);
    read_actions(reader, row, activity, prerequisites);
    reader.complain_of_unknown();
    return activity;
}

}  // namespace

void read_activities(TableReader& programme, Draft& draft) {
    auto const tables = programme.tables("activity");
    if (programme.value("activity") == nullptr) {
        draft.activities = mechanisms::default_activities();
        return;
    }
    std::vector<NamedPrerequisite> prerequisites;
    for (auto const* table : tables) {
        auto activity =
            read_activity(*table, draft.activities.size(), prerequisites, programme.problems());
        bool const known =
            std::any_of(draft.activities.begin(), draft.activities.end(), [&](auto const& other) {
                return !activity.name.empty() && other.name == activity.name;
            });
        if (known)
            programme.problems().add(
                table->place, fmt::format("a second activity is called '{}'", activity.name),
                "give each activity a name of its own: sessions.csv tells them apart by it");
        draft.activities.push_back(std::move(activity));
    }
    settle_prerequisites(prerequisites, draft.activities, programme.problems());
}

void read_role_rules(TableReader& top, Draft& draft) {
    for (auto const* table : top.tables("role")) {
        TableReader reader(&table->table, "role.", top.problems());
        RoleRule rule;
        rule.place = table->place;
        reader.require("role", table->place, R"(role = "finance_officer")");
        auto const role = reader.choice("role", role_words());
        if (role) rule.role = static_cast<mechanisms::Role>(*role);
        if (auto const patterns =
                reader.texts("patterns", R"(patterns = ["chief financial officer", "CFO"])"))
            for (auto const& pattern : *patterns) {
                rule.patterns.push_back(pattern.text);
                if (TitlePattern(pattern.text).empty())
                    top.problems().add(
                        pattern.place,
                        fmt::format("'{}' has no word to look for in a title", pattern.text),
                        R"(write words of a title, as "finance director" or "head of data*")");
            }
        rule.holder = reader.text("holder");
        if (rule.holder) rule.place = reader.value("holder")->place;
        rule.vacant = reader.flag("vacant").value_or(false);
        if (auto const* vacant = reader.value("vacant"); vacant != nullptr && !rule.vacant)
            top.problems().add(vacant->place, "vacant = false says nothing of who holds the role",
                               "write patterns or holder, or leave this [[role]] out");
        int const ways = (reader.value("patterns") != nullptr) +
                         (reader.value("holder") != nullptr) + (reader.value("vacant") != nullptr);
        if (ways != 1)
            top.problems().add(table->place,
                               "a role is found by patterns, or held by one person, or vacant",
                               "write exactly one of patterns, holder and vacant");
        reader.complain_of_unknown();
        if (!role) continue;
        for (auto const& other : draft.role_rules)
            if (other.role == rule.role)
                top.problems().add(
                    table->place,
                    fmt::format("role '{}' is described twice", mechanisms::role_names[*role]),
                    "write one [[role]] for it, with all its patterns");
        draft.role_rules.push_back(std::move(rule));
    }
}

}  // namespace diorama::scenario
