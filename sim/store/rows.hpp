#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// The rows of a store as they are written and read.
namespace diorama::store {

/// What a point says of one parameter: a number, or the word, flag or file as `--set` takes it.
using PointValue = std::variant<std::int64_t, double, std::string>;

/// The value as `--set` takes it: the shortest number that reads back as the same.
std::string text_of(PointValue const& value);

enum class RunStatus : std::uint8_t { done, failed };

/// One line of `runs` with what belongs to it: written all or nothing.
struct RunRow {
    std::string run_id;
    std::string arm;
    std::int64_t point = 0;
    std::int64_t replicate = 0;
    std::int64_t seed = 0;
    RunStatus status = RunStatus::done;
    std::string error;   ///< of a failed one
    std::string digest;  ///< of a finished one
    double seconds = 0.0;
    std::vector<double> outcomes;  ///< as Identity::measures; none of a failed one
    std::vector<double> weekly;    ///< [weeks + 1][weekly measures]; empty where they are not kept
};

/// A way to go of the experiment.
struct ArmRow {
    std::string arm;
    std::string digest;    ///< of the checked scenario: organisation and all parameters
    std::string scenario;  ///< its resolved text
    std::int64_t weeks = 0;
    std::int64_t seed = 0;
};

/// A parameter that is varied.
struct FactorRow {
    std::string path;
    std::string unit;
    std::string scale;  ///< linear, log, or levels
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();
    std::vector<PointValue> levels;  ///< of a factor with listed values
};

/// Something read off every run.
struct MeasureRow {
    std::string measure;
    std::string unit;
    bool higher_is_better = true;
    std::string meaning;
};

/// What an experiment is: two stores of equal identity hold runs that can be put together.
struct Identity {
    std::string engine_version;
    std::string experiment;        ///< its name
    std::string design;            ///< grid, list, lhs, sobol, morris, saltelli
    std::int64_t design_size = 0;  ///< samples, trajectories or rows that were asked for
    std::int64_t design_seed = 0;
    std::int64_t design_points = 0;  ///< points of the design; later ones were added to refine
    std::string seeds;               ///< common or own
    std::vector<ArmRow> arms;        ///< the first is the baseline
    std::vector<FactorRow> factors;
    std::vector<MeasureRow> measures;
    std::vector<std::string> weekly;  ///< measures kept week by week; none = not kept
    /// Where files that points name were looked for when the store was begun; not compared, since
    /// parts of one experiment may run on machines that keep them elsewhere.
    std::string folder = {};
};

/// One value for each factor, in their order.
using Point = std::vector<PointValue>;

}  // namespace diorama::store
