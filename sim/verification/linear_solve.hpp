#pragma once
#include <vector>

namespace diorama::verification {

using Matrix = std::vector<std::vector<double>>;

/// The x of A x = b, by elimination with the largest pivot of each column.
///
/// Takes    a [n x n], not singular (asserts); b [n]
/// Cost     n^3 / 3: for small graphs
std::vector<double> solve(Matrix a, std::vector<double> b);

}  // namespace diorama::verification
