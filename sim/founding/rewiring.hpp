#pragma once
#include <cstdint>
#include <vector>

namespace diorama::founding {

/// A tie as one number: the smaller row above, the larger below. Sorts by a, then b.
constexpr std::uint64_t tie_key(std::uint32_t a, std::uint32_t b) noexcept {
    return a < b ? std::uint64_t{a} << 32U | b : std::uint64_t{b} << 32U | a;
}

/// Gives a share of ties another end: one end stays, anyone becomes the other.
/// Takes    ties: sorted keys, each once; share 0 to 1
/// Returns  as many ties, sorted, each once; a tie that finds no free partner in a hundred draws
/// stays Draws    Purpose::founding_ties, weeks 2 and up, by place in `ties`
std::vector<std::uint64_t> rewired(std::vector<std::uint64_t> ties, std::size_t headcount,
                                   double share, std::uint64_t seed);

}  // namespace diorama::founding
