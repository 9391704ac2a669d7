#include <catch2/catch.hpp>

#include "engine/small_firm.hpp"
#include "measures/condition.hpp"

using namespace diorama;
using test::at;

namespace {

std::size_t place(std::string_view name) { return *measures::find(measures::catalogue(), name); }

}  // namespace

TEST_CASE("readiness is the mean of its eight answers, in every week", "[engine][assessment]") {
    auto model = test::regular_model(300);
    model.weeks = 40;
    model.events = {at(8, interventions::LaunchUnit{}), at(20, interventions::LaunchDio{})};
    auto const run = test::run(model);
    for (std::size_t week = 0; week <= 40; ++week) {
        double sum = 0.0;
        for (std::string_view const question : {"managed", "helpful", "competitive", "fast",
                                                "joined", "supported", "agreed", "accepted"}) {
            double const answer =
                run.record().at(week, place("readiness." + std::string(question)));
            REQUIRE(answer >= 0.0);
            REQUIRE(answer <= 1.0);
            sum += answer;
        }
        REQUIRE(run.record().at(week, place("readiness")) == Approx(sum / 8.0));
    }
}

TEST_CASE("an event can wait until the organisation is ready for it", "[engine][assessment]") {
    auto model = test::regular_model(300);
    model.weeks = 60;
    double ready = 0.0;
    {
        auto const run = test::run(model);
        ready = run.record().at(30, place("readiness"));
        REQUIRE(ready > run.record().at(0, place("readiness")));
    }
    interventions::Event event;
    event.when = std::get<measures::Condition>(
        measures::Condition::parse("readiness >= " + std::to_string(ready)));
    event.action = interventions::LaunchDio{};
    model.events = {event};
    auto const run = test::run(model);
    REQUIRE(run.record().events.size() == 1);
    auto const week = run.record().events[0].week;
    REQUIRE(week > 1);
    REQUIRE(run.record().at(week - 1, place("readiness")) >= ready - 1e-6);
    REQUIRE(run.record().at(week - 2, place("readiness")) < ready + 1e-6);
}

TEST_CASE("half a year ago is counted from the start in the first half-year",
          "[engine][assessment]") {
    auto model = test::regular_model(300);
    model.weeks = 60;
    auto const run = test::run(model);
    auto const use = [&](std::size_t week) { return run.record().at(week, place("using")); };
    auto const fast = [&](std::size_t week) {
        return run.record().at(week, place("readiness.fast"));
    };
    auto const expected = [&](std::size_t week, std::size_t before) {
        double const gained = (use(week) - use(before)) / (1.0 - use(before));
        return std::min(1.0, std::max(0.0, gained / 0.2));
    };
    REQUIRE(fast(0) == 0.0);
    REQUIRE(fast(10) == Approx(expected(10, 0)));
    REQUIRE(fast(26) == Approx(expected(26, 0)));
    REQUIRE(fast(60) == Approx(expected(60, 34)));
}

TEST_CASE("a department's line says whether it is a silo and with whom it was merged",
          "[engine][assessment]") {
    auto model = test::regular_model(300, 4, 5);
    model.weeks = 40;
    interventions::IntegrateMedia merger;
    merger.departments_share = 0.5;
    model.events = {at(5, merger)};
    auto const run = test::run(model);
    auto const departments = model.organisation->department_names.size();
    auto const& lines = run.record().departments;
    auto const line = [&](std::size_t week, std::size_t d) {
        return lines[week * departments + d];
    };
    for (std::size_t d = 0; d < departments; ++d) {
        REQUIRE(line(4, d).joined_share == Approx(0.0).margin(1e-9));
        REQUIRE(line(4, d).merged_with == mechanisms::no_partner);
    }
    // Half of the departments, by pairs from the first; barriers fall by four fifths in the end.
    REQUIRE(line(40, 0).merged_with == 1);
    REQUIRE(line(40, 1).merged_with == 0);
    REQUIRE(line(40, 0).joined_share == Approx(0.8).margin(1e-6));
    REQUIRE(line(40, departments - 1).merged_with == mechanisms::no_partner);
    REQUIRE(line(40, departments - 1).joined_share == Approx(0.0).margin(1e-9));
}
