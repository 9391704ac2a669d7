#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "org/ties.hpp"

namespace diorama::org {

/// How the chosen people hang together by ties among themselves.
/// Takes    chosen [headcount]: 0 = left out
/// Returns  the sizes of the connected groups, largest first; they add up to the chosen people
/// Cost     one pass over the ties of the chosen
std::vector<std::size_t> cluster_sizes(Ties const& ties, std::span<std::uint8_t const> chosen);

}  // namespace diorama::org
