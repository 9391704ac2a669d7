#include "mechanisms/hotspots.hpp"

#include <catch2/catch.hpp>

#include "mechanisms/small_office.hpp"
#include "random/draw.hpp"

using namespace diorama;
using namespace diorama::mechanisms;

namespace {

using test::Pairs;
using test::ties_of;
using test::with_energy;

/// Two triangles, 0-1-2 and 3-4-5, joined by somebody (6) who knows one of each.
org::Ties two_triangles() {
    return ties_of(7, {{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}, {2, 6}, {3, 6}});
}

Poles spots_of(people::People const& people, org::Ties const& ties) {
    return energy_spots(parallel::Workers(1), people, ties);
}

}  // namespace

TEST_CASE("two energised triangles are two hotspots, or one when the person between is energised",
          "[mechanisms][hotspots]") {
    auto people = with_energy({0.5F, 0.5F, 0.5F, 0.3F, 0.3F, 0.3F, 0.0F});
    auto spots = spots_of(people, two_triangles()).energised;
    REQUIRE(spots.count == 2);
    REQUIRE(spots.largest == 3);
    REQUIRE(spots.people == 6);
    people.energy[6] = 0.4F;
    spots = spots_of(people, two_triangles()).energised;
    REQUIRE(spots.count == 1);
    REQUIRE(spots.largest == 7);
    people.energy[4] = 0.29F;  // 3 has two of three left, 5 one of two: two ends of one group
    REQUIRE(spots_of(people, two_triangles()).energised.people == 6);
    people.energy[2] = 0.0F;  // now 6 has one of two and stays; 0 and 1 are a pair
    spots = spots_of(people, two_triangles()).energised;
    REQUIRE(spots.count == 1);
    REQUIRE(spots.people == 3);  // 3, 5, 6
}

TEST_CASE("energised people among colleagues who are not make no hotspot",
          "[mechanisms][hotspots]") {
    // 0, 1, 2 are tied to each other and to three dull colleagues each: two alike of five.
    Pairs pairs{{0, 1}, {1, 2}, {0, 2}};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t k = 0; k < 3; ++k) pairs.emplace_back(i, 3 + 3 * i + k);
    auto people = with_energy(std::vector<float>(12, 0.0F));
    for (std::size_t i = 0; i < 3; ++i) people.energy[i] = 0.9F;
    auto const ties = ties_of(12, pairs);
    REQUIRE(spots_of(people, ties).energised.count == 0);
    // Of each, one dull colleague leaves: two of four are alike, which is half.
    for (std::size_t const left : {3u, 6u, 9u}) people.standings[left] = people::Standing();
    REQUIRE(spots_of(people, ties).energised.people == 3);
}

TEST_CASE("drained people are found at the other pole", "[mechanisms][hotspots]") {
    auto const people = with_energy({-0.3F, -0.5F, -1.0F, 0.9F, 0.9F, 0.9F, 0.0F});
    REQUIRE(spots_of(people, two_triangles()).drained.count == 1);
    REQUIRE(spots_of(people, two_triangles()).drained.people == 3);
    REQUIRE(spots_of(people, two_triangles()).energised.people == 3);
}

TEST_CASE("nobody and two are no spot", "[mechanisms][hotspots]") {
    auto const none = with_energy({});
    REQUIRE(spots_of(none, ties_of(0, {})).energised.count == 0);
    auto const pair = with_energy({0.9F, 0.9F, 0.0F});
    REQUIRE(spots_of(pair, ties_of(3, {{0, 1}})).energised.count == 0);
}

TEST_CASE("whoever knows more people than marks can be added up of is counted all the same",
          "[mechanisms][hotspots]") {
    // All know one, who is energised; of two million and a few, one million are, too: not half.
    constexpr std::size_t headcount = (std::size_t{1} << 21) + 20;
    std::vector<org::Tie> ties;
    for (std::size_t i = 1; i < headcount; ++i) ties.push_back({org::person(0), org::person(i)});
    std::vector<float> energy(headcount, 0.0F);
    std::fill_n(energy.begin(), 1'000'000, 0.9F);
    org::Ties const star(headcount, ties);
    REQUIRE(spots_of(with_energy(energy), star).energised.count == 0);
    std::fill_n(energy.begin(), 1'100'000, 0.9F);
    REQUIRE(spots_of(with_energy(energy), star).energised.people == 1'100'000);
}

TEST_CASE("spots of a crowd are those that one finds by looking at one after the other",
          "[mechanisms][hotspots]") {
    constexpr std::uint32_t headcount = 3000;
    // Six in a row are alike, so that there are spots to be found.
    double const share = GENERATE(0.02, 0.15, 0.3, 0.7);
    auto const draw = [](std::uint32_t i, std::uint32_t nth) {
        return random::uniform(random::words({7, random::Purpose::verification, 0, i, nth})[0]);
    };
    std::vector<float> energy;
    for (std::uint32_t i = 0; i < headcount; ++i) {
        bool const is_calm = draw(i / 6, 1) >= share;
        energy.push_back(is_calm ? 0.1F : (i / 6) % 2 == 0 ? 0.6F : -0.6F);
    }
    auto people = with_energy(energy);
    for (std::uint32_t i = 0; i < headcount; i += 41) people.standings[i] = people::Standing();
    Pairs pairs;
    for (std::uint32_t i = 0; i + 4 < headcount; ++i) {
        pairs.emplace_back(i, i + 1);
        pairs.emplace_back(i, i + 2);
        if (i % 5 == 0)
            pairs.emplace_back(i, static_cast<std::uint32_t>(draw(i, 2) * (headcount - 1)));
    }
    auto const ties = ties_of(headcount, pairs);

    auto const by_hand = [&](float sign) {
        auto const is_at_pole = [&](std::size_t i) {
            return people.standings[i].present() && sign * people.energy[i] >= pole_energy;
        };
        std::vector<bool> inside(headcount);
        for (std::uint32_t i = 0; i < headcount; ++i) {
            std::size_t there = 0, alike = 0;
            for (auto const peer : ties.of(org::person(i))) {
                there += people.standings[org::row(peer)].present() ? 1 : 0;
                alike += is_at_pole(org::row(peer)) ? 1 : 0;
            }
            inside[i] = is_at_pole(i) && alike > 0 && 2 * alike >= there;
        }
        Spots spots;
        for (std::uint32_t i = 0; i < headcount; ++i) {
            std::size_t size = 0;
            std::vector<std::size_t> open{i};
            while (!open.empty()) {
                auto const one = open.back();
                open.pop_back();
                if (!inside[one]) continue;
                inside[one] = false;
                ++size;
                for (auto const peer : ties.of(org::person(one))) open.push_back(org::row(peer));
            }
            if (size < least_spot) continue;
            ++spots.count;
            spots.people += size;
            spots.largest = std::max(spots.largest, size);
        }
        return spots;
    };
    auto const require_same = [](Spots const& found, Spots const& expected) {
        REQUIRE(found.count == expected.count);
        REQUIRE(found.people == expected.people);
        REQUIRE(found.largest == expected.largest);
    };
    REQUIRE(by_hand(1.0F).count > 2);
    REQUIRE(by_hand(-1.0F).count > 2);
    for (std::size_t threads : {1u, 2u, 3u}) {
        auto const found = energy_spots(parallel::Workers(threads), people, ties);
        require_same(found.energised, by_hand(1.0F));
        require_same(found.drained, by_hand(-1.0F));
    }
}
