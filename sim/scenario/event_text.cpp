#include "scenario/event_text.hpp"

#include <fmt/format.h>

#include "mechanisms/reference.hpp"
#include "scenario/draft.hpp"
#include "scenario/field_lines.hpp"

namespace diorama::scenario {

namespace {

/// `departments = [...]` of a merger that names them.
std::string departments_line(interventions::IntegrateMedia const& action,
                             org::Organisation const& organisation) {
    std::string names;
    for (auto const department : action.departments)
        names +=
            (names.empty() ? "" : ", ") + quoted_text(organisation.department_names[department]);
    return names.empty() ? "" : fmt::format("departments = [{}]\n", names);
}

/// `path` and `value` of a `set`, the value as the parameter itself is written.
std::string set_lines(interventions::SetParameter const& set) {
    mechanisms::Parameters scratch;
    mechanisms::assign_parameter(scratch, set.path, set.value);
    std::string text;
    std::uint32_t place = 0;
    mechanisms::for_each_parameter(scratch, [&](auto const& owner, auto const& field) {
        if (place++ != set.path.place) return;
        text = fmt::format("path = \"{}.{}\"\nvalue = {}\n",
                           std::remove_cvref_t<decltype(owner)>::table, field.name,
                           field_text(owner, field));
    });
    return text;
}

std::string action_lines(interventions::Action const& action, org::Organisation const& organisation,
                         Comments comments) {
    return std::visit(
        [&](auto const& one) {
            using A = std::remove_cvref_t<decltype(one)>;
            if constexpr (std::is_same_v<A, interventions::SetParameter>)
                return set_lines(one);
            else if constexpr (std::is_same_v<A, interventions::Reorganise>)
                return fmt::format("team = {}\nto = {}\n", quoted_text(organisation.id(one.team)),
                                   quoted_text(organisation.id(one.to)));
            else if constexpr (std::is_same_v<A, interventions::IntegrateMedia>)
                return field_lines(one, comments) + departments_line(one, organisation);
            else
                return field_lines(one, comments);
        },
        action);
}

/// Whether the event names only people and departments that there are: a text could not be made of
/// others.
bool names_are_known(interventions::Event const& event, org::Organisation const& organisation) {
    if (auto const* moved = std::get_if<interventions::Reorganise>(&event.action))
        return org::row(moved->team) < organisation.headcount() &&
               org::row(moved->to) < organisation.headcount();
    if (auto const* merged = std::get_if<interventions::IntegrateMedia>(&event.action))
        for (auto const department : merged->departments)
            if (department >= organisation.department_names.size()) return false;
    return true;
}

}  // namespace

std::string event_text(interventions::Event const& event, org::Organisation const& organisation,
                       Comments comments) {
    std::string text = "\n[[event]]\n";
    text += event.when ? fmt::format("when = {}\n", quoted_text(event.when->text()))
                       : fmt::format("at_week = {}\n", event.at_week);
    if (event.every_weeks > 0) text += fmt::format("every = {}\n", event.every_weeks);
    text += fmt::format("do = \"{}\"\n", interventions::kind_of(event.action));
    return text + action_lines(event.action, organisation, comments);
}

std::optional<interventions::Event> checked_event(interventions::Event const& event,
                                                  engine::Model const& model,
                                                  problems::Problems& problems) {
    std::string const name = "event";
    if (!names_are_known(event, *model.organisation)) {
        problems.add({name, 0, 0}, "the event names a person or a department that is not there",
                     "choose one of this organisation");
        return std::nullopt;
    }
    std::size_t const before = problems.count();
    auto const table =
        parse_document(event_text(event, *model.organisation, Comments::left_out), name, problems);
    if (!table) return std::nullopt;
    Draft draft;
    draft.parameters = model.parameters;
    draft.weeks = model.weeks;
    std::vector<std::string> notes;
    TableReader top(&*table, "", problems);
    read_events(top, draft, notes);
    settle_moved_teams(*model.organisation, draft, problems);
    settle_merged_departments(*model.organisation, draft, problems);
    if (problems.count() != before || draft.events.size() != 1) return std::nullopt;
    return std::move(draft.events.front());
}

std::string text_with_events(Scenario const& scenario, std::string const& name,
                             std::span<interventions::Event const> added,
                             std::string const& chart_path, std::string const& ties_path) {
    auto parts = scenario.parts;
    auto const& model = scenario.model;
    // A study may have given its arms other weeks and another seed than their files say.
    parts.head =
        fmt::format("name = {}\ndescription = {}\nweeks = {}\nseed = {}\n", quoted_text(name),
                    quoted_text(scenario.description), model.weeks, model.seed);
    auto text = parts.text(chart_path, ties_path);
    for (auto const& event : added)
        text += event_text(event, *model.organisation, Comments::written);
    return text;
}

}  // namespace diorama::scenario
