#include "design/robustness.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/small_firm.hpp"

using namespace diorama;
using design::RobustnessPlan;

namespace {

std::atomic<bool> const never_stopped{false};

/// Two arms in a firm of 80: in the second most use the practices from the start. Two claims about
/// it: one that nothing can shake, and its contrary.
scenario::Study study_of_starts() {
    scenario::Study study;
    study.name = "starts";
    study.replicates = 2;
    study.arms.resize(2);
    for (std::size_t arm = 0; arm < 2; ++arm) {
        study.arms[arm].name = arm == 0 ? "few" : "most";
        study.arms[arm].scenario.model = test::regular_model(80);
        study.arms[arm].scenario.model.weeks = 6;
    }
    std::get<mechanisms::Traits>(study.arms[1].scenario.model.parameters).using_at_start_share =
        0.8;
    scenario::Expectation more;
    more.claim = "more use it";
    more.measure = "using";
    more.week = 6;
    more.arm = 1;
    more.than_arm = 0;
    more.by = 0.99;
    auto fewer = more;
    fewer.claim = "fewer use it";
    fewer.relation = scenario::Relation::below;
    fewer.by = 0.0;
    study.expectations = {more, fewer};
    return study;
}

bool has(std::vector<design::LeftOut> const& list, std::string_view path) {
    return std::any_of(list.begin(), list.end(), [&](auto const& one) { return one.path == path; });
}

}  // namespace

TEST_CASE("what an arm sets, an event sets or somebody decides is not varied",
          "[design][robustness]") {
    auto study = study_of_starts();
    auto const ref = *mechanisms::find_parameter("trust.gain_per_week");
    study.arms[0].scenario.model.events = {test::at(3, interventions::SetParameter{ref, 0.02})};
    auto const what = design::what_varies(study, {});
    REQUIRE(has(what.fixed, "people.using_at_start_share"));
    REQUIRE(has(what.fixed, "trust.gain_per_week"));
    REQUIRE(has(what.fixed, "leadership.pledge_hours_per_week"));
    for (auto const& factor : what.varied) {
        REQUIRE_FALSE(has(what.fixed, factor.path));
        REQUIRE(factor.low >= factor.declared_low);
        REQUIRE(factor.high <= factor.declared_high);
        REQUIRE(factor.low < factor.high);
    }
    REQUIRE(what.varied.size() > 100);
}

TEST_CASE("a draw moves every parameter by a factor of its own within the spread",
          "[design][robustness]") {
    auto const study = study_of_starts();
    auto const& model = study.arms[0].scenario.model;
    auto const what = design::what_varies(study, {.draws = 1, .replicates = 1, .spread = 0.35});
    auto const one = design::drawn_values(what.varied, model, 7, 0);
    auto const other = design::drawn_values(what.varied, model, 7, 1);
    REQUIRE(one == design::drawn_values(what.varied, model, 7, 0));
    REQUIRE(one != design::drawn_values(what.varied, model, 8, 0));
    std::size_t differ = 0;
    double sum = 0.0;
    for (std::size_t k = 0; k < one.size(); ++k) {
        double const factor = one[k] / what.varied[k].default_value;
        REQUIRE(factor > 0.65 - 1e-9);
        REQUIRE(factor < 1.35 + 1e-9);
        differ += one[k] != other[k] ? 1 : 0;
        sum += factor;
    }
    REQUIRE(differ == one.size());
    // Uniform on 0.65 to 1.35 where nothing is cut off: mean 1, standard error 0.2 / sqrt(130).
    REQUIRE(sum / static_cast<double>(one.size()) == Approx(1.0).margin(0.08));

    // Leaving one out does not move the others.
    auto fewer = what.varied;
    fewer.erase(fewer.begin());
    auto const without = design::drawn_values(fewer, model, 7, 0);
    REQUIRE(std::equal(without.begin(), without.end(), one.begin() + 1));
}

TEST_CASE("two parameters that a draw would make contradict each other keep their defaults",
          "[design][robustness]") {
    auto const study = study_of_starts();
    auto const what = design::what_varies(study, {.draws = 1, .replicates = 1, .spread = 0.95});
    auto const& model = study.arms[0].scenario.model;
    for (std::size_t draw = 0; draw < 40; ++draw) {
        auto const values = design::drawn_values(what.varied, model, 7, draw);
        double low = 0.0;
        double high = 0.0;
        for (std::size_t k = 0; k < values.size(); ++k) {
            if (what.varied[k].path == "people.free_share_low") low = values[k];
            if (what.varied[k].path == "people.free_share_high") high = values[k];
        }
        REQUIRE(low <= high);
    }
}

TEST_CASE("an expectation that holds in every draw has share 1 and its contrary share 0",
          "[design][robustness]") {
    auto const study = study_of_starts();
    auto const tested = design::test_robustness(study, {.draws = 5, .replicates = 2},
                                                parallel::Workers(1), {}, never_stopped);
    REQUIRE(tested.draws == 5);
    REQUIRE(tested.held[0].sign_count == 5);
    REQUIRE(tested.held[0].margin_count == 0);  // nobody is ahead by 99 points
    REQUIRE(tested.held[1].sign_count == 0);
    REQUIRE(tested.held[1].margin_count == 0);
    REQUIRE(tested.held[0].median == Approx(-tested.held[1].median));
    REQUIRE(tested.held[0].sign_interval.high == Approx(1.0));
    // Draws differ.
    REQUIRE(tested.held[0].differences[0] != tested.held[0].differences[1]);
}

TEST_CASE("robustness has the same bits for any number of workers",
          "[design][robustness][determinism]") {
    auto const study = study_of_starts();
    RobustnessPlan const plan{.draws = 3, .replicates = 2};
    auto const alone =
        design::test_robustness(study, plan, parallel::Workers(1), {}, never_stopped);
    auto const together =
        design::test_robustness(study, plan, parallel::Workers(6), {}, never_stopped);
    REQUIRE(together.held[0].differences == alone.held[0].differences);
}

TEST_CASE("robustness that is stopped counts the finished draws", "[design][robustness]") {
    auto const study = study_of_starts();
    std::atomic<bool> stop{false};
    auto const tested = design::test_robustness(
        study, {.draws = 9, .replicates = 2}, parallel::Workers(1),
        [&](std::size_t done, std::size_t) { stop = done >= 9; }, stop);
    REQUIRE(tested.interrupted);
    REQUIRE(tested.draws == 2);
    REQUIRE(tested.held[0].differences.size() == 2);
}

TEST_CASE("a study without expectations cannot be robust", "[design][robustness]") {
    auto study = study_of_starts();
    REQUIRE_NOTHROW(design::demand_testable(study, {}));
    study.expectations.clear();
    REQUIRE_THROWS_AS(design::demand_testable(study, {}), problems::InputError);
}
