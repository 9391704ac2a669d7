#include "page/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>

#include "charts/csv_records.hpp"
#include "problems/problem.hpp"

namespace diorama::page {

namespace {

constexpr std::size_t nowhere = ~std::size_t{0};

/// Without the apostrophe that keeps spreadsheets from reading a formula.
std::string unguarded(std::string_view text) {
    constexpr std::string_view formula_starts = "=+-@\t\r";
    if (text.size() > 1 && text[0] == '\'' && formula_starts.find(text[1]) != text.npos)
        text.remove_prefix(1);
    return std::string(text);
}

[[noreturn]] void refuse_cell(problems::Place place, std::string what) {
    throw problems::InputError(
        {{std::move(place), std::move(what), "take the tables as the program wrote them"}});
}

}  // namespace

Sheet Sheet::read(std::string const& folder, std::string const& file) {
    Sheet sheet;
    sheet.path_ = (std::filesystem::path(folder) / file).string();
    sheet.file_ = file;
    problems::Problems problems;
    charts::CsvRecords records(sheet.path_, problems);
    problems.throw_if_any();
    std::size_t width = 0;
    while (records.next()) {
        if (width == 0) {
            width = records.size();
            for (std::size_t i = 0; i < width; ++i) sheet.places_[std::string(records[i])] = i;
            continue;
        }
        if (records.size() != width) {
            problems.add(records.place(), "this row is not as wide as the header",
                         "take the tables as the program wrote them");
            continue;
        }
        auto& row = sheet.rows_.emplace_back();
        for (std::size_t i = 0; i < width; ++i) row.push_back(unguarded(records[i]));
        sheet.lines_.push_back(records.line());
    }
    if (width == 0)
        problems.add({sheet.path_, 1, 1}, "this table has not even a header",
                     "take the tables as the program wrote them");
    problems.throw_if_any();
    return sheet;
}

std::size_t Sheet::place(std::string_view column) const {
    auto const found = places_.find(column);
    return found == places_.end() ? nowhere : found->second;
}

bool Sheet::has(std::string_view column) const { return place(column) != nowhere; }

std::string_view Sheet::text(std::size_t row, std::string_view column) const {
    auto const at = place(column);
    return at == nowhere ? std::string_view{} : std::string_view(rows_[row][at]);
}

Number Sheet::number(std::size_t row, std::string_view column) const {
    Number number;
    auto const cell = text(row, column);
    if (cell.empty()) return number;
    auto const end = cell.data() + cell.size();
    auto const [stop, error] = std::from_chars(cell.data(), end, number.value);
    // Nothing comes near the limit, seeds of 64 bits aside; axes far beyond it could not be drawn.
    constexpr double most = 1e20;
    if (error != std::errc{} || stop != end || !(std::abs(number.value) <= most))
        refuse_cell(place_of(row, column),
                    "'" + std::string(cell) + "' stands where a number belongs");
    number.raw = cell;
    number.source = file_ + ":" + std::to_string(lines_[row]);
    return number;
}

std::uint32_t Sheet::whole_number(std::size_t row, std::string_view column) const {
    double const value = number(row, column).value;
    if (!(value >= 0.0 && value < 1e9) || value != std::floor(value))
        refuse_cell(place_of(row, column),
                    "'" + std::string(text(row, column)) + "' stands where a whole number belongs");
    return static_cast<std::uint32_t>(value);
}

problems::Place Sheet::place_of(std::size_t row, std::string_view column) const {
    auto const at = place(column);
    return {path_, lines_[row], at == nowhere ? 1 : static_cast<std::uint32_t>(at + 1)};
}

Sheets Sheets::read(std::string const& folder, std::span<std::string_view const> files,
                    std::span<std::string const> written) {
    problems::Problems problems;
    for (auto const& file : written)
        if (auto const path = std::filesystem::path(folder) / file; !std::filesystem::exists(path))
            problems.add({path.string(), 1, 1}, "this table was written, and is no longer there",
                         "take the folder as the program wrote it");
    problems.throw_if_any();
    Sheets sheets;
    for (auto const file : files)
        if (std::filesystem::exists(std::filesystem::path(folder) / file))
            sheets.sheets_.emplace(file, Sheet::read(folder, std::string(file)));
    return sheets;
}

Sheet const* Sheets::find(std::string_view file) const {
    auto const found = sheets_.find(file);
    return found == sheets_.end() || found->second.size() == 0 ? nullptr : &found->second;
}

std::vector<std::size_t> rows_where(
    Sheet const& sheet,
    std::vector<std::pair<std::string_view, std::string_view>> const& conditions) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < sheet.size(); ++i)
        if (std::all_of(conditions.begin(), conditions.end(),
                        [&](auto const& one) { return sheet.text(i, one.first) == one.second; }))
            rows.push_back(i);
    return rows;
}

Number fact(double value, std::string file) {
    return {value, fmt::format("{}", value), std::move(file)};
}

Number fact(std::uint64_t value, std::string file) {
    return {static_cast<double>(value), fmt::format("{}", value), std::move(file)};
}

}  // namespace diorama::page
