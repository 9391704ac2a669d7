#pragma once
#include <iosfwd>
#include <string>

#include "calibration/calibrate.hpp"
#include "scenario/scenario.hpp"

namespace diorama::report {

/// A calibration as it was asked for and as it came out.
struct CalibrationReport {
    scenario::Scenario const& scenario;
    calibration::ObservedCurve const& observed;
    calibration::CalibrationPlan const& plan;
    calibration::Calibration const& calibration;
};

/// Fitted values with their intervals, what stands on an edge, and the curves beside each other.
std::string calibration_text(CalibrationReport const& report);

/// One object, the same bytes for any number of threads: `parameters`, `curves`, `observations`.
std::string calibration_json(CalibrationReport const& report);

/// One line for each fitted parameter.
void write_fitted_parameters(CalibrationReport const& report, std::ostream& out);

/// One line for each observation: what was observed, and every curve.
void write_fitted_curves(CalibrationReport const& report, std::ostream& out);

/// The scenario's own file with the fitted values laid over it.
/// Takes    base: its path, from where the file will stand
void write_fitted_scenario(CalibrationReport const& report, std::string const& base,
                           std::ostream& out);

}  // namespace diorama::report
