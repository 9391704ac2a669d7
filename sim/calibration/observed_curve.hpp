#pragma once
#include <string>
#include <vector>

#include "problems/problem.hpp"

namespace diorama::calibration {

/// One observation: which share had adopted by then.
struct ObservedPoint {
    double week = 0.0;   ///< since the run's start
    double share = 0.0;  ///< 0 to 1
    double weight = 1.0;
    std::string when;  ///< as written
    problems::Place place;
};

struct ObservedCurve {
    std::string file;
    std::string time_column;
    std::string value_column;
    std::vector<ObservedPoint> points;  ///< at least three, by week
};

/// Reads an observed adoption curve.
///
/// Takes    path: CSV with a head; one time column and one value column, by name; an optional
///          `weight`; all other columns are passed over.
///          Time: `week` or `weeks`, a number of weeks since the start; else `month`, `months` or
///          `date`: 2007-10 (its first day) or 2007-10-15, counted from the first row, or a number
///          of months since the start.
///          Value: `share` or `adopted_share`, 0 to 1; else `percent` or `adopted_percent`.
///          first_week: the week of the run in which the first row of a dated curve stands
/// Errors   throws problems::InputError with every problem: no such file, missing columns, cells
///          that are no such numbers or dates, shares out of range, weeks that do not rise, fewer
///          than three rows
ObservedCurve read_curve(std::string const& path, double first_week);

}  // namespace diorama::calibration
