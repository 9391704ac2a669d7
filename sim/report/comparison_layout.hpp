#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Plain text in columns, for a terminal of 100 characters and for files.
namespace diorama::report {

inline constexpr std::size_t line_width = 100;

/// Width on the screen, counted in characters (code points).
std::size_t width_of(std::string_view text);

/// `text`, or its beginning and an ellipsis where it is wider.
std::string shortened(std::string_view text, std::size_t width);

/// Lines of at most line_width, broken at blanks, the second and later ones indented.
/// Takes    begun: characters that stand before the first line already
std::string wrapped(std::string_view text, std::size_t indent, std::size_t begun = 0);

/// At which side of its column a text stands. Of those at the left, `label` is never shortened.
enum class Side : unsigned char { left, label, right };

/// Rows under a head, columns as wide as their widest cell, two blanks before each. Where a line
/// would be too wide, the widest columns at the left are shortened.
class AlignedTable {
public:
    explicit AlignedTable(std::vector<Side> sides) : sides_(std::move(sides)) {}

    /// Takes    cells: one a column
    void add(std::vector<std::string> cells);
    std::string text() const;

private:
    std::vector<std::size_t> widths() const;

    std::vector<Side> sides_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace diorama::report
