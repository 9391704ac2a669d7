#include <algorithm>
#include <catch2/catch.hpp>

#include "mechanisms/around.hpp"
#include "mechanisms/small_office.hpp"
#include "random/draw.hpp"

using namespace diorama;
using namespace diorama::mechanisms;

namespace {

std::uint32_t draw(std::uint32_t row, std::uint32_t nth) {
    return random::words({91, random::Purpose::verification, 0, row, nth})[0];
}

std::uint16_t any_steps(std::uint32_t row, std::uint32_t nth) {
    people::Standing one;
    one.set_present(draw(row, nth) % 10 != 0);
    for (std::uint32_t p = 0; p < 3; ++p) {
        one.set_rung(p, draw(row, nth + 1 + p) % 6);
        one.set_complied(p, draw(row, nth + 4 + p) % 4 == 0);
    }
    return people::Visible::steps(one);
}

org::Ties any_ties(std::size_t headcount, std::uint32_t count, std::uint32_t nth) {
    test::Pairs pairs;
    for (std::uint32_t k = 0; k < count; ++k)
        pairs.emplace_back(draw(k, nth) % headcount, draw(k, nth + 1) % headcount);
    return test::ties_of(headcount, pairs);
}

void require_same(Surroundings const& kept, org::Ties const& ties,
                  std::vector<std::uint16_t> const& steps) {
    Exposure const p;
    std::vector<std::uint32_t> present(steps.size());
    // Begun and ended anywhere between the bits of hubs.
    for (std::size_t first = 0; first < steps.size(); first += 100) {
        parallel::Rows const rows{first, std::min(first + 100, steps.size())};
        kept.count_present(rows, std::span(present).subspan(first, rows.size()));
    }
    for (std::size_t i = 0; i < steps.size(); ++i)
        REQUIRE(present[i] == count_present(steps, ties, org::person(i)));
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (!kept.keeps(i)) continue;
        auto const looked = see_colleagues({p, steps, ties}, org::person(i));
        auto const known = kept.see(p, i).all();
        REQUIRE(known.aware == looked.aware);
        REQUIRE(known.in_use == looked.in_use);
        REQUIRE(known.trained == looked.trained);
    }
}

}  // namespace

TEST_CASE("what one colleague adds: a counter for each step", "[mechanisms][around]") {
    people::Standing one;
    one.set_present(true);
    one.set_rung(0, 5);
    one.set_rung(1, 3);
    one.set_rung(2, 1);
    auto const steps = people::Visible::steps(one);
    REQUIRE(NarrowAround::of(steps).word ==
            (2ULL << 49 | 1ULL << 28 | 1ULL << 21 | 1ULL << 14 | 1ULL << 7 | 1ULL));
    REQUIRE(WideAround::of(steps).low == 0x0001'0001'0001'0001ULL);   // there, aware of all three
    REQUIRE(WideAround::of(steps).high == 0x0002'0000'0000'0001ULL);  // trained in two, using one
    for (unsigned bits = 0; bits < 8; ++bits)
        for (std::size_t k = 0; k < 3; ++k) {
            REQUIRE(NarrowAround{NarrowAround::three_bits(bits)}.counter(k) == (bits >> k & 1U));
            REQUIRE(WideAround{WideAround::three_bits(bits), 0}.counter(k) == (bits >> k & 1U));
        }
}

TEST_CASE("told of every change, one knows what looking around anew would show",
          "[mechanisms][around]") {
    constexpr std::uint32_t headcount = 5000;
    for (std::size_t threads : {1u, 2u, 3u}) {
        auto ties = any_ties(headcount, 40'000, 20);
        // Somebody with more ties than narrow counters hold: from the start, or soon.
        test::Pairs hub;
        for (std::size_t i = 1; i < (threads == 2 ? 200u : 110u); ++i) hub.emplace_back(0, i);
        ties = ties.with(test::ties_of(headcount, hub));
        parallel::Workers const workers(threads);
        std::vector<std::uint16_t> steps;
        for (std::uint32_t i = 0; i < headcount; ++i) steps.push_back(any_steps(i, 0));
        Surroundings kept;
        kept.count(workers, ties, steps);
        require_same(kept, ties, steps);
        for (std::uint32_t week = 1; week < 6; ++week) {
            std::vector<std::vector<News>> lanes(4);
            for (std::uint32_t i = 0; i < headcount; ++i) {
                if (draw(i, 100 * week) % 7 != 0) continue;
                auto const now = any_steps(i, 100 * week + 1);
                lanes[i % 4].push_back({i, steps[i], now});
                steps[i] = now;
            }
            std::vector<std::span<News const>> const news(lanes.begin(), lanes.end());
            kept.tell(workers, steps, news);
            require_same(kept, ties, steps);
            auto more = ties.with(any_ties(headcount, 50, 200 * week));
            for (std::uint32_t k = 0; k < 10 * week; ++k)
                more = more.with(
                    std::vector<org::Tie>{{org::person(0), org::person(4000 + 50 * week + k)}});
            kept.follow(workers, more, steps);
            require_same(kept, more, steps);
            ties = more;
        }
        REQUIRE_FALSE(kept.keeps(0));
        REQUIRE(kept.keeps(1));
    }
}

TEST_CASE("who comes to know too many for a counter is left to who asks from then on",
          "[mechanisms][around]") {
    constexpr std::uint32_t headcount = 5000;
    parallel::Workers const workers(1);
    std::vector<std::uint16_t> steps;
    for (std::uint32_t i = 0; i < headcount; ++i) steps.push_back(any_steps(i, 0));
    auto const ties = any_ties(headcount, 40'000, 20);
    Surroundings kept;
    kept.count(workers, ties, steps);
    REQUIRE(kept.keeps(0));
    std::vector<org::Tie> met;
    for (std::size_t k = 0; k < 140; ++k) met.push_back({org::person(0), org::person(4000 + k)});
    // Some others meet, too, of whom several comply.
    for (std::uint32_t k = 0; k < 600; ++k)
        met.push_back(
            {org::person(1 + draw(k, 60) % 2000), org::person(2001 + draw(k, 61) % 1000)});
    auto const more = ties.with(met);
    REQUIRE(more.lies_as(ties));  // followed, that is, not counted afresh
    kept.follow(workers, more, steps);
    REQUIRE_FALSE(kept.keeps(0));
    REQUIRE(kept.keeps(4000));
    require_same(kept, more, steps);
}

TEST_CASE("hubs are left to who asks, and counters are as wide as the others need",
          "[mechanisms][around]") {
    constexpr std::size_t headcount = 21'850;
    auto const stars = [](std::size_t hubs, std::size_t points) {
        test::Pairs pairs;
        for (std::size_t hub = 0; hub < hubs; ++hub)
            for (std::size_t i = 1; i <= points; ++i) pairs.emplace_back(hub, hub + i);
        return test::ties_of(headcount, pairs);
    };
    parallel::Workers const workers(1);
    people::Standing habitual;
    habitual.set_present(true);
    for (std::size_t p = 0; p < 3; ++p) habitual.set_rung(p, 5);
    std::vector<std::uint16_t> const steps(headcount, people::Visible::steps(habitual));
    Surroundings kept;
    auto const hubs_of = [&](org::Ties const& ties) {
        kept.count(workers, ties, steps);
        require_same(kept, ties, steps);
        std::size_t hubs = 0;
        for (std::size_t i = 0; i < headcount; ++i) hubs += kept.keeps(i) ? 0 : 1;
        return hubs;
    };
    REQUIRE(hubs_of(stars(1, 127)) == 0);
    REQUIRE(hubs_of(stars(1, 128)) == 1);  // narrow counters stay
    // Two such hubs know more people than there are: wide counters, for up to 21,845 colleagues.
    // The second hub is a point of the first one's star.
    REQUIRE(hubs_of(stars(2, 21'844)) == 0);
    REQUIRE(hubs_of(stars(2, 21'845)) == 1);
}
