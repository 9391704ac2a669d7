#include "calibration/minimise.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <stdexcept>

#include "calibration/growth_curves.hpp"
#include "calibration/posterior.hpp"

using namespace diorama::calibration;

namespace {

/// Distance from (0.3, 0.7).
double distance(std::span<double const> x) {
    return std::sqrt((x[0] - 0.3) * (x[0] - 0.3) + (x[1] - 0.7) * (x[1] - 0.7));
}

}  // namespace

TEST_CASE("a search finds the bottom of a bowl", "[calibration][minimise]") {
    auto const search = minimise({0.5, 0.5}, 400, 1, distance);
    REQUIRE(search.best.error < 0.001);
    REQUIRE(search.best.point[0] == Approx(0.3).margin(0.001));
    REQUIRE(search.trials.size() <= 400);
    for (auto const& trial : search.trials) REQUIRE(trial.error >= search.best.error);
}

TEST_CASE("a search finds the deeper of two valleys", "[calibration][minimise]") {
    // A shallow valley at 0.8, where the search begins, and a deep one at 0.1.
    auto const search = minimise({0.8}, 300, 1, [](std::span<double const> x) {
        return std::min(0.5 + std::abs(x[0] - 0.8), 5.0 * std::abs(x[0] - 0.1));
    });
    REQUIRE(search.best.point[0] == Approx(0.1).margin(0.01));
}

TEST_CASE("the same seed makes the same search", "[calibration][minimise][determinism]") {
    auto const one = minimise({0.5, 0.5}, 120, 4, distance);
    auto const same = minimise({0.5, 0.5}, 120, 4, distance);
    auto const other = minimise({0.5, 0.5}, 120, 5, distance);
    REQUIRE(one.trials.size() == same.trials.size());
    for (std::size_t i = 0; i < one.trials.size(); ++i)
        REQUIRE(one.trials[i].point == same.trials[i].point);
    REQUIRE(one.trials[3].point != other.trials[3].point);
}

TEST_CASE("a search that is stopped keeps what it found", "[calibration][minimise]") {
    int count = 0;
    auto const search = minimise({0.5, 0.5}, 200, 1, [&](std::span<double const> x) {
        if (++count > 10) throw Stopped{};
        return distance(x);
    });
    REQUIRE(search.interrupted);
    REQUIRE(search.trials.size() == 10);
}

TEST_CASE("what an error function throws comes out of the search", "[calibration][minimise]") {
    REQUIRE_THROWS_AS(
        minimise({0.5}, 50, 1,
                 [](std::span<double const>) -> double { throw std::runtime_error("no memory"); }),
        std::runtime_error);
}

TEST_CASE("the sampled points cover what fits, evenly", "[calibration][posterior]") {
    // What fits is the disc of radius 0.2 about (0.3, 0.7).
    auto const errors = [](std::vector<std::vector<double>> const& points) {
        std::vector<double> found;
        for (auto const& point : points) found.push_back(distance(point));
        return found;
    };
    auto const posterior =
        sample_posterior({{{0.3, 0.7}, 0.0}, {{0.9, 0.9}, 0.63}}, 0.2, 12000, 3, errors);
    REQUIRE(posterior.accepted_share > 0.1);
    for (auto const& sample : posterior.samples) REQUIRE(sample.error <= 0.2);
    // Of a disc the middle 90 % in one direction is 0.806 of the diameter.
    auto const bounds = middle_of(posterior.samples, 0, 0.9);
    REQUIRE(bounds.low == Approx(0.3 - 0.161).margin(0.02));
    REQUIRE(bounds.high == Approx(0.3 + 0.161).margin(0.02));
}

TEST_CASE("too few evaluations for ten generations give no sample", "[calibration][posterior]") {
    auto const none = sample_posterior({{{0.5}, 0.0}}, 1.0, 79, 1, [](auto const& points) {
        return std::vector<double>(points.size(), 0.0);
    });
    REQUIRE(none.samples.empty());
}

TEST_CASE("Bass' curve has its published values", "[calibration][growth]") {
    // F at 1, 2 and 5 years for p = 0.03 and q = 0.38 a year: .0358, .0851, .3312. Places of p and
    // q in their logarithmic ranges from 0.00001 to 1, with a year for the week.
    auto const place = [](double value) { return std::log(value / 1e-5) / std::log(1e5); };
    std::vector<double> const unit{1.0, place(0.03), place(0.38)};
    auto const& bass = growth_curves()[0];
    REQUIRE(bass.share(unit, 1.0) == Approx(0.0358).margin(0.0001));
    REQUIRE(bass.share(unit, 2.0) == Approx(0.0851).margin(0.0001));
    REQUIRE(bass.share(unit, 5.0) == Approx(0.3312).margin(0.0001));
}

TEST_CASE("the logistic curve is half of its ceiling in the middle", "[calibration][growth]") {
    auto const& logistic = growth_curves()[1];
    REQUIRE(logistic.share(std::vector{0.8, 0.5, 52.0 / 572.0}, 0.0) == Approx(0.4));
}
