#include "analysis/verdicts.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "analysis/made_up.hpp"

using namespace diorama;

namespace {

/// Arm one is worth 1 everywhere, arm two x: two is better beyond 1.
analysis::Responses crossing(double noise) {
    return test::grid_responses(2, 4, 4, [=](std::size_t arm, double x, double, std::size_t seed) {
        double const luck = static_cast<double>(seed);
        return luck + (arm == 0 ? 1.1 : x + (seed % 2 == 0 ? noise : -noise));
    });
}

}  // namespace

TEST_CASE("the better arm of each point, by how much and how surely", "[analysis][verdicts]") {
    auto const maps = analysis::verdict_maps(crossing(0.01), 0, 1);
    REQUIRE(maps.size() == 1);
    auto const& first = maps[0].points.front();  // x = 0
    REQUIRE(first.best == 0);
    REQUIRE(first.lead.mean == Approx(1.1));
    REQUIRE(first.decided());
    REQUIRE(first.arms[0].p_best == 1.0);
    REQUIRE(first.arms[1].regret == Approx(1.1));
    REQUIRE(first.arms[0].regret == 0.0);
    REQUIRE(maps[0].points.back().best == 1);  // x = 3
}

TEST_CASE("a lead that luck could give is not decided", "[analysis][verdicts]") {
    auto const maps = analysis::verdict_maps(crossing(5.0), 0, 1);
    auto const& first = maps[0].points.front();
    REQUIRE_FALSE(first.decided());
    REQUIRE(first.arms[0].p_best == 0.5);
    // Half of the seeds give the second arm 3.9 more.
    REQUIRE(first.arms[0].regret == Approx(1.95));
}

TEST_CASE("refining looks where the advantage turns", "[analysis][verdicts]") {
    auto const responses = crossing(0.01);
    auto const maps = analysis::verdict_maps(responses, 0, 1);
    auto const points = analysis::between_verdicts(responses, maps[0], 100);
    // Four rows of the grid, each between x = 1 and x = 2; the advantage is 0 at x = 1.1.
    REQUIRE(points.size() == 4);
    for (auto const& point : points) {
        REQUIRE(point[0] * 3.0 > 1.0);
        REQUIRE(point[0] * 3.0 < 1.3);
    }
    REQUIRE(analysis::between_verdicts(responses, maps[0], 1).size() == 1);
}

TEST_CASE("replicates needed are those of the formula", "[analysis][adequacy]") {
    // Values 0, 1, 2, 3 at every point: variance 5/3. Within +-0.5 that needs 28: t(27) = 2.052,
    // and 2.052 sqrt(1.6667 / 28) = 0.5006; so 29.
    auto const responses = test::grid_responses(
        1, 2, 4, [](auto, double, double, std::size_t seed) { return static_cast<double>(seed); });
    auto const lines = analysis::adequacy(responses, 0.5);
    REQUIRE(lines.size() == 1);
    REQUIRE(lines[0].needed_most == 29);
    REQUIRE(lines[0].narrow_share == 0.0);
    REQUIRE(lines[0].median_half_width == Approx(3.182 * std::sqrt(5.0 / 12.0)).margin(1e-3));
}
