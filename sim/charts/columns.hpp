#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace diorama::charts {

/// What a column of a chart's file may be about.
enum class Column : std::uint8_t {
    id,
    manager,
    title,
    department,
    name,
    location,
    fte,
    level,
    team,
    status,
    vacant,
    matrix
};
inline constexpr std::size_t column_kinds = 12;

/// What a column of a file of ties may be about.
enum class TieColumn : std::uint8_t { source, target, weight, kind };
inline constexpr std::size_t tie_column_kinds = 4;

/// What a column of a file of appointments may be about.
enum class DiaryColumn : std::uint8_t { person, weekday, start, end };
inline constexpr std::size_t diary_column_kinds = 4;

/// Which field of a record is which column; `none` where the file has no such column.
template <std::size_t kinds>
struct Layout {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::array<std::size_t, kinds> field;
    std::vector<std::size_t> twice;    ///< fields that claim a column which another one has as well
    std::vector<std::size_t> ignored;  ///< fields that are no column of ours
    Layout() { field.fill(none); }
    template <class Kind>
    std::size_t at(Kind kind) const noexcept {
        return field[static_cast<std::size_t>(kind)];
    }
    template <class Kind>
    bool has(Kind kind) const noexcept {
        return at(kind) != none;
    }
};

/// Tells columns by their headers: any order, upper or lower case, blanks, dots, hyphens and
/// underscores make no difference, common synonyms are known. Of several columns that could be the
/// same one, the more usual name wins (`id` before `post`).
Layout<column_kinds> recognise_chart(std::span<std::string const> headers);
Layout<tie_column_kinds> recognise_ties(std::span<std::string const> headers);
Layout<diary_column_kinds> recognise_diary(std::span<std::string const> headers);

/// The names by which a column is known, the usual one first.
std::span<std::string_view const> names_of(Column column);
std::span<std::string_view const> names_of(DiaryColumn column);

/// `text` in lower case without blanks, underscores, hyphens and dots.
std::string plain(std::string_view text);

}  // namespace diorama::charts
