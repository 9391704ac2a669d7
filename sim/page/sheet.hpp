#pragma once
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "problems/problem.hpp"

namespace diorama::page {

/// A number as a table has it, and where: whatever stands on a page can be traced to its cell.
struct Number {
    double value = std::numeric_limits<double>::quiet_NaN();
    std::string raw;     ///< the cell's text; "" = not known
    std::string source;  ///< `results.csv:17`
    bool known() const { return !std::isnan(value); }
};

/// A table that was read back, all cells as text.
class Sheet {
public:
    /// Reads a CSV file of a result folder.
    /// Errors   throws problems::InputError: no such file, not a table of a fixed width
    static Sheet read(std::string const& folder, std::string const& file);

    std::size_t size() const { return rows_.size(); }
    bool has(std::string_view column) const;
    /// The cell's text, as it was before csv_cell() guarded it; "" where there is no such column.
    std::string_view text(std::size_t row, std::string_view column) const;
    /// Errors   throws problems::InputError where the cell holds text
    Number number(std::size_t row, std::string_view column) const;
    /// Errors   throws problems::InputError where the cell holds no whole number below 1e9
    std::uint32_t whole_number(std::size_t row, std::string_view column) const;
    std::string const& file() const { return file_; }

private:
    std::size_t place(std::string_view column) const;
    problems::Place place_of(std::size_t row, std::string_view column) const;

    std::string path_, file_;
    std::map<std::string, std::size_t, std::less<>> places_;
    std::vector<std::vector<std::string>> rows_;
    std::vector<std::uint32_t> lines_;
};

/// The tables of a folder that are there.
class Sheets {
public:
    /// Those of `files` that are there.
    /// Takes    written: files that were written with them, so that none may be missing
    /// Errors   as Sheet::read(); throws problems::InputError about all that are missing
    static Sheets read(std::string const& folder, std::span<std::string_view const> files,
                       std::span<std::string const> written);
    /// Null where there is no such table, or one without lines.
    Sheet const* find(std::string_view file) const;

private:
    std::map<std::string, Sheet, std::less<>> sheets_;
};

/// The rows of a sheet in which columns have these texts, in order.
std::vector<std::size_t> rows_where(
    Sheet const& sheet,
    std::vector<std::pair<std::string_view, std::string_view>> const& conditions);

/// A number out of a file of facts.
Number fact(double value, std::string file);
Number fact(std::uint64_t value, std::string file);

}  // namespace diorama::page
