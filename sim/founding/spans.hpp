#pragma once
#include <cstdint>
#include <vector>

namespace diorama::founding {

/// Spans of managers: 1 + a negative binomial, cut at a widest span, drawn by its inverse
/// distribution function. Skewed to the right as real spans are.
class Spans {
public:
    /// Takes    mean >= 1, spread (standard deviation / mean) >= 0, widest >= 1
    ///          The mean holds after cutting; a mean that is out of reach gives the nearest.
    Spans(double mean, double spread, std::uint32_t widest);

    /// Takes    uniform in (0, 1)
    std::uint32_t at(double uniform) const noexcept;
    double mean() const noexcept;

private:
    std::vector<double> cumulative_;  ///< [widest], chance of a span up to i + 1
};

}  // namespace diorama::founding
