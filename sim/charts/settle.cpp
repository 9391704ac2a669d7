#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "charts/draft.hpp"
#include "org/structure.hpp"

namespace diorama::charts {
namespace {

/// Looking for the nearest of a million ids for each of a thousand mistakes would take minutes.
constexpr std::size_t most_suggestions = 20;
constexpr std::size_t most_ids_searched = 100'000;
constexpr std::size_t most_cycle_ids_told = 10;

org::Labels labels_of(std::vector<std::uint32_t> codes, TextIndex const& texts) {
    org::Labels labels;
    labels.codes = std::move(codes);
    labels.names.reserve(texts.size());
    for (std::uint32_t i = 0; i < texts.size(); ++i) labels.names.emplace_back(texts[i]);
    return labels;
}

}  // namespace

std::string Draft::near_id(std::string_view id) const {
    std::vector<std::string_view> known;
    if (posts() <= most_ids_searched)
        for (std::uint32_t const symbol : symbols_) known.push_back(ids_[symbol]);
    std::string_view const near = problems::nearest(id, known);
    if (near.empty())
        return "add a row for this manager, or leave the cell empty for someone at the top";
    return fmt::format("did you mean '{}' (line {})?", near,
                       id_spots_[post_of_[ids_.find(near)]].line);
}

void Draft::resolve_managers() {
    auto& managers = reading_.chart.managers;
    managers.assign(posts(), org::no_person);
    for (std::size_t post = 0; post < posts(); ++post) {
        std::uint32_t const symbol = managers_[post];
        if (symbol == TextIndex::none) continue;
        std::uint32_t const manager = post_of_[symbol];
        if (manager == TextIndex::none) {
            if (means_nobody(ids_[symbol])) continue;
            bool const search =
                mode_ == RepairMode::refuse && unknown_managers_++ < most_suggestions;
            mistake(manager_spots_[post],
                    fmt::format("the manager '{}' of '{}' has no row", ids_[symbol],
                                ids_[symbols_[post]]),
                    search ? near_id(ids_[symbol]) : "add a row for this manager",
                    "made it a root");
        } else if (manager == post) {
            mistake(manager_spots_[post], fmt::format("'{}' is their own manager", ids_[symbol]),
                    "leave the cell empty for someone at the top", "made it a root");
        } else {
            managers[post] = org::person(manager);
        }
    }
}

void Draft::resolve_matrix_lines() {
    for (MatrixText const& line : matrix_) {
        std::uint32_t const manager = post_of_[line.manager];
        if (manager == TextIndex::none) {
            if (means_nobody(ids_[line.manager])) continue;
            mistake(line.spot,
                    fmt::format("the second manager '{}' of '{}' has no row", ids_[line.manager],
                                ids_[symbols_[line.post]]),
                    "add a row for this manager, or leave the cell empty", "left this line out");
        } else if (manager == line.post) {
            mistake(line.spot, fmt::format("'{}' is their own second manager", ids_[line.manager]),
                    "leave the cell empty", "left this line out");
        } else if (org::person(manager) != reading_.chart.managers[line.post]) {
            reading_.chart.matrix_lines.push_back({org::person(line.post), org::person(manager)});
        }
    }
}

void Draft::cut_cycles() {
    auto& managers = reading_.chart.managers;
    for (std::vector<org::PersonId> const& cycle : org::find_cycles(managers)) {
        std::string told;
        for (std::size_t k = 0; k < std::min(cycle.size(), most_cycle_ids_told); ++k)
            told += fmt::format("'{}' (line {}), ", ids_[symbols_[org::row(cycle[k])]],
                                id_spots_[org::row(cycle[k])].line);
        if (cycle.size() > most_cycle_ids_told)
            told += fmt::format("{} more, ", cycle.size() - most_cycle_ids_told);
        std::size_t const last = org::row(*std::ranges::max_element(cycle));
        std::size_t const first = org::row(cycle.front());
        mistake(
            manager_spots_[mode_ == RepairMode::refuse ? first : last],
            fmt::format("a circle of managers: {}and '{}' again", told, ids_[symbols_[first]]),
            "one of them has to report to someone outside the circle, or to nobody",
            fmt::format("made '{}' (line {}) a root", ids_[symbols_[last]], id_spots_[last].line));
        if (mode_ == RepairMode::repair) managers[last] = org::no_person;
    }
}

void Draft::check_depth() {
    constexpr std::uint32_t deepest = std::numeric_limits<std::uint16_t>::max();
    auto const& managers = reading_.chart.managers;
    constexpr std::uint32_t unknown = TextIndex::none;
    std::vector<std::uint32_t> depths(posts(), unknown);
    std::vector<std::size_t> chain;
    for (std::size_t start = 0; start < posts(); ++start) {
        std::size_t post = start;
        while (depths[post] == unknown && managers[post] != org::no_person) {
            chain.push_back(post);
            post = org::row(managers[post]);
        }
        if (depths[post] == unknown) depths[post] = 0;
        std::uint32_t depth = depths[post];
        for (; !chain.empty(); chain.pop_back()) depths[chain.back()] = ++depth;
        if (depth <= deepest) continue;
        // No repair: a chain of this length is no organisation.
        problems_.add(
            {path_, manager_spots_[start].line, manager_spots_[start].column},
            fmt::format("'{}' has more than {} managers above", ids_[symbols_[start]], deepest),
            "is this the manager's column?");
        return;
    }
}

void Draft::settle() {
    org::Chart& chart = reading_.chart;
    std::size_t id_bytes = 0;
    for (std::uint32_t const symbol : symbols_) id_bytes += ids_[symbol].size();
    chart.ids.reserve(posts(), id_bytes);
    for (std::uint32_t const symbol : symbols_) chart.ids.push_back(ids_[symbol]);
    resolve_managers();
    resolve_matrix_lines();
    cut_cycles();
    if (problems_.empty()) check_depth();
    // Columns that a bare list of lines has not are filled up for managers without a row.
    auto const fill = [&](std::vector<std::uint32_t>& codes, TextIndex& texts) {
        if (!codes.empty() && codes.size() < posts()) codes.resize(posts(), texts.number(""));
    };
    fill(titles_, title_texts_);
    fill(departments_, department_texts_);
    fill(locations_, location_texts_);
    fill(teams_, team_texts_);
    chart.titles = labels_of(std::move(titles_), title_texts_);
    chart.departments = labels_of(std::move(departments_), department_texts_);
    chart.locations = labels_of(std::move(locations_), location_texts_);
    chart.teams = labels_of(std::move(teams_), team_texts_);
}

}  // namespace diorama::charts
