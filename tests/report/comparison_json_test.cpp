#include "report/comparison_json.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "report/comparison_example.hpp"

using namespace diorama::report;
using Json = nlohmann::ordered_json;

namespace {

Json example_json() {
    auto const example = made_up::example();
    return Json::parse(comparison_json(example.study, example.comparison));
}

/// The entry that has these values at these keys.
Json find(Json const& list, Json const& wanted) {
    for (auto const& entry : list) {
        bool same = true;
        for (auto const& [key, value] : wanted.items()) same = same && entry.at(key) == value;
        if (same) return entry;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("the object has what users' scripts rest on", "[report][comparison][json]") {
    auto const json = example_json();
    REQUIRE(json.at("arms") == Json({"Nothing", "Unit", "DIO, in-house"}));
    REQUIRE(json.at("replicates") == 4);
    REQUIRE(json.at("baseline") == "Nothing");
    REQUIRE(json.at("seeds") == Json({100, 101, 102, 103}));
    REQUIRE(json.at("results").size() == 3 * 3);
    for (auto const* key : {"arm", "measure", "week", "mean", "low", "high", "difference",
                            "difference_low", "difference_high", "p_best"})
        for (auto const& result : json.at("results")) REQUIRE(result.contains(key));
}

TEST_CASE("a result is told with its difference and the chance to be best",
          "[report][comparison][json]") {
    auto const unit =
        find(example_json().at("results"), {{"arm", "Unit"}, {"measure", "integrated"}});
    REQUIRE(unit.at("week") == 20);
    // 0.4 plus luck of 0, 0.01, 0.02, 0.03, against nothing.
    REQUIRE(unit.at("mean").get<double>() == Approx(0.415));
    REQUIRE(unit.at("difference").get<double>() == Approx(0.415));
    REQUIRE(unit.at("difference_low").get<double>() < 0.415);
    REQUIRE(unit.at("p_best") == 0.0);
}

TEST_CASE("the timing plan is told for the programme, its areas and its activities",
          "[report][comparison][json]") {
    auto const timing = example_json().at("timing");
    REQUIRE(timing.size() == 5);
    auto const activity = find(timing, {{"arm", "Unit"}, {"scope", "activity"}});
    REQUIRE(activity.at("activity") == "customer journeys");
    REQUIRE(activity.at("area") == "experience");
    REQUIRE(activity.at("planned").at("mean") == 9.0);
    REQUIRE(activity.at("nominal").at("mean") == 14.0);
    REQUIRE(activity.at("nominal").at("share") == 0.75);
    REQUIRE(activity.at("effective").at("low").is_null());
    REQUIRE(activity.at("leaders")[0].at("person") == "ceo");
    REQUIRE(activity.at("leaders")[0].at("rate") == 0.25);
}

TEST_CASE("what is not known is null", "[report][comparison][json]") {
    auto const json = example_json();
    REQUIRE(find(json.at("results"), {{"arm", "Nothing"}}).at("difference").is_null());
    auto const half = find(json.at("weeks_to"),
                           {{"arm", "DIO, in-house"}, {"measure", "integrated"}, {"share", 0.5}});
    REQUIRE(half.at("reached_share") == 0.75);
    REQUIRE(half.at("low") == 18.0);
    REQUIRE(half.at("high").is_null());
}

TEST_CASE("expectations carry their verdicts and numbers", "[report][comparison][json]") {
    auto const list = example_json().at("expectations");
    REQUIRE(list.size() == 3);
    REQUIRE(list[0].at("claim") == "the unit gets somewhere");
    REQUIRE(list[0].at("verdict") == "holds");
    REQUIRE(list[0].at("difference").get<double>() == Approx(0.415));
    REQUIRE(list[0].at("by") == 0.2);
    REQUIRE(list[1].at("verdict") == "undecided");
    REQUIRE(list[2].at("verdict") == "fails");
}

TEST_CASE("slips name ids and roles, worst first", "[report][comparison][json]") {
    auto const slips = example_json().at("slips");
    REQUIRE(slips.size() == 2);
    REQUIRE(slips[0].at("person") == "cfo");
    REQUIRE(slips[0].at("role") == "finance_officer");
    REQUIRE(slips[0].at("rate") == 0.375);
    REQUIRE(slips[1].at("rank") == 2);
}

TEST_CASE("digests are text, since scripts read numbers as doubles", "[report][comparison][json]") {
    auto const digests = example_json().at("digests");
    REQUIRE(digests.size() == 12);
    REQUIRE(digests[5] == Json({{"arm", "Unit"}, {"seed", 101}, {"digest", "000000000000abc1"}}));
}
