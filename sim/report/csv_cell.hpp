#pragma once
#include <string>
#include <string_view>

namespace diorama::report {

/// Text from a user's file as one cell of a CSV file (RFC 4180), harmless in a spreadsheet.
///
/// A cell that begins with = + - @, a tab or a carriage return is a formula to Excel and
/// LibreOffice, and one in a chart from elsewhere could send the table away. An apostrophe before
/// it makes it text.
///
/// Takes    text: any bytes
/// Returns  the same; with an apostrophe before it where a spreadsheet would read a formula; in
///          quotes, its own doubled, where it has a comma, a quote, CR or LF, or blanks at its ends
/// Source   OWASP, "CSV Injection"
std::string csv_cell(std::string_view text);

/// The shortest decimal number that reads back as the same double; an empty cell for what is not
/// known (NaN) and for infinity.
std::string csv_cell(double number);

}  // namespace diorama::report
