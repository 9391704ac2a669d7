#include <catch2/catch.hpp>

#include "mechanisms/diaries.hpp"
#include "mechanisms/small_office.hpp"
#include "mechanisms/standard_errors.hpp"
#include "mechanisms/standing_loads.hpp"

using namespace diorama;
using namespace diorama::mechanisms;
using test::lines;

namespace {

Diaries planned_ahead() {
    Diaries p;
    p.ad_hoc_share = 0.0;
    return p;
}

StandingLoads loads_of(Diaries const& p, org::Hierarchy const& hierarchy,
                       double autonomy_share = 0.0, double hierarchy_load_factor = 1.0) {
    StandingLoads loads;
    loads.read(hierarchy);
    loads.weigh(p, autonomy_share, hierarchy_load_factor);
    return loads;
}

/// The diary of row 0 with so many reports.
LeaderWeeks week_of_one(Diaries const& p, std::size_t reports, double autonomy_share = 0.0,
                        std::uint16_t answered = 0, float steering = 0.0F, std::uint32_t week = 1) {
    auto const hierarchy = test::one_team(reports);
    LeaderWeeks leaders;
    leaders.resize(1);
    leaders.answered[0] = answered;
    leaders.steering_hours[0] = steering;
    fill_diaries(p, loads_of(p, hierarchy, autonomy_share), hierarchy, 5, week, {0, 1}, leaders);
    return leaders;
}

}  // namespace

TEST_CASE("the load of a post falls with depth: top and second row, third, below",
          "[mechanisms][diaries]") {
    Diaries const p;
    CountedSpan const nobody;
    REQUIRE(standing_load_hours(p, 0, nobody, 0.4, 0.3) == 20.0);
    REQUIRE(standing_load_hours(p, 1, nobody, 0.4, 0.3) == 20.0);
    REQUIRE(standing_load_hours(p, 2, nobody, 0.4, 0.3) == 15.0);
    REQUIRE(standing_load_hours(p, 3, nobody, 0.4, 0.3) == 11.0);
    REQUIRE(standing_load_hours(p, 9, nobody, 0.4, 0.3) == 11.0);
}

TEST_CASE("a report costs two half-hours at full hierarchy and none of them at full autonomy",
          "[mechanisms][diaries]") {
    Diaries const p;
    REQUIRE(standing_load_hours(p, 3, {8.0, 0}, 1.0, 0.0) == Approx(11.0 + 8.0));
    REQUIRE(standing_load_hours(p, 3, {8.0, 0}, 0.4, 0.3) == Approx(11.0 + 8.0 * 0.4 * 0.7));
    REQUIRE(standing_load_hours(p, 3, {8.0, 0}, 1.0, 1.0) == 11.0);
}

TEST_CASE("a chief executive with eight reports has the published meeting share",
          "[mechanisms][diaries]") {
    Diaries const p;
    double const load =
        standing_load_hours(p, 0, {8.0, 0}, p.hierarchy_load, p.autonomy_at_start_share);
    REQUIRE(load / 40.0 == Approx(0.537).margin(0.03));
}

TEST_CASE("nobody meets more than fifteen reports: unseen layers stand between",
          "[mechanisms][diaries]") {
    struct Case {
        std::size_t reports;
        double met;
        unsigned unseen;
    };
    for (auto const& one :
         {Case{0, 0, 0}, Case{7, 7, 0}, Case{15, 15, 0}, Case{16, 15, 1}, Case{225, 15, 1},
          Case{240, 15, 2}, Case{3375, 15, 2}, Case{4000, 15, 3}}) {
        auto const span = counted_span(one.reports, 15.0);
        REQUIRE(span.met == one.met);
        REQUIRE(span.unseen_layers == one.unseen);
    }
}

TEST_CASE("the narrowest countable span is two: of one, no number of layers would end",
          "[mechanisms][diaries]") {
    for (auto const& field : Diaries::fields())
        if (field.name == "counted_reports") {
            REQUIRE(field.low == 2.0);
            auto const span = counted_span(1000, field.low);
            REQUIRE(span.met == 2.0);
            REQUIRE(span.unseen_layers == 9);  // 2^10 >= 1000 > 2^9
        }
}

TEST_CASE("with everything planned ahead a diary is its load", "[mechanisms][diaries]") {
    auto const leaders = week_of_one(planned_ahead(), 5);
    // 20 base + 2 * 0.5 * 5 * 0.4 hierarchy load; 40 - 22 - 11.1 desk.
    REQUIRE(leaders.meeting_hours[0] == Approx(22.0));
    REQUIRE(leaders.spare_hours[0] == Approx(6.9));
}

TEST_CASE("answered exceptions and steering take from the spare hours", "[mechanisms][diaries]") {
    auto const leaders = week_of_one(planned_ahead(), 5, 0.0, 4, 3.0F);
    REQUIRE(leaders.meeting_hours[0] == Approx(22.0 + 4 * 0.3));
    REQUIRE(leaders.spare_hours[0] == Approx(40.0 - 23.2 - 11.1 - 3.0));
}

TEST_CASE("a diary never holds more than the week, and spare hours are never negative",
          "[mechanisms][diaries]") {
    auto p = planned_ahead();
    p.hierarchy_load = 1.0;
    auto const leaders = week_of_one(p, 15, 0.0, 200);
    REQUIRE(leaders.meeting_hours[0] == 40.0F);
    REQUIRE(leaders.spare_hours[0] == 0.0F);
    for (std::uint32_t week = 1; week <= 500; ++week) {
        auto const one = week_of_one(Diaries{}, 30, 0.3, 20, 3.0F, week);
        REQUIRE(one.meeting_hours[0] <= 40.0F);
        REQUIRE(one.spare_hours[0] >= 0.0F);
    }
}

TEST_CASE("ad hoc meetings vary by week around the load, with Poisson's variance",
          "[mechanisms][diaries]") {
    Diaries const p;
    std::vector<double> hours, squares;
    for (std::uint32_t week = 1; week <= 20000; ++week) {
        double const one =
            static_cast<double>(week_of_one(p, 5, 0.3, 0, 0.0F, week).meeting_hours[0]);
        hours.push_back(one);
        squares.push_back((one - 21.4) * (one - 21.4));
    }
    auto const mean = test::mean_of(hours);
    // 20 + 5 * 0.4 * 0.7 = 21.4 hours, of which a quarter is Poisson.
    REQUIRE(std::abs(mean.value - 21.4) < 4.0 * mean.error);
    auto const variance = test::mean_of(squares);
    REQUIRE(std::abs(variance.value - 0.25 * 21.4) < 4.0 * variance.error);
}

TEST_CASE("a person's ad hoc week does not depend on who else leads", "[mechanisms][diaries]") {
    Diaries const p;
    auto const alone = lines({-1, 0, 1});        // rows 0 and 1 lead
    auto const among = lines({-1, 0, 1, 0, 3});  // so does row 3
    LeaderWeeks few, many;
    few.resize(2);
    many.resize(3);
    fill_diaries(p, loads_of(p, alone, 0.3), alone, 5, 7, {0, 2}, few);
    fill_diaries(p, loads_of(p, among, 0.3), among, 5, 7, {0, 3}, many);
    REQUIRE(few.meeting_hours[1] == many.meeting_hours[1]);
}

TEST_CASE("a DIO's factor thins out the reporting meetings", "[mechanisms][diaries]") {
    auto const hierarchy = test::one_team(10);
    LeaderWeeks leaders;
    leaders.resize(1);
    auto const p = planned_ahead();
    fill_diaries(p, loads_of(p, hierarchy, 0.0, 0.5), hierarchy, 5, 1, {0, 1}, leaders);
    REQUIRE(leaders.meeting_hours[0] == Approx(20.0 + 10.0 * 0.4 * 0.5));
}

TEST_CASE("staff whom the programme needs have the lowest load, and their steering hours",
          "[mechanisms][diaries]") {
    auto const free_of_it = diary_of_staff(planned_ahead(), 0.0, 5, 1, 9);
    REQUIRE(free_of_it.meeting_hours == 11.0);
    REQUIRE(free_of_it.spare_hours == Approx(40.0 - 11.0 - 11.1));
    REQUIRE(diary_of_staff(planned_ahead(), 1.0, 5, 1, 9).spare_hours == Approx(16.9));
}

TEST_CASE("presence is spare hours against the hours that the reports need",
          "[mechanisms][diaries]") {
    auto const hierarchy = test::one_team(10);
    LeaderWeeks leaders;
    leaders.resize(1);
    for (auto const& [spare, presence] :
         {std::pair{0.0F, 0.0F}, {3.0F, 0.5F}, {6.0F, 1.0F}, {20.0F, 1.0F}}) {
        leaders.spare_hours[0] = spare;
        fill_presence(loads_of(Diaries{}, hierarchy), {0, 1}, leaders);
        REQUIRE(leaders.presence[0] == Approx(presence));
    }
}

TEST_CASE("a manager of hundreds is as present as one of fifteen", "[mechanisms][diaries]") {
    LeaderWeeks leaders;
    leaders.resize(1);
    leaders.spare_hours[0] = 4.5F;
    fill_presence(loads_of(Diaries{}, test::one_team(400)), {0, 1}, leaders);
    REQUIRE(leaders.presence[0] == Approx(0.5));
}

TEST_CASE("each manager has the load of their level and span, kept until something changes",
          "[mechanisms][diaries]") {
    // Rows 0 to 4 lead on levels 0 to 4; row 4 leads three, row 6 on level 1 leads twenty.
    std::vector<int> managers{-1, 0, 1, 2, 3, 4, 0, 4, 4};
    for (int k = 0; k < 20; ++k) managers.push_back(6);
    auto const hierarchy = test::lines(managers);
    StandingLoads loads;
    loads.read(hierarchy);
    Diaries p;
    // One thing changes at a time.
    struct Weighed {
        double autonomy, factor, base;
    };
    for (auto const& [autonomy, factor, base] : {Weighed{0.3, 1.0, 11.0},
                                                 {0.3, 1.0, 11.0},
                                                 {0.5, 1.0, 11.0},
                                                 {0.5, 0.6, 11.0},
                                                 {0.5, 0.6, 9.0}}) {
        p.lower_level_base_hours_per_week = base;
        loads.weigh(p, autonomy, factor);
        for (std::size_t i = 0; i < hierarchy.leaders.size(); ++i) {
            auto const leader = hierarchy.leaders[i];
            auto const kind = loads.kind_of(i);
            auto const span = counted_span(hierarchy.span_of(leader), p.counted_reports);
            double const load = standing_load_hours(p, hierarchy.depths[org::row(leader)], span,
                                                    p.hierarchy_load * factor, autonomy);
            REQUIRE(loads.load_hours()[kind] == load);
            REQUIRE(loads.presence_hours()[kind] == p.presence_hours_per_report * span.met);
            REQUIRE(loads.ad_hoc()[kind].count(0.9) == random::poisson(p.ad_hoc_share * load, 0.9));
        }
    }
    // Other lines, nothing else new.
    auto const flat = test::one_team(7);
    loads.read(flat);
    loads.weigh(p, 0.5, 0.6);
    REQUIRE(loads.load_hours().size() == 1);
    REQUIRE(loads.load_hours()[0] == standing_load_hours(p, 0, counted_span(7, p.counted_reports),
                                                         p.hierarchy_load * 0.6, 0.5));
}
