#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "store/store.hpp"

namespace diorama::analysis {

/// A factor as an axis: every point has a coordinate on it.
struct Axis {
    std::string path;
    std::string unit;
    bool numeric = false;      ///< else a choice, a flag or a file
    bool logarithmic = false;  ///< a logarithmic range, or listed values that go up by one ratio
    double low = 0.0, high = 0.0;     ///< of a numeric one
    std::vector<double> coordinates;  ///< [points]: 0 = low, 1 = high; of others the level's place
    std::vector<store::PointValue> levels;  ///< of listed values, in their order
    bool is_listed() const { return !levels.empty(); }
    /// The value at a coordinate of a numeric axis.
    double value_at(double coordinate) const;
};

/// The finished runs of one arm at one point.
struct Cell {
    std::vector<std::uint32_t> replicates;    ///< rising
    std::vector<std::vector<double>> values;  ///< [measures][as replicates]
};

/// Everything that the analyses read: the outcomes of a store by arm, point and replicate.
struct Responses {
    store::Identity identity;
    std::vector<store::Point> points;
    std::size_t design_points = 0;         ///< the first ones; those behind were added by refining
    std::vector<Axis> axes;                ///< as identity.factors
    std::vector<std::vector<Cell>> cells;  ///< [arms][points]
    std::size_t done = 0, failed = 0;

    std::size_t arms() const { return identity.arms.size(); }
    Cell const& cell(std::size_t arm, std::size_t point) const { return cells[arm][point]; }
    /// Mean over the finished replicates; not_known without any.
    double mean(std::size_t arm, std::size_t point, std::size_t measure) const;
    /// Whether every arm has a finished run at each point of the design.
    bool complete(std::size_t arm) const;
    /// The values of all arms at a point over the replicates that every arm finished:
    /// [arms][replicates].
    std::vector<std::vector<double>> paired(std::size_t point, std::size_t measure) const;
};

/// Reads a store.
/// Returns  outcomes as they are stored, but for those that differ by the rounding of sums alone:
///          they are equal
/// Errors   throws problems::InputError when it holds no finished run
/// Cost     memory of 8 bytes for each outcome
Responses read_responses(store::Store& store);

}  // namespace diorama::analysis
