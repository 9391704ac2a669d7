#include <catch2/catch.hpp>

#include <bit>

#include "mechanisms/standard_errors.hpp"
#include "mechanisms/windows.hpp"

using namespace diorama;
using namespace diorama::mechanisms;
using calendar::Hours;

TEST_CASE("given hours never exceed the pledge nor the spare hours", "[mechanisms][windows]") {
    REQUIRE(delivered_hours(12.0, 7.4) == 7.4);
    REQUIRE(delivered_hours(6.0, 7.4) == 6.0);
    REQUIRE(delivered_hours(0.0, 7.4) == 0.0);
    REQUIRE(delivered_hours(12.0, -3.0) == 0.0);
}

TEST_CASE("a leader keeps one window for every two hours given, of those pledged",
          "[mechanisms][windows]") {
    for (double const discipline : {0.0, 0.5, 1.0})
        for (auto const& [pledge, given, windows] : {std::tuple{12.0, 12.0, 6},
                                                     {12.0, 7.4, 3},
                                                     {12.0, 1.9, 0},
                                                     {12.0, 0.0, 0},
                                                     {13.0, 13.0, 6},
                                                     {1.0, 1.0, 0},
                                                     {40.0, 40.0, 20}}) {
            Hours const mask = kept_windows({pledge, discipline}, given, 3, 4, 5);
            REQUIRE(std::popcount(mask) == 2 * windows);
            auto const pledged_hours = 2 * static_cast<unsigned>(pledge / 2.0);
            REQUIRE((mask & ~calendar::block(0, pledged_hours)) == 0);
            // Whole windows only: the hours of one go together.
            REQUIRE((mask & 0x5555555555ULL) << 1 == (mask & 0xaaaaaaaaaaULL));
        }
}

TEST_CASE("with full discipline all leaders keep the first windows", "[mechanisms][windows]") {
    for (std::uint32_t leader = 0; leader < 50; ++leader)
        REQUIRE(kept_windows({12.0, 1.0}, 7.4, 3, 4, leader) == calendar::block(0, 6));
}

TEST_CASE("without discipline every window is as likely to be kept", "[mechanisms][windows]") {
    constexpr std::uint32_t weeks = 20000;
    std::array<double, 6> kept{};
    for (std::uint32_t week = 0; week < weeks; ++week) {
        Hours const mask = kept_windows({12.0, 0.0}, 5.0, 3, week, 8);
        for (unsigned w = 0; w < 6; ++w) kept[w] += (mask >> (2 * w)) & 1U ? 1.0 : 0.0;
    }
    for (double const count : kept)
        REQUIRE(std::abs(test::share_errors(count, weeks, 2.0 / 6.0)) < 4.0);
}

TEST_CASE("leaders who each keep three of six windows on their own meet as often as counted",
          "[mechanisms][windows]") {
    constexpr std::uint32_t weeks = 20000;
    double pairs = 0.0, threes = 0.0;
    for (std::uint32_t week = 0; week < weeks; ++week) {
        std::array<Hours, 3> masks{};
        for (std::uint32_t leader = 0; leader < 3; ++leader)
            masks[leader] = kept_windows({12.0, 0.0}, 6.0, 11, week, leader);
        pairs += common_slot(std::span(masks).first(2), 2).found() ? 1.0 : 0.0;
        threes += common_slot(masks, 2).found() ? 1.0 : 0.0;
    }
    // Two miss each other in 1 of C(6,3) = 20 ways; three by the overlap of the first two:
    // 1/20 * 1 + 9/20 * 10/20 + 9/20 * 4/20 + 1/20 * 1/20 = .3675.
    REQUIRE(std::abs(test::share_errors(pairs, weeks, 0.95)) < 4.0);
    REQUIRE(std::abs(test::share_errors(threes, weeks, 1.0 - 0.3675)) < 4.0);
}

TEST_CASE("discipline brings leaders together more often", "[mechanisms][windows]") {
    std::array<int, 3> met{};
    for (std::uint32_t week = 0; week < 2000; ++week)
        for (std::size_t k = 0; k < 3; ++k) {
            std::array<Hours, 5> masks{};
            for (std::uint32_t leader = 0; leader < 5; ++leader)
                masks[leader] =
                    kept_windows({12.0, 0.5 * static_cast<double>(k)}, 6.0, 2, week, leader);
            met[k] += common_slot(masks, 2).found() ? 1 : 0;
        }
    REQUIRE(met[0] < met[1]);
    REQUIRE(met[1] < met[2]);
    REQUIRE(met[2] == 2000);
}

TEST_CASE("independent diaries of n leaders share an hour with chance f^n",
          "[mechanisms][windows]") {
    constexpr std::uint32_t weeks = 2000;
    constexpr double free_share = 0.6;
    for (std::uint32_t n = 2; n <= 5; ++n) {
        double hours = 0.0, pairs = 0.0, sessions = 0.0;
        for (std::uint32_t week = 0; week < weeks; ++week) {
            std::vector<Hours> masks;
            Hours common = calendar::whole_week;
            for (std::uint32_t leader = 0; leader < n; ++leader) {
                masks.push_back(independent_mask(free_share, 17, week, leader));
                common &= masks.back();
            }
            hours += std::popcount(common);
            // Every second start: those blocks share no hour, so they are independent.
            pairs += std::popcount(calendar::starts(common, 2) & 0x5555555555ULL);
            sessions += common_slot(masks, 2).found() ? 1.0 : 0.0;
        }
        double const shared = std::pow(free_share, n);
        REQUIRE(std::abs(test::share_errors(hours, 40.0 * weeks, shared)) < 4.0);
        REQUIRE(std::abs(test::share_errors(pairs, 20.0 * weeks, shared * shared)) < 4.0);
        // No two shared hours in a row: a(h) = (1-g) a(h-1) + g (1-g) a(h-2).
        double before = 1.0, none = 1.0;
        for (unsigned hour = 2; hour <= 40; ++hour) {
            double const next = (1.0 - shared) * none + shared * (1.0 - shared) * before;
            before = none;
            none = next;
        }
        REQUIRE(std::abs(test::share_errors(sessions, weeks, 1.0 - none)) < 4.0);
    }
}

TEST_CASE("four leaders with independent diaries of their real load miss nearly every session",
          "[mechanisms][windows]") {
    int met = 0;
    for (std::uint32_t week = 0; week < 1000; ++week) {
        std::array<Hours, 4> masks{};
        for (std::uint32_t leader = 0; leader < 4; ++leader)
            masks[leader] = independent_mask(7.4 / 40.0, 17, week, leader);
        met += common_slot(masks, 2).found() ? 1 : 0;
    }
    REQUIRE(met < 30);
}

TEST_CASE("a session takes the first slot at which everybody is free", "[mechanisms][windows]") {
    std::array<Hours, 2> const masks{0b1110110, 0b1111010};
    auto const slot = common_slot(masks, 2);
    REQUIRE(slot.found());
    REQUIRE(slot.start == 4);
    REQUIRE(common_slot(masks, 1).start == 1);
    REQUIRE(common_slot(masks, 3).start == 4);
    REQUIRE_FALSE(common_slot(masks, 4).found());
}

TEST_CASE("the blocker is the one without whom most slots would exist", "[mechanisms][windows]") {
    // Without the third, the others meet at hour 0; without anybody else there is still no slot.
    std::array<Hours, 3> const masks{0b0011, 0b0011, 0b1100};
    auto const slot = common_slot(masks, 1);
    REQUIRE_FALSE(slot.found());
    REQUIRE(slot.blocker == 2);
}

TEST_CASE("of equal blockers it is the one who kept fewest hours, then the first",
          "[mechanisms][windows]") {
    // Nobody's absence would help: three of four exclude each other.
    std::array<Hours, 4> const excluding{0b000111, 0b011000, 0b100000, 0b100000};
    REQUIRE(common_slot(excluding, 1).blocker == 2);
    std::array<Hours, 3> const equal{0b001, 0b010, 0b100};
    REQUIRE(common_slot(equal, 1).blocker == 0);
}

TEST_CASE("a leader without a free hour blocks themselves", "[mechanisms][windows]") {
    std::array<Hours, 1> const alone{0};
    REQUIRE_FALSE(common_slot(alone, 1).found());
    REQUIRE(common_slot(alone, 1).blocker == 0);
}
