#include <catch2/catch.hpp>
#include <cmath>

#include "experiment/comparison.hpp"
#include "experiment/made_up_study.hpp"

using namespace diorama::experiment;

namespace {

/// One entry a seed: the week from which half of the people use; 0 = never.
Comparison half_reached(std::vector<std::uint32_t> const& baseline,
                        std::vector<std::uint32_t> const& arm) {
    auto const study =
        made_up::study({"baseline", "arm"}, 50, static_cast<std::uint32_t>(arm.size()));
    auto runs = made_up::runs(study);
    for (std::size_t i = 0; i < arm.size(); ++i) {
        auto const half_from = [](std::uint32_t from) {
            return [from](std::uint32_t week) { return from > 0 && week >= from ? 0.5 : 0.4; };
        };
        made_up::put(runs, 0, i, "using", half_from(baseline[i]));
        made_up::put(runs, 1, i, "using", half_from(arm[i]));
    }
    return compare(study, runs, diorama::parallel::Workers(1));
}

WeeksTo entry(Comparison const& comparison, std::size_t arm, double level) {
    for (auto const& one : comparison.weeks_to)
        if (one.arm == arm && one.measure == "using" && one.level == level) return one;
    throw std::logic_error("no such entry");
}

double const never_reached = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("weeks to half are the first week with at least half", "[experiment][weeks-to]") {
    auto const comparison = half_reached({30, 30, 30}, {10, 20, 12});
    auto const half = entry(comparison, 1, 0.5);
    REQUIRE(half.reached_share == 1.0);
    REQUIRE(half.median_weeks == 12.0);
    REQUIRE(half.median_interval.low == 10.0);
    REQUIRE(half.median_interval.high == 20.0);
    REQUIRE(half.both_count == 3);
    REQUIRE(half.difference == -16.0);
    // 0.4 from the start: a tenth is there in week 0, four fifths never.
    REQUIRE(entry(comparison, 1, 0.1).median_weeks == 0.0);
    REQUIRE(entry(comparison, 1, 0.8).reached_share == 0.0);
}

TEST_CASE("seeds that never get there are later than the last week, not left out",
          "[experiment][weeks-to]") {
    auto const half = entry(half_reached({0, 0, 0, 0, 0}, {10, 20, 30, 0, 0}), 1, 0.5);
    REQUIRE(half.reached_share == 0.6);
    // Of 10, 20, 30, later, later: not 20, the median of those that get there.
    REQUIRE(half.median_weeks == 30.0);
    REQUIRE(half.median_interval.low == 10.0);
    REQUIRE(half.median_interval.high == never_reached);
}

TEST_CASE("when half of the seeds never get there the median is not known",
          "[experiment][weeks-to]") {
    auto const half = entry(half_reached({0, 0, 0, 0}, {10, 20, 0, 0}), 1, 0.5);
    REQUIRE(half.reached_share == 0.5);
    REQUIRE(std::isnan(half.median_weeks));
    REQUIRE(std::isnan(half.median_interval.low));
}

TEST_CASE("weeks are compared over the seeds in which both arms get there",
          "[experiment][weeks-to]") {
    auto const comparison = half_reached({20, 0, 40}, {10, 10, 20});
    auto const half = entry(comparison, 1, 0.5);
    REQUIRE(half.both_count == 2);
    REQUIRE(half.difference == -15.0);
    REQUIRE(half.difference_interval.low == -20.0);
    REQUIRE(half.difference_interval.high == -10.0);
    REQUIRE(std::isnan(entry(comparison, 0, 0.5).difference));
}

TEST_CASE("nothing to compare where the baseline never gets there", "[experiment][weeks-to]") {
    auto const half = entry(half_reached({0, 0}, {10, 20}), 1, 0.5);
    REQUIRE(half.both_count == 0);
    REQUIRE(std::isnan(half.difference));
    REQUIRE(std::isnan(half.difference_interval.low));
}
