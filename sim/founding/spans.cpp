#include "founding/spans.hpp"

#include <algorithm>
#include <cassert>

#include "numerics/portable.hpp"

namespace diorama::founding {
namespace {

/// Chances of spans 1 … widest when the uncut mean is `mean`.
std::vector<double> chances(double mean, double variance, std::uint32_t widest) {
    double const extra = mean - 1.0;  // everyone who leads has one report at least
    // A negative binomial is never narrower than a Poisson; a huge size is one.
    double const size = variance > extra * (1.0 + 1e-6) ? extra * extra / (variance - extra) : 1e6;
    double const more = extra / (extra + size);
    std::vector<double> chance(widest);
    double p = numerics::pow(1.0 - more, size);
    double sum = 0.0;
    for (std::uint32_t n = 0; n < widest; ++n) {
        chance[n] = p;
        sum += p;
        p *= (n + size) / (n + 1.0) * more;
    }
    for (double& c : chance) c /= sum;
    return chance;
}

double mean_of(std::vector<double> const& chance) {
    double mean = 0.0;
    for (std::size_t n = 0; n < chance.size(); ++n) mean += static_cast<double>(n + 1) * chance[n];
    return mean;
}

}  // namespace

Spans::Spans(double mean, double spread, std::uint32_t widest) {
    assert(mean >= 1.0 && spread >= 0.0 && widest >= 1);
    double const variance = spread * mean * spread * mean;
    // Cutting the tail lowers the mean: find the uncut mean that has the wanted one after the cut.
    double low = 1.0;
    double high = 4.0 * widest;
    for (int i = 0; i < 60; ++i) {
        double const middle = (low + high) / 2.0;
        (mean_of(chances(middle, variance, widest)) < mean ? low : high) = middle;
    }
    cumulative_ = chances((low + high) / 2.0, variance, widest);
    for (std::size_t n = 1; n < cumulative_.size(); ++n) cumulative_[n] += cumulative_[n - 1];
}

std::uint32_t Spans::at(double uniform) const noexcept {
    auto const found = std::upper_bound(cumulative_.begin(), cumulative_.end() - 1, uniform);
    return static_cast<std::uint32_t>(found - cumulative_.begin()) + 1;
}

double Spans::mean() const noexcept {
    double mean = 0.0;
    double below = 0.0;
    for (std::size_t n = 0; n < cumulative_.size(); ++n) {
        mean += static_cast<double>(n + 1) * (cumulative_[n] - below);
        below = cumulative_[n];
    }
    return mean;
}

}  // namespace diorama::founding
