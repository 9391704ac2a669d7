#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/model.hpp"

namespace diorama::scenario {

/// `--set PATH=VALUE` as typed; the value is read as TOML, and as text where it is no TOML.
struct Setting {
    std::string path;
    std::string value;
};

/// What the command line changes in every scenario that a command reads.
struct Overrides {
    std::vector<Setting> settings;  ///< in the order typed, the last one wins
    std::optional<std::uint64_t> seed;
    std::optional<std::uint32_t> weeks;
};

/// The resolved text of a scenario, cut where the paths of its files stand.
struct ResolvedParts {
    std::string head;       ///< name, description, weeks, seed
    std::string chart;      ///< absolute path of the chart; "" = generated
    std::string ties;       ///< absolute path of the ties; "" = generated
    std::string generated;  ///< [organisation.generate] and [community], as far as they are used
    std::string body;       ///< everything else, every default written out

    /// The whole text, naming these files in place of `chart` and `ties` where there are such.
    std::string text(std::string const& chart_path, std::string const& ties_path) const;
    void set_seed(std::uint64_t seed);
};

/// A scenario that was read, checked and lowered.
struct Scenario {
    std::string name;
    std::string description;
    std::string file;
    engine::Model model;
    std::vector<std::string> notes;  ///< what was decided for the author: roles without holder,
                                     ///< departments derived, ties dropped; one sentence each
    std::string resolved;            ///< TOML with every default written out; runs alone
    ResolvedParts parts;             ///< the same, for a folder with copies of chart and ties:
                                     ///< parts.text("chart.csv", "ties.csv")
};

/// Reads a scenario, its bases (`extends`), its chart and ties.
/// Takes    path as the user typed it; paths inside are relative to the file that names them
/// Errors   throws problems::InputError with every problem of all files and settings
Scenario load(std::string const& path, Overrides const& overrides = {});

/// A scenario of nothing but defaults for a chart: what a chart alone says.
/// Errors   as load(): the problems of the chart
Scenario load_chart(std::string const& chart, Overrides const& overrides = {});

}  // namespace diorama::scenario
