#pragma once
#include <vector>

#include "org/ties.hpp"

namespace diorama::charts {

/// Every pair once, by a then b; weights of repeated pairs add up in the order of the file; a pair
/// that is given anywhere counts as given.
/// Takes    ties: a < b < headcount
/// Cost     two counting passes and a sort of each person's row; no more memory than twice the ties
std::vector<org::Tie> merged_ties(std::vector<org::Tie> ties, std::size_t headcount);

}  // namespace diorama::charts
