#include "experiment/comparison.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "experiment/made_up_study.hpp"
#include "problems/problem.hpp"

using namespace diorama::experiment;
using diorama::parallel::Workers;
namespace measures = diorama::measures;

namespace {

Result const& result_of(Comparison const& comparison, std::size_t arm, std::string_view measure,
                        std::uint32_t week) {
    for (auto const& result : comparison.results)
        if (result.arm == arm && comparison.measures[result.measure].name == measure &&
            result.week == week)
            return result;
    throw std::logic_error("no such result");
}

Total const& total_of(Comparison const& comparison, std::size_t arm, std::string_view name) {
    for (auto const& total : comparison.totals)
        if (total.arm == arm && total.name == name) return total;
    throw std::logic_error("no such total");
}

/// Two arms, three seeds: nothing reaches 0.1, 0.2, 0.3 and the unit 0.5, 0.4, 0.6.
Comparison two_arms() {
    auto study = made_up::study({"nothing", "unit"}, 60, 3);
    study.measures = {"integrated", "leader_change_hours"};
    auto runs = made_up::runs(study);
    made_up::put(runs, 0, "integrated", {0.1, 0.2, 0.3});
    made_up::put(runs, 1, "integrated", {0.5, 0.4, 0.6});
    made_up::put(runs, 1, "leader_change_hours", {90, 100, 110});
    return compare(study, runs, Workers(1));
}

}  // namespace

TEST_CASE("the year's end and the last week are told, by arm, measure and week",
          "[experiment][comparison]") {
    auto const comparison = two_arms();
    REQUIRE(comparison.results.size() == 2 * 2 * 2);
    std::vector<std::uint32_t> weeks;
    for (auto const& result : comparison.results) weeks.push_back(result.week);
    REQUIRE(weeks == std::vector<std::uint32_t>{52, 60, 52, 60, 52, 60, 52, 60});
    REQUIRE(comparison.results[0].arm == 0);
    REQUIRE(comparison.results[1].measure == 0);
    REQUIRE(comparison.results[2].measure == 1);
    REQUIRE(comparison.results[4].arm == 1);
}

TEST_CASE("an arm is told against the baseline seed by seed", "[experiment][comparison]") {
    auto const comparison = two_arms();
    auto const& unit = result_of(comparison, 1, "integrated", 60);
    REQUIRE(unit.value.mean == Approx(0.5));
    // Differences 0.4, 0.2, 0.3: mean 0.3, sd 0.1, standard error 0.057735, times 4.302653.
    REQUIRE(unit.against_baseline.difference.mean == Approx(0.3));
    REQUIRE(unit.against_baseline.difference.low == Approx(0.3 - 0.248414).epsilon(1e-5));
    // Variances 0.01 and 0.01 against 0.01.
    REQUIRE(unit.against_baseline.pairing_gain == Approx(2.0));
    REQUIRE(unit.p_best == 1.0);
    auto const& nothing = result_of(comparison, 0, "integrated", 60);
    REQUIRE(std::isnan(nothing.against_baseline.difference.mean));
    REQUIRE(nothing.p_best == 0.0);
}

TEST_CASE("the arm with fewer hours is the best in hours", "[experiment][comparison]") {
    auto const comparison = two_arms();
    REQUIRE(result_of(comparison, 0, "leader_change_hours", 60).p_best == 1.0);
    REQUIRE(comparison.leads[1].first == 0);
    REQUIRE(comparison.leads[1].difference.mean == Approx(-100.0));
    REQUIRE(comparison.leads[1].decided());
}

TEST_CASE("the lead is that of the two best arms", "[experiment][comparison]") {
    auto const lead = two_arms().leads[0];
    REQUIRE(lead.first == 1);
    REQUIRE(lead.second == 0);
    REQUIRE(lead.difference.mean == Approx(0.3));
    REQUIRE(lead.p_best == 1.0);
    REQUIRE(lead.decided());
}

TEST_CASE("arms that differ by luck alone are undecided", "[experiment][comparison]") {
    auto study = made_up::study({"a", "b"}, 10, 4);
    auto runs = made_up::runs(study);
    made_up::put(runs, 0, "integrated", {0.1, 0.3, 0.1, 0.3});
    made_up::put(runs, 1, "integrated", {0.3, 0.1, 0.3, 0.2});
    auto const comparison = compare(study, runs, Workers(1));
    REQUIRE_FALSE(comparison.leads[0].decided());
}

TEST_CASE("a study that names no measures tells the five that matter", "[experiment][comparison]") {
    auto const study = made_up::study({"a", "b"}, 10, 2);
    auto const comparison = compare(study, made_up::runs(study), Workers(1));
    std::vector<std::string_view> names;
    for (auto const& measure : comparison.measures) names.push_back(measure.name);
    REQUIRE(names == std::vector<std::string_view>{"integrated", "using", "leader_change_hours",
                                                   "trust", "energy"});
}

TEST_CASE("a misspelt measure is refused with the right one", "[experiment][comparison]") {
    auto study = made_up::study({"a", "b"}, 10, 2);
    study.measures = {"intergrated"};
    try {
        compare(study, made_up::runs(study), Workers(1));
        FAIL("not refused");
    } catch (diorama::problems::InputError const& error) {
        REQUIRE(error.problems().size() == 1);
        REQUIRE(error.problems()[0].what == "arm 'a' does not publish the measure 'intergrated'");
        REQUIRE(error.problems()[0].instead == "did you mean 'integrated'?");
    }
}

TEST_CASE("one seed is told without intervals", "[experiment][comparison]") {
    auto study = made_up::study({"a", "b"}, 10, 1);
    auto runs = made_up::runs(study);
    made_up::put(runs, 1, "integrated", {0.4});
    auto const comparison = compare(study, runs, Workers(1));
    auto const& b = result_of(comparison, 1, "integrated", 10);
    REQUIRE(b.against_baseline.difference.mean == 0.4);
    REQUIRE(std::isnan(b.against_baseline.difference.low));
    REQUIRE(std::isnan(b.value.high));
    REQUIRE_FALSE(comparison.leads[0].decided());
    REQUIRE(std::isnan(comparison.pairing_gain));
}

TEST_CASE("of an interrupted study the seeds count that every arm finished",
          "[experiment][comparison]") {
    auto study = made_up::study({"a", "b"}, 10, 3);
    auto runs = made_up::runs(study);
    made_up::put(runs, 0, "integrated", {0.1, 0.9, 0.3});
    runs.results[1][1].reset();
    runs.interrupted = true;
    auto const comparison = compare(study, runs, Workers(1));
    REQUIRE(comparison.interrupted);
    REQUIRE(comparison.seeds == std::vector<std::uint64_t>{100, 102});
    REQUIRE(comparison.digests.size() == 5);
    REQUIRE(result_of(comparison, 0, "integrated", 10).value.mean == Approx(0.2));
}

TEST_CASE("a study stopped before its first seed has nothing to tell", "[experiment][comparison]") {
    auto const study = made_up::study({"a", "b"}, 10, 1);
    auto runs = made_up::runs(study);
    runs.results[0][0].reset();
    auto const comparison = compare(study, runs, Workers(1));
    REQUIRE(comparison.seeds.empty());
    REQUIRE(comparison.results.empty());
    REQUIRE(comparison.judgements.empty());
}

TEST_CASE("sessions are summed over the weeks and decisions are a share of them",
          "[experiment][comparison]") {
    auto const study = made_up::study({"a", "b"}, 10, 2);
    auto runs = made_up::runs(study);
    for (std::size_t i : {0u, 1u}) {
        made_up::put(runs, 1, i, "sessions_slipped",
                     [](auto week) { return week == 0 ? 99.0 : 2.0; });
        made_up::put(runs, 1, i, "decisions_raised", [](auto) { return 8.0; });
        made_up::put(runs, 1, i, "decisions_defaulted", [](auto) { return 2.0; });
    }
    auto const comparison = compare(study, runs, Workers(1));
    REQUIRE(total_of(comparison, 1, "sessions_slipped_total").value.mean == 20.0);
    REQUIRE(total_of(comparison, 1, "sessions_slipped_total").difference.mean == 20.0);
    REQUIRE(total_of(comparison, 1, "decisions_defaulted_share").value.mean == 0.25);
    // The other arm raised no decision: no share of them, and no difference to it.
    REQUIRE(std::isnan(total_of(comparison, 0, "decisions_defaulted_share").value.mean));
    REQUIRE(std::isnan(total_of(comparison, 1, "decisions_defaulted_share").difference.mean));
}

TEST_CASE("hours of all leaders are told, and for each person integrated",
          "[experiment][comparison]") {
    auto const study = made_up::study({"a", "b"}, 10, 2);
    auto runs = made_up::runs(study);
    made_up::put(runs, 1, "leader_change_hours", {60, 60});
    made_up::put(runs, 1, "integrated", {1.0, 2.0 / 3.0});
    for (auto& run : runs.results[1])
        for (double const pledged : {100.0, 20.0})
            run->leaders.push_back({.pledged_hours = pledged, .given_hours = pledged / 2});
    auto const comparison = compare(study, runs, Workers(1));
    REQUIRE(total_of(comparison, 1, "leader_pledged_hours_total").value.mean == 120.0);
    REQUIRE(total_of(comparison, 1, "leader_given_hours_total").difference.mean == 60.0);
    // 60 hours for 3 people, then for 2.
    REQUIRE(total_of(comparison, 1, "leader_change_hours_per_integrated_person").value.mean ==
            Approx(25.0));
}

TEST_CASE("a comparison has the same bits for any number of workers", "[experiment][comparison]") {
    auto const study = made_up::study({"a", "b"}, 20, 9);
    auto runs = made_up::runs(study);
    for (std::size_t i = 0; i < 9; ++i)
        made_up::put(runs, 1, i, "using",
                     [&](auto week) { return 0.05 * week - 0.01 * double(i * i % 7); });
    auto const alone = compare(study, runs, Workers(1));
    REQUIRE(alone.weeks_to[3].median_interval.low < alone.weeks_to[3].median_interval.high);
    for (std::size_t threads : {2u, 3u}) {
        auto const shared = compare(study, runs, Workers(threads));
        for (std::size_t i = 0; i < alone.weeks_to.size(); ++i) {
            INFO(i);
            auto const same = [](double a, double b) {
                return a == b || (std::isnan(a) && std::isnan(b));
            };
            REQUIRE(same(shared.weeks_to[i].median_interval.low,
                         alone.weeks_to[i].median_interval.low));
            REQUIRE(same(shared.weeks_to[i].median_interval.high,
                         alone.weeks_to[i].median_interval.high));
        }
    }
}
