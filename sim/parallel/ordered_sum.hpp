#pragma once
#include <span>
#include <vector>

#include "parallel/workers.hpp"

namespace diorama::parallel {

/// The sum of term(i) over all rows: within a chunk in row order, then over chunks in chunk order.
/// Same bits for any number of workers.
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
