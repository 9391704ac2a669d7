#include <catch2/catch.hpp>
#include <cmath>

#include "experiment/comparison.hpp"
#include "experiment/made_up_study.hpp"

using namespace diorama::experiment;
using diorama::scenario::Expectation;
using diorama::scenario::Relation;

namespace {

Expectation claim(double by, Relation relation = Relation::above) {
    return {.claim = "the unit gets further",
            .measure = "integrated",
            .week = 10,
            .arm = 1,
            .relation = relation,
            .than_arm = 0,
            .than_week = std::nullopt,
            .by = by,
            .place = {}};
}

Judgement judged(Expectation const& expectation, std::vector<double> const& baseline,
                 std::vector<double> const& arm) {
    auto study = made_up::study({"nothing", "unit"}, 10, static_cast<std::uint32_t>(arm.size()));
    study.expectations = {expectation};
    auto runs = made_up::runs(study);
    made_up::put(runs, 0, "integrated", baseline);
    made_up::put(runs, 1, "integrated", arm);
    return compare(study, runs, diorama::parallel::Workers(1)).judgements[0];
}

/// Differences 0.4, 0.2, 0.3: 0.3 with the interval 0.0516 to 0.5484.
Judgement judged(Expectation const& expectation) {
    return judged(expectation, {0.1, 0.2, 0.3}, {0.5, 0.4, 0.6});
}

}  // namespace

TEST_CASE("a claim holds when the whole interval is beyond it", "[experiment][judge]") {
    REQUIRE(judged(claim(0.05)).verdict == Verdict::holds);
    REQUIRE(judged(claim(0.06)).verdict == Verdict::undecided);
    REQUIRE(judged(claim(0.54)).verdict == Verdict::undecided);
    REQUIRE(judged(claim(0.55)).verdict == Verdict::fails);
}

TEST_CASE("the numbers behind a verdict are told", "[experiment][judge]") {
    auto const judgement = judged(claim(0.05));
    REQUIRE(judgement.arm_value.mean == Approx(0.5));
    REQUIRE(judgement.than_value.mean == Approx(0.2));
    REQUIRE(judgement.difference.low == Approx(0.3 - 0.248414).epsilon(1e-5));
    REQUIRE(judgement.note.empty());
}

TEST_CASE("a claim of less is judged in its own direction", "[experiment][judge]") {
    auto expectation = claim(0.05, Relation::below);
    REQUIRE(judged(expectation).verdict == Verdict::fails);
    expectation.arm = 0;
    expectation.than_arm = 1;
    REQUIRE(judged(expectation).verdict == Verdict::holds);
    REQUIRE(judged(expectation).difference.mean == Approx(0.3));
}

TEST_CASE("more confidence asks for more", "[experiment][judge]") {
    auto expectation = claim(0.05);
    expectation.confidence = 0.99;
    REQUIRE(judged(expectation).verdict == Verdict::undecided);
}

TEST_CASE("a negative margin claims to fall behind by no more than that", "[experiment][judge]") {
    // The unit is ahead by 0.0516 to 0.5484; that it is below by at least -by says by how much.
    REQUIRE(judged(claim(-0.55, Relation::below)).verdict == Verdict::holds);
    REQUIRE(judged(claim(-0.54, Relation::below)).verdict == Verdict::undecided);
    REQUIRE(judged(claim(-0.06, Relation::below)).verdict == Verdict::undecided);
    REQUIRE(judged(claim(-0.05, Relation::below)).verdict == Verdict::fails);
    REQUIRE(judged(claim(-0.05)).verdict == Verdict::holds);
    // Exactly the margin.
    REQUIRE(judged(claim(-0.05), {0.15, 0.15}, {0.1, 0.1}).verdict == Verdict::holds);
    REQUIRE(judged(claim(-0.0499999), {0.15, 0.15}, {0.1, 0.1}).verdict == Verdict::fails);
}

TEST_CASE("a difference of exactly what was claimed holds", "[experiment][judge]") {
    // 0.15 - 0.1 is 0.04999999999999999 in the computer.
    REQUIRE(judged(claim(0.05), {0.1, 0.1}, {0.15, 0.15}).verdict == Verdict::holds);
    REQUIRE(judged(claim(0.0500001), {0.1, 0.1}, {0.15, 0.15}).verdict == Verdict::fails);
}

TEST_CASE("a claim about a number is judged against the number", "[experiment][judge]") {
    auto expectation = claim(0.0);
    expectation.than_arm.reset();
    expectation.than_value = 0.2;
    // The unit's own interval: 0.5 +- 0.2484.
    REQUIRE(judged(expectation).verdict == Verdict::holds);
    REQUIRE(judged(expectation).than_value.mean == 0.2);
    expectation.than_value = 0.3;
    REQUIRE(judged(expectation).verdict == Verdict::undecided);
}

TEST_CASE("a claim about a fall compares an arm with its own past", "[experiment][judge]") {
    auto study = made_up::study({"nothing", "mandate"}, 10, 3);
    auto expectation = claim(0.25, Relation::below);
    expectation.than_arm.reset();
    expectation.than_week = 4;
    study.expectations = {expectation};
    auto runs = made_up::runs(study);
    for (std::size_t i = 0; i < 3; ++i)
        made_up::put(runs, 1, i, "integrated", [](auto week) { return week <= 4 ? 0.6 : 0.3; });
    auto const judgement = compare(study, runs, diorama::parallel::Workers(1)).judgements[0];
    REQUIRE(judgement.difference.mean == Approx(0.3));
    REQUIRE(judgement.verdict == Verdict::holds);
}

TEST_CASE("one seed decides nothing", "[experiment][judge]") {
    auto const judgement = judged(claim(0.05), {0.1}, {0.9});
    REQUIRE(judgement.verdict == Verdict::undecided);
    REQUIRE(judgement.difference.mean == Approx(0.8));
    REQUIRE(judgement.note == "fewer than two seeds show no spread");
}

TEST_CASE("a claim about a week that was not run is undecided and says so", "[experiment][judge]") {
    auto expectation = claim(0.05);
    expectation.week = 30;
    auto const judgement = judged(expectation);
    REQUIRE(judgement.verdict == Verdict::undecided);
    REQUIRE(judgement.note == "week 30 lies beyond the 10 weeks of the runs");
    REQUIRE(std::isnan(judgement.difference.mean));
}
