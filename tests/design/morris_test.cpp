#include "design/morris.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "design/screening.hpp"

using namespace diorama;
using design::morris_design;

namespace {

/// The design's outputs for a function of a point in the unit cube.
template <class Function>
std::vector<double> outputs_of(design::MorrisDesign const& plan, Function function) {
    std::vector<double> outputs;
    for (std::size_t i = 0; i < plan.point_count(); ++i) outputs.push_back(function(plan.point(i)));
    return outputs;
}

/// [factors] of what is measured over all trajectories, one seed.
template <class Function>
std::vector<design::Effect> effects_of(design::MorrisDesign const& plan, Function function) {
    auto const effects = design::elementary_effects(plan, outputs_of(plan, function));
    std::vector<design::Effect> found;
    for (std::size_t factor = 0; factor < plan.factors; ++factor) {
        std::vector<std::vector<double>> of_factor;
        for (std::size_t t = 0; t < plan.trajectories; ++t)
            of_factor.push_back({effects[t * plan.factors + factor]});
        found.push_back(design::summary_of(of_factor));
    }
    return found;
}

}  // namespace

TEST_CASE("a trajectory moves each parameter once by one step and stays in its range",
          "[design][morris]") {
    auto const plan = morris_design(7, 30, 5);
    REQUIRE(plan.point_count() == 240);
    for (std::size_t t = 0; t < plan.trajectories; ++t) {
        std::vector<int> moves(plan.factors, 0);
        for (std::size_t move = 0; move < plan.factors; ++move) {
            std::size_t const at = t * plan.points_a_trajectory() + move;
            std::size_t const moved = plan.moved[t * plan.factors + move];
            ++moves[moved];
            for (std::size_t k = 0; k < plan.factors; ++k) {
                double const before = plan.point(at)[k];
                double const after = plan.point(at + 1)[k];
                REQUIRE(after > -1e-12);
                REQUIRE(after < 1.0 + 1e-12);
                if (k == moved)
                    REQUIRE(std::abs(after - before) == Approx(2.0 / 3.0));
                else
                    REQUIRE(after == before);
            }
        }
        REQUIRE(moves == std::vector<int>(plan.factors, 1));
    }
}

TEST_CASE("every level begins a quarter of the trajectories", "[design][morris]") {
    auto const plan = morris_design(10, 400, 1);
    std::vector<int> counts(4, 0);
    for (std::size_t t = 0; t < plan.trajectories; ++t)
        for (double const unit : plan.point(t * plan.points_a_trajectory()))
            ++counts[static_cast<std::size_t>(std::lround(unit * 3.0))];
    // 4,000 draws: standard error of a count 27.
    for (int const count : counts) REQUIRE(std::abs(count - 1000) < 4 * 27);
}

TEST_CASE("the same seed gives the same trajectories and another seed others",
          "[design][morris][determinism]") {
    auto const plan = morris_design(5, 4, 9);
    REQUIRE(morris_design(5, 4, 9).points == plan.points);
    REQUIRE(morris_design(5, 4, 10).points != plan.points);
    // More trajectories begin with the same ones.
    auto const more = morris_design(5, 6, 9);
    REQUIRE(std::equal(plan.points.begin(), plan.points.end(), more.points.begin()));
}

TEST_CASE("of a linear function mu* is the size of each coefficient and sigma is 0",
          "[design][morris]") {
    std::vector<double> const coefficients{3.0, -2.0, 0.5, 0.0};
    auto const effects = effects_of(morris_design(4, 10, 3), [&](std::span<double const> x) {
        double sum = 1.0;
        for (std::size_t k = 0; k < x.size(); ++k) sum += coefficients[k] * x[k];
        return sum;
    });
    for (std::size_t k = 0; k < coefficients.size(); ++k) {
        REQUIRE(effects[k].mu_star == Approx(std::abs(coefficients[k])).margin(1e-12));
        REQUIRE(effects[k].mu == Approx(coefficients[k]).margin(1e-12));
        REQUIRE(effects[k].sigma == Approx(0.0).margin(1e-12));
    }
}

TEST_CASE("of an interaction mu* is the mean of the other factor and sigma is not 0",
          "[design][morris]") {
    auto const effects =
        effects_of(morris_design(2, 500, 3), [](std::span<double const> x) { return x[0] * x[1]; });
    // The effect of x0 is x1, which is each of 0, 1/3, 2/3, 1 a quarter of the time: mean 1/2,
    // standard deviation sqrt(5) / 6 = .373; 500 of them have a standard error of .017.
    REQUIRE(std::abs(effects[0].mu_star - 0.5) < 4 * 0.017);
    REQUIRE(std::abs(effects[0].sigma - std::sqrt(5.0) / 6.0) < 0.03);
}

TEST_CASE("the factors of Sobol's g-function come out in the order of their importance",
          "[design][morris]") {
    // Smaller a: more important (Saltelli & Sobol 1995).
    std::vector<double> const a{0.0, 1.0, 4.5, 9.0, 99.0};
    auto const effects = effects_of(morris_design(5, 40, 2), [&](std::span<double const> x) {
        double product = 1.0;
        for (std::size_t k = 0; k < x.size(); ++k)
            product *= (std::abs(4.0 * x[k] - 2.0) + a[k]) / (1.0 + a[k]);
        return product;
    });
    for (std::size_t k = 0; k + 1 < a.size(); ++k)
        REQUIRE(effects[k].mu_star > effects[k + 1].mu_star);
}

TEST_CASE("of Ishigami's function x3 acts through x1 alone, so that its mean effect is 0",
          "[design][morris]") {
    constexpr double pi = 3.14159265358979323846;
    auto const effects = effects_of(morris_design(3, 400, 4), [&](std::span<double const> u) {
        double const x1 = pi * (2.0 * u[0] - 1.0);
        double const x2 = pi * (2.0 * u[1] - 1.0);
        double const x3 = pi * (2.0 * u[2] - 1.0);
        return std::sin(x1) + 7.0 * std::sin(x2) * std::sin(x2) +
               0.1 * x3 * x3 * x3 * x3 * std::sin(x1);
    });
    // The effect of x3 is .1 (pi^4 - (pi/3)^4) sin(x1) * 3/2 = 14.4 sin(x1), and sin(x1) at the
    // four levels is 0, -.87, .87, 0.
    REQUIRE(effects[2].mu_star == Approx(0.5 * 14.43 * 0.866).epsilon(0.15));
    REQUIRE(std::abs(effects[2].mu) < 0.2 * effects[2].mu_star);
    REQUIRE(effects[2].sigma > effects[2].mu_star);
}

TEST_CASE("an effect that the spread between seeds explains is within noise", "[design][morris]") {
    // Two seeds that disagree in sign, in each of 20 trajectories: the mean is 0.05.
    std::vector<std::vector<double>> const noise(20, {1.0, -0.9});
    auto const quiet = design::summary_of(noise);
    REQUIRE(quiet.mu_star == Approx(0.05));
    REQUIRE(quiet.inert());
    // Two seeds that agree within a hundredth.
    std::vector<std::vector<double>> const clear(20, {1.0, 1.01});
    REQUIRE_FALSE(design::summary_of(clear).inert());
    // One seed says nothing of noise, but that nothing changed at all.
    REQUIRE_FALSE(design::summary_of({{0.1}, {0.2}}).inert());
    REQUIRE(design::summary_of({{0.0}, {0.0}}).inert());
}

TEST_CASE("the limit of noise is what a factor without effect stays below", "[design][morris]") {
    // Variance between two seeds 2, so the mean of two has 1; over 4 trajectories mu* of a factor
    // without effect is .798 + 1.645 sqrt(.3634 / 4) at the upper 95 %.
    std::vector<std::vector<double>> const effects(4, {1.0, -1.0});
    REQUIRE(design::summary_of(effects).noise_limit == Approx(0.7979 + 1.6449 * 0.30141).epsilon(1e-4));
}
