#include "scenario/draft.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "scenario/field_reader.hpp"
#include "scenario/layers.hpp"

namespace diorama::scenario {

namespace {

constexpr std::int64_t largest_seed = 0x7fffffffffffffff;

std::optional<NamedFile> read_file(TableReader& reader, std::string_view key) {
    auto const text = reader.text(key);
    if (!text) return std::nullopt;
    Value const& value = *reader.value(key);
    if (text->empty()) {
        reader.problems().add(value.place, reader.path(key) + " is empty",
                              "write the path of a file, or leave the key out");
        return std::nullopt;
    }
    return NamedFile{located_path(value), value.place};
}

void read_seed(TableReader& reader, std::uint64_t& seed) {
    if (auto const read = reader.whole("seed", 0, largest_seed, "-"))
        seed = static_cast<std::uint64_t>(*read);
}

void read_organisation(TableReader& top, std::string const& file, Draft& draft,
                       std::vector<std::string>& notes) {
    auto& problems = top.problems();
    OrganisationSource& source = draft.organisation;
    TableReader reader(top.table("organisation"), "organisation.", problems);
    source.chart = read_file(reader, "chart");
    source.ties = read_file(reader, "ties");
    if (auto const read = reader.flag("role_stand_ins")) draft.role_stand_ins = *read;

    TableReader generate(reader.table("generate"), "organisation.generate.", problems);
    bool const generates = reader.value("generate") != nullptr;
    bool const names_chart = reader.value("chart") != nullptr;
    read_fields(generate, source.generate);
    read_seed(generate, source.generate_seed);
    generate.complain_of_unknown();
    reader.complain_of_unknown();
    if (generates && names_chart)
        problems.add(reader.place_of("generate"),
                     "an organisation is read from a chart or generated, not both",
                     "leave out chart or [organisation.generate]");
    if (source.ties && !names_chart && !generates)
        problems.add(reader.place_of("ties"),
                     "ties are given without the chart whose people they join", "write chart too");
    if (!generates && !names_chart)
        notes.push_back(
            fmt::format("{} names no chart: an invented organisation of {} people stands in", file,
                        source.generate.people));

    TableReader community(top.table("community"), "community.", problems);
    read_fields(community, source.community);
    read_seed(community, source.community_seed);
    community.complain_of_unknown();
    if (source.ties && top.value("community") != nullptr)
        notes.push_back("[community] is not used: the ties are given");
}

}  // namespace

Draft read_draft(Table const& table, std::string const& file, problems::Problems& problems,
                 std::vector<std::string>& notes) {
    Draft draft;
    TableReader top(&table, "", problems);
    draft.name = top.text("name").value_or(std::filesystem::path(file).stem().string());
    draft.description = top.text("description").value_or("");
    if (auto const read = top.whole("weeks", 1, 5200, "weeks"))
        draft.weeks = static_cast<std::uint32_t>(*read);
    read_seed(top, draft.seed);
    read_organisation(top, file, draft, notes);
    TableReader programme(top.table("programme"), "programme.", problems);
    TableReader strategy(top.table("strategy"), "strategy.", problems);
    read_parameters(top, draft, programme, strategy);
    read_activities(programme, draft);
    programme.complain_of_unknown();
    read_initiatives(strategy, draft);
    read_scorecard(strategy, draft);
    strategy.complain_of_unknown();
    read_role_rules(top, draft);
    read_events(top, draft, notes);
    top.know("extends");
    top.know("events");
    top.complain_of_unknown();
    auto const start_week = std::get<mechanisms::Programme>(draft.parameters).start_week;
    if (std::get<mechanisms::Switches>(draft.parameters).programme && start_week > draft.weeks)
        notes.push_back(fmt::format("the programme starts in week {}, after the last week, {}",
                                    start_week, draft.weeks));
    return draft;
}

}  // namespace diorama::scenario
