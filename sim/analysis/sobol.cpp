#include <algorithm>
#include <cmath>

#include "analysis/sensitivity.hpp"

namespace diorama::analysis {

namespace {

constexpr double sobol_confidence = 0.95;

/// Sums over rows of one factor, from which both indices follow.
struct Sums {
    double a = 0.0, aa = 0.0, b = 0.0, bb = 0.0;
    double b_moved = 0.0;    ///< B times (AB - A)
    double moved = 0.0;      ///< AB - A
    double moved_moved = 0;  ///< its square
    double count = 0.0;
};

struct Outputs {
    std::vector<double> a, b, ab;
};

void add_row(Outputs const& outputs, std::size_t row, Sums& sums) {
    double const a = outputs.a[row];
    double const b = outputs.b[row];
    double const moved = outputs.ab[row] - a;
    sums.a += a;
    sums.aa += a * a;
    sums.b += b;
    sums.bb += b * b;
    sums.b_moved += b * moved;
    sums.moved += moved;
    sums.moved_moved += moved * moved;
    sums.count += 1.0;
}

/// Variance of the output, from A and B together.
double variance_of(Sums const& sums) {
    double const count = 2.0 * sums.count;
    double const mean = (sums.a + sums.b) / count;
    return std::max(0.0, (sums.aa + sums.bb) / count - mean * mean);
}

double first_of(Sums const& sums) {
    double const variance = variance_of(sums);
    if (variance <= 0.0) return experiment::not_known;
    double const mean = (sums.a + sums.b) / (2.0 * sums.count);
    return (sums.b_moved - mean * sums.moved) / sums.count / variance;
}

double total_of(Sums const& sums) {
    double const variance = variance_of(sums);
    if (variance <= 0.0) return experiment::not_known;
    return 0.5 * sums.moved_moved / sums.count / variance;
}

/// The outputs about their mean: sums of squares then lose no digits.
std::vector<double> centred(std::span<double const> outputs) {
    double const middle = experiment::mean(outputs);
    std::vector<double> values(outputs.begin(), outputs.end());
    for (auto& value : values) value -= middle;
    return values;
}

/// The outputs of each factor, row by row.
std::vector<Outputs> outputs_by_factor(design::SaltelliDesign const& design,
                                       std::vector<double> const& values) {
    std::vector<Outputs> by_factor(design.factors);
    for (std::size_t factor = 0; factor < design.factors; ++factor)
        for (std::size_t row = 0; row < design.rows; ++row) {
            by_factor[factor].a.push_back(values[design.point_of_a(row)]);
            by_factor[factor].b.push_back(values[design.point_of_b(row)]);
            by_factor[factor].ab.push_back(values[design.point_of_ab(row, factor)]);
        }
    return by_factor;
}

}  // namespace

std::vector<SobolIndex> sobol_indices(design::SaltelliDesign const& design,
                                      std::span<double const> outputs, experiment::BootstrapKey key,
                                      parallel::Workers const& workers) {
    auto const by_factor = outputs_by_factor(design, centred(outputs));
    std::vector<SobolIndex> indices(design.factors);
    for (std::size_t factor = 0; factor < design.factors; ++factor) {
        Sums sums;
        for (std::size_t row = 0; row < design.rows; ++row) add_row(by_factor[factor], row, sums);
        indices[factor].first = first_of(sums);
        indices[factor].total = total_of(sums);
    }
    // Both indices of all factors are resampled together: they rest on the same rows.
    auto const intervals = experiment::bootstrap_intervals(
        key, design.rows, sobol_confidence, 2 * design.factors,
        [&](std::span<std::uint32_t const> rows, std::span<double> results) {
            for (std::size_t factor = 0; factor < design.factors; ++factor) {
                Sums sums;
                for (auto const row : rows) add_row(by_factor[factor], row, sums);
                results[2 * factor] = first_of(sums);
                results[2 * factor + 1] = total_of(sums);
            }
        },
        workers);
    for (std::size_t factor = 0; factor < design.factors; ++factor) {
        indices[factor].first_interval = intervals[2 * factor];
        indices[factor].total_interval = intervals[2 * factor + 1];
    }
    return indices;
}

std::vector<SobolLine> sobol_table(Responses const& responses, parallel::Workers const& workers) {
    std::vector<SobolLine> lines;
    if (responses.identity.design != "saltelli") return lines;
    std::size_t const factors = responses.axes.size();
    for (std::size_t arm = 0; arm < responses.arms(); ++arm)
        for (std::size_t measure = 0; measure < responses.identity.measures.size(); ++measure) {
            design::SaltelliDesign design{.factors = factors, .rows = 0, .points = {}};
            std::vector<double> outputs;
            for (std::size_t first = 0; first + factors + 2 <= responses.design_points;
                 first += factors + 2) {
                std::vector<double> row;
                for (std::size_t k = 0; k < factors + 2; ++k)
                    row.push_back(responses.mean(arm, first + k, measure));
                if (!std::all_of(row.begin(), row.end(), [](double y) { return std::isfinite(y); }))
                    continue;
                outputs.insert(outputs.end(), row.begin(), row.end());
                ++design.rows;
            }
            if (design.rows < 2) continue;
            auto const key = static_cast<std::uint32_t>(measure * responses.arms() + arm);
            auto const indices = sobol_indices(
                design, outputs, {static_cast<std::uint64_t>(responses.identity.design_seed), key},
                workers);
            auto const begin = static_cast<std::ptrdiff_t>(lines.size());
            for (std::size_t axis = 0; axis < factors; ++axis)
                lines.push_back({arm, measure, axis, indices[axis]});
            std::stable_sort(lines.begin() + begin, lines.end(), [](auto const& a, auto const& b) {
                return a.index.total > b.index.total;
            });
        }
    return lines;
}

}  // namespace diorama::analysis
