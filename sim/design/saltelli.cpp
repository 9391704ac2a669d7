#include "design/saltelli.hpp"

#include <cassert>

namespace diorama::design {

SaltelliDesign saltelli_design(std::size_t factors, std::size_t rows, std::uint64_t seed) {
    assert(factors >= 1 && rows >= 1);
    auto const both = sobol_points(rows, 2 * factors, seed);
    SaltelliDesign design{.factors = factors, .rows = rows, .points = {factors, {}}};
    auto& values = design.points.values;
    values.reserve(rows * design.points_a_row() * factors);
    for (std::size_t row = 0; row < rows; ++row) {
        auto const a = both.point(row).first(factors);
        auto const b = both.point(row).last(factors);
        values.insert(values.end(), a.begin(), a.end());
        for (std::size_t factor = 0; factor < factors; ++factor) {
            values.insert(values.end(), a.begin(), a.end());
            values[values.size() - factors + factor] = b[factor];
        }
        values.insert(values.end(), b.begin(), b.end());
    }
    return design;
}

}  // namespace diorama::design
