#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "mechanisms/reference.hpp"
#include "scenario/consistency.hpp"
#include "scenario/draft.hpp"
#include "scenario/field_reader.hpp"
#include "scenario/key_hints.hpp"

namespace diorama::scenario {

namespace {

using interventions::Action;
using interventions::SetParameter;

/// Reads `value` as the parameter at `ref` would be read in its own table.
std::optional<double> read_as_parameter(mechanisms::ParameterRef ref, std::string const& path,
                                        Value const& value, problems::Problems& problems) {
    mechanisms::Parameters scratch;
    std::size_t const before = problems.count();
    std::uint32_t place = 0;
    mechanisms::for_each_parameter(scratch, [&](auto& owner, auto const& field) {
        if (place++ != ref.place) return;
        Table single;
        single.entries.push_back({std::string(field.name), value.place, value});
        TableReader reader(&single, path.substr(0, path.rfind('.') + 1), problems);
        read_field(reader, owner, field);
    });
    if (problems.count() != before) return std::nullopt;
    return mechanisms::read_parameter(scratch, ref);
}

/// What `path` was probably meant to be: by its last part alone, else by all its letters.
std::string parameter_suggestion(std::string const& path) {
    auto const paths = mechanisms::parameter_paths();
    for (auto const& known : paths)
        if (std::string_view(known).substr(known.rfind('.') + 1) == path) return "write " + known;
    return suggest(path, {paths.begin(), paths.end()});
}

SetParameter read_set(TableReader& reader, problems::Place const& event_place) {
    SetParameter action;
    reader.require("path", event_place, R"(path = "leadership.pledge_hours_per_week")");
    reader.require("value", event_place, "value = 6");
    auto const path = reader.text("path");
    Value const* const value = reader.value("value");
    if (!path) return action;
    auto const ref = mechanisms::find_parameter(*path);
    if (!ref) {
        reader.problems().add(reader.value("path")->place,
                              fmt::format("no parameter is called '{}'", *path),
                              parameter_suggestion(*path));
        return action;
    }
    action.path = *ref;
    if (*path == "mechanisms.contagion")
        reader.problems().add(reader.value("path")->place,
                              "bare contagion cannot begin or end within a run",
                              "write it in [mechanisms]");
    else if (value != nullptr)
        if (auto const number = read_as_parameter(*ref, *path, *value, reader.problems()))
            action.value = *number;
    return action;
}

template <class One>
One read_action(TableReader& reader, problems::Place const& event_place) {
    One action{};
    if constexpr (std::is_same_v<One, SetParameter>)
        action = read_set(reader, event_place);
    else if constexpr (std::is_same_v<One, interventions::Reorganise>)
        return action;  // ids: read_moved_team
    else
        read_fields(reader, action);
    return action;
}

template <std::size_t... places>
std::vector<std::string_view> kinds(std::index_sequence<places...>) {
    return {std::variant_alternative_t<places, Action>::kind...};
}

template <std::size_t... places>
Action read_action_at(std::size_t wanted, TableReader& reader, problems::Place const& event_place,
                      std::index_sequence<places...>) {
    Action action;
    ((places == wanted ? void(action = read_action<std::variant_alternative_t<places, Action>>(
                                  reader, event_place))
                       : void()),
     ...);
    return action;
}

constexpr auto every_action = std::make_index_sequence<std::variant_size_v<Action>>{};

std::optional<measures::Condition> read_condition(TableReader& reader) {
    auto const text = reader.text("when");
    if (!text) return std::nullopt;
    auto parsed = measures::Condition::parse(*text);
    if (auto const* mistake = std::get_if<measures::Condition::Mistake>(&parsed)) {
        auto place = reader.value("when")->place;
        place.column += 1 + static_cast<std::uint32_t>(mistake->offset);
        reader.problems().add(place, "when: " + mistake->what, mistake->instead);
        return std::nullopt;
    }
    return std::get<measures::Condition>(std::move(parsed));
}

interventions::Event read_event(Value const& table, problems::Problems& problems, Draft& draft) {
    TableReader reader(&table.table, "event.", problems);
    interventions::Event event;
    if (auto const week = reader.whole("at_week", 1, 5200, "weeks"))
        event.at_week = static_cast<std::uint32_t>(*week);
    event.when = read_condition(reader);
    if (auto const every = reader.whole("every", 1, 5200, "weeks"))
        event.every_weeks = static_cast<std::uint32_t>(*every);
    bool const by_week = reader.value("at_week") != nullptr;
    bool const by_question = reader.value("when") != nullptr;
    if (by_week && by_question)
        problems.add(reader.place_of("when"),
                     "an event happens in a week or on a condition, not both",
                     "leave one out, or put the week into the condition: "
                     R"(when = "week >= 12 and using >= 0.2")");
    if (!by_week && !by_question)
        problems.add(table.place, "this event never happens",
                     R"(write at_week = 12 or when = "using >= 0.2")");
    reader.require("do", table.place, R"(do = "launch_unit")");
    auto const words = kinds(every_action);
    auto const kind = reader.choice("do", words);
    if (!kind) return event;  // which keys are right depends on it
    event.action = read_action_at(*kind, reader, table.place, every_action);
    if (std::holds_alternative<interventions::Reorganise>(event.action)) {
        draft.moved_teams.push_back(read_moved_team(reader, table.place));
        draft.moved_teams.back().event = draft.events.size();
    }
    if (std::holds_alternative<interventions::IntegrateMedia>(event.action)) {
        draft.merged_departments.push_back(read_merged_departments(reader));
        draft.merged_departments.back().event = draft.events.size();
    }
    reader.complain_of_unknown();
    return event;
}

/// Bare contagion has neither structures nor the model's measures.
void check_contagion(interventions::Event const& event, Value const& table,
                     problems::Problems& problems) {
    bool const sets = std::holds_alternative<SetParameter>(event.action);
    if (!sets || event.when)
        problems.add(table.place, "bare contagion has no structures and no measures to ask for",
                     R"(keep only events with at_week and do = "set")");
}

/// A value that `set` brings and that contradicts the other parameters of the scenario.
void check_set(interventions::Event const& event, Value const& table,
               mechanisms::Parameters parameters, problems::Problems& problems) {
    auto const* const set = std::get_if<SetParameter>(&event.action);
    if (set == nullptr) return;
    mechanisms::assign_parameter(parameters, set->path, set->value);
    for (auto const& one : find_contradictions(parameters))
        problems.add(table.place, "after this event " + one.what, one.instead);
}

}  // namespace

void read_events(TableReader& top, Draft& draft, std::vector<std::string>& notes) {
    auto& problems = top.problems();
    bool const contagion = std::get<mechanisms::Switches>(draft.parameters).contagion;
    for (auto const* table : top.tables("event")) {
        std::size_t const before = problems.count();
        auto event = read_event(*table, problems, draft);
        if (problems.count() != before) {
            // A refused event has no place that its team's ids could be settled in later.
            std::erase_if(draft.moved_teams,
                          [&](auto const& moved) { return moved.event == draft.events.size(); });
            std::erase_if(draft.merged_departments,
                          [&](auto const& merged) { return merged.event == draft.events.size(); });
            continue;
        }
        if (contagion) check_contagion(event, *table, problems);
        if (before == 0) check_set(event, *table, draft.parameters, problems);
        // Kept all the same: a run may be continued for longer than its scenario says.
        if (event.at_week > draft.weeks)
            notes.push_back(
                fmt::format("{} in week {} lies after the last week, {}, and will not happen",
                            interventions::kind_of(event.action), event.at_week, draft.weeks));
        draft.events.push_back(std::move(event));
    }
}

}  // namespace diorama::scenario
