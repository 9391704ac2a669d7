#pragma once
#include <vector>

#include "batch/experiment.hpp"

/// Reading an experiment, one part each.
namespace diorama::batch {

/// `[design]`: what kind, how large. The path of a list of points goes to `list_file`.
DesignPlan read_design(scenario::TableReader& top, std::string const& file,
                       std::optional<scenario::Value>& list_file);

/// Whether a path's values name files.
bool names_files(std::string_view path);

/// `[[factor]]`.
/// Takes    arms: of the experiment, read; empty after mistakes in them, and then paths are not
///          looked up
std::vector<VariedFactor> read_factors(scenario::TableReader& top, DesignPlan const& design,
                                       std::vector<scenario::Arm> const& arms);

/// The factor of one path over listed values, checked against what the parameter may be.
/// Errors   added; nothing is returned when the path or a value is wrong
std::optional<VariedFactor> listed_factor(std::string path, problems::Place const& place,
                                          std::vector<scenario::Value> levels,
                                          std::vector<scenario::Arm> const& arms,
                                          problems::Problems& problems);

/// The points of a CSV file: a column a parameter, a row a point.
/// Writes   factors: their levels in the order of first appearance
std::vector<store::Point> read_point_list(scenario::Value const& file,
                                          std::vector<scenario::Arm> const& arms,
                                          std::vector<VariedFactor>& factors,
                                          problems::Problems& problems);

/// The points of a design over its factors.
/// Errors   added: a grid of more than ten million points
std::vector<store::Point> design_points(DesignPlan const& design,
                                        std::vector<VariedFactor> const& factors,
                                        problems::Place const& place, problems::Problems& problems);

/// A factor's value at a place of its range, 0 to 1; of listed values the one in that slice.
store::PointValue value_at(VariedFactor const& factor, double unit);

}  // namespace diorama::batch
