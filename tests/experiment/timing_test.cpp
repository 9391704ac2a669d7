#include <catch2/catch.hpp>

#include "experiment/comparison.hpp"
#include "experiment/made_up_study.hpp"

using namespace diorama::experiment;
namespace org = diorama::org;
namespace mechanisms = diorama::mechanisms;

namespace {

using Week = std::optional<std::uint32_t>;

/// One activity, planned for week 10; one nominal week a seed.
Comparison ends_in(std::vector<Week> const& weeks,
                   std::vector<mechanisms::Delayer> const& delayers = {}) {
    auto study = made_up::study({"arm"}, 60, static_cast<std::uint32_t>(weeks.size()));
    auto& plan = study.arms[0].scenario.model.activities;
    plan.resize(1);
    plan[0].name = "journeys";
    plan[0].area = diorama::people::Practice::experience;
    auto runs = made_up::runs(study);
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        mechanisms::Timing one;
        one.planned_week = 10;
        one.nominal_week = weeks[i];
        one.slipped_sessions = 4;
        one.delayers = delayers;
        runs.results[0][i]->timing.whole = one;
        runs.results[0][i]->timing.activities = {one};
    }
    return compare(study, runs, diorama::parallel::Workers(1));
}

}  // namespace

TEST_CASE("the timing plan has the programme, its areas and its activities",
          "[experiment][timing]") {
    auto const lines = ends_in({12, 14}).timing;
    REQUIRE(lines.size() == 5);
    REQUIRE(lines[0].area.empty());
    REQUIRE(lines[3].area == "experience");
    REQUIRE(lines[3].activity.empty());
    REQUIRE(lines[4].activity == "journeys");
    REQUIRE(lines[4].area == "experience");
}

TEST_CASE("expected is the mean over seeds, and the delay is to the plan, seed by seed",
          "[experiment][timing]") {
    auto const line = ends_in({12, 14, 16}).timing.back();
    REQUIRE(line.planned.week.mean == 10.0);
    REQUIRE(line.nominal.week.mean == 14.0);
    // 14 +- 4.303 * 2 / sqrt(3)
    REQUIRE(line.nominal.week.low == Approx(9.032).margin(0.001));
    REQUIRE(line.nominal.share == 1.0);
    REQUIRE(line.delay.mean == 4.0);
    REQUIRE(line.slipped_per_run == 4.0);
}

TEST_CASE("what does not end by the last week is told by its share, and kept out of the mean",
          "[experiment][timing]") {
    auto const line = ends_in({12, 14, std::nullopt, std::nullopt}).timing.back();
    REQUIRE(line.nominal.week.mean == 13.0);
    REQUIRE(line.nominal.week.count == 2);
    REQUIRE(line.nominal.share == 0.5);
    REQUIRE(line.effective.share == 0.0);
    REQUIRE(line.delay.mean == 3.0);
}

TEST_CASE("the critical leader delays most for each session that needs them, away or unprepared",
          "[experiment][timing]") {
    using mechanisms::Delayer;
    using enum mechanisms::Role;
    auto const line = ends_in({12, 14, 13}, {Delayer{org::person(0), chief_executive, 40, 5, 3},
                                             Delayer{org::person(1), finance_officer, 10, 3, 2},
                                             Delayer{org::person(2), marketing_officer, 3, 3, 0}})
                          .timing.back();
    REQUIRE(line.leaders.size() == 2);  // marketing is needed too rarely
    REQUIRE(line.leaders[0].id == "cfo");
    REQUIRE(line.leaders[0].rate == 0.5);
    REQUIRE(line.leaders[0].unprepared_per_run == 2.0);
    REQUIRE(line.leaders[1].rate == 0.2);
}

TEST_CASE("without a programme there is no timing plan", "[experiment][timing]") {
    auto const study = made_up::study({"arm"}, 10, 2);
    REQUIRE(compare(study, made_up::runs(study), diorama::parallel::Workers(1)).timing.empty());
}
