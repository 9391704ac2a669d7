#include "report/comparison_layout.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace diorama::report {

namespace {

constexpr std::string_view gap = "  ";
constexpr std::size_t narrowest_text = 8;

/// Every byte but the second and later ones of a character.
bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

/// The widest left-hand column that can still give way, or the number of columns.
std::size_t widest_left(std::vector<Side> const& sides, std::vector<std::size_t> const& widths) {
    std::size_t widest = widths.size();
    for (std::size_t i = 0; i < widths.size(); ++i)
        if (sides[i] == Side::left && widths[i] > narrowest_text &&
            (widest == widths.size() || widths[i] > widths[widest]))
            widest = i;
    return widest;
}

}  // namespace

std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

std::string shortened(std::string_view text, std::size_t width) {
    assert(width > 0);
    if (width_of(text) <= width) return std::string(text);
    std::size_t characters = 0;
    std::size_t end = 0;
    while (end < text.size()) {
        if (begins_character(text[end]) && ++characters == width) break;
        ++end;
    }
    return std::string(text.substr(0, end)) + "…";
}

std::string wrapped(std::string_view text, std::size_t indent, std::size_t begun) {
    std::string result;
    std::size_t column = begun;
    bool begins_line = true;
    while (!text.empty()) {
        auto const end = std::min(text.find(' '), text.size());
        auto const word = text.substr(0, end);
        if (!begins_line && column + 1 + width_of(word) > line_width) {
            result += "\n" + std::string(indent, ' ');
            column = indent;
        } else if (!begins_line) {
            result += ' ';
            ++column;
        }
        begins_line = false;
        result += word;
        column += width_of(word);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result + "\n";
}

void AlignedTable::add(std::vector<std::string> cells) {
    assert(cells.size() == sides_.size());
    rows_.push_back(std::move(cells));
}

std::vector<std::size_t> AlignedTable::widths() const {
    std::vector<std::size_t> widths(sides_.size(), 0);
    for (auto const& row : rows_)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], width_of(row[i]));
    for (;;) {
        auto const all = std::accumulate(widths.begin(), widths.end(), gap.size() * widths.size());
        auto const widest = widest_left(sides_, widths);
        if (all <= line_width || widest == widths.size()) return widths;
        --widths[widest];
    }
}

std::string AlignedTable::text() const {
    auto const columns = widths();
    std::string result;
    for (auto const& row : rows_) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            auto const cell = row[i].empty() ? std::string{} : shortened(row[i], columns[i]);
            std::string const padding(columns[i] - width_of(cell), ' ');
            line += gap;
            line += sides_[i] == Side::right ? padding + cell : cell + padding;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        result += line + "\n";
    }
    return result;
}

}  // namespace diorama::report
