#include "page/experiment_folder.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace diorama::page {

namespace {

constexpr std::array<std::string_view, 9> analysis_tables{
    "factors.csv",  "effects.csv", "levels.csv", "variance.csv", "sensitivity.csv",
    "adequacy.csv", "winners.csv", "map.csv",    "failures.csv"};

}  // namespace

std::size_t ExperimentFolder::place_of(std::string_view way) const {
    auto const found = std::find_if(facts.ways.begin(), facts.ways.end(),
                                    [&](WayFacts const& one) { return one.arm == way; });
    return static_cast<std::size_t>(found - facts.ways.begin());
}

std::size_t ExperimentFolder::colour_of(std::string_view way) const {
    return has_ways() ? place_of(way) : 1;
}

FactorFacts const* ExperimentFolder::factor(std::string_view path) const {
    auto const found = std::find_if(facts.factors.begin(), facts.factors.end(),
                                    [&](FactorFacts const& one) { return one.path == path; });
    return found == facts.factors.end() ? nullptr : &*found;
}

ExperimentFolder read_experiment_folder(std::string const& path) {
    return {read_experiment_facts((std::filesystem::path(path) / "experiment.json").string()),
            Sheets::read(path, analysis_tables)};
}

std::vector<std::size_t> rows_of(Sheet const& sheet, std::string_view way,
                                 std::string_view measure) {
    return rows_where(sheet, {{"measure", measure}, {"arm", way}});
}

AxisKind difference_axis(std::string_view unit) {
    return unit == "share" ? AxisKind::points : AxisKind::plain;
}

AxisKind value_axis(std::string_view unit) {
    return unit == "share" ? AxisKind::percent : AxisKind::plain;
}

}  // namespace diorama::page
