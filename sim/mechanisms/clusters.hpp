#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "org/ties.hpp"
#include "parallel/workers.hpp"

namespace diorama::mechanisms {

/// How the chosen people hang together by ties among themselves.
/// Takes    group [headcount]: what each person is, chosen where it is `chosen`
/// Returns  the sizes of the connected groups, in no order; they add up to the chosen people. The
///          same for any number of workers but for the order
/// Cost     one pass over the ties of the chosen; each worker joins those of its own rows, and
///          one of them what hangs together across
std::vector<std::size_t> cluster_sizes(parallel::Workers const& workers, org::Ties const& ties,
                                       std::span<std::uint8_t const> group, std::uint8_t chosen);

}  // namespace diorama::mechanisms
