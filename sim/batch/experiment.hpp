#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/outcome.hpp"
#include "design/factor.hpp"
#include "problems/problem.hpp"
#include "scenario/arms.hpp"
#include "scenario/study.hpp"
#include "store/rows.hpp"

namespace diorama::batch {

enum class DesignKind : std::uint8_t { grid, list, lhs, sobol, morris, saltelli };
inline constexpr std::array<std::string_view, 6> design_names{"grid",  "list",   "lhs",
                                                              "sobol", "morris", "saltelli"};

/// Which points are to be run.
struct DesignPlan {
    DesignKind kind = DesignKind::grid;
    /// Points of lhs and sobol, trajectories of morris, rows of saltelli.
    std::size_t size = 0;
    std::uint64_t seed = 1;
    bool maximin = false;
};

/// A parameter that the experiment varies: over listed values, or over a range.
struct VariedFactor {
    std::string path;
    std::string unit;
    problems::Place place = {};  ///< of the path
    std::vector<scenario::Value> levels = {};
    double low = 0.0, high = 0.0;  ///< of a range
    design::Scale scale = design::Scale::linear;
    bool whole = false;
    /// Where it is written into a model, for numbers that need no reading of the scenario anew.
    std::optional<design::Factor> number = {};

    bool is_range() const { return levels.empty(); }
};

enum class Seeds : std::uint8_t {
    common,  ///< every point has the same seeds, so that points are compared with the same luck
    own      ///< every point has seeds of its own
};
inline constexpr std::array<std::string_view, 2> seeds_names{"common", "own"};

/// An experiment that was read and checked.
struct Experiment {
    std::string file;
    std::string name;
    std::string description;
    scenario::Study study;  ///< its arms; one without a name of its own for `scenario = `
    std::vector<scenario::ArmPlan> arm_plans;  ///< the same arms, to be read with other values
    DesignPlan design;
    std::vector<VariedFactor> factors;
    std::vector<store::Point> points;  ///< of the design: one value for each factor
    std::vector<Outcome> outcomes;
    std::uint32_t replicates = 10;
    Seeds seeds = Seeds::common;

    engine::Model const& model(std::size_t arm) const { return study.arms[arm].scenario.model; }
};

/// How an experiment is to be read.
enum class PointsFrom : std::uint8_t {
    design,  ///< its [design] says which points are run
    outside  ///< whoever drives it will say so: [design] and factors may be missing
};

/// Reads an experiment's file, its scenarios and its design.
///
/// Takes    overrides: hold for every arm
/// Errors   throws problems::InputError with every problem of the experiment, the list of points
///          and all scenarios; among them points at which parameters contradict each other
Experiment read_experiment(std::string const& path, scenario::Overrides const& overrides = {},
                           PointsFrom points_from = PointsFrom::design);

/// Whether the file is an experiment (it has a design or factors).
bool is_experiment(std::string const& path);

/// A value of a file as it is kept in points.
store::PointValue value_of(scenario::Value const& value);

}  // namespace diorama::batch
