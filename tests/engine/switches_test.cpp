#include <catch2/catch.hpp>

#include <algorithm>

#include "engine/small_firm.hpp"

using namespace diorama;
using namespace diorama::interventions;
using mechanisms::Switches;
using test::at;
using test::last;

namespace {

/// A firm to which everything happens that the new mechanisms answer to.
engine::Model busy_firm(bool Switches::*off = nullptr) {
    auto model = test::regular_model(400, 5, 5);
    model.weeks = 60;
    model.events = {at(2, IntegrateMedia{}),      at(3, HoldForum{.issues_per_department = 40.0}),
                    at(4, StartThinkingGroups{}), at(5, OpenCustomerCommunity{}),
                    at(6, StartMandate{1.0}),     at(30, EndMandate{}),
                    at(31, CutBudget{0.2})};
    if (off != nullptr) std::get<Switches>(model.parameters).*off = false;
    return model;
}

template <class Column, class Value>
bool all_are(Column const& column, Value value) {
    return std::all_of(column.begin(), column.end(), [&](auto one) { return one == value; });
}

engine::World found(engine::Model const& model) {
    parallel::Workers const workers(1);
    return engine::Simulation(std::make_shared<engine::Model const>(model), workers).world();
}

engine::Model only(bool Switches::*on) {
    auto model = busy_firm();
    auto& switches = std::get<Switches>(model.parameters);
    for (auto const& field : Switches::fields())
        if (auto const* member = std::get_if<bool Switches::*>(&field.member))
            switches.*(*member) = false;
    switches.*on = true;
    model.events.clear();
    return model;
}

}  // namespace

TEST_CASE("with all on, each of the new mechanisms moves", "[engine][switches]") {
    auto const run = test::run(busy_firm());
    auto const& world = run.world();
    REQUIRE(last(run, "embedded") > 0.0);
    REQUIRE(world.departments.scar[0] > 0.0F);
    REQUIRE(world.departments.silo[0] == Approx(0.2F));
    REQUIRE_FALSE(all_are(world.departments.group_relief, 0.0F));
    REQUIRE(last(run, "talk") < 1.0);
    REQUIRE(world.customers.community > 0.5);
    REQUIRE(last(run, "customer_advocacy") != found(busy_firm()).customers.customer_advocacy);
    REQUIRE(world.strategy.spend_total > 0.0);
}

TEST_CASE("embedding off: no team and no department remembers", "[engine][switches]") {
    auto const run = test::run(busy_firm(&Switches::embedding));
    REQUIRE(last(run, "embedded") == 0.0);
    REQUIRE(all_are(run.world().departments.scar, 0.0F));
}

TEST_CASE("media off: barriers stand, nothing is disrupted", "[engine][switches]") {
    auto const run = test::run(busy_firm(&Switches::media));
    REQUIRE(all_are(run.world().departments.silo, 1.0F));
    REQUIRE(all_are(run.world().departments.disruption, 0.0F));
    REQUIRE(all_are(run.world().departments.merged_weeks, 0U));
}

TEST_CASE("conversations off: no issues, no relief, talk as ever, trust untouched by either",
          "[engine][switches]") {
    auto const run = test::run(busy_firm(&Switches::conversations));
    auto const& departments = run.world().departments;
    for (auto const* column :
         {&departments.open_issues, &departments.overdue_issues, &departments.dealt_issues,
          &departments.group_relief, &departments.trust_loss, &departments.trust_gain})
        REQUIRE(all_are(*column, 0.0F));
    REQUIRE(all_are(departments.talk, 1.0F));
}

TEST_CASE("customers off: nothing outside moves, and nothing comes back", "[engine][switches]") {
    auto const model = busy_firm(&Switches::customers);
    auto const run = test::run(model);
    auto const start = found(model);
    REQUIRE(run.world().customers.touch_points.empty());
    for (auto name :
         {"satisfaction", "consistency", "customer_advocacy", "employee_advocacy", "insight"}) {
        auto const place = *measures::find(run.measures(), name);
        REQUIRE(run.record().at(60, place) == run.record().at(0, place));
    }
    REQUIRE(run.world().customers.customer_advocacy == start.customers.customer_advocacy);
}

TEST_CASE("strategy off: nobody spends, nothing is freed, the scorecard is not kept",
          "[engine][switches]") {
    auto const run = test::run(busy_firm(&Switches::strategy));
    auto const& strategy = run.world().strategy;
    REQUIRE(strategy.spend_total == 0.0);
    REQUIRE(strategy.budget_total == 0.0);
    REQUIRE(strategy.tools_gain + strategy.seats_gain + strategy.time_gain == 0.0);
    REQUIRE(strategy.scorecard == strategy.scorecard_at_start);
}

TEST_CASE("customers alone: where nobody changes, what customers think does not",
          "[engine][switches]") {
    auto const run = test::run(only(&Switches::customers));
    for (auto name : {"satisfaction", "consistency", "customer_advocacy", "employee_advocacy"}) {
        auto const place = *measures::find(run.measures(), name);
        INFO(name);
        REQUIRE(run.record().at(60, place) == Approx(run.record().at(0, place)).margin(1e-5));
    }
}

TEST_CASE("each of the new mechanisms alone moves no person", "[engine][switches]") {
    for (auto one : {&Switches::embedding, &Switches::media, &Switches::conversations,
                     &Switches::customers, &Switches::strategy}) {
        auto const model = only(one);
        auto const run = test::run(model);
        auto const start = found(model);
        REQUIRE(run.world().people.standings == start.people.standings);
        REQUIRE(run.world().people.energy == start.people.energy);
        REQUIRE(run.world().people.trust == start.people.trust);
    }
}

TEST_CASE("a scar heals to e^-1 within its weeks", "[engine][embedding]") {
    auto model = only(&Switches::embedding);
    model.events = {at(2, StartMandate{0.9}), at(3, EndMandate{})};
    parallel::Workers const workers(1);
    engine::Simulation simulation(std::make_shared<engine::Model const>(model), workers);
    while (simulation.week() < 3) simulation.step(workers);
    auto const fresh = static_cast<double>(simulation.world().departments.scar[0]);
    REQUIRE(fresh > 0.5);
    while (simulation.week() < 55) simulation.step(workers);
    REQUIRE(simulation.world().departments.scar[0] / fresh == Approx(std::exp(-1.0)).epsilon(1e-4));
}

TEST_CASE("friction is habits, less fallen barriers, less what thinking groups cleared away",
          "[engine][media]") {
    auto model = only(&Switches::media);
    model.events = {at(1, IntegrateMedia{})};
    REQUIRE(last(test::run(model), "friction") == Approx(0.12 * (1.0 - 0.4 * 0.8)));
    auto talking = only(&Switches::conversations);
    talking.weeks = 400;
    std::get<mechanisms::Conversations>(talking.parameters).group_hours_per_week =
        0.0;  // always the time
    talking.events = {at(1, StartThinkingGroups{})};
    REQUIRE(last(test::run(talking), "friction") == Approx(0.12 * (1.0 - 0.6)).epsilon(1e-3));
}

TEST_CASE("a merger takes two fifths of its managers' spare hours, for its eight weeks",
          "[engine][media]") {
    auto model = only(&Switches::media);
    auto merging = model;
    merging.events = {at(3, IntegrateMedia{})};
    parallel::Workers const workers(1);
    engine::Simulation calm(std::make_shared<engine::Model const>(model), workers);
    engine::Simulation merged(std::make_shared<engine::Model const>(merging), workers);
    while (calm.week() < 14) {
        calm.step(workers);
        merged.step(workers);
        // Diaries are filled before the week's disruption is known: it is felt from the next week.
        bool const disrupted = calm.week() > 3 && calm.week() <= 11;
        auto const& hours = calm.world().leaders.spare_hours;
        for (std::size_t k = 0; k < hours.size(); ++k)
            REQUIRE(merged.world().leaders.spare_hours[k] ==
                    Approx(hours[k] * (disrupted ? 0.6F : 1.0F)));
    }
}
