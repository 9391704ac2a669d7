#include <nlohmann/json.hpp>

#include "interventions/actions.hpp"
#include "measures/catalogue.hpp"
#include "mechanisms/roles.hpp"
#include "mechanisms/strategy.hpp"
#include "people/practice.hpp"
#include "scenario/parameters_list.hpp"

namespace diorama::scenario {

namespace {

using Json = nlohmann::ordered_json;

Json text(std::string_view meaning) { return {{"type", "string"}, {"description", meaning}}; }

Json whole(std::uint64_t low, std::uint64_t high, std::string_view meaning) {
    return {{"type", "integer"}, {"minimum", low}, {"maximum", high}, {"description", meaning}};
}

template <class Words>
Json word(Words const& words, std::string_view meaning) {
    Json one = {{"type", "string"}, {"enum", Json::array()}, {"description", meaning}};
    for (auto const& name : words) one["enum"].push_back(name);
    return one;
}

Json texts(std::string_view meaning) {
    return {{"type", "array"}, {"items", {{"type", "string"}}}, {"description", meaning}};
}

/// A table with these keys and no others.
Json table(Json properties, std::string_view meaning) {
    return {{"type", "object"},
            {"description", meaning},
            {"properties", std::move(properties)},
            {"additionalProperties", false}};
}

Json list_of(Json items, std::string_view meaning) {
    return {{"type", "array"}, {"items", std::move(items)}, {"description", meaning}};
}

Json bound(double value, std::string_view type) {
    // The largest whole number of TOML is none of the doubles.
    if (type == "integer" && value >= 0x1p63) return std::uint64_t{0x7fffffffffffffff};
    if (type == "integer") return static_cast<std::uint64_t>(value);
    return value;
}

Json schema_of(ParameterRow const& row) {
    Json one;
    if (row.type == "flag")
        one["type"] = "boolean";
    else if (row.type == "choice")
        one = {{"type", "string"}, {"enum", row.words}};
    else
        one["type"] = row.type;
    if (row.low) one["minimum"] = bound(*row.low, row.type);
    if (row.high) one["maximum"] = bound(*row.high, row.type);
    std::visit([&](auto const& value) { one["default"] = value; }, row.value);
    std::string const unit = row.unit == "-" ? "" : row.unit + ": ";
    one["description"] = unit + row.meaning + " (" + row.grade + ": " + row.source + ")";
    return one;
}

/// The properties of one kind of event: when it happens, and its own fields.
Json event_of(std::string_view kind, std::vector<ParameterRow> const& rows) {
    Json properties = {
        {"at_week", whole(1, 5200, "the week in which it happens")},
        {"when", text("a question about last week's measures, as using.experience >= 0.25")},
        {"every", whole(1, 5200, "weeks after which it happens again")},
        {"do", {{"const", kind}}},
    };
    Json required = {"do"};
    std::string const prefix = "event." + std::string(kind) + ".";
    for (auto const& row : rows)
        if (row.path.starts_with(prefix))
            properties[row.path.substr(prefix.size())] = schema_of(row);
    if (kind == interventions::SetParameter::kind) {
        properties["path"] = text("the parameter, as leadership.pledge_hours_per_week");
        properties["value"] = {{"type", {"number", "boolean", "string"}},
                               {"description", "its new value"}};
        required = {"do", "path", "value"};
    }
    if (kind == interventions::Reorganise::kind) {
        properties["team"] = text("id of the person at the head of the team that moves");
        properties["to"] = text("id of the new manager");
        required = {"do", "team", "to"};
    }
    if (kind == interventions::IntegrateMedia::kind)
        properties["departments"] = texts(
            "departments to be merged, in pairs: the "
            "first with the second and so on");
    Json event = table(std::move(properties), kind);
    event["required"] = required;
    event["oneOf"] = {{{"required", {"at_week"}}}, {{"required", {"when"}}}};
    return event;
}

template <std::size_t... places>
Json events(std::vector<ParameterRow> const& rows, std::index_sequence<places...>) {
    Json kinds = Json::array();
    (kinds.push_back(
         event_of(std::variant_alternative_t<places, interventions::Action>::kind, rows)),
     ...);
    return list_of({{"oneOf", std::move(kinds)}}, "what leadership does, and when");
}

Json hours(std::string_view meaning) {
    return {{"type", "number"}, {"minimum", 0}, {"maximum", 80}, {"description", meaning}};
}

Json action() {
    Json one = table(
        {{"name", text("the action's name; without one, the role's")},
         {"role", word(mechanisms::role_names, "who does it")},
         {"hours", hours("alone; without them, those of the activity or of the role")},
         {"session", whole(1, 201,
                           "the session it belongs to, the playback after the last; without "
                           "it, before each")},
         {"prerequisite", text("an action of this activity or an activity that has to be done "
                               "first")},
         {"outcome", text("what comes of it")}},
        "what one role does alone before a session");
    one["required"] = {"role"};
    return one;
}

Json activity() {
    Json one = table({{"name", text("the tool's name")},
                      {"area", word(people::practice_names, "culture, data or experience")},
                      {"roles",
                       {{"type", "array"},
                        {"minItems", 1},
                        {"items", word(mechanisms::role_names, "a role of the programme")}}},
                      {"sessions", whole(1, 200, "sessions before the playback")},
                      {"session_hours", whole(1, 8, "length of a session")},
                      {"playback_hours", whole(1, 8, "length of the playback")},
                      {"complete_share",
                       {{"type", "number"},
                        {"minimum", 0},
                        {"maximum", 1},
                        {"description", "done before the start"}}},
                      {"agenda", text("what the sessions are about")},
                      {"tools", texts("what they work with")},
                      {"outcome", text("what comes of them")},
                      {"individual_hours",
                       hours("of each role alone before each step; without it the role's own")},
                      {"action", list_of(action(), "what roles do alone")}},
                     "one tool of one area");
    one["required"] = {"name", "area", "roles"};
    return one;
}

Json initiative() {
    auto const amount = [](std::string_view meaning) {
        return Json{{"type", "number"}, {"minimum", 0}, {"description", meaning}};
    };
    Json one = table(
        {{"name", text("the initiative's name")},
         {"target", word(mechanisms::initiative_target_names, "what it changes when it is done")},
         {"cost_low_per_person", amount("money/person: low estimate")},
         {"cost_high_per_person", amount("money/person: high estimate")},
         {"weeks", whole(1, 520, "weeks at full funding")},
         {"effect", amount("tools and time: share; seats: per 100 people and week")}},
        "one line of the roadmap, in order of priority");
    one["required"] = {"name", "target"};
    return one;
}

Json scorecard_entry() {
    Json names = {{"type", "string"}, {"enum", Json::array()}, {"description", "a measure"}};
    for (auto const& measure : measures::catalogue()) names["enum"].push_back(measure.name);
    auto const above_zero = [](std::string_view meaning) {
        return Json{{"type", "number"}, {"exclusiveMinimum", 0}, {"description", meaning}};
    };
    Json one = table({{"measure", std::move(names)},
                      {"target", above_zero("what it should reach")},
                      {"weight", above_zero("its part in the scorecard; 1 when left out")},
                      {"owner", word(mechanisms::role_names, "the role that answers for it")}},
                     "one line of the balanced scorecard");
    one["required"] = {"measure", "target", "owner"};
    return one;
}

Json role() {
    Json one =
        table({{"role", word(mechanisms::role_names, "a role of the programme")},
               {"patterns", texts("words of titles; * stands for any letters, ! excludes")},
               {"holder", text("id of the person who holds it")},
               {"vacant", {{"const", true}, {"description", "nobody holds it, and no stand-in"}}}},
              "who holds a role");
    one["required"] = {"role"};
    one["oneOf"] = {
        {{"required", {"patterns"}}}, {{"required", {"holder"}}}, {{"required", {"vacant"}}}};
    return one;
}

/// The tables that are no mechanism's own.
Json organisation() {
    return table(
        {{"chart", text("path of the organisation chart, CSV or GraphML")},
         {"ties", text("path of the ties; without it they are generated with [community]")},
         {"generate", table(Json::object(), "an invented organisation in place of a chart")}},
        "where the organisation comes from");
}

Json& table_at(Json& properties, std::string_view name) {
    Json* here = &properties;
    while (true) {
        auto const dot = name.find('.');
        std::string const key(name.substr(0, dot));
        if (!here->contains(key)) (*here)[key] = table(Json::object(), "parameters");
        here = &(*here)[key]["properties"];
        if (dot == std::string_view::npos) return *here;
        name.remove_prefix(dot + 1);
    }
}

}  // namespace

std::string json_schema() {
    auto const rows = list_parameters();
    Json properties = {
        {"name", text("the scenario's name")},
        {"description", text("what it is about")},
        {"extends", text("path of a base scenario, over which this one is laid key by key")},
        {"events", word(std::array{"add", "replace"},
                        "whether [[event]] are added to the base's or replace them")},
        {"organisation", organisation()},
    };
    for (auto const& row : rows) {
        if (row.path.starts_with("event.")) continue;
        auto const dot = row.path.rfind('.');
        if (dot == std::string::npos)
            properties[row.path] = schema_of(row);
        else
            table_at(properties, std::string_view(row.path).substr(
                                     0, dot))[row.path.substr(dot + 1)] = schema_of(row);
    }
    table_at(properties, "mechanisms")["only"] =
        texts("the mechanisms that are on; all others are off");
    table_at(properties, "programme")["activity"] =
        list_of(activity(), "the programme's tools, in order");
    table_at(properties, "leadership")["diaries"] =
        text("path of calendars: CSV person,weekday,start,end; .ics; a folder of .ics files");
    Json diary = table({{"person", text("id of a person")},
                        {"busy", texts("taken hours of the week, as mon 9-12")}},
                       "one person's calendar");
    diary["required"] = {"person", "busy"};
    table_at(properties, "leadership")["diary"] =
        list_of(std::move(diary), "calendars written out");
    table_at(properties, "strategy")["initiative"] =
        list_of(initiative(), "the roadmap, in order of priority");
    table_at(properties, "strategy")["scorecard"] =
        list_of(scorecard_entry(), "the balanced scorecard");
    properties["role"] = list_of(role(), "who holds the programme's roles");
    properties["event"] =
        events(rows, std::make_index_sequence<std::variant_size_v<interventions::Action>>{});
    Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                   {"title", "Diorama scenario"}};
    schema.update(table(std::move(properties), "a scenario of organisational change"));
    return schema.dump(2) + "\n";
}

}  // namespace diorama::scenario
