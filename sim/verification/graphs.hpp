#pragma once
#include <cstddef>
#include <cstdint>

#include "org/ties.hpp"

namespace diorama::verification {

/// Everybody tied to the next, in a row.
org::Ties path(std::size_t headcount);
/// Person 0 tied to everybody else.
org::Ties star(std::size_t headcount);
/// Everybody tied to everybody.
org::Ties complete(std::size_t headcount);
/// Everybody tied to the `reach` people on either side of them, round a ring.
org::Ties ring(std::size_t headcount, std::size_t reach);
/// The same ties, a share of them led to anyone instead.
org::Ties rewired(org::Ties const& ties, double share, std::uint64_t seed);
/// Ties between pairs drawn at random: degrees are Poisson with mean `mean_degree`, but for pairs
/// drawn twice, which are of the order of mean_degree / headcount of them.
org::Ties poisson(std::size_t headcount, double mean_degree, std::uint64_t seed);

}  // namespace diorama::verification
