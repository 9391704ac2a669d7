#include "scenario/resolved.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "calendar/appointment.hpp"
#include "mechanisms/reference.hpp"
#include "scenario/event_text.hpp"
#include "scenario/field_lines.hpp"

namespace diorama::scenario {

namespace {

/// [programme] and the others: one block a table, tables by first appearance in the catalogue.
std::string parameter_tables(mechanisms::Parameters const& parameters, bool has_activities,
                             bool has_initiatives, Comments comments) {
    std::vector<std::string_view> order;
    std::map<std::string_view, std::string> blocks;
    mechanisms::for_each_parameter(parameters, [&](auto const& owner, auto const& field) {
        auto const table = std::remove_cvref_t<decltype(owner)>::table;
        if (blocks.find(table) == blocks.end()) order.push_back(table);
        blocks[table] += field_line(owner, field, comments);
    });
    // Without any activity the key must still be there, or the default ones would come back.
    if (!has_activities) blocks["programme"] += "activity = []\n";
    if (!has_initiatives) blocks["strategy"] += "initiative = []\n";
    std::string text;
    for (auto const table : order) text += fmt::format("\n[{}]\n{}", table, blocks[table]);
    return text;
}

std::string actions_text(std::vector<mechanisms::Activity> const& activities,
                         mechanisms::Activity const& activity) {
    std::string text;
    for (auto const& action : activity.actions) {
        text += fmt::format("\n[[programme.activity.action]]\nname = {}\nrole = \"{}\"\n",
                            quoted_text(action.name),
                            mechanisms::role_names[static_cast<std::size_t>(action.role)]);
        if (action.hours) text += fmt::format("hours = {}\n", number_text(*action.hours));
        if (action.step) text += fmt::format("session = {}\n", *action.step + 1);
        if (action.needs_action != mechanisms::none_needed)
            text += fmt::format("prerequisite = {}\n",
                                quoted_text(activity.actions[action.needs_action].name));
        if (action.needs_activity != mechanisms::none_needed)
            text += fmt::format("prerequisite = {}\n",
                                quoted_text(activities[action.needs_activity].name));
        text += fmt::format("outcome = {}\n", quoted_text(action.outcome));
    }
    return text;
}

std::string activities_text(std::vector<mechanisms::Activity> const& activities) {
    std::string text;
    for (auto const& activity : activities) {
        std::string roles;
        for (auto const role : activity.roles)
            roles += fmt::format("{}\"{}\"", roles.empty() ? "" : ", ",
                                 mechanisms::role_names[static_cast<std::size_t>(role)]);
        text += fmt::format(
            "\n[[programme.activity]]\nname = {}\narea = \"{}\"\nroles = [{}]\nsessions = {}\n"
            "session_hours = {}\nplayback_hours = {}\ncomplete_share = {}\n",
            quoted_text(activity.name),
            people::practice_names[static_cast<std::size_t>(activity.area)], roles,
            activity.sessions, activity.session_hours, activity.playback_hours,
            number_text(activity.complete_share));
        std::string tools;
        for (auto const& tool : activity.tools)
            tools += (tools.empty() ? "" : ", ") + quoted_text(tool);
        text += fmt::format("agenda = {}\ntools = [{}]\noutcome = {}\n",
                            quoted_text(activity.agenda), tools, quoted_text(activity.outcome));
        if (activity.individual_hours)
            text += fmt::format("individual_hours = {}\n", number_text(*activity.individual_hours));
        text += actions_text(activities, activity);
    }
    return text;
}

std::string initiatives_text(std::vector<mechanisms::Initiative> const& initiatives) {
    std::string text;
    for (auto const& one : initiatives)
        text += fmt::format(
            "\n[[strategy.initiative]]\nname = {}\ntarget = \"{}\"\ncost_low_per_person = {}\n"
            "cost_high_per_person = {}\nweeks = {}\neffect = {}\n",
            quoted_text(one.name),
            mechanisms::initiative_target_names[static_cast<std::size_t>(one.target)],
            number_text(one.cost_low_per_person), number_text(one.cost_high_per_person), one.weeks,
            number_text(one.effect));
    return text;
}

std::string scorecard_text(std::vector<engine::Kpi> const& scorecard) {
    std::string text;
    for (auto const& kpi : scorecard)
        text += fmt::format(
            "\n[[strategy.scorecard]]\nmeasure = \"{}\"\ntarget = {}\nweight = "
            "{}\nowner = \"{}\"\n",
            measures::catalogue()[static_cast<std::size_t>(kpi.measure)].name,
            number_text(kpi.target), number_text(kpi.weight),
            mechanisms::role_names[static_cast<std::size_t>(kpi.owner)]);
    return text;
}

std::string diaries_text(engine::Model const& model) {
    std::string text;
    for (auto const& diary : model.diaries) {
        // One text an appointment: `mon 9-12, tue 13-17` becomes two.
        std::string times = calendar::appointments_text(diary.busy);
        for (std::size_t at = 0; (at = times.find(", ", at)) != std::string::npos; at += 4)
            times.replace(at, 2, "\", \"");
        text += fmt::format("\n[[leadership.diary]]\nperson = {}\nbusy = [{}]\n",
                            quoted_text(model.organisation->id(diary.who)),
                            times.empty() ? "" : "\"" + times + "\"");
    }
    return text;
}

std::string roles_text(engine::Model const& model) {
    std::string text;
    for (std::size_t r = 0; r < mechanisms::role_count; ++r) {
        auto const holder = model.roles.of(static_cast<mechanisms::Role>(r));
        text += fmt::format("\n[[role]]\nrole = \"{}\"\n", mechanisms::role_names[r]);
        text += holder == org::no_person
                    ? std::string("vacant = true\n")
                    : fmt::format("holder = {}\n", quoted_text(model.organisation->id(holder)));
    }
    return text;
}

std::string events_text(engine::Model const& model, Comments comments) {
    std::string text;
    for (auto const& event : model.events) text += event_text(event, *model.organisation, comments);
    return text;
}

std::string whole_path(std::optional<NamedFile> const& file) {
    if (!file) return {};
    std::error_code error;
    auto const path = std::filesystem::weakly_canonical(file->path, error);
    return error ? file->path : path.string();
}

}  // namespace

std::string quoted_text(std::string_view text) {
    std::string quoted = "\"";
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            quoted += {'\\', c};
        else if (c == '\n')
            quoted += "\\n";
        else if (c == '\t')
            quoted += "\\t";
        else if (byte < 0x20 || byte == 0x7f)
            quoted += fmt::format("\\u{:04X}", byte);
        else
            quoted += c;
    }
    return quoted + "\"";
}

std::string resolved_body(engine::Model const& model, Comments comments) {
    auto text = parameter_tables(model.parameters, !model.activities.empty(),
                                 !model.initiatives.empty(), comments);
    text += activities_text(model.activities);
    text += initiatives_text(model.initiatives);
    text += scorecard_text(model.scorecard);
    text += diaries_text(model);
    text += roles_text(model);
    return text + events_text(model, comments);
}

ResolvedParts resolved_parts(Draft const& draft, engine::Model const& model) {
    ResolvedParts parts;
    OrganisationSource const& source = draft.organisation;
    parts.head =
        fmt::format("name = {}\ndescription = {}\nweeks = {}\nseed = {}\n", quoted_text(draft.name),
                    quoted_text(draft.description), model.weeks, model.seed);
    parts.chart = whole_path(source.chart);
    // A GraphML chart may have brought its ties along: they have to be named once it is copied.
    parts.ties = source.ties                          ? whole_path(source.ties)
                 : model.organisation->ties_generated ? ""
                                                      : parts.chart;
    if (!source.chart)
        parts.generated =
            fmt::format("\n[organisation.generate]\nseed = {}\n{}", source.generate_seed,
                        field_lines(source.generate, Comments::written));
    if (parts.ties.empty())
        parts.generated += fmt::format("\n[community]\nseed = {}\n{}", source.community_seed,
                                       field_lines(source.community, Comments::written));
    parts.body = resolved_body(model, Comments::written);
    return parts;
}

void ResolvedParts::set_seed(std::uint64_t seed) {
    // The seed's line is the last of the head.
    head.erase(head.rfind("seed = "));
    head += fmt::format("seed = {}\n", seed);
}

std::string ResolvedParts::text(std::string const& chart_path, std::string const& ties_path) const {
    auto text = head;
    if (!chart.empty() || !ties.empty()) text += "\n[organisation]\n";
    if (!chart.empty()) text += fmt::format("chart = {}\n", quoted_text(chart_path));
    if (!ties.empty()) text += fmt::format("ties = {}\n", quoted_text(ties_path));
    return text + generated + body;
}

}  // namespace diorama::scenario
