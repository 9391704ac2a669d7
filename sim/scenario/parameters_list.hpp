#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace diorama::scenario {

/// One thing that a scenario may set: what `diorama parameters` prints a line about.
struct ParameterRow {
    std::string path;  ///< `leadership.hierarchy_load`, `weeks`, `event.launch_unit.staff_share`
    std::string unit;  ///< "hours/week", "share", "-"
    std::string_view type;           ///< number, integer, flag, choice
    std::vector<std::string> words;  ///< of a choice
    std::variant<double, std::uint64_t, bool, std::string> value;  ///< the default
    std::optional<double> low;  ///< inclusive; nothing for flags and choices
    std::optional<double> high;
    std::string grade;  ///< published, calibrated, expert, assumed
    std::string source;
    std::string meaning;
};

/// Every declared parameter: the top level, [organisation.generate], [community], each mechanism's
/// table in the catalogue's order, and the fields of each kind of event.
std::vector<ParameterRow> list_parameters();

/// A JSON schema (draft 2020-12) of scenario files, for editors that complete and check TOML by
/// one.
std::string json_schema();

}  // namespace diorama::scenario
