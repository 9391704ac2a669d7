#include "analysis/responses.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "analysis/verdicts.hpp"
#include "own_files.hpp"

using namespace diorama;

namespace {

store::RunRow run_of(std::string arm, std::int64_t point, std::int64_t replicate,
                     std::vector<double> outcomes) {
    store::RunRow row;
    row.run_id = arm + std::to_string(point) + std::to_string(replicate);
    row.arm = std::move(arm);
    row.point = point;
    row.replicate = replicate;
    row.outcomes = std::move(outcomes);
    return row;
}

}  // namespace

TEST_CASE("outcomes that differ by the rounding of sums alone are one outcome",
          "[analysis][responses]") {
    test::OwnFolder const shelf;
    store::Identity identity;
    identity.engine_version = "1";
    identity.design = "grid";
    identity.design_points = 2;
    identity.seeds = "common";
    identity.arms = {{"a", "d1", "weeks = 1", 1, 7}, {"b", "d2", "weeks = 1", 1, 7}};
    identity.factors = {{"x.y", "share", "levels", NAN, NAN, {0.25, 0.5}}};
    identity.measures = {{"spend:total", "money", false, ""}, {"using", "share", true, ""}};
    store::Store store(shelf / "a", store::Access::write);
    store.begin(identity, {{0.25}, {0.5}});
    double const budget = 312185.4891264811;
    double const rounded = std::nextafter(budget, 1e9);
    store.add({run_of("a", 0, 0, {budget, 0.5}), run_of("b", 0, 0, {rounded, 0.5 + 1e-9}),
               run_of("a", 1, 0, {rounded, 0.5}), run_of("b", 1, 0, {budget, 0.25}),
               run_of("a", 0, 1, {budget, 0.5}), run_of("b", 0, 1, {rounded, 0.5 + 1e-9})});
    auto const responses = analysis::read_responses(store);
    // Two values are no scale.
    REQUIRE_FALSE(responses.axes[0].logarithmic);
    REQUIRE(responses.mean(0, 0, 0) == budget);
    REQUIRE(responses.mean(1, 0, 0) == budget);
    REQUIRE(responses.mean(0, 1, 0) == budget);
    // A billionth is a difference that a run can make.
    REQUIRE(responses.mean(1, 0, 1) > 0.5);
    auto const maps = analysis::verdict_maps(responses, 0, 0);
    for (auto const& verdict : maps[0].points) {
        REQUIRE(verdict.tied());
        REQUIRE(verdict.arms[1].regret == 0.0);
        REQUIRE(verdict.arms[1].p_best == 0.5);
    }
    REQUIRE(maps[1].points[0].best == 1);
    REQUIRE(maps[1].points[0].decided());
}

TEST_CASE("listed values that go up by one ratio are evenly spaced on their axis",
          "[analysis][responses]") {
    test::OwnFolder const shelf;
    store::Identity identity;
    identity.design_points = 3;
    identity.arms = {{"a", "d1", "weeks = 1", 1, 7}};
    auto const whole = [](std::int64_t value) { return store::PointValue(value); };
    identity.factors = {{"by.ratio", "-", "levels", NAN, NAN, {4.0, 1.0, 2.0}},
                        {"by.step", "-", "levels", NAN, NAN, {whole(1), whole(2), whole(3)}}};
    identity.measures = {{"using", "share", true, ""}};
    store::Store store(shelf / "a", store::Access::write);
    store.begin(identity, {{1.0, whole(1)}, {2.0, whole(2)}, {4.0, whole(3)}});
    store.add({run_of("a", 0, 0, {0.5})});
    auto const responses = analysis::read_responses(store);
    for (auto const& axis : responses.axes) {
        CAPTURE(axis.path);
        REQUIRE(axis.logarithmic == (axis.path == "by.ratio"));
        REQUIRE(axis.coordinates[0] == Approx(0.0).margin(1e-12));
        REQUIRE(axis.coordinates[1] == Approx(0.5));
        REQUIRE(axis.coordinates[2] == Approx(1.0));
    }
}
