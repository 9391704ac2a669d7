#include "analysis/effects.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "analysis/made_up.hpp"

using namespace diorama;

namespace {

analysis::VarianceLine line_of(std::vector<analysis::VarianceLine> const& lines,
                               std::string const& term) {
    for (auto const& line : lines)
        if (line.term == term) return line;
    FAIL("no line of " << term);
    return {};
}

}  // namespace

TEST_CASE("a plane's slopes are its effects over the whole range", "[analysis][effects]") {
    // 5 + 2 x - 3 y over 0 to 2: an effect of 4 and one of -6, and nothing is left over.
    auto const responses = test::grid_responses(
        1, 3, 2, [](auto, double x, double y, auto) { return 5.0 + 2.0 * x - 3.0 * y; });
    auto const effects = analysis::linear_effects(responses);
    REQUIRE(effects.size() == 2);
    REQUIRE(effects[0].axis == 1);
    REQUIRE(effects[0].effect == Approx(-6.0));
    REQUIRE(effects[1].effect == Approx(4.0));
    REQUIRE(effects[1].interval.low == Approx(4.0));
    REQUIRE(effects[0].fit_share == Approx(1.0));
}

TEST_CASE("means of levels are over all points of the level", "[analysis][effects]") {
    auto const responses =
        test::grid_responses(1, 2, 2, [](auto, double x, double y, std::size_t seed) {
            return 10.0 * x + y + static_cast<double>(seed);
        });
    auto const means = analysis::level_means(responses);
    REQUIRE(means.size() == 4);
    // x = 1, y = 0 and 1, seeds 0 and 1: 10.5 and 11.5.
    REQUIRE(means[1].value.mean == Approx(11.0));
    REQUIRE(means[1].points == 2);
    REQUIRE(means[1].value.count == 2);
}

TEST_CASE("variance is shared out as in a balanced table done by hand", "[analysis][anova]") {
    // Four cells 0, 2, 4, 10 with +-1: x: (7 - 1)^2 * 2, y: (6 - 2)^2 * 2, x y: (4 - 2)^2 / 2 ...
    auto const responses =
        test::grid_responses(1, 2, 2, [](auto, double x, double y, std::size_t seed) {
            double const cell = x == 0.0 ? 2.0 * y : 4.0 + 6.0 * y;
            // One seed lifts two of the cells and lowers the two others: no effect of the seed.
            double const noise = (x == y) == (seed == 0) ? 1.0 : -1.0;
            return cell + noise;
        });
    auto const lines = analysis::variance_table(responses);
    REQUIRE(line_of(lines, "a.x").sum_of_squares == Approx(72.0));
    REQUIRE(line_of(lines, "b.y").sum_of_squares == Approx(32.0));
    REQUIRE(line_of(lines, "a.x x b.y").sum_of_squares == Approx(8.0));
    REQUIRE(line_of(lines, "seed").sum_of_squares == Approx(0.0).margin(1e-9));
    REQUIRE(line_of(lines, "residual").sum_of_squares == Approx(8.0));
    REQUIRE(line_of(lines, "residual").degrees == 3);
    REQUIRE(line_of(lines, "a.x").f == Approx(72.0 / (8.0 / 3.0)));
    REQUIRE(line_of(lines, "a.x").share == Approx(72.0 / 120.0));
    // F(1, 3) = 27: p of the table of Fisher's distribution.
    REQUIRE(line_of(lines, "a.x").p == Approx(0.01385).margin(1e-4));
}

TEST_CASE("half of a grid tells its factors apart, and no pairs beside them", "[analysis][anova]") {
    // The third factor is on where the two others agree: its effect is that of their interaction.
    auto responses = test::grid_responses(1, 2, 2, [](auto, double x, double y, std::size_t seed) {
        return 4.0 * x + 2.0 * y + (x == y ? 1.0 : 0.0) + static_cast<double>(seed);
    });
    auto third = responses.axes[0];
    third.path = "c.z";
    responses.axes.push_back(third);
    for (auto& point : responses.points)
        point.push_back(std::int64_t{point[0] == point[1] ? 1 : 0});
    auto const lines = analysis::variance_table(responses);
    REQUIRE(lines.size() == 5);  // seed, three factors, residual
    REQUIRE(line_of(lines, "a.x").sum_of_squares == Approx(32.0));
    REQUIRE(line_of(lines, "b.y").sum_of_squares == Approx(8.0));
    REQUIRE(line_of(lines, "c.z").sum_of_squares == Approx(2.0));
}

TEST_CASE("factors that always move together share one line of the table", "[analysis][anova]") {
    auto responses = test::grid_responses(1, 2, 2, [](auto, double x, double, std::size_t seed) {
        return 3.0 * x + (seed == 0 ? 0.5 : -0.5);
    });
    // The second factor now repeats the first.
    for (auto& point : responses.points) point[1] = point[0];
    auto const lines = analysis::variance_table(responses);
    REQUIRE(line_of(lines, "a.x").degrees == 0);
    REQUIRE(line_of(lines, "b.y").degrees == 0);
    REQUIRE(line_of(lines, "not told apart").degrees == 1);
    REQUIRE(line_of(lines, "not told apart").sum_of_squares == Approx(18.0));
    double shares = 0.0;
    for (auto const& line : lines) shares += line.share;
    REQUIRE(shares == Approx(1.0));
}

TEST_CASE("what is the same at every point has no effect and leaves nothing to tell",
          "[analysis][effects]") {
    auto const responses =
        test::grid_responses(1, 3, 2, [](auto, double, double, std::size_t seed) {
            return 312185.4891264811 + static_cast<double>(seed);
        });
    for (auto const& effect : analysis::linear_effects(responses)) {
        REQUIRE(effect.effect == 0.0);
        REQUIRE(std::isnan(effect.fit_share));
    }
    REQUIRE(line_of(analysis::variance_table(responses), "a.x").sum_of_squares == 0.0);
    REQUIRE(std::isnan(line_of(analysis::variance_table(responses), "a.x").f));
}
