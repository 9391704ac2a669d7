#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "design/sample_points.hpp"

namespace diorama::design {

/// Points for Sobol indices: two samples A and B, and A with one factor at a time taken from B.
/// The points of a row j stand together: A_j, then AB_j of each factor, then B_j; so the first
/// rows of a longer design are a shorter one.
struct SaltelliDesign {
    std::size_t factors = 0;
    std::size_t rows = 0;
    UnitPoints points;

    std::size_t points_a_row() const { return factors + 2; }
    std::size_t point_of_a(std::size_t row) const { return row * points_a_row(); }
    std::size_t point_of_ab(std::size_t row, std::size_t factor) const {
        return row * points_a_row() + 1 + factor;
    }
    std::size_t point_of_b(std::size_t row) const { return row * points_a_row() + 1 + factors; }
};

/// Takes    factors: 1 to half of most_sobol_dimensions; rows: a power of 2 spreads them best
/// Source   Saltelli et al. 2010, Computer Physics Communications 181(2) 259-270
SaltelliDesign saltelli_design(std::size_t factors, std::size_t rows, std::uint64_t seed);

}  // namespace diorama::design
