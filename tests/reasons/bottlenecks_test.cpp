#include "reasons/bottlenecks.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "mechanisms/reference.hpp"
#include "reasons/brakes.hpp"
#include "scenario/study.hpp"

using namespace diorama;

namespace {

/// The shipped retailer, two ways, cut short.
scenario::Study retailer() {
    scenario::Overrides overrides;
    overrides.weeks = 30;
    return scenario::load_study(std::string(DIORAMA_SOURCE_DIR) + "/scenarios/unit-vs-dio.toml",
                                overrides);
}

reasons::Bottlenecks found_by(std::size_t threads) {
    auto const study = retailer();
    auto all = reasons::knock_outs(study.arms[1].scenario.model);
    all.resize(2);
    reasons::BottleneckPlan const plan{.arm = 1, .measure = "informed", .week = 20, .seeds = 3};
    std::atomic<bool> const stop{false};
    return reasons::find_bottlenecks(study, plan, all, parallel::Workers(threads), {}, stop);
}

}  // namespace

TEST_CASE("every brake names parameters that exist, within their ranges", "[reasons][brakes]") {
    auto const model = retailer().arms[1].scenario.model;
    for (auto const& brake : reasons::brakes()) {
        INFO(brake.name);
        REQUIRE_FALSE(brake.settings.empty());
        auto lifted = model;
        reasons::lift(brake, lifted);
        for (auto const& one : brake.settings) {
            INFO(one.path);
            auto const ref = mechanisms::find_parameter(one.path);
            REQUIRE(ref);
            REQUIRE(mechanisms::read_parameter(lifted.parameters, *ref) == one.value);
        }
        REQUIRE_FALSE(reasons::acts(brake, lifted));
    }
}

TEST_CASE("each required leader can be freed once, and has an empty calendar then",
          "[reasons][bottlenecks]") {
    auto const model = retailer().arms[1].scenario.model;
    auto const all = reasons::knock_outs(model);
    auto const leaders = std::count_if(all.begin(), all.end(), [](auto const& one) {
        return one.kind == reasons::KnockOutKind::leader;
    });
    REQUIRE(leaders >= 10);
    REQUIRE(all.front().role == "chief_executive");
    auto const freed = reasons::without(model, all.front());
    REQUIRE(freed.diaries.size() == model.diaries.size() + 1);
    REQUIRE(freed.diaries.front().busy == 0);
    // Nobody is required where no programme is run.
    auto const idle = reasons::knock_outs(retailer().arms[0].scenario.model);
    REQUIRE(std::none_of(idle.begin(), idle.end(), [](auto const& one) {
        return one.kind == reasons::KnockOutKind::leader;
    }));
}

TEST_CASE("bottlenecks come out in the same bits for any number of workers, best first",
          "[reasons][bottlenecks]") {
    auto const one = found_by(1);
    auto const three = found_by(3);
    REQUIRE(one.ranked.size() == 2);
    REQUIRE(one.ranked[0].gain.mean >= one.ranked[1].gain.mean);
    for (std::size_t i = 0; i < 2; ++i) {
        REQUIRE(one.ranked[i].what.name == three.ranked[i].what.name);
        REQUIRE(one.ranked[i].gain.mean == three.ranked[i].gain.mean);
        REQUIRE(one.ranked[i].gain.low == three.ranked[i].gain.low);
    }
}
