#include "charts/draft.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>

#include "charts/columns.hpp"
#include "charts/csv_records.hpp"

namespace diorama::charts {
namespace {

constexpr std::size_t most_departments = 65'535;
constexpr std::size_t most_repairs_told = 1'000;

/// A whole text as a finite number; locale-free. A decimal comma counts where commas do not part
/// fields.
std::optional<double> number_in(std::string_view text, bool decimal_comma) {
    std::string plain_text(text);
    if (decimal_comma)
        if (std::size_t const comma = plain_text.find(','); comma != std::string::npos)
            plain_text[comma] = '.';
    double value = 0.0;
    char const* const end = plain_text.data() + plain_text.size();
    auto const [rest, error] = std::from_chars(plain_text.data(), end, value);
    if (error != std::errc{} || rest != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

}  // namespace

void Draft::mistake(Spot spot, std::string what, std::string instead, std::string done) {
    problems::Place place{path_, spot.line, spot.column};
    if (mode_ == RepairMode::refuse) {
        problems_.add(std::move(place), std::move(what), std::move(instead));
        return;
    }
    if (++reading_.repair_count <= most_repairs_told)
        reading_.repairs.push_back({std::move(place), std::move(what), std::move(done)});
}

bool Draft::begin_post(std::string_view id, Spot id_spot) {
    std::string made;
    if (id.empty()) {
        do made = fmt::format("no-id-{}", ++generated_ids_);
        while (ids_.find(made) != TextIndex::none);
        mistake(id_spot, "the id is empty", "give every post an id of its own",
                fmt::format("called it '{}'", made));
        id = made;
    }
    std::uint32_t const post = ids_.number(id);
    if (post < posts()) {
        mistake(
            id_spot,
            fmt::format("the id '{}' is used twice, first in line {}", id, id_spots_[post].line),
            "give every post an id of its own (one row a post, one date a file)",
            fmt::format("left this row out and kept line {}", id_spots_[post].line));
        return false;
    }
    id_spots_.push_back(id_spot);
    managers_.push_back(TextIndex::none);
    manager_spots_.push_back(id_spot);
    return true;
}

/// Most files list the reports of one manager together: their manager's text is kept once.
std::uint32_t Draft::keep_manager(std::string_view manager) {
    std::size_t const kept = manager_texts_.size();
    if (kept == 0 || manager_texts_[kept - 1] != manager) manager_texts_.push_back(manager);
    return static_cast<std::uint32_t>(manager_texts_.size() - 1);
}

bool Draft::means_nobody(std::string_view text) const {
    std::string const word = plain(text);
    return word.empty() || word == "none" || word == "null" || word == "n/a" || word == "na" ||
           word == "nobody" || word == "nan";
}

void Draft::set_manager(std::string_view manager, Spot spot) {
    manager_spots_.back() = spot;
    if (!manager.empty()) managers_.back() = keep_manager(manager);
}

void Draft::add_matrix_manager(std::string_view manager, Spot spot) {
    if (!manager.empty())
        matrix_.push_back({static_cast<std::uint32_t>(posts() - 1), keep_manager(manager), spot});
}

void Draft::set_department(std::string_view text, Spot spot) {
    std::uint32_t code = department_texts_.number(text);
    if (code >= most_departments) {
        if (!too_many_departments_)
            mistake(spot, fmt::format("this is department number {}", most_departments + 1),
                    fmt::format("at most {} different departments; is this the right column?",
                                most_departments),
                    "put the people of this and all further departments into the first one");
        too_many_departments_ = true;
        code = 0;
    }
    departments_.push_back(code);
}

void Draft::set_fte(std::string_view text, Spot spot, bool decimal_comma) {
    auto& ftes = reading_.chart.ftes;
    ftes.push_back(1.0F);
    if (text.empty()) return;
    std::optional<double> const fte = number_in(text, decimal_comma);
    if (fte && *fte >= 0.0 && *fte <= 1000.0) {
        ftes.back() = static_cast<float>(*fte);
        return;
    }
    mistake(spot, fmt::format("the fte '{}' is not a number from 0 to 1000", text),
            "write full-time equivalents such as 1 or 0.6, or leave it empty", "took 1");
}

void Draft::set_level(std::string_view text, Spot spot) {
    auto& levels = reading_.chart.levels;
    levels.push_back(0);
    if (text.empty()) return;
    unsigned level = 0;
    char const* const end = text.data() + text.size();
    auto const [rest, error] = std::from_chars(text.data(), end, level);
    if (error == std::errc{} && rest == end && level <= 255) {
        levels.back() = static_cast<std::uint8_t>(level);
        return;
    }
    mistake(spot, fmt::format("the level '{}' is not a whole number from 0 to 255", text),
            "write a number, leave it empty, or name the column otherwise (grade is not read)",
            "took 0");
}

bool Draft::names_a_root() const noexcept {
    for (std::uint32_t const manager : managers_)
        if (manager == TextIndex::none) return true;
    return false;
}

void Draft::add_managers_as_roots() {
    std::size_t const listed = posts();
    for (std::size_t post = 0; post < listed; ++post) {
        if (managers_[post] == TextIndex::none) continue;
        std::string_view const manager = manager_texts_[managers_[post]];
        if (ids_.find(manager) == TextIndex::none) begin_post(manager, manager_spots_[post]);
    }
    if (posts() > listed)
        note(
            fmt::format("{} of {} people appear as a manager only, have no row of their own, and "
                        "are taken as roots: '{}'{}",
                        posts() - listed, posts(), ids_[static_cast<std::uint32_t>(listed)],
                        posts() - listed > 1 ? " and others" : ""));
}

}  // namespace diorama::charts
