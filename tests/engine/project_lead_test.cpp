#include <catch2/catch.hpp>

#include "engine/small_firm.hpp"

using namespace diorama;
using test::at;

TEST_CASE("the project's lead is use among those who know a member, less use among the others",
          "[engine][project]") {
    auto model = test::regular_model(300);
    model.weeks = 40;
    std::get<mechanisms::Switches>(model.parameters).turnover = false;
    interventions::LaunchProject project;
    project.product_every_weeks = 6;
    model.events = {at(2, project)};
    auto const run = test::run(model);
    auto const& people = run.world().people;

    // Told by ties, not by what products have left on people.
    double near_uses = 0, near_people = 0, far_uses = 0, far_people = 0;
    for (std::size_t i = 0; i < people.headcount(); ++i) {
        if (people.standings[i].in_project()) continue;
        bool near = false;
        for (auto const peer : run.world().ties.of(org::person(i)))
            near = near || people.standings[org::row(peer)].in_project();
        double uses = 0;
        for (std::size_t p = 0; p < people::practice_count; ++p)
            uses += people.standings[i].uses(p) ? 1.0 : 0.0;
        (near ? near_uses : far_uses) += uses;
        (near ? near_people : far_people) += 1.0;
    }
    REQUIRE(near_people > 0.0);
    REQUIRE(far_people > 0.0);
    REQUIRE(test::last(run, "project_lead") ==
            Approx((near_uses / near_people - far_uses / far_people) / 3.0));

    model.events.clear();
    REQUIRE(test::last(test::run(model), "project_lead") == 0.0);
}
