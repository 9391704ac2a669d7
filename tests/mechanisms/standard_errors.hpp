#pragma once
#include <cmath>
#include <cstddef>
#include <vector>

namespace diorama::test {

/// How many standard errors the observed share lies from its chance, over independent trials.
inline double share_errors(double count, double trials, double chance) {
    return (count / trials - chance) / std::sqrt(chance * (1.0 - chance) / trials);
}

/// A mean and its standard error over independent values.
struct Mean {
    double value = 0.0;
    double error = 0.0;
};
inline Mean mean_of(std::vector<double> const& values) {
    Mean mean;
    for (double const one : values) mean.value += one;
    mean.value /= static_cast<double>(values.size());
    double squares = 0.0;
    for (double const one : values) squares += (one - mean.value) * (one - mean.value);
    auto const count = static_cast<double>(values.size());
    mean.error = std::sqrt(squares / (count - 1.0) / count);
    return mean;
}

}  // namespace diorama::test
