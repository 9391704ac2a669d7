#include <catch2/catch.hpp>

#include "experiment/comparison.hpp"
#include "experiment/made_up_study.hpp"

using namespace diorama::experiment;
namespace org = diorama::org;

namespace {

struct Needed {
    std::size_t person;
    std::uint32_t required, blocked;
};

/// The league of one arm; one list a seed.
std::vector<Slip> league(std::vector<std::vector<Needed>> const& seeds) {
    auto const study = made_up::study({"arm"}, 10, static_cast<std::uint32_t>(seeds.size()));
    auto runs = made_up::runs(study);
    for (std::size_t i = 0; i < seeds.size(); ++i)
        for (auto const& one : seeds[i])
            runs.results[0][i]->leaders.push_back({.who = org::person(one.person),
                                                   .role = "some_role",
                                                   .required_sessions = one.required,
                                                   .blocked_sessions = one.blocked});
    return compare(study, runs, diorama::parallel::Workers(1)).slips;
}

}  // namespace

TEST_CASE("the league goes by slips per session needed, not by slips", "[experiment][slips]") {
    // The chief executive blocks more sessions, but is needed in many more.
    auto const list = league({{{0, 40, 8}, {1, 10, 4}}, {{0, 60, 12}, {1, 10, 6}}});
    REQUIRE(list.size() == 2);
    REQUIRE(list[0].id == "cfo");
    REQUIRE(list[0].title == "Finance Officer");
    REQUIRE(list[0].rank == 1);
    REQUIRE(list[0].rate == 0.5);
    REQUIRE(list[0].required_per_run == 10.0);
    REQUIRE(list[0].blocked_per_run == 5.0);
    REQUIRE(list[1].id == "ceo");
    REQUIRE(list[1].rate == 0.2);
    REQUIRE(list[1].rank == 2);
}

TEST_CASE("a rate is that of all sessions, its interval that of the seeds", "[experiment][slips]") {
    // 1 of 10 and 9 of 30: 10 of 40, not the mean of 0.1 and 0.3.
    auto const list = league({{{0, 10, 1}}, {{0, 30, 9}}});
    REQUIRE(list[0].rate == 0.25);
    REQUIRE(list[0].rate_interval.low == Approx(0.1));
    REQUIRE(list[0].rate_interval.high == Approx(0.3));
}

TEST_CASE("a leader needed too rarely comes last and has no rank", "[experiment][slips]") {
    auto const list = league({{{1, 4, 4}, {2, 5, 1}}, {{1, 5, 5}, {2, 5, 1}}});
    REQUIRE(list[0].id == "cmo");
    REQUIRE(list[0].rank == 1);
    REQUIRE(list[1].id == "cfo");
    REQUIRE(list[1].rate == 1.0);
    REQUIRE(list[1].rank == 0);
}

TEST_CASE("a leader whom no session needed is not in the league", "[experiment][slips]") {
    REQUIRE(league({{{0, 0, 0}, {1, 20, 0}}}).size() == 1);
    REQUIRE(league({{{0, 0, 0}}}).empty());
}

TEST_CASE("the worst of each seed is counted, ties shared, seeds without a slip not",
          "[experiment][slips]") {
    auto const list =
        league({{{0, 10, 5}, {1, 10, 5}}, {{0, 10, 6}, {1, 10, 1}}, {{0, 10, 0}, {1, 10, 0}}});
    REQUIRE(list[0].id == "ceo");
    REQUIRE(list[0].worst_share == Approx(0.5));
    REQUIRE(list[1].worst_share == Approx(1.0 / 6.0));
    REQUIRE(league(std::vector(6, std::vector<Needed>{{0, 10, 5}}))[0].worst_share == 1.0);
}
