#pragma once
#include <cstddef>
#include <vector>

#include "parallel/workers.hpp"

namespace diorama::parallel {

/// The sum of term(i) over all rows: within a chunk in row order, then over chunks in chunk order.
///
/// Takes    term: row -> double, called once for each row on any worker
/// Returns  the same bits for any number of workers; 0 for no rows
/// Errors   what term throws
/// Cost     one parallel pass, one double for each 2048 rows
template <class Term>
double ordered_sum(Workers const& workers, std::size_t rows, Term&& term) {
    std::vector<double> partial(chunk_count(rows), 0.0);
    workers.for_chunks(rows, [&](Rows range, std::size_t index) {
        double sum = 0.0;
        for (std::size_t i = range.first; i < range.last; ++i) sum += term(i);
        partial[index] = sum;
    });
    double sum = 0.0;
    for (double const part : partial) sum += part;
    return sum;
}

}  // namespace diorama::parallel
