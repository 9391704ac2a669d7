#include "design/sample_points.hpp"

#include <algorithm>
#include <boost/random/sobol.hpp>
#include <cassert>
#include <limits>
#include <numeric>

#include "random/draw.hpp"

namespace diorama::design {

namespace {

/// What a search for the widest hypercube may cost, in distances of one dimension.
constexpr double maximin_work = 4e8;
constexpr std::size_t most_candidates = 200;

UnitPoints one_hypercube(std::size_t count, std::size_t dimensions, std::uint64_t seed,
                         std::uint32_t candidate) {
    UnitPoints points{dimensions, std::vector<double>(count * dimensions)};
    std::vector<std::uint32_t> slices(count);
    for (std::size_t k = 0; k < dimensions; ++k) {
        random::Sequence sequence({.seed = seed,
                                   .purpose = random::Purpose::latin_hypercube,
                                   .week = candidate,
                                   .person = static_cast<std::uint32_t>(k)});
        std::iota(slices.begin(), slices.end(), 0U);
        for (std::size_t i = count; i > 1; --i)
            std::swap(slices[i - 1],
                      slices[random::below(sequence.next_word(), static_cast<std::uint32_t>(i))]);
        for (std::size_t i = 0; i < count; ++i)
            points.values[i * dimensions + k] =
                (slices[i] + sequence.next_uniform()) / static_cast<double>(count);
    }
    return points;
}

/// Square of the distance between the two nearest points; stops below `enough`.
double nearest_distance(UnitPoints const& points, double enough) {
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < points.count(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            double distance = 0.0;
            for (std::size_t k = 0; k < points.dimensions; ++k) {
                double const gap = points.point(i)[k] - points.point(j)[k];
                distance += gap * gap;
            }
            nearest = std::min(nearest, distance);
            if (nearest <= enough) return nearest;
        }
    return nearest;
}

}  // namespace

UnitPoints latin_hypercube(std::size_t count, std::size_t dimensions, std::uint64_t seed,
                           Spread spread) {
    assert(count >= 1 && dimensions >= 1);
    auto best = one_hypercube(count, dimensions, seed, 0);
    if (spread == Spread::random) return best;
    double const work = 0.5 * static_cast<double>(count) * static_cast<double>(count) *
                        static_cast<double>(dimensions);
    auto const candidates = static_cast<std::uint32_t>(
        std::clamp(maximin_work / work, 2.0, static_cast<double>(most_candidates)));
    double widest = nearest_distance(best, -1.0);
    for (std::uint32_t candidate = 1; candidate < candidates; ++candidate) {
        auto other = one_hypercube(count, dimensions, seed, candidate);
        double const distance = nearest_distance(other, widest);
        if (distance <= widest) continue;
        widest = distance;
        best = std::move(other);
    }
    return best;
}

UnitPoints sobol_points(std::size_t count, std::size_t dimensions, std::uint64_t seed) {
    assert(count >= 1 && dimensions >= 1 && dimensions <= most_sobol_dimensions);
    boost::random::sobol engine(dimensions);
    std::vector<std::uint64_t> shift(dimensions);
    for (std::size_t k = 0; k < dimensions; ++k) {
        auto const words = random::words({.seed = seed,
                                          .purpose = random::Purpose::digital_shift,
                                          .week = 0,
                                          .person = static_cast<std::uint32_t>(k)});
        shift[k] = (std::uint64_t{words[0]} << 32) | words[1];
    }
    UnitPoints points{dimensions, {}};
    points.values.reserve(count * dimensions);
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t k = 0; k < dimensions; ++k) {
            // The engine leaves out the origin, the sequence's first point.
            std::uint64_t const word = (i == 0 ? 0 : engine()) ^ shift[k];
            points.values.push_back((static_cast<double>(word >> 12) + 0.5) * 0x1p-52);
        }
    return points;
}

}  // namespace diorama::design
