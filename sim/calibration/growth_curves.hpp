#pragma once
#include <cstddef>
#include <span>
#include <string_view>

namespace diorama::calibration {

/// A textbook curve of adoption, fitted to the same observations as a model.
struct GrowthCurve {
    std::string_view name;
    std::size_t parameters = 3;
    /// Share in a week.
    /// Takes    unit [parameters]: places in the parameters' ranges, 0 to 1
    double (*share)(std::span<double const> unit, double week);
};

/// Bass and logistic, each with a ceiling of its own.
///
/// Source   Bass 1969, Management Science 15(5) 215-227: m (1 - e^-(p+q)t) / (1 + q/p e^-(p+q)t),
///          p and q from 0.00001 to 1 a week; logistic: m / (1 + e^-r(t - t0)), r from 0.001 to 1 a
///          week, t0 from -52 to 520 weeks; m from 0 to 1
std::span<GrowthCurve const> growth_curves();

}  // namespace diorama::calibration
