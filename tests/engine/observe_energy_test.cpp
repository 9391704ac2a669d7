#include "engine/observe_energy.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/small_firm.hpp"
#include "mechanisms/hotspots.hpp"

using namespace diorama;
using measures::Place;

TEST_CASE("spots are counted every quarter and stand until the next", "[engine][energy]") {
    auto const model = test::regular_model(400, 6, 5);
    parallel::Workers const threads(1);
    engine::Simulation run(std::make_shared<engine::Model const>(model), threads);
    mechanisms::Spots counted;
    double most = 0.0;
    for (;;) {
        if (run.week() % 13 == 0)
            counted =
                mechanisms::energy_spots(threads, run.world().people, run.world().ties).energised;
        auto const at = [&](Place place) {
            return run.record().at(run.week(), std::size_t(place));
        };
        REQUIRE(at(Place::hotspots) == double(counted.count));
        REQUIRE(at(Place::largest_hotspot) == double(counted.largest));
        REQUIRE(at(Place::in_hotspot) == Approx(double(counted.people) / 400.0));
        most = std::max(most, at(Place::in_hotspot));
        if (run.finished()) break;
        run.step(threads);
    }
    REQUIRE(most > 0.1);
}

TEST_CASE("the swing is the spread of energy over half a year", "[engine][energy]") {
    auto model = test::regular_model(300, 6, 5);
    model.weeks = 80;
    auto const run = test::run(model);
    auto const& record = run.record();
    for (std::size_t week = 0; week <= 80; ++week) {
        double highest = -1.0;
        double lowest = 1.0;
        for (std::size_t then = week < 26 ? 0 : week - 26; then <= week; ++then) {
            highest = std::max(highest, record.at(then, std::size_t(Place::energy)));
            lowest = std::min(lowest, record.at(then, std::size_t(Place::energy)));
        }
        REQUIRE(record.at(week, std::size_t(Place::energy_swing)) == highest - lowest);
    }
}

TEST_CASE("full diaries of managers lower the energy of an organisation", "[engine][energy]") {
    auto model = test::regular_model(300, 6, 5);
    model.weeks = 40;
    auto& diaries = std::get<mechanisms::Diaries>(model.parameters);
    // So full that nothing of a manager's presence is left to lose either way.
    diaries.lower_level_base_hours_per_week = diaries.second_level_base_hours_per_week =
        diaries.top_base_hours_per_week = 38.0;
    auto& weight = std::get<mechanisms::Energy>(model.parameters).overfull_diary_weight;
    weight = 0.0;
    double const without = test::last(test::run(model), "energy");
    weight = 0.3;
    REQUIRE(test::last(test::run(model), "energy") < without - 0.005);
}
