#include "calibration/calibrate.hpp"

#include <catch2/catch.hpp>

#include "engine/small_firm.hpp"

using namespace diorama;
using calibration::Calibration;
using calibration::CalibrationPlan;

namespace {

std::atomic<bool> const go_on{false};

/// Bare contagion in a ring of 200 people of whom one in twenty has adopted.
engine::Model contagious(double beta) {
    auto model = test::regular_model(200);
    auto& switches = std::get<mechanisms::Switches>(model.parameters);
    for (auto const& field : mechanisms::Switches::fields())
        switches.*std::get<bool mechanisms::Switches::*>(field.member) = false;
    switches.contagion = true;
    auto& contagion = std::get<mechanisms::Contagion>(model.parameters);
    contagion.beta = beta;
    contagion.initial_share = 0.05;
    return model;
}

CalibrationPlan plan_for(engine::Model const& model, std::vector<std::string> const& ranges,
                         std::vector<std::string> measures) {
    problems::Problems problems;
    std::vector<design::RangeRequest> requests;
    for (auto const& text : ranges) requests.push_back(*design::read_range(text, {}, problems));
    CalibrationPlan plan;
    plan.factors = design::asked_factors(model, requests, problems);
    problems.throw_if_any();
    plan.measures = std::move(measures);
    plan.replicates = 2;
    plan.evaluations = 240;
    return plan;
}

/// What the model itself shows in these weeks, with the seeds of the plan.
calibration::ObservedCurve curve_of(engine::Model model, std::vector<std::string> const& measures,
                                    std::vector<std::uint32_t> const& weeks) {
    calibration::ObservedCurve curve;
    model.weeks = weeks.back();
    auto const first = test::run(model);
    model.seed += 1;
    auto const second = test::run(model);
    for (auto const week : weeks) {
        double share = 0.0;
        for (auto const& name : measures) {
            auto const place = *measures::find(first.measures(), name);
            share += (first.record().at(week, place) + second.record().at(week, place)) / 2.0;
        }
        curve.points.push_back({static_cast<double>(week), share, 1.0, "", {}});
    }
    return curve;
}

Calibration fit(engine::Model const& base, calibration::ObservedCurve const& curve,
                CalibrationPlan const& plan, std::size_t threads = 1) {
    return calibration::calibrate(base, curve, plan, parallel::Workers(threads), {}, go_on);
}

}  // namespace

TEST_CASE("a calibration finds the parameter that made the curve", "[calibration]") {
    auto const curve = curve_of(contagious(0.02), {"adopted_share"}, {2, 5, 10, 15, 20});
    auto const base = contagious(0.05);
    auto const plan = plan_for(base, {"contagion.beta=0.001:0.3:log"}, {"adopted_share"});
    auto const found = fit(base, curve, plan);
    REQUIRE(found.factors[0].value == Approx(0.02).epsilon(0.05));
    REQUIRE(found.factors[0].edge == calibration::Edge::none);
    REQUIRE(found.factors[0].interval.low <= found.factors[0].value);
    REQUIRE(found.factors[0].interval.high >= found.factors[0].value);
    REQUIRE(found.factors[0].open_share < 0.2);
    REQUIRE(found.curves[0].name == "model");
    REQUIRE(found.curves[0].error < 0.005);
    REQUIRE(found.curves[1].name == "scenario as it stands");
    REQUIRE(found.curves[1].error > 0.1);
    REQUIRE(found.curves[2].name == "Bass");
    REQUIRE(found.curves.size() == 4);  // bare contagion without a network is nothing
}

TEST_CASE("a value at the end of its range is said to be on an edge", "[calibration]") {
    auto const curve = curve_of(contagious(0.02), {"adopted_share"}, {2, 5, 10, 15, 20});
    auto const base = contagious(0.05);
    auto const plan = plan_for(base, {"contagion.beta=0.03:0.3"}, {"adopted_share"});
    REQUIRE(fit(base, curve, plan).factors[0].edge == calibration::Edge::low);
}

TEST_CASE("observations held out do not move the fit", "[calibration]") {
    auto curve = curve_of(contagious(0.02), {"adopted_share"}, {2, 5, 10, 15, 20});
    auto const base = contagious(0.05);
    auto plan = plan_for(base, {"contagion.beta=0.001:0.3:log"}, {"adopted_share"});
    plan.held_out = 1;
    auto const before = fit(base, curve, plan);
    curve.points.back().share += 0.2;
    auto const after = fit(base, curve, plan);
    REQUIRE(after.factors[0].value == before.factors[0].value);
    REQUIRE(before.curves[0].held_out_error < 0.02);
    REQUIRE(after.curves[0].held_out_error == Approx(0.2).margin(0.02));
}

TEST_CASE("a calibration has the same bits for any number of workers",
          "[calibration][determinism]") {
    auto const base = test::regular_model(60);
    auto plan = plan_for(
        base, {"ladder.use_rate_per_week=0.02:0.4", "people.using_at_start_share=0.01:0.3"},
        {"using.experience", "habitual.experience"});
    plan.evaluations = 180;
    auto const curve = curve_of(base, plan.measures, {0, 4, 10, 16});
    auto const alone = fit(base, curve, plan);
    auto const together = fit(base, curve, plan, 5);
    REQUIRE(alone.samples > 0);
    REQUIRE(together.samples == alone.samples);
    for (std::size_t k = 0; k < 2; ++k) {
        REQUIRE(together.factors[k].value == alone.factors[k].value);
        REQUIRE(together.factors[k].interval.low == alone.factors[k].interval.low);
    }
    REQUIRE(together.curves.size() == 5);
    for (std::size_t k = 0; k < 5; ++k)
        REQUIRE(together.curves[k].shares == alone.curves[k].shares);
}

TEST_CASE("without its network a model in which people copy each other cannot follow",
          "[calibration]") {
    auto base = test::regular_model(200);
    std::get<mechanisms::Switches>(base.parameters).programme = false;
    std::get<mechanisms::Training>(base.parameters).base_seats_per_100_per_week = 8.0;
    auto plan = plan_for(base, {"ladder.use_rate_per_week=0.02:0.4"},
                         {"using.experience", "habitual.experience"});
    plan.evaluations = 90;
    auto seen = base;
    std::get<mechanisms::Ladder>(seen.parameters).use_rate_per_week = 0.3;
    auto const curve = curve_of(seen, plan.measures, {0, 10, 20, 30, 40, 52});
    auto const found = fit(base, curve, plan);
    REQUIRE(found.curves[0].error < 0.01);
    REQUIRE(found.curves[2].name == "model without network");
    REQUIRE(found.curves[2].error > 2.0 * found.curves[0].error);
}

TEST_CASE("the error is the root of the weighted mean square", "[calibration]") {
    std::vector<calibration::ObservedPoint> const points{
        {0.0, 0.1, 1.0, "", {}}, {1.0, 0.2, 3.0, "", {}}, {2.0, 0.3, 1.0, "", {}}};
    // Off by 0.2 with weight 1 and by 0.1 with weight 3: sqrt((.04 + .03) / 4).
    REQUIRE(calibration::error_of(points, {0.3, 0.1, 9.0}, 0, 2) == Approx(0.1322875656));
    REQUIRE(std::isnan(calibration::error_of(points, {0.0, 0.0, 0.0}, 3, 3)));
}

TEST_CASE("a calibration that is stopped tells the best it found", "[calibration]") {
    auto const base = contagious(0.05);
    auto const curve = curve_of(contagious(0.02), {"adopted_share"}, {2, 5, 10});
    auto const plan = plan_for(base, {"contagion.beta=0.001:0.3:log"}, {"adopted_share"});
    std::atomic<bool> stop{false};
    auto const found = calibration::calibrate(
        base, curve, plan, parallel::Workers(1),
        [&](std::size_t done, std::size_t) { stop = done >= 20; }, stop);
    REQUIRE(found.interrupted);
    REQUIRE(found.evaluations == 10);
    REQUIRE(found.factors.size() == 1);
}
