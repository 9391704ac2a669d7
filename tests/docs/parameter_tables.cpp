#include "docs/parameter_tables.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace docs {

namespace {

constexpr std::string_view opening = "<!-- parameters: ";
constexpr std::string_view closing = "<!-- end -->";

/// The name in an opening marker; empty for any other line.
std::string opened_by(std::string const& line) {
    if (!line.starts_with(opening)) return {};
    auto const end = line.find(" -->", opening.size());
    return end == std::string::npos ? std::string()
                                    : line.substr(opening.size(), end - opening.size());
}

/// A bar would end the cell.
std::string cell(std::string_view text) {
    std::string escaped;
    for (char const c : text) {
        if (c == '|') escaped += '\\';
        escaped += c;
    }
    return escaped;
}

std::string range_of(diorama::scenario::ParameterRow const& row) {
    constexpr double as_good_as_endless = 1e15;
    if (row.low && row.high && *row.high > as_good_as_endless)
        return fmt::format("{} or more", *row.low);
    if (row.low && row.high) return fmt::format("{} to {}", *row.low, *row.high);
    if (row.type == "flag") return "true, false";
    return fmt::format("{}", fmt::join(row.words, ", "));
}

std::string line_of(diorama::scenario::ParameterRow const& row) {
    auto const value =
        std::visit([](auto const& one) { return fmt::format("{}", one); }, row.value);
    return fmt::format("| `{}` | {} | {} | {} | {} | {} | {} |", row.path, cell(row.unit),
                       cell(value), cell(range_of(row)), row.grade, cell(row.source),
                       cell(row.meaning));
}

std::vector<Table>::const_iterator named(std::vector<Table> const& tables, std::string_view name) {
    return std::find_if(tables.begin(), tables.end(),
                        [&](Table const& one) { return one.name == name; });
}

void compare(Table const& page, Table const& known, std::vector<std::string>& findings) {
    auto const missing_from = [](Table const& where, std::string const& line) {
        return std::find(where.lines.begin(), where.lines.end(), line) == where.lines.end();
    };
    for (auto const& line : known.lines)
        if (missing_from(page, line)) findings.push_back(known.name + ": the page lacks " + line);
    for (auto const& line : page.lines)
        if (missing_from(known, line))
            findings.push_back(known.name + ": the program has no " + line);
    if (findings.empty() && page.lines != known.lines)
        findings.push_back(known.name + ": the lines stand in another order");
}

}  // namespace

std::vector<Table> tables_of(std::vector<std::string> const& page) {
    std::vector<Table> tables;
    bool open = false;
    for (auto const& line : page) {
        if (auto const name = opened_by(line); !name.empty()) {
            tables.push_back({name, {}});
            open = true;
        } else if (line == closing) {
            open = false;
        } else if (open) {
            tables.back().lines.push_back(line);
        }
    }
    return tables;
}

std::string table_name(std::string_view path) {
    auto const dot = path.rfind('.');
    return dot == std::string_view::npos ? "top" : std::string(path.substr(0, dot));
}

std::vector<Table> tables_of(std::vector<diorama::scenario::ParameterRow> const& rows) {
    std::vector<Table> tables;
    for (auto const& row : rows) {
        auto const name = table_name(row.path);
        auto found = std::find_if(tables.begin(), tables.end(),
                                  [&](Table const& one) { return one.name == name; });
        if (found == tables.end()) {
            tables.push_back({name,
                              {"| path | unit | default | range | grade | source | meaning |",
                               "|---|---|---|---|---|---|---|"}});
            found = tables.end() - 1;
        }
        found->lines.push_back(line_of(row));
    }
    return tables;
}

std::vector<std::string> differences(std::vector<Table> const& page,
                                     std::vector<Table> const& known) {
    std::vector<std::string> findings;
    for (auto const& table : known) {
        auto const there = std::count_if(page.begin(), page.end(),
                                         [&](Table const& one) { return one.name == table.name; });
        if (there == 0) findings.push_back(table.name + ": the page has no such table");
        if (there > 1) findings.push_back(table.name + ": the page has this table more than once");
        if (there != 1) continue;
        std::vector<std::string> here;
        compare(*named(page, table.name), table, here);
        findings.insert(findings.end(), here.begin(), here.end());
    }
    for (auto const& table : page)
        if (named(known, table.name) == known.end())
            findings.push_back(table.name + ": no parameter belongs into this table");
    return findings;
}

std::vector<std::string> with_tables(std::vector<std::string> const& page,
                                     std::vector<Table> const& known) {
    std::vector<std::string> written;
    bool skipping = false;
    for (auto const& line : page) {
        if (line == closing) skipping = false;
        if (!skipping) written.push_back(line);
        auto const table = named(known, opened_by(line));
        if (table == known.end()) continue;
        written.insert(written.end(), table->lines.begin(), table->lines.end());
        skipping = true;
    }
    return written;
}

}  // namespace docs
