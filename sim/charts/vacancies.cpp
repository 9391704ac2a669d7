#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "charts/columns.hpp"
#include "charts/draft.hpp"
#include "problems/visible.hpp"

// Which posts nobody fills, told from the words that charts use for it.

namespace diorama::charts {

namespace {

using Words = std::span<std::string_view const>;

constexpr std::array<std::string_view, 5> vacant_status{"vacant", "vacancy", "open", "unfilled",
                                                        "eliminated"};
constexpr std::array<std::string_view, 8> filled_status{
    "", "filled", "occupied", "active", "current", "inpost", "employed", "permanent"};
constexpr std::array<std::string_view, 6> yes{"1", "yes", "y", "true", "vacant", "x"};
constexpr std::array<std::string_view, 6> no{"", "0", "no", "n", "false", "filled"};

bool is_one_of(Words words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

}  // namespace

void Draft::set_vacancy(std::string_view status, std::string_view flag) {
    auto const says = [](std::string_view cell, Words vacant, Words filled, Unclear& unclear) {
        std::string const word = plain(cell);
        if (is_one_of(vacant, word)) return true;
        if (!is_one_of(filled, word)) unclear.add(cell);
        return false;
    };
    bool const by_status = says(status, vacant_status, filled_status, unclear_status_);
    bool const by_flag = says(flag, yes, no, unclear_flags_);
    reading_.chart.vacant.push_back(by_status || by_flag ? 1 : 0);
}

void Draft::Unclear::add(std::string_view cell) {
    constexpr std::size_t most_told = 5;
    ++posts;
    if (cells.size() < most_told && std::ranges::find(cells, cell) == cells.end())
        cells.emplace_back(cell);
}

/// A slip of the pen would fill a post unseen.
void Draft::settle_vacancies() {
    for (auto const& [column, unclear] :
         {std::pair{"status", &unclear_status_}, {"vacant", &unclear_flags_}}) {
        if (unclear->posts == 0) continue;
        std::string cells;
        for (auto const& cell : unclear->cells)
            cells += fmt::format("{}'{}'", cells.empty() ? "" : ", ", problems::visible(cell));
        note(fmt::format("{} says of {} post{} neither vacant nor filled, as {}: taken as filled",
                         column, unclear->posts, unclear->posts == 1 ? "" : "s", cells));
    }
    auto const& vacant = reading_.chart.vacant;
    if (problems_.empty() && !vacant.empty() && std::ranges::find(vacant, 0) == vacant.end())
        problems_.add({path_, 0, 0}, "every post of this chart is vacant",
                      "fill at least one post");
}

}  // namespace diorama::charts
