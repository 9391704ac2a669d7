#pragma once
#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "charts/columns.hpp"
#include "charts/csv_records.hpp"
#include "problems/problem.hpp"

namespace diorama::charts {

/// Reads the first record as headers.
///
/// Takes    records not yet begun; begin_with: a header to recommend, as `source,target`
/// Returns  the headers; none when there is no record
/// Errors   added to `problems`: an empty file
std::vector<std::string> read_headers(CsvRecords& records, std::string const& path,
                                      std::string_view begin_with, problems::Problems& problems);

/// Headers as a list for a message: at most twenty, long ones cut.
std::string list_of(std::span<std::string const> headers);

/// Adds a problem for each header that claims a column which another one has as well.
void complain_of_columns_twice(CsvRecords const& records, std::span<std::size_t const> twice,
                               std::span<std::string const> headers, problems::Problems& problems);

/// True when the record at hand has `width` fields; else says so at its first field too many, or
/// where it ends too early.
bool check_width(CsvRecords const& records, std::size_t width, problems::Problems& problems);
/// `this row has 3 fields and the header 4`
std::string width_complaint(CsvRecords const& records, std::size_t width);

/// The text of a column in the record at hand; empty where the file has no such column.
template <std::size_t kinds, class Kind>
std::string_view cell(CsvRecords const& records, Layout<kinds> const& layout, Kind column) {
    std::size_t const field = layout.at(column);
    return field < records.size() ? records[field] : std::string_view{};
}

}  // namespace diorama::charts
