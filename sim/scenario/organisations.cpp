#include "scenario/organisations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "charts/chart_reader.hpp"
#include "charts/ties_reader.hpp"
#include "scenario/digest.hpp"
#include "scenario/field_reader.hpp"

namespace diorama::scenario {

bool is_there(NamedFile const& file, std::string_view what, problems::Problems& problems) {
    std::error_code error;
    auto const status = std::filesystem::status(file.path, error);
    if (!std::filesystem::exists(status)) {
        problems.add(file.place,
                     fmt::format("cannot read the {} {}: there is no such file", what, file.path),
                     file.place.file.starts_with("--")
                         ? "check the path; it starts at the current folder"
                         : "check the path; it starts at the folder of this file");
        return false;
    }
    if (std::filesystem::is_directory(status)) {
        problems.add(file.place,
                     fmt::format("cannot read the {} {}: it is a folder", what, file.path),
                     "name the CSV or GraphML file in it");
        return false;
    }
    return true;
}

namespace {

std::string whole_path(std::string const& path) {
    std::error_code error;
    auto const whole = std::filesystem::weakly_canonical(path, error);
    return error ? path : whole.string();
}

template <class Owner>
std::string fields_text(Owner const& owner, std::uint64_t seed) {
    auto text = fmt::format("seed={}", seed);
    for (auto const& field : Owner::fields())
        text += fmt::format(" {}={}", field.name, field_text(owner, field));
    return text;
}

/// The same text for the same organisation.
std::string shelf_mark(OrganisationSource const& source) {
    auto const chart = source.chart
                           ? "chart " + whole_path(source.chart->path)
                           : "generate " + fields_text(source.generate, source.generate_seed);
    auto const ties = source.ties
                          ? "ties " + whole_path(source.ties->path)
                          : "community " + fields_text(source.community, source.community_seed);
    return chart + "\n" + ties;
}

/// Hands on a reader's problems; false when there are any.
template <class Reading>
bool hand_on(Reading& reading, std::string const& path, problems::Problems& problems,
             std::vector<std::string>& notes) {
    for (auto& problem : reading.problems)
        problems.add(std::move(problem.place), std::move(problem.what), std::move(problem.instead));
    if (reading.problem_count > reading.problems.size())
        problems.add({path, 0, 0},
                     fmt::format("{} more problems are not listed",
                                 reading.problem_count - reading.problems.size()),
                     "correct the ones listed first");
    for (auto const& note : reading.notes) notes.push_back(fmt::format("{}: {}", path, note));
    return reading.ok();
}

std::optional<org::Chart> take_chart(OrganisationSource const& source, problems::Problems& problems,
                                     std::vector<std::string>& notes) {
    if (!source.chart) return founding::generate_chart(source.generate, source.generate_seed);
    if (!is_there(*source.chart, "chart", problems)) return std::nullopt;
    auto reading = charts::read_chart(source.chart->path);
    if (!hand_on(reading, source.chart->path, problems, notes)) return std::nullopt;
    return std::move(reading.chart);
}

/// The ties of a file on top of the chart's own. A GraphML chart may bring its ties along.
bool add_ties(OrganisationSource const& source, org::Organisation& organisation,
              problems::Problems& problems, std::vector<std::string>& notes) {
    bool const within_chart =
        !source.ties && source.chart && charts::is_graphml(source.chart->path);
    if (source.ties || within_chart) {
        NamedFile const& file = source.ties ? *source.ties : *source.chart;
        if (!is_there(file, "ties", problems)) return false;
        auto reading = charts::read_ties(file.path, organisation);
        if (!hand_on(reading, file.path, problems, notes)) return false;
        organisation.ties = organisation.ties.with(org::Ties(reading.ties));
        organisation.ties_generated = reading.ties.all_generated();
        if (source.ties || !reading.ties.empty()) return true;
    }
    organisation.ties = organisation.ties.with(
        org::Ties(founding::weave_ties(organisation.hierarchy, organisation.departments,
                                       source.community, source.community_seed)));
    organisation.ties_generated = true;
    return true;
}

FoundOrganisation found(OrganisationSource const& source, problems::Problems& problems) {
    FoundOrganisation result;
    auto chart = take_chart(source, problems, result.notes);
    if (!chart) {
        if (source.ties) is_there(*source.ties, "ties", problems);
        return result;
    }
    auto organisation = std::make_shared<org::Organisation>(org::assemble(std::move(*chart)));
    if (!add_ties(source, *organisation, problems, result.notes)) return result;
    if (source.chart && organisation->departments_derived)
        result.notes.push_back(fmt::format(
            "{} names no departments: each direct report of a root heads one ({} in all)",
            source.chart->path, organisation->department_names.size()));
    if (source.chart && organisation->ties_generated && !source.ties)
        result.notes.push_back("no ties are given: community ties were generated with [community]");
    result.digest = digest_of(*organisation);
    result.organisation = std::move(organisation);
    return result;
}

}  // namespace

FoundOrganisation const& OrganisationShelf::find(OrganisationSource const& source,
                                                 problems::Problems& problems) {
    auto const mark = shelf_mark(source);
    auto place = shelf_.find(mark);
    if (place == shelf_.end()) place = shelf_.emplace(mark, found(source, problems)).first;
    return place->second;
}

}  // namespace diorama::scenario
