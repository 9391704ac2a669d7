#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace diorama::design {

/// Points of the unit cube: [count][dimensions], each coordinate 0 to 1.
struct UnitPoints {
    std::size_t dimensions = 0;
    std::vector<double> values;

    std::size_t count() const { return dimensions == 0 ? 0 : values.size() / dimensions; }
    std::span<double const> point(std::size_t place) const {
        return {values.data() + place * dimensions, dimensions};
    }
};

enum class Spread : std::uint8_t {
    random,  ///< the first Latin hypercube that is drawn
    maximin  ///< of many the one whose two nearest points are furthest apart
};

/// A Latin hypercube: in each dimension every one of `count` equal slices holds one point.
///
/// Takes    count, dimensions: at least 1; seed: the same seed gives the same points
/// Returns  points at random places of their slices
/// Cost     with maximin up to 200 candidates, each of count squared; about a second at most
/// Source   McKay, Beckman & Conover 1979, Technometrics 21(2) 239-245; maximin: Johnson, Moore &
///          Ylvisaker 1990, J. Statistical Planning and Inference 26(2) 131-148
UnitPoints latin_hypercube(std::size_t count, std::size_t dimensions, std::uint64_t seed,
                           Spread spread);

/// The first points of a Sobol sequence under a random digital shift, its origin among them.
/// More points later leave the first ones as they are.
///
/// Takes    count at least 1; dimensions: 1 to most_sobol_dimensions; seed: of the shift
/// Source   Boost.Random; shift: Cranley & Patterson 1976 in base 2; why the origin stays: Owen
///          2020, "On dropping the first Sobol' point", arXiv:2008.08051
UnitPoints sobol_points(std::size_t count, std::size_t dimensions, std::uint64_t seed);
inline constexpr std::size_t most_sobol_dimensions = 3000;

}  // namespace diorama::design
