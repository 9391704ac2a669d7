#pragma once
#include "charts/writers.hpp"
#include "report/run_folder.hpp"
#include "scenario/scenario.hpp"

namespace diorama::report {

/// Writes what a run was made from, so that its folder runs alone: scenario.toml with every default
/// written out, and beside it copies of the chart (chart.csv) and the ties (ties.csv) where it
/// names files. What was generated is generated again. Errors   as write_file()
void write_inputs(scenario::Scenario const& scenario, charts::Names names,
                  FolderDraft const& draft);

}  // namespace diorama::report
