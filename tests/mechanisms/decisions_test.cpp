#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

#include "mechanisms/decisions.hpp"
#include "mechanisms/small_office.hpp"
#include "mechanisms/standard_errors.hpp"
#include "random/draw.hpp"

using namespace diorama;
using namespace diorama::mechanisms;
using test::lines;

namespace {

double sum(std::vector<double> const& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

Decisions with(double rate) {
    Decisions p;
    p.exceptions_per_person_per_week = rate;
    return p;
}

/// Share defaulted over many weeks of one tray. Neighbouring weeks share a tray, so the error is
/// that of the means of batches of 100 weeks.
test::Mean simulated_share(double arrivals, double answers, double patience_weeks) {
    Decisions p;
    p.hours_per_decision = 1.0;
    p.patience_weeks = patience_weeks;
    std::vector<double> batches;
    double waiting = 0.0;
    for (std::uint32_t batch = 0; batch < 300; ++batch) {
        double asked = 0.0, defaulted = 0.0;
        for (std::uint32_t week = 0; week < 100; ++week) {
            auto const tray =
                answer_exceptions(p, waiting, arrivals, answers, 23, 100 * batch + week, 4);
            waiting = tray.waiting_hours;
            asked += tray.asked;
            defaulted += tray.asked - tray.answered;
        }
        batches.push_back(defaulted / asked);
    }
    return test::mean_of(batches);
}

}  // namespace

TEST_CASE("the closed form gives the published table of defaults", "[mechanisms][decisions]") {
    struct Case {
        double arrivals, answers, patience, share;
    };
    for (auto const& one : {Case{8, 10, 1, .0237}, Case{8, 8, 1, .1000}, Case{8, 7, 1, .1740},
                            Case{8, 6.1, 1, .2601}, Case{8, 10, 2, .0030}, Case{8, 6.1, 2, .2406}})
        REQUIRE(default_share_in_theory(one.arrivals, one.answers, one.patience) ==
                Approx(one.share).margin(0.00005));
}

TEST_CASE("the closed form is smooth where load and answers are equal", "[mechanisms][decisions]") {
    double const at = default_share_in_theory(8.0, 8.0, 1.0);
    REQUIRE(at == Approx(1.0 / 10.0));
    REQUIRE(default_share_in_theory(8.0, 8.00002, 1.0) == Approx(at).margin(1e-5));
    REQUIRE(default_share_in_theory(8.0, 7.99998, 1.0) == Approx(at).margin(1e-5));
}

TEST_CASE("a tray in continuous time defaults as often as M/M/1+D", "[mechanisms][decisions]") {
    struct Case {
        double arrivals, answers, patience;
    };
    for (auto const& one : {Case{8, 10, 1}, Case{8, 8, 1}, Case{8, 7, 1}, Case{8, 6.1, 1},
                            Case{8, 10, 2}, Case{8, 6.1, 2}}) {
        auto const share = simulated_share(one.arrivals, one.answers, one.patience);
        double const expected = default_share_in_theory(one.arrivals, one.answers, one.patience);
        INFO(one.arrivals << " " << one.answers << " " << one.patience << ": " << share.value
                          << " for " << expected << ", error " << share.error);
        REQUIRE(std::abs(share.value - expected) < 4.0 * share.error);
    }
}

TEST_CASE("arrivals of a week are Poisson in mean", "[mechanisms][decisions]") {
    std::vector<double> asked;
    for (std::uint32_t week = 0; week < 10000; ++week)
        asked.push_back(answer_exceptions(Decisions{}, 0.0, 3.0, 10.0, 5, week, 1).asked);
    auto const mean = test::mean_of(asked);
    REQUIRE(std::abs(mean.value - 3.0) < 4.0 * mean.error);
    REQUIRE(mean.error == Approx(std::sqrt(3.0 / 10000.0)).epsilon(0.1));
}

TEST_CASE("a tray without arrivals is worked off by the hours of the week",
          "[mechanisms][decisions]") {
    auto const tray = answer_exceptions(Decisions{}, 12.0, 0.0, 5.0, 1, 1, 1);
    REQUIRE(tray.asked == 0);
    REQUIRE(tray.waiting_hours == 7.0);
    REQUIRE(tray.worked_hours == 5.0);
    auto const short_tray = answer_exceptions(Decisions{}, 3.0, 0.0, 5.0, 1, 1, 1);
    REQUIRE(short_tray.waiting_hours == 0.0);
    REQUIRE(short_tray.worked_hours == 3.0);
}

TEST_CASE("what finds too much work before it is never answered", "[mechanisms][decisions]") {
    // Ten weeks of work wait; patience is one week.
    auto const tray = answer_exceptions(Decisions{}, 50.0, 20.0, 5.0, 1, 1, 1);
    REQUIRE(tray.asked > 0);
    REQUIRE(tray.answered == 0);
    REQUIRE(tray.waiting_hours == Approx(45.0));
}

TEST_CASE("a row of three: what the middle does not answer reaches the top",
          "[mechanisms][decisions]") {
    auto const hierarchy = lines({-1, 0, 1});
    auto const per_week = exceptions_per_week(with(0.1), 0.5, 15.0, hierarchy);
    // The middle gets 0.1 and answers half; the top gets 0.1 of the middle's own and 0.05 passed
    // on.
    REQUIRE(per_week.size() == 2);
    REQUIRE(per_week[0] == Approx(0.15));
    REQUIRE(per_week[1] == Approx(0.05));
}

TEST_CASE("every exception stops at exactly one desk", "[mechanisms][decisions]") {
    constexpr int headcount = 400;
    std::vector<int> managers{-1, -1};
    for (int i = 2; i < headcount; ++i)
        managers.push_back(
            static_cast<int>(random::below(random::words({9, random::Purpose::founding_chart, 0,
                                                          static_cast<std::uint32_t>(i)})[0],
                                           static_cast<std::uint32_t>(i))));
    auto const hierarchy = lines(managers);
    for (double const centralisation : {0.0, 0.3, 0.6, 0.95})
        REQUIRE(sum(exceptions_per_week(with(0.08), centralisation, 100.0, hierarchy)) ==
                Approx(0.08 * (headcount - 2)));
}

TEST_CASE("without centralisation every manager answers their own reports alone",
          "[mechanisms][decisions]") {
    auto const hierarchy = lines({-1, 0, 0, 1, 1, 1});
    auto const per_week = exceptions_per_week(with(0.1), 0.0, 15.0, hierarchy);
    REQUIRE(per_week[0] == Approx(0.2));
    REQUIRE(per_week[1] == Approx(0.3));
}

TEST_CASE("with nearly full centralisation nearly everything reaches the top",
          "[mechanisms][decisions]") {
    auto const hierarchy = lines({-1, 0, 0, 1, 1, 1});
    auto const per_week = exceptions_per_week(with(0.1), 0.999, 15.0, hierarchy);
    REQUIRE(per_week[0] == Approx(0.5).margin(0.001));
    REQUIRE(per_week[1] == Approx(0.0).margin(0.001));
}

TEST_CASE("unseen team leaders answer their part before it reaches the chart's manager",
          "[mechanisms][decisions]") {
    auto const of = [](std::size_t reports) {
        return exceptions_per_week(with(0.1), 0.4, 15.0, test::one_team(reports))[0];
    };
    REQUIRE(of(15) == Approx(1.5));
    REQUIRE(of(16) == Approx(1.6 * 0.4));
    REQUIRE(of(240) == Approx(24.0 * 0.4 * 0.4));
}

TEST_CASE("many trays at once are each what it is alone", "[mechanisms][decisions]") {
    Decisions const p;
    std::size_t const managers = 2500;  // several blocks, and a part of one
    std::vector<int> managers_of;      // one below the other
    for (int i = 0; i <= static_cast<int>(managers); ++i) managers_of.push_back(i - 1);
    auto const hierarchy = lines(managers_of);
    REQUIRE(hierarchy.leaders.size() == managers);
    std::vector<double> per_week;
    LeaderWeeks leaders;
    leaders.resize(managers);
    for (std::size_t i = 0; i < managers; ++i) {
        per_week.push_back(0.05 * static_cast<double>(i % 97));  // up to 4.8, some none
        leaders.waiting_hours[i] = static_cast<float>(i % 5);
        leaders.spare_hours[i] = static_cast<float>(i % 13);
    }
    auto const before = leaders;
    answer_all(p, 11.0, per_week, hierarchy, 5, 8, {0, managers}, leaders);
    unsigned asked = 0;
    for (std::size_t i = 0; i < managers; ++i) {
        double const spare = static_cast<double>(before.spare_hours[i]);
        double const hours =
            std::max(p.least_hours_per_week, p.decision_time_share * (spare + 11.0));
        auto const alone =
            answer_exceptions(p, static_cast<double>(before.waiting_hours[i]), per_week[i], hours,
                              5, 8, static_cast<std::uint32_t>(org::row(hierarchy.leaders[i])));
        REQUIRE(leaders.asked[i] == alone.asked);
        REQUIRE(leaders.answered[i] == alone.answered);
        REQUIRE(leaders.waiting_hours[i] == static_cast<float>(alone.waiting_hours));
        double const beyond_desk = std::max(0.0, alone.worked_hours - p.decision_time_share * 11.0);
        REQUIRE(leaders.spare_hours[i] == static_cast<float>(std::max(0.0, spare - beyond_desk)));
        asked = std::max(asked, alone.asked);
    }
    REQUIRE(asked > 2);  // beyond one block of draws
}

TEST_CASE("answering time is a part of spare and desk hours, and never less than the least",
          "[mechanisms][decisions]") {
    auto const hierarchy = test::one_team(1);
    Decisions const p;
    LeaderWeeks leaders;
    leaders.resize(1);
    leaders.waiting_hours[0] = 20.0F;
    leaders.spare_hours[0] = 4.0F;
    answer_all(p, 11.0, {0.0}, hierarchy, 1, 1, {0, 1}, leaders);
    REQUIRE(leaders.waiting_hours[0] == Approx(20.0 - 0.4 * 15.0));
    // Six hours answered: 4.4 of them at the desk, the others are gone from the spare ones.
    REQUIRE(leaders.spare_hours[0] == Approx(4.0 - 1.6));
    leaders.spare_hours[0] = 0.0F;
    answer_all(p, 0.0, {0.0}, hierarchy, 1, 2, {0, 1}, leaders);
    REQUIRE(leaders.waiting_hours[0] == Approx(13.5));
}
