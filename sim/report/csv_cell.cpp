#include "report/csv_cell.hpp"

#include <fmt/format.h>

#include <cmath>

namespace diorama::report {

std::string csv_cell(std::string_view text) {
    constexpr std::string_view formula_starts = "=+-@\t\r";
    constexpr std::string_view blanks = " \t";
    if (text.empty()) return {};
    bool const is_formula = formula_starts.find(text.front()) != std::string_view::npos;
    bool const is_quoted = text.find_first_of(",\"\r\n") != std::string_view::npos ||
                           blanks.find(text.front()) != std::string_view::npos ||
                           blanks.find(text.back()) != std::string_view::npos;
    std::string cell = is_quoted ? "\"" : "";
    if (is_formula) cell += '\'';
    for (char const c : text) {
        if (c == '"') cell += '"';
        cell += c;
    }
    if (is_quoted) cell += '"';
    return cell;
}

std::string csv_cell(double number) {
    if (!std::isfinite(number)) return {};
    // Adding 0 makes the 0 of -0.
    return fmt::format("{}", number + 0.0);
}

}  // namespace diorama::report
