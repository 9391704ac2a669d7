#pragma once
#include <iosfwd>
#include <span>
#include <string_view>

#include "experiment/comparison.hpp"
#include "scenario/study.hpp"

namespace diorama::report {

/// One CSV file of `compare --out`. Every line begins with the study and its seeds, so that a line
/// copied elsewhere still says where it comes from. Lines end in LF, numbers are the shortest that
/// read back as the same value, an empty cell is what is not known, texts are guarded against
/// spreadsheets (csv_cell.hpp).
struct ComparisonTable {
    std::string_view file;
    void (*write)(scenario::Study const& study, experiment::Comparison const& comparison,
                  std::ostream& out);
};

/// results.csv, weekly_means.csv, weeks_to.csv, totals.csv, slips.csv, timing.csv, expectations.csv, runs.csv.
std::span<ComparisonTable const> comparison_tables();

}  // namespace diorama::report
