#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "org/chart.hpp"
#include "problems/problem.hpp"

namespace diorama::charts {

/// What to do about mistakes in a file.
enum class RepairMode : std::uint8_t {
    refuse,  ///< every mistake is a problem
    repair   ///< what can be mended is mended, and each mend is said
};

/// One mend of a repairing reading: where, what was wrong, what was done about it.
struct Repair {
    problems::Place place;
    std::string what;
    std::string done;
};

/// A chart with everything there is to say about its file.
struct ChartReading {
    org::Chart chart;  ///< complete only when there is no problem
    std::vector<problems::Problem> problems;
    std::size_t problem_count = 0;  ///< of which `problems` holds the first ones
    std::vector<std::string> notes;
    std::vector<Repair> repairs;  ///< the first thousand
    std::size_t repair_count = 0;
    bool ok() const noexcept { return problem_count == 0; }
};

/// Reads an organisation chart: CSV (comma, semicolon or tab), or GraphML by the file name's end
/// (.graphml, .xml).
///
/// Takes    path; mode: refuse or repair
/// Returns  the chart and every problem, note and repair, in file order
/// Errors   never throws for what stands in the file; what cannot be mended (no manager column,
///          wrong encoding, an endless quote) stays a problem in repair mode too
/// Cost     one pass and one buffer; memory for the chart, its ids once more and 24 bytes a row
ChartReading read_chart(std::string const& path, RepairMode mode = RepairMode::refuse);

/// The chart alone.
/// Errors   throws problems::InputError with every problem
org::Chart load_chart(std::string const& path, RepairMode mode = RepairMode::refuse);

/// True when a file of this name is read and written as GraphML.
bool is_graphml(std::string_view path);

}  // namespace diorama::charts
