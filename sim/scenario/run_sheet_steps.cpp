#include "scenario/run_sheet_steps.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/draft.hpp"
#include "scenario/key_hints.hpp"

namespace diorama::scenario {

namespace {

/// Names that steps may refer to, as far as they are known at that step.
struct KnownNames {
    std::vector<std::string> branches, presets, predictions;
};

/// The events of a table's `[[event]]`, read as a scenario's.
std::vector<interventions::Event> read_sheet_events(TableReader& reader,
                                                    SheetSubject const& subject) {
    Draft draft;
    draft.parameters = subject.model.parameters;
    draft.weeks = subject.model.weeks;
    std::vector<std::string> notes;
    read_events(reader, draft, notes);
    settle_moved_teams(*subject.model.organisation, draft, reader.problems());
    settle_merged_departments(*subject.model.organisation, draft, reader.problems());
    return std::move(draft.events);
}

/// `set = { "path" = value }` by way of the events that it stands for.
std::vector<interventions::SetParameter> read_values(TableReader& reader,
                                                     SheetSubject const& subject) {
    std::vector<interventions::SetParameter> values;
    Table const* const set = reader.table("set");
    if (set == nullptr) return values;
    Table events;
    Value list;
    list.kind = Kind::list;
    for (auto const& entry : set->entries) {
        Value event;
        event.kind = Kind::table;
        event.place = entry.place;
        auto const add = [&](std::string key, Value value) {
            event.table.entries.push_back({std::move(key), entry.place, std::move(value)});
        };
        Value text;
        text.place = entry.place;
        text.text = "set";
        add("do", text);
        text.text = entry.key;
        add("path", text);
        Value week;
        week.kind = Kind::whole;
        week.place = entry.place;
        week.whole = 1;
        week.number = 1.0;
        add("at_week", week);
        add("value", entry.value);
        list.list.push_back(std::move(event));
    }
    events.entries.push_back({"event", {}, std::move(list)});
    TableReader as_events(&events, "", reader.problems());
    for (auto const& event : read_sheet_events(as_events, subject))
        if (auto const* one = std::get_if<interventions::SetParameter>(&event.action))
            values.push_back(*one);
    return values;
}

/// A name that has to be one of `known`.
std::string read_known(TableReader& reader, std::string_view key,
                       std::vector<std::string> const& known, std::string_view noun) {
    auto const text = reader.text(key);
    if (!text) return {};
    if (std::find(known.begin(), known.end(), *text) == known.end())
        reader.problems().add(reader.value(key)->place,
                              fmt::format("no {} is called '{}' so far", noun, *text),
                              suggest(*text, {known.begin(), known.end()}));
    return *text;
}

std::uint32_t read_week(TableReader& reader, std::string_view key, SheetSubject const& subject,
                        std::int64_t first) {
    auto const week = reader.whole(key, first, subject.model.weeks, "weeks");
    return week ? static_cast<std::uint32_t>(*week) : 0;
}

std::string read_measure(TableReader& reader, SheetSubject const& subject, std::string& unit) {
    std::vector<std::string_view> names;
    for (auto const& one : subject.measures) names.push_back(one.name);
    auto const found = reader.choice("measure", names);
    if (!found) return {};
    unit = subject.measures[*found].unit;
    return std::string(names[*found]);
}

void read_prediction(TableReader& reader, problems::Place const& place, SheetSubject const& subject,
                     KnownNames& known, RunStep& step) {
    Prediction& one = step.prediction;
    reader.require("name", place, R"(name = "use after a year")");
    reader.require("question", place, R"(question = "Which share will use it after a year?")");
    reader.require("measure", place, R"(measure = "using")");
    reader.require("week", place, "week = 52");
    one.name = reader.text("name").value_or("");
    one.question = reader.text("question").value_or("");
    one.measure = read_measure(reader, subject, one.unit);
    one.branch = step.branch;
    one.than = read_known(reader, "than", known.branches, "branch");
    one.week = read_week(reader, "week", subject, 1);
    bool const share = one.unit == "share";
    one.low = reader.number("low", -1e12, 1e12, one.unit).value_or(one.than.empty() ? 0.0 : -1.0);
    one.high = reader.number("high", -1e12, 1e12, one.unit).value_or(share ? 1.0 : 100.0);
    if (one.low >= one.high)
        reader.problems().add(reader.place_of("high"), "nothing lies between low and high",
                              "write a high above the low");
    if (std::find(known.predictions.begin(), known.predictions.end(), one.name) !=
        known.predictions.end())
        reader.problems().add(reader.place_of("name"),
                              fmt::format("a second prediction is called '{}'", one.name),
                              "give each prediction a name of its own");
    known.predictions.push_back(one.name);
}

void read_fork(TableReader& reader, problems::Place const& place, SheetSubject const& subject,
               KnownNames& known, RunStep& step) {
    reader.require("name", place, R"(name = "With a mandate")");
    step.name = reader.text("name").value_or("");
    if (reader.value("week") != nullptr) step.fork_week = read_week(reader, "week", subject, 0);
    if (step.name.empty()) return;
    if (std::find(known.branches.begin(), known.branches.end(), step.name) != known.branches.end())
        reader.problems().add(reader.place_of("name"),
                              fmt::format("a second branch is called '{}'", step.name),
                              "give each branch a name of its own");
    known.branches.push_back(step.name);
    if (known.branches.size() > 4)
        reader.problems().add(place, "there would be more than four branches",
                              "compare four at most");
}

void read_measures(TableReader& reader, SheetSubject const& subject, RunStep& step) {
    auto const texts = reader.texts("measures", R"(measures = ["using", "energy"])");
    if (!texts) return;
    std::vector<std::string_view> names;
    for (auto const& one : subject.measures) names.push_back(one.name);
    for (auto const& one : *texts) {
        if (std::find(names.begin(), names.end(), one.text) == names.end())
            reader.problems().add(one.place, fmt::format("no measure is called '{}'", one.text),
                                  suggest(one.text, names));
        step.measures.push_back(one.text);
    }
}

void read_kind(TableReader& reader, problems::Place const& place, SheetSubject const& subject,
               KnownNames& known, RunStep& step) {
    switch (step.kind) {
        case StepKind::say:
            break;
        case StepKind::predict:
            read_prediction(reader, place, subject, known, step);
            break;
        case StepKind::play:
            reader.require("until_week", place, "until_week = 52");
            step.week = read_week(reader, "until_week", subject, 1);
            step.weeks_per_second =
                reader.number("weeks_per_second", 0.1, 1000.0, "weeks/second").value_or(4.0);
            break;
        case StepKind::go_to:
            reader.require("week", place, "week = 0");
            step.week = read_week(reader, "week", subject, 0);
            break;
        case StepKind::reveal:
            reader.require("name", place, R"(name = "use after a year")");
            step.name = read_known(reader, "name", known.predictions, "prediction");
            read_measures(reader, subject, step);
            break;
        case StepKind::fork:
            read_fork(reader, place, subject, known, step);
            break;
        case StepKind::intervene:
            reader.require("event", place, "[[step.event]] with at_week and do");
            step.events = read_sheet_events(reader, subject);
            break;
        case StepKind::preset:
            reader.require("name", place, R"(name = "six hours")");
            step.name = read_known(reader, "name", known.presets, "preset");
            break;
        case StepKind::compare:
            if (auto const view =
                    reader.choice("view", {compare_view_names.begin(), compare_view_names.end()}))
                step.view = static_cast<CompareView>(*view);
            read_measures(reader, subject, step);
            break;
        case StepKind::ensemble:
            step.replicates = static_cast<std::uint32_t>(
                reader.whole("replicates", 2, 10000, "runs").value_or(60));
            break;
        case StepKind::snapshot:
            reader.require("file", place, R"(file = "after-a-year.png")");
            step.file = reader.text("file").value_or("");
            break;
    }
}

RunStep read_step(Value const& table, SheetSubject const& subject, KnownNames& known,
                  problems::Problems& problems) {
    TableReader reader(&table.table, "step.", problems);
    RunStep step;
    step.place = table.place;
    reader.require("do", table.place, R"(do = "say")");
    auto const kind = reader.choice("do", {step_kind_names.begin(), step_kind_names.end()});
    step.title = reader.text("title").value_or("");
    step.text = reader.text("text").value_or("");
    step.notes = reader.text("notes").value_or("");
    step.minutes = reader.number("minutes", 0.0, 240.0, "minutes").value_or(0.0);
    step.branch = read_known(reader, "branch", known.branches, "branch");
    if (!kind) return step;  // which keys are right depends on it
    step.kind = static_cast<StepKind>(*kind);
    read_kind(reader, table.place, subject, known, step);
    reader.complain_of_unknown();
    return step;
}

}  // namespace

std::vector<RunPreset> read_presets(TableReader& top, SheetSubject const& subject) {
    std::vector<RunPreset> presets;
    for (auto const* table : top.tables("preset")) {
        TableReader reader(&table->table, "preset.", top.problems());
        RunPreset preset;
        reader.require("name", table->place, R"(name = "six hours")");
        reader.require("set", table->place, R"(set = { "leadership.pledge_hours_per_week" = 6 })");
        preset.name = reader.text("name").value_or("");
        preset.text = reader.text("text").value_or("");
        preset.values = read_values(reader, subject);
        reader.complain_of_unknown();
        if (std::any_of(presets.begin(), presets.end(),
                        [&](auto const& one) { return one.name == preset.name; }))
            top.problems().add(reader.place_of("name"),
                               fmt::format("a second preset is called '{}'", preset.name),
                               "give each preset a name of its own");
        presets.push_back(std::move(preset));
    }
    return presets;
}

std::vector<RunStep> read_steps(TableReader& top, SheetSubject const& subject,
                                std::vector<RunPreset> const& presets) {
    KnownNames known;
    known.branches = subject.branches;
    for (auto const& one : presets) known.presets.push_back(one.name);
    std::vector<RunStep> steps;
    for (auto const* table : top.tables("step"))
        steps.push_back(read_step(*table, subject, known, top.problems()));
    return steps;
}

}  // namespace diorama::scenario
