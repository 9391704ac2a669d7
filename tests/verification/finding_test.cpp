#include "verification/finding.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace diorama::verification;

namespace {

Verified judged(Finding finding) { return judge({std::move(finding)}).front(); }

}  // namespace

TEST_CASE("a computed number agrees within its allowed error and differs beyond it",
          "[verification]") {
    REQUIRE(judged({"x", 1.0, Computed{1.09}, 0.1}).agrees);
    REQUIRE_FALSE(judged({"x", 1.0, Computed{1.11}, 0.1}).agrees);
    REQUIRE(judged({"x", 3.0, Computed{3.0}}).agrees);
    REQUIRE_FALSE(judged({"x", 3.0, Computed{2.0}}).agrees);
}

TEST_CASE("a share has the exact interval: nothing seen in ten cases is not never",
          "[verification]") {
    // Clopper and Pearson at 99 %: 0 of 10 goes up to 1 - 0.005^(1/10), 10 of 10 down to
    // 0.005^(1/10).
    auto const none = judged({"x", 0.0, Share{0, 10}});
    REQUIRE(none.low == 0.0);
    REQUIRE(none.high == Approx(0.4113).margin(0.0001));
    auto const all = judged({"x", 1.0, Share{10, 10}});
    REQUIRE(all.low == Approx(0.5887).margin(0.0001));
    REQUIRE(all.high == 1.0);
    REQUIRE_FALSE(judged({"x", 0.5, Share{700, 1000}}).agrees);
    REQUIRE(judged({"x", 0.7, Share{700, 1000}}).agrees);
}

TEST_CASE("means have Student's interval", "[verification]") {
    // Mean 2, standard error 1 / sqrt(3), t of 2 degrees at 99.5 %: 9.925.
    auto const three = judged({"x", 2.0, Means{{1.0, 2.0, 3.0}}});
    REQUIRE(three.simulated == 2.0);
    REQUIRE(three.high - 2.0 == Approx(9.925 / std::sqrt(3.0)).margin(0.001));
    REQUIRE_FALSE(judged({"x", 8.0, Means{{1.0, 2.0, 3.0}}}).agrees);
}

TEST_CASE("a claimed sign agrees only with the whole interval on its side", "[verification]") {
    Finding finding{"x", 0.0, Means{{1.0, 1.1, 0.9, 1.0, 1.05}}, 0.0, Claim::above};
    REQUIRE(judged(finding).agrees);
    finding.claim = Claim::below;
    REQUIRE_FALSE(judged(finding).agrees);
    REQUIRE_FALSE(judged({"x", 0.0, Means{{1.0, -1.0, 0.9}}, 0.0, Claim::above}).agrees);
}

TEST_CASE("tests with luck in them share one chance of a false alarm", "[verification]") {
    Finding const lucky{"x", 0.5, Share{50, 100}};
    Finding const computed{"y", 1.0, Computed{1.0}};
    auto const alone = judge({lucky, computed, computed});
    auto const among = judge({lucky, lucky, lucky});
    REQUIRE(alone[0].high == judged(lucky).high);
    REQUIRE(among[0].high > alone[0].high);
    REQUIRE(all_agree(among));
    REQUIRE_FALSE(all_agree(judge({lucky, {"y", 1.0, Computed{2.0}}})));
}
