#pragma once
#include <iosfwd>
#include <span>
#include <string_view>
#include <vector>

#include "charts/writers.hpp"
#include "engine/simulation.hpp"

namespace diorama::report {

/// One CSV file of a result folder. Lines end in LF, numbers are the shortest that read back as
/// the same value, texts are guarded against spreadsheets (csv_cell.hpp).
struct RunTable {
    std::string_view file;
    void (*write)(engine::Simulation const& run, charts::Names names, std::ostream& out);
};

/// The files that a run leaves: of bare contagion weekly.csv and people.csv alone; where causes
/// were logged, moves.csv and reasons.csv too.
std::vector<RunTable> run_tables(engine::Simulation const& run);

/// Every name that a run's result folder may hold (checkpoints aside), run.json among them.
std::span<std::string_view const> run_folder_names();

}  // namespace diorama::report
