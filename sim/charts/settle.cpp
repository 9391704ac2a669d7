#include <fmt/format.h>

#include <algorithm>
#include <array>
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
    labels.codes.shrink_to_fit();
    labels.names.reserve(texts.size());
    for (std::uint32_t i = 0; i < texts.size(); ++i) labels.names.emplace_back(texts[i]);
    return labels;
}

}  // namespace

std::string Draft::near_id(std::string_view id) const {
    std::vector<std::string_view> known;
    if (posts() <= most_ids_searched)
        for (std::uint32_t post = 0; post < posts(); ++post) known.push_back(ids_[post]);
    std::string_view const near = problems::nearest(id, known);
    if (near.empty())
        return "add a row for this manager, or leave the cell empty for someone at the top";
    return fmt::format("did you mean '{}' (line {})?", near, id_spots_[ids_.find(near)].line);
}

/// Returns  [manager_texts_], the post of each or none
std::vector<std::uint32_t> Draft::find_managers() const {
    std::vector<std::uint32_t> found(manager_texts_.size());
    std::array<std::string_view, 1024> texts;
    for (std::size_t first = 0; first < found.size(); first += texts.size()) {
        std::size_t const count = std::min(texts.size(), found.size() - first);
        for (std::size_t k = 0; k < count; ++k) texts[k] = manager_texts_[first + k];
        ids_.find_all(std::span(texts).first(count), std::span(found).subspan(first, count));
    }
    return found;
}

void Draft::resolve_managers(std::span<std::uint32_t const> found) {
    auto& managers = reading_.chart.managers;
    managers.assign(posts(), org::no_person);
    for (std::uint32_t post = 0; post < posts(); ++post) {
        if (managers_[post] == TextIndex::none) continue;
        std::uint32_t const manager = found[managers_[post]];
        if (manager == TextIndex::none) {
            std::string_view const text = manager_texts_[managers_[post]];
            if (means_nobody(text)) continue;
            bool const search =
                mode_ == RepairMode::refuse && unknown_managers_++ < most_suggestions;
            mistake(manager_spots_[post],
                    fmt::format("the manager '{}' of '{}' has no row", text, ids_[post]),
                    search ? near_id(text) : "add a row for this manager", "made it a root");
        } else if (manager == post) {
            mistake(manager_spots_[post], fmt::format("'{}' is their own manager", ids_[post]),
                    "leave the cell empty for someone at the top", "made it a root");
        } else {
            managers[post] = org::person(manager);
        }
    }
}

void Draft::resolve_matrix_lines(std::span<std::uint32_t const> found) {
    for (MatrixText const& line : matrix_) {
        std::uint32_t const manager = found[line.manager];
        if (manager == TextIndex::none) {
            std::string_view const text = manager_texts_[line.manager];
            if (means_nobody(text)) continue;
            mistake(
                line.spot,
                fmt::format("the second manager '{}' of '{}' has no row", text, ids_[line.post]),
                "add a row for this manager, or leave the cell empty", "left this line out");
        } else if (manager == line.post) {
            mistake(line.spot, fmt::format("'{}' is their own second manager", ids_[manager]),
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
            told += fmt::format("'{}' (line {}), ", id_of(org::row(cycle[k])),
                                id_spots_[org::row(cycle[k])].line);
        if (cycle.size() > most_cycle_ids_told)
            told += fmt::format("{} more, ", cycle.size() - most_cycle_ids_told);
        std::size_t const last = org::row(*std::ranges::max_element(cycle));
        std::size_t const first = org::row(cycle.front());
        mistake(manager_spots_[mode_ == RepairMode::refuse ? first : last],
                fmt::format("a circle of managers: {}and '{}' again", told, id_of(first)),
                "one of them has to report to someone outside the circle, or to nobody",
                fmt::format("made '{}' (line {}) a root", id_of(last), id_spots_[last].line));
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
        problems_.add({path_, manager_spots_[start].line, manager_spots_[start].column},
                      fmt::format("'{}' has more than {} managers above", id_of(start), deepest),
                      "is this the manager's column?");
        return;
    }
}

void Draft::settle() {
    org::Chart& chart = reading_.chart;
    {
        auto const found = find_managers();
        resolve_managers(found);
        resolve_matrix_lines(found);
    }
    manager_texts_ = {};
    managers_ = {};
    cut_cycles();
    if (problems_.empty()) check_depth();
    settle_vacancies();
    fill_labels();
    chart.ids = std::move(ids_).take_texts();
    chart.ids.shrink_to_fit();
    chart.names.shrink_to_fit();
    chart.ftes.shrink_to_fit();
    chart.levels.shrink_to_fit();
    chart.vacant.shrink_to_fit();
}

void Draft::fill_labels() {
    // Columns that a bare list of lines has not are filled up for managers without a row.
    auto const fill = [&](std::vector<std::uint32_t>& codes, TextIndex& texts) {
        if (!codes.empty() && codes.size() < posts()) codes.resize(posts(), texts.number(""));
    };
    fill(titles_, title_texts_);
    fill(departments_, department_texts_);
    fill(locations_, location_texts_);
    fill(teams_, team_texts_);
    org::Chart& chart = reading_.chart;
    chart.titles = labels_of(std::move(titles_), title_texts_);
    chart.departments = labels_of(std::move(departments_), department_texts_);
    chart.locations = labels_of(std::move(locations_), location_texts_);
    chart.teams = labels_of(std::move(teams_), team_texts_);
}

}  // namespace diorama::charts
