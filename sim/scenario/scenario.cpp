#include "scenario/scenario.hpp"

#include <fmt/format.h>

#include <memory>

#include "scenario/digest.hpp"
#include "scenario/draft.hpp"
#include "scenario/layers.hpp"
#include "scenario/loading.hpp"
#include "scenario/resolved.hpp"

namespace diorama::scenario {

namespace {

Assignment flag(std::string_view name, std::string const& path, std::uint64_t number) {
    Assignment one;
    one.path = path;
    one.place = {fmt::format("{} {}", name, number), 1, 1};
    // TOML numbers end at 2^63 - 1; larger ones stay text and are refused with the range.
    one.value = read_typed_value(fmt::format("{}", number), one.place);
    return one;
}

/// Of everything in the model but the seed and the horizon: a run may go on longer than planned.
std::uint64_t digest_of(engine::Model const& model, std::uint64_t organisation_digest) {
    Digest digest;
    digest.add(organisation_digest);
    digest.add(std::string_view(resolved_body(model, Comments::left_out)));
    return digest.value();
}

/// Everything of a laid-over table that becomes a scenario.
/// Takes    path: of the file that stands for it; before: problems there were before it was read
/// Returns  nothing when something was wrong; it was added to `problems`
std::optional<Scenario> lower(Table const& table, std::string const& path,
                              std::vector<std::string> notes, std::size_t before,
                              OrganisationShelf& shelf, problems::Problems& problems) {
    Scenario scenario;
    scenario.file = path;
    scenario.notes = std::move(notes);
    Draft draft = read_draft(table, path, problems, scenario.notes);
    // Read even after mistakes, so that those of the chart are told in the same breath.
    FoundOrganisation const& found = shelf.find(draft.organisation, problems);
    scenario.notes.insert(scenario.notes.end(), found.notes.begin(), found.notes.end());
    if (!found.organisation) return std::nullopt;

    engine::Model& model = scenario.model;
    model.organisation = found.organisation;
    std::vector<std::string> role_notes;
    model.roles = find_role_holders(*found.organisation, draft.role_rules, draft.role_stand_ins,
                                    problems, role_notes);
    settle_moved_teams(*found.organisation, draft, problems);
    settle_merged_departments(*found.organisation, draft, problems);
    model.diaries = settle_diaries(*found.organisation, draft, problems, scenario.notes);
    if (problems.count() != before) return std::nullopt;
    if (std::get<mechanisms::Switches>(draft.parameters).programme)
        scenario.notes.insert(scenario.notes.end(), role_notes.begin(), role_notes.end());
    model.parameters = draft.parameters;
    model.activities = draft.activities;
    model.initiatives = draft.initiatives;
    model.scorecard = draft.scorecard;
    model.events = draft.events;
    model.weeks = draft.weeks;
    model.seed = draft.seed;
    model.scenario_digest = digest_of(model, found.digest);
    scenario.name = draft.name;
    scenario.description = draft.description;
    scenario.parts = resolved_parts(draft, model);
    scenario.resolved = scenario.parts.text(scenario.parts.chart, scenario.parts.ties);
    return scenario;
}

}  // namespace

Layer command_line_layer(Overrides const& overrides) {
    Layer layer;
    for (auto const& setting : overrides.settings) {
        Assignment one;
        one.path = setting.path;
        one.place = {fmt::format("--set {}={}", setting.path, setting.value), 1, 1};
        auto value_place = one.place;
        value_place.column = static_cast<std::uint32_t>(setting.path.size()) + 2;
        one.value = read_typed_value(setting.value, value_place);
        layer.push_back(std::move(one));
    }
    if (overrides.seed) layer.push_back(flag("--seed", "seed", *overrides.seed));
    if (overrides.weeks) layer.push_back(flag("--weeks", "weeks", *overrides.weeks));
    return layer;
}

std::optional<Scenario> load_layers(std::string const& path,
                                    std::optional<problems::Place> const& asked_at,
                                    std::vector<Layer> const& layers, OrganisationShelf& shelf,
                                    problems::Problems& problems) {
    std::vector<std::string> notes;
    std::size_t const before = problems.count();
    auto const table = read_layers(path, asked_at, layers, problems, notes);
    if (!table) return std::nullopt;
    return lower(*table, path, std::move(notes), before, shelf, problems);
}

Scenario load(std::string const& path, Overrides const& overrides) {
    problems::Problems problems;
    OrganisationShelf shelf;
    auto scenario =
        load_layers(path, std::nullopt, {command_line_layer(overrides)}, shelf, problems);
    problems.throw_if_any();
    return std::move(*scenario);
}

Scenario load_chart(std::string const& chart, Overrides const& overrides) {
    problems::Problems problems;
    OrganisationShelf shelf;
    std::vector<std::string> notes;
    Assignment names_chart{"organisation.chart", {chart, 0, 0}, {}};
    names_chart.value.place = names_chart.place;
    names_chart.value.text = chart;
    names_chart.value.typed = chart;
    Table table;
    lay_layers({{names_chart}, command_line_layer(overrides)}, table, problems, notes);
    auto scenario = lower(table, chart, std::move(notes), 0, shelf, problems);
    problems.throw_if_any();
    return std::move(*scenario);
}

}  // namespace diorama::scenario
