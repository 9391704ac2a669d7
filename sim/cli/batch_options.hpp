#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "problems/problem.hpp"
#include "scenario/scenario.hpp"

namespace diorama::cli {

enum class Format : std::uint8_t;

/// When a point has had replicates enough.
struct StoppingOptions {
    double half_width = 0.0;  ///< of the interval
    std::string measure;      ///< "" = the first one
    problems::Place measure_place;
    std::size_t of = 0;  ///< 0 not said, 1 mean, 2 difference, 3 p-best
    problems::Place of_place;
    std::uint32_t least_replicates = 8;
    std::uint32_t most_replicates = 1000;
};

/// How a batch is spread over a cluster.
struct SlurmOptions {
    std::vector<std::string> arguments;  ///< handed on to sbatch
    std::size_t tasks = 0;               ///< 0 = as many as suit the runs
    bool wait = false;                   ///< until all tasks have ended, then merge
};

/// Where the points go that look into what is undecided.
struct RefineOptions {
    std::size_t points = 0;  ///< 0 = none
    std::string measure;     ///< "" = the first one
    problems::Place measure_place = {};
};

struct BatchOptions {
    scenario::Overrides overrides;
    std::size_t threads = 0;
    bool quiet = false;
    Format format{};
    std::string experiment;
    std::string store;  ///< "" = none, with `points` alone
    std::optional<std::uint32_t> replicates;
    std::size_t shard_index = 0, shard_count = 1;
    double run_timeout_seconds = 0.0;  ///< 0 = none
    bool retry_failed = false;
    bool weekly = false;
    std::optional<StoppingOptions> stopping;
    std::optional<SlurmOptions> slurm;
    RefineOptions refine;
    std::string points;   ///< file of points to be asked for, "-" = stdin; "" = the design's
    std::string results;  ///< file for their results, "-" = stdout
};

struct MergeOptions {
    std::vector<std::string> stores;
    std::string into;
    bool quiet = false;
    Format format{};
};

struct VerifyOptions {
    std::string store;
    std::size_t sample = 20;
    std::size_t threads = 0;
    bool quiet = false;
    Format format{};
};

struct ExportOptions {
    std::string store;
    std::string table;
    std::string out;  ///< "" = stdout
    bool force = false;
    bool quiet = false;
};

/// What is asked of the runs of a store.
struct StoreQuestion {
    std::vector<std::string> measures;  ///< none = all that the store has
    problems::Place measures_place;
    std::string map;  ///< two paths with a comma between; "" = the first two factors
    problems::Place map_place;
    double half_width = 0.0;  ///< asked of the replicates; 0 = a tenth of the spread of points
    std::size_t threads = 0;
};

struct AnalyseOptions {
    std::string store;
    StoreQuestion question;
    std::string out;
    bool force = false;
    bool quiet = false;
    Format format{};
};

}  // namespace diorama::cli
