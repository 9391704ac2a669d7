#include "design/factor.hpp"

#include <catch2/catch.hpp>

#include "design/ranges.hpp"
#include "engine/small_firm.hpp"

using namespace diorama;
using design::Factor;

namespace {

Factor const* find(std::vector<Factor> const& list, std::string_view path) {
    for (auto const& one : list)
        if (one.path == path) return &one;
    return nullptr;
}

engine::Model model_with_unit() {
    auto model = test::regular_model(50);
    model.events = {test::at(26, interventions::LaunchUnit{})};
    return model;
}

std::vector<problems::Problem> problems_of(engine::Model const& model,
                                           std::vector<std::string> const& texts) {
    problems::Problems problems;
    std::vector<design::RangeRequest> requests;
    for (auto const& text : texts)
        if (auto request = design::read_range(text, {"command line", 1, 1}, problems))
            requests.push_back(*request);
    design::asked_factors(model, requests, problems);
    return problems.list();
}

}  // namespace

TEST_CASE("every number of the mechanisms and of the events that a scenario has is varied",
          "[design][factor]") {
    auto const factors = design::factors_of(model_with_unit());
    REQUIRE(find(factors.list, "leadership.pledge_hours_per_week") != nullptr);
    REQUIRE(find(factors.list, "event.launch_unit.staff_share") != nullptr);
    REQUIRE(find(factors.list, "event.launch_dio.staff_share") == nullptr);
    REQUIRE(find(factors.list, "contagion.beta") == nullptr);
    REQUIRE(find(factors.list, "programme.delegation") == nullptr);
    REQUIRE(factors.list.size() > 130);
}

TEST_CASE("bare contagion has parameters of its own and no others", "[design][factor]") {
    auto model = test::regular_model(50);
    auto& switches = std::get<mechanisms::Switches>(model.parameters);
    switches = {};
    switches.contagion = true;
    auto const factors = design::factors_of(model);
    REQUIRE(factors.list.size() == 3);
    REQUIRE(find(factors.list, "contagion.beta") != nullptr);
}

TEST_CASE("the screening range is a share of the scenario's value within the declared range",
          "[design][factor]") {
    auto model = test::regular_model(50);
    std::get<mechanisms::Pledge>(model.parameters).pledge_hours_per_week = 10.0;
    auto const factors = design::factors_of(model);
    auto const* pledge = find(factors.list, "leadership.pledge_hours_per_week");
    REQUIRE(pledge->low == Approx(6.5));
    REQUIRE(pledge->high == Approx(14.5));
    REQUIRE(find(factors.list, "people.free_share_high")->high == 1.0);  // declared 0 to 1
    REQUIRE(find(factors.list, "people.energy_mean")->low == -0.1);      // a range of its own
    auto const whole = design::screening_range("x", 1.0, {0.0, 9.0}, true);
    REQUIRE(whole.low == 0.0);
    REQUIRE(whole.high == 2.0);
}

TEST_CASE("every value that a factor takes is within its range", "[design][factor]") {
    Factor factor;
    factor.low = 0.1;
    factor.high = 0.7;
    REQUIRE(design::value_at(factor, 0.0) == 0.1);
    REQUIRE(design::value_at(factor, 1.0) == 0.7);
    REQUIRE(design::value_at(factor, 0.5) == Approx(0.4));
    REQUIRE(design::unit_of(factor, 0.4) == Approx(0.5));
    factor.scale = design::Scale::logarithmic;
    factor.low = 0.01;
    factor.high = 1.0;
    REQUIRE(design::value_at(factor, 0.5) == Approx(0.1));
    REQUIRE(design::unit_of(factor, 0.1) == Approx(0.5));
    REQUIRE(design::value_at(factor, 1.0) == 1.0);
    factor = {};
    factor.whole = true;
    factor.low = 1.0;
    factor.high = 4.0;
    REQUIRE(design::value_at(factor, 1.0 / 3.0) == 2.0);
}

TEST_CASE("a value goes into the parameter, or into every event of the kind", "[design][factor]") {
    auto model = model_with_unit();
    model.events.push_back(test::at(60, interventions::LaunchUnit{}));
    auto const factors = design::factors_of(model);
    design::assign(*find(factors.list, "ladder.use_rate_per_week"), 0.11, model);
    REQUIRE(std::get<mechanisms::Ladder>(model.parameters).use_rate_per_week == 0.11);
    design::assign(*find(factors.list, "event.launch_unit.staff_share"), 0.02, model);
    for (auto const& event : model.events)
        REQUIRE(std::get<interventions::LaunchUnit>(event.action).staff_share == 0.02);
}

TEST_CASE("a field in which events of one kind differ is left out", "[design][factor]") {
    auto model = model_with_unit();
    model.events.push_back(test::at(60, interventions::LaunchUnit{.staff_share = 0.03}));
    auto const factors = design::factors_of(model);
    REQUIRE(find(factors.list, "event.launch_unit.staff_share") == nullptr);
    REQUIRE(find(factors.list, "event.launch_unit.expert_hours_per_week") != nullptr);
}

TEST_CASE("a range is read as typed", "[design][factor]") {
    problems::Problems problems;
    auto const range = design::read_range("a.b=0.5:2:log", {"command line", 1, 8}, problems);
    REQUIRE(range);
    REQUIRE(range->path == "a.b");
    REQUIRE(range->low == 0.5);
    REQUIRE(range->high == 2.0);
    REQUIRE(range->scale == design::Scale::logarithmic);
    for (auto const* text :
         {"a.b", "=1:2", "a.b=1", "a.b=1:x", "a.b=2:1", "a.b=1:1", "a.b=0:1:log", "a.b=nan:1"}) {
        INFO(text);
        problems::Problems wrong;
        REQUIRE_FALSE(design::read_range(text, {"command line", 1, 1}, wrong));
        REQUIRE(wrong.count() == 1);
        REQUIRE_FALSE(wrong.list().front().instead.empty());
    }
}

TEST_CASE("what cannot be varied is refused with its reason", "[design][factor]") {
    auto const model = model_with_unit();
    auto const what = [&](std::string const& text) {
        auto const list = problems_of(model, {text});
        return list.empty() ? std::string() : list.front().what;
    };
    REQUIRE(what("tools.quality_at_start=0.3:0.9").empty());
    REQUIRE(problems_of(model, {"tools.qualty_at_start=0.3:0.9"}).front().instead ==
            "did you mean 'tools.quality_at_start'?");
    REQUIRE(what("tools.quality_at_start=0.3:1.9").find("may be 0 to 1") != std::string::npos);
    REQUIRE(what("programme.delegation=0:1").find("is a choice") != std::string::npos);
    REQUIRE(what("community.ties_per_person=5:20").find("one organisation") != std::string::npos);
    REQUIRE(what("contagion.beta=0.1:0.2").find("bare contagion") != std::string::npos);
    REQUIRE(what("event.launch_dio.staff_share=0.1:0.2").find("no event") != std::string::npos);
    REQUIRE(what("programme.start_week=1.5:9").find("whole numbers") != std::string::npos);
    REQUIRE(problems_of(model, {"trust.gain_per_week=0.1:0.2", "trust.gain_per_week=0.1:0.3"})
                .front()
                .what.find("twice") != std::string::npos);
}

TEST_CASE("ranges within which two parameters contradict each other are refused",
          "[design][factor]") {
    auto const model = test::regular_model(50);
    problems::Problems problems;
    auto const factors =
        design::asked_factors(model,
                              {*design::read_range("people.free_share_low=0.2:0.9", {}, problems),
                               *design::read_range("people.free_share_high=0.8:1", {}, problems)},
                              problems);
    REQUIRE(problems.empty());
    REQUIRE_THROWS_AS(design::demand_consistent(model, factors, {"command line", 1, 1}),
                      problems::InputError);
    REQUIRE_NOTHROW(design::demand_consistent(model, design::factors_of(model).list, {}));
}
