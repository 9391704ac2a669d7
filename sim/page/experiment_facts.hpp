#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "problems/problem.hpp"
#include "report/analysis_report.hpp"

namespace diorama::page {

/// A factor as a page tells it.
struct FactorFacts {
    std::string path, unit;
    std::string scale;                ///< linear, log, or levels
    double low = 0.0, high = 0.0;     ///< of a scale that is no list
    std::vector<std::string> levels;  ///< of a list
};

struct MeasureFacts {
    std::string measure, unit, meaning;
    bool higher_is_better = true;
};

/// A way to go, and its first finished run as a witness; no run_id where none finished.
struct WayFacts {
    std::string arm, scenario_hash;
    std::int64_t weeks = 0;
    std::string run_id, digest;
    std::int64_t seed = 0;
};

/// What a page about the runs of a store says beside numbers of tables.
struct ExperimentFacts {
    std::string version, commit;  ///< of the program that analysed
    std::string command;          ///< as typed at a shell: it gives the same tables again
    std::string store;            ///< the file, as typed
    std::string engine_version;   ///< of the runs
    std::vector<std::string> builds;
    std::string experiment, design, seeds;
    std::int64_t design_size = 0, design_seed = 0;
    std::uint64_t design_points = 0, points = 0, done = 0, failed = 0;
    std::string map_x, map_y;  ///< paths of the verdict maps; "" without any, equal for one factor
    std::vector<WayFacts> ways;  ///< the first is the baseline
    std::vector<FactorFacts> factors;
    std::vector<MeasureFacts> measures;  ///< those that are told
};

/// Takes    store: whose runs `report` is about
/// Cost     one pass over the rows of the runs
ExperimentFacts facts_of(store::Store& store, report::AnalysisReport const& report,
                         std::string commit, std::string command);

/// experiment.json.
std::string json_of(ExperimentFacts const& facts);

/// Reads experiment.json.
/// Errors   throws problems::InputError: no such file, not JSON, not ours
ExperimentFacts read_experiment_facts(std::string const& path);

}  // namespace diorama::page
