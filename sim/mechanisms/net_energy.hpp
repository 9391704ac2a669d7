#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "org/ties.hpp"
#include "people/people.hpp"

namespace diorama::mechanisms {

/// How much somebody stimulates the people around minus how much they are drained by them: the sum
/// over colleagues j of (e_i - e_j) / degree_j, the pull that i exerts on each.
///
/// Takes    people, ties; absent people count for nothing
/// Returns  [headcount]; 0 for somebody without ties. Over a connected pair the two scores cancel
///          when both have the same number of ties
/// Cost     one pass over the ties; taken in observation weeks only
/// Source   net energy score of practitioners; Cross, Baker & Parker 2003, MIT SMR 44(4); form ours
std::vector<float> net_energy(people::People const& people, org::Ties const& ties);

/// What somebody is to the energy around them.
enum class EnergyKind : std::uint8_t { ordinary, generator, sink, capacitor, magnet };
inline constexpr std::array<std::string_view, 5> energy_kind_names{"ordinary", "generator", "sink",
                                                                   "capacitor", "magnet"};

/// Generator: net score in the top tenth and above 0; sink: in the bottom tenth and below 0;
/// magnet: a generator with twice the mean number of ties; capacitor: neither, but of an inertia in
/// the top tenth.
/// Returns  [headcount]; absent people are ordinary
std::vector<EnergyKind> energy_kinds(people::People const& people, org::Ties const& ties,
                                     std::vector<float> const& net);

}  // namespace diorama::mechanisms
