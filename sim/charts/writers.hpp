#pragma once
#include <cstdint>
#include <iosfwd>
#include <span>

#include "org/organisation.hpp"

namespace diorama::charts {

/// Whether people's names go into an output. Ids always do.
enum class Names : std::uint8_t { left_out, written };

/// Writes a chart as CSV: id, manager_id, title, department and every further column that the chart
/// has. Reads back as the same chart. Cells are written as they are, also those that begin with
/// = + - @: a chart has to come back unchanged, so guarding spreadsheets is for reports.
void write_chart_csv(std::ostream& out, org::Chart const& chart, Names names = Names::left_out);

/// Writes ties as CSV: source, target, weight, kind (`given` or `generated`), in the given order.
void write_ties_csv(std::ostream& out, org::Organisation const& organisation,
                    std::span<org::Tie const> ties);

/// Writes a chart, and ties if there are any, as one directed GraphML graph: edges of kind
/// `reports_to` and `matrix` run from report to manager, the others are ties. Characters that XML
/// cannot hold (controls) become spaces.
void write_graphml(std::ostream& out, org::Chart const& chart, Names names = Names::left_out);
void write_graphml(std::ostream& out, org::Organisation const& organisation,
                   std::span<org::Tie const> ties, Names names = Names::left_out);

}  // namespace diorama::charts
