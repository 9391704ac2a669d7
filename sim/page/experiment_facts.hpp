#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "problems/problem.hpp"
#include "report/analysis_report.hpp"
#include "report/entries.hpp"

namespace diorama::page {

/// A factor as a page tells it.
struct FactorFacts {
    std::string path, unit;
    std::string scale;                ///< linear, log, or levels
    double low = 0.0, high = 0.0;     ///< of a scale that is no list
    std::vector<std::string> levels;  ///< of a list
};
// A list has levels, another scale its ends: the file says what there is.
void to_json(nlohmann::ordered_json& json, FactorFacts const& facts);
void from_json(nlohmann::ordered_json const& json, FactorFacts& facts);

struct MeasureFacts {
    std::string measure, unit, meaning;
    bool higher_is_better = true;

    static constexpr auto entries() {
        using F = MeasureFacts;
        return std::tuple{report::Entry{"measure", &F::measure}, report::Entry{"unit", &F::unit},
                          report::Entry{"meaning", &F::meaning},
                          report::Entry{"higher_is_better", &F::higher_is_better}};
    }
};

/// A way to go, and its first finished run as a witness; no run_id where none finished.
struct WayFacts {
    std::string arm, scenario_hash;
    std::int64_t weeks = 0;
    std::string run_id, digest;
    std::int64_t seed = 0;

    static constexpr auto entries() {
        using F = WayFacts;
        return std::tuple{
            report::Entry{"arm", &F::arm},       report::Entry{"scenario_hash", &F::scenario_hash},
            report::Entry{"weeks", &F::weeks},   report::Entry{"run_id", &F::run_id},
            report::Entry{"digest", &F::digest}, report::Entry{"seed", &F::seed}};
    }
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

    static constexpr auto entries() {
        using F = ExperimentFacts;
        return std::tuple{report::Entry{"version", &F::version},
                          report::Entry{"commit", &F::commit},
                          report::Entry{"command", &F::command},
                          report::Entry{"store", &F::store},
                          report::Entry{"engine_version", &F::engine_version},
                          report::Entry{"builds", &F::builds},
                          report::Entry{"experiment", &F::experiment},
                          report::Entry{"design", &F::design},
                          report::Entry{"design_size", &F::design_size},
                          report::Entry{"design_seed", &F::design_seed},
                          report::Entry{"seeds", &F::seeds},
                          report::Entry{"design_points", &F::design_points},
                          report::Entry{"points", &F::points},
                          report::Entry{"done", &F::done},
                          report::Entry{"failed", &F::failed},
                          report::Entry{"map_x", &F::map_x},
                          report::Entry{"map_y", &F::map_y},
                          report::Entry{"ways", &F::ways},
                          report::Entry{"factors", &F::factors},
                          report::Entry{"measures", &F::measures}};
    }
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
