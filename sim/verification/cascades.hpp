#pragma once

namespace diorama::verification {

/// Chance that one person sets off a global cascade in an endless Poisson random graph: some tie of
/// theirs leads into the giant cluster of those whom a single peer convinces.
///
/// Takes    threshold: share of peers, above 0; mean_degree: ties a person
/// Returns  0 outside the cascade window, but for what the iteration leaves (below 1e-6)
/// Source   Watts 2002, PNAS 99(9) 5766-5771, by generating functions
double chance_of_cascade(double threshold_share, double mean_degree);

}  // namespace diorama::verification
