#include "report/parameters_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <span>
#include <vector>

#include "scenario/inert_parameters.hpp"
#include "scenario/parameters_list.hpp"

namespace diorama::report {

namespace {

using scenario::ParameterRow;

std::string_view table_of(ParameterRow const& row) {
    auto const dot = row.path.rfind('.');
    return dot == std::string::npos ? std::string_view{}
                                    : std::string_view(row.path).substr(0, dot);
}

std::string_view name_of(ParameterRow const& row) {
    auto const table = table_of(row);
    return table.empty() ? std::string_view(row.path)
                         : std::string_view(row.path).substr(table.size() + 1);
}

std::string default_of(ParameterRow const& row) {
    return std::visit([](auto const& value) { return fmt::format("{}", value); }, row.value);
}

std::string range_of(ParameterRow const& row) {
    constexpr double as_good_as_endless = 1e15;
    if (row.low && row.high && *row.high > as_good_as_endless)
        return fmt::format("{} or more", *row.low);
    if (row.low && row.high) return fmt::format("{} to {}", *row.low, *row.high);
    if (row.type == "flag") return "true, false";
    return fmt::format("{}", fmt::join(row.words, ", "));
}

/// One table, its columns as wide as its own widest cells.
void say(std::string& text, std::span<ParameterRow const> rows) {
    auto const widest = [&](auto const& cell) {
        std::size_t width = 0;
        for (auto const& row : rows) width = std::max(width, cell(row).size());
        return width;
    };
    auto const unit_of = [](ParameterRow const& row) { return std::string_view(row.unit); };
    auto const names = widest(name_of);
    auto const defaults = widest(default_of);
    auto const ranges = widest(range_of);
    auto const units = widest(unit_of);
    auto const out = std::back_inserter(text);
    auto const table = table_of(rows.front());
    fmt::format_to(out, "\n{}\n", table.empty() ? "top level" : fmt::format("[{}]", table));
    for (auto const& row : rows) {
        fmt::format_to(out, "  {:<{}}  {:<{}}  {:<{}}  {:<{}}  {}\n", name_of(row), names,
                       default_of(row), defaults, range_of(row), ranges, row.unit, units,
                       row.grade);
        fmt::format_to(out, "      {}\n", row.meaning);
        if (!row.source.empty()) fmt::format_to(out, "      ({})\n", row.source);
        if (scenario::hardly_matters(row.path))
            fmt::format_to(out,
                           "      hardly matters at the defaults (docs/model.md, Screening)\n");
    }
}

}  // namespace

std::string parameters_text() {
    std::string text =
        "Parameters of a scenario: name, default, range, unit, how well the default is known\n";
    auto const rows = scenario::list_parameters();
    for (auto first = rows.begin(); first != rows.end();) {
        auto const last = std::find_if(
            first, rows.end(), [&](auto const& row) { return table_of(row) != table_of(*first); });
        say(text, {first, last});
        first = last;
    }
    return text;
}

std::string parameters_json() {
    using Json = nlohmann::ordered_json;
    Json json;
    auto& list = json["parameters"] = Json::array();
    for (auto const& row : scenario::list_parameters()) {
        Json one{{"path", row.path}, {"unit", row.unit}, {"type", row.type}};
        std::visit([&](auto const& value) { one["default"] = value; }, row.value);
        one["low"] = row.low ? Json(*row.low) : Json();
        one["high"] = row.high ? Json(*row.high) : Json();
        if (!row.words.empty()) one["words"] = row.words;
        one["grade"] = row.grade;
        one["source"] = row.source;
        one["meaning"] = row.meaning;
        if (scenario::hardly_matters(row.path)) one["hardly_matters"] = true;
        list.push_back(std::move(one));
    }
    return json.dump(2) + "\n";
}

}  // namespace diorama::report
