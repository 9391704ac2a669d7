#include "verification/linear_solve.hpp"

#include <cassert>
#include <cmath>
#include <cstddef>
#include <utility>

namespace diorama::verification {

std::vector<double> solve(Matrix a, std::vector<double> b) {
    std::size_t const size = b.size();
    for (std::size_t column = 0; column < size; ++column) {
        std::size_t pivot = column;
        for (std::size_t row = column + 1; row < size; ++row)
            if (std::abs(a[row][column]) > std::abs(a[pivot][column])) pivot = row;
        assert(a[pivot][column] != 0.0);
        std::swap(a[column], a[pivot]);
        std::swap(b[column], b[pivot]);
        for (std::size_t row = column + 1; row < size; ++row) {
            double const factor = a[row][column] / a[column][column];
            for (std::size_t k = column; k < size; ++k) a[row][k] -= factor * a[column][k];
            b[row] -= factor * b[column];
        }
    }
    for (std::size_t row = size; row-- > 0;) {
        for (std::size_t k = row + 1; k < size; ++k) b[row] -= a[row][k] * b[k];
        b[row] /= a[row][row];
    }
    return b;
}

}  // namespace diorama::verification
