#include "design/sample_points.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "design/saltelli.hpp"

using namespace diorama::design;

namespace {

double nearest_pair(UnitPoints const& points) {
    double nearest = 1e9;
    for (std::size_t i = 0; i < points.count(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            double sum = 0.0;
            for (std::size_t k = 0; k < points.dimensions; ++k)
                sum += (points.point(i)[k] - points.point(j)[k]) *
                       (points.point(i)[k] - points.point(j)[k]);
            nearest = std::min(nearest, sum);
        }
    return nearest;
}

/// In which of `slices` equal slices the points of one dimension lie, each once?
bool one_in_each_slice(UnitPoints const& points, std::size_t dimension, std::size_t slices) {
    std::set<std::size_t> met;
    for (std::size_t i = 0; i < points.count(); ++i)
        met.insert(
            static_cast<std::size_t>(points.point(i)[dimension] * static_cast<double>(slices)));
    return met.size() == points.count() && *met.rbegin() < slices;
}

}  // namespace

TEST_CASE("every slice of a Latin hypercube holds one point", "[design][lhs]") {
    for (auto const spread : {Spread::random, Spread::maximin}) {
        auto const points = latin_hypercube(17, 3, 5, spread);
        REQUIRE(points.count() == 17);
        for (std::size_t k = 0; k < 3; ++k) REQUIRE(one_in_each_slice(points, k, 17));
    }
}

TEST_CASE("maximin keeps the nearest points further apart", "[design][lhs]") {
    REQUIRE(nearest_pair(latin_hypercube(20, 2, 5, Spread::maximin)) >
            nearest_pair(latin_hypercube(20, 2, 5, Spread::random)));
}

TEST_CASE("a hypercube is a function of its seed", "[design][lhs]") {
    REQUIRE(latin_hypercube(9, 2, 1, Spread::maximin).values ==
            latin_hypercube(9, 2, 1, Spread::maximin).values);
    REQUIRE(latin_hypercube(9, 2, 1, Spread::random).values !=
            latin_hypercube(9, 2, 2, Spread::random).values);
}

TEST_CASE("2^m Sobol points hold one in each of 2^m slices of each dimension", "[design][sobol]") {
    auto const points = sobol_points(64, 7, 3);
    for (std::size_t k = 0; k < 7; ++k) REQUIRE(one_in_each_slice(points, k, 64));
}

TEST_CASE("a longer Sobol sequence begins as the shorter one", "[design][sobol]") {
    auto const few = sobol_points(10, 3, 1).values;
    auto const many = sobol_points(50, 3, 1).values;
    REQUIRE(std::equal(few.begin(), few.end(), many.begin()));
}

TEST_CASE("Saltelli's points change one factor of A to B's", "[design][saltelli]") {
    auto const design = saltelli_design(3, 8, 1);
    REQUIRE(design.points.count() == 8 * 5);
    for (std::size_t row = 0; row < 8; ++row)
        for (std::size_t factor = 0; factor < 3; ++factor)
            for (std::size_t k = 0; k < 3; ++k) {
                auto const source = k == factor ? design.point_of_b(row) : design.point_of_a(row);
                REQUIRE(design.points.point(design.point_of_ab(row, factor))[k] ==
                        design.points.point(source)[k]);
            }
}
