#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "page/charts.hpp"
#include "page/experiment_facts.hpp"
#include "page/sheet.hpp"

namespace diorama::page {

/// A folder of `analyse --out`, read back.
struct ExperimentFolder {
    ExperimentFacts facts;
    Sheets sheets;

    /// As Sheets::find().
    Sheet const* find(std::string_view file) const { return sheets.find(file); }
    /// Its place in facts.ways, or their number.
    std::size_t place_of(std::string_view way) const;
    /// The baseline's is 0 where there are several ways.
    std::size_t colour_of(std::string_view way) const;
    bool has_ways() const { return facts.ways.size() > 1; }
    FactorFacts const* factor(std::string_view path) const;
    /// A number of experiment.json.
    static Number number(std::uint64_t value) { return fact(value, "experiment.json"); }
};

/// Errors   throws problems::InputError
ExperimentFolder read_experiment_folder(std::string const& path);

/// The rows of a sheet about one measure of one way.
std::vector<std::size_t> rows_of(Sheet const& sheet, std::string_view way,
                                 std::string_view measure);

/// How an axis writes differences in this unit.
AxisKind difference_axis(std::string_view unit);
/// How an axis writes values in this unit.
AxisKind value_axis(std::string_view unit);

}  // namespace diorama::page
