#include "calibration/growth_curves.hpp"

#include <array>

#include "numerics/portable.hpp"

namespace diorama::calibration {

namespace {

/// A place between two ends in equal steps of the logarithm.
double between(double low, double high, double unit) {
    return low * numerics::exp(unit * numerics::log(high / low));
}

double bass(std::span<double const> unit, double week) {
    double const p = between(1e-5, 1.0, unit[1]);
    double const q = between(1e-5, 1.0, unit[2]);
    double const decline = numerics::exp(-(p + q) * week);
    return unit[0] * (1.0 - decline) / (1.0 + q / p * decline);
}

double logistic(std::span<double const> unit, double week) {
    double const rate = between(1e-3, 1.0, unit[1]);
    double const middle = -52.0 + 572.0 * unit[2];
    return unit[0] * numerics::logistic(rate * (week - middle));
}

constexpr std::array<GrowthCurve, 2> curves{{{"Bass", 3, bass}, {"logistic", 3, logistic}}};

}  // namespace

std::span<GrowthCurve const> growth_curves() { return curves; }

}  // namespace diorama::calibration
