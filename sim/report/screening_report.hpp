#pragma once
#include <iosfwd>
#include <string>

#include "design/screening.hpp"
#include "scenario/scenario.hpp"

namespace diorama::report {

/// A screening as it was asked for and as it came out.
struct ScreeningReport {
    scenario::Scenario const& scenario;
    design::ScreeningPlan const& plan;
    std::vector<design::LeftOut> const& left_out;
    design::Screening const& screening;
};

/// For each measure the parameters that move it, strongest first, and those that do not.
std::string screening_text(ScreeningReport const& report);

/// One object, the same bytes for any number of threads: `factors`, `left_out` and `measures`, each
/// with its `effects`. What is not known is null.
std::string screening_json(ScreeningReport const& report);

/// One line for each measure and parameter.
void write_screening(ScreeningReport const& report, std::ostream& out);

/// One line for each point: trajectory, what was moved, every parameter's value, every measure.
void write_screened_points(ScreeningReport const& report, std::ostream& out);

}  // namespace diorama::report
