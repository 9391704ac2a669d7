#include <catch2/catch.hpp>

#include <numeric>

#include "mechanisms/contagion.hpp"
#include "mechanisms/standard_errors.hpp"

using namespace diorama;
using namespace diorama::mechanisms;

namespace {

org::Ties star(std::size_t headcount, std::size_t alone) {
    std::vector<org::Tie> ties;
    for (std::size_t i = 1; i < headcount; ++i) ties.push_back({org::person(0), org::person(i)});
    return org::Ties(headcount + alone, ties);
}

org::Ties everybody_tied(std::size_t headcount) {
    std::vector<org::Tie> ties;
    for (std::size_t a = 0; a < headcount; ++a)
        for (std::size_t b = 0; b < a; ++b) ties.push_back({org::person(a), org::person(b)});
    return org::Ties(headcount, ties);
}

/// Each of `tied` people has two keyed peers of their own, the others after them nobody.
org::Ties random_ties(std::uint32_t tied, std::size_t alone) {
    std::vector<org::Tie> ties;
    for (std::uint32_t i = 0; i < tied; ++i) {
        auto const words = random::words({5, random::Purpose::founding_ties, 0, i});
        for (std::size_t k = 0; k < 2; ++k)
            ties.push_back({org::person(i), org::person(random::below(words[k], tied))});
    }
    return org::Ties(tied + alone, ties);
}

Contagion independent(double beta) {
    Contagion p;
    p.beta = beta;
    return p;
}
Contagion threshold(double share, bool clustered) {
    Contagion p;
    p.rule = ContagionRule::threshold;
    p.threshold = share;
    p.initial_share = 0.05;
    p.clustered_start = clustered;
    return p;
}

using Adopted = std::vector<std::uint8_t>;

/// Who has adopted after each week, straight from the definition: everybody looks at all of their
/// neighbours in every week.
std::vector<Adopted> by_looking(Contagion const& p, org::Ties const& ties, std::uint64_t seed,
                                Adopted adopted, std::uint32_t weeks) {
    std::vector<std::uint64_t> beside_adopted(adopted.size(), 0);
    std::vector<Adopted> history;
    for (std::uint32_t week = 1; week <= weeks; ++week) {
        auto next = adopted;
        for (std::size_t i = 0; i < adopted.size(); ++i) {
            auto const peers = ties.of(org::person(i));
            std::uint64_t count = 0;
            for (auto const peer : peers) count += adopted[org::row(peer)];
            if (adopted[i] != 0 || count == 0) continue;
            beside_adopted[i] += count;
            auto const person = static_cast<std::uint32_t>(i);
            auto const word =
                random::words({seed, random::Purpose::contagion, 0, person / 4})[person % 4];
            bool const adopts =
                p.rule == ContagionRule::independent
                    ? beside_adopted[i] >= weeks_held_out(p.beta, word)
                    : static_cast<double>(count) / static_cast<double>(peers.size()) >= p.threshold;
            if (adopts) next[i] = 1;
        }
        adopted = next;
        history.push_back(adopted);
    }
    return history;
}

/// What a checkpoint keeps of a state.
ContagionState loaded(ContagionState const& state) {
    ContagionState kept;
    kept.adopted = state.adopted;
    kept.count = state.count;
    kept.needed = state.needed;
    kept.needed_wide = state.needed_wide;
    return kept;
}

void require_same_run(Contagion const& p, org::Ties const& ties, std::uint32_t weeks,
                      std::vector<std::size_t> const& thread_counts = {1}) {
    std::uint64_t const seed = 17;
    auto const start = seed_contagion(p, ties, seed);
    auto const expected = by_looking(p, ties, seed, start.adopted, weeks);
    REQUIRE(expected.back() != start.adopted);
    for (auto const threads : thread_counts)
        for (bool const reloads : {false, true}) {
            parallel::Workers const workers(threads), alone(1);
            auto state = start;
            for (std::uint32_t week = 1; week <= weeks; ++week) {
                INFO(threads << " workers, week " << week << (reloads ? ", reloaded" : ""));
                if (reloads && week % 3 == 0) state = loaded(state);
                // Others may go on with a run than those who began it.
                spread(p, ties, seed, week % 4 == 0 ? alone : workers, state);
                REQUIRE(state.adopted == expected[week - 1]);
                REQUIRE(state.count == std::accumulate(state.adopted.begin(), state.adopted.end(),
                                                       std::uint64_t{0}));
            }
        }
}

}  // namespace

TEST_CASE("the same people adopt in the same weeks as by looking at all neighbours, independent",
          "[mechanisms][contagion]") {
    require_same_run(independent(0.01), random_ties(3000, 100), 60);
    require_same_run(independent(0.2), random_ties(1000, 1), 30);
    require_same_run(independent(1.0), random_ties(1000, 63), 12);
    require_same_run(independent(0.0001), random_ties(20000, 0), 40);  // needs more than 16 bits
    require_same_run(independent(0.05), star(250, 10), 40);
    require_same_run(independent(0.05), star(300, 10), 40);  // more neighbours than 8 bits count
    require_same_run(independent(0.001), everybody_tied(400), 40);
}

TEST_CASE("the same people adopt in the same weeks as by looking at all neighbours, threshold",
          "[mechanisms][contagion]") {
    for (bool const clustered : {false, true}) {
        require_same_run(threshold(0.25, clustered), random_ties(3000, 100), 20);
        require_same_run(threshold(0.0, clustered), random_ties(1000, 1), 10);
        require_same_run(threshold(0.5, clustered), random_ties(3000, 0), 10);
        require_same_run(threshold(0.04, clustered), star(300, 10), 4);
        require_same_run(threshold(0.05, clustered), everybody_tied(400), 3);
    }
}

TEST_CASE("somebody with more than 65,535 neighbours counts them all", "[mechanisms][contagion]") {
    auto const ties = star(70000, 3);
    require_same_run(independent(0.0001), ties, 8);
    Contagion const half = threshold(0.5, false);
    ContagionState state;
    state.adopted.assign(ties.headcount(), 0);
    for (std::size_t i = 1; i <= 34999; ++i) state.adopted[i] = 1;
    state.count = 34999;  // of 69,999: one too few
    parallel::Workers const workers(1);
    spread(half, ties, 1, workers, state);
    REQUIRE(state.adopted[0] == 0);
    state = {};
    state.adopted.assign(ties.headcount(), 0);
    for (std::size_t i = 1; i <= 35000; ++i) state.adopted[i] = 1;
    state.count = 35000;
    spread(half, ties, 1, workers, state);
    REQUIRE(state.count == 35001);
    REQUIRE(state.adopted[0] == 1);
}

TEST_CASE("any number of workers spreads the same, where each has rows of its own",
          "[mechanisms][contagion][determinism]") {
    auto const ties = random_ties(140000, 77);  // eight lanes
    require_same_run(independent(0.2), ties, 9, {1, 2, 3, 8});
    require_same_run(independent(0.0001), ties, 5, {3});
    require_same_run(threshold(0.25, false), ties, 7, {1, 2, 3, 8});
}

TEST_CASE("a run allocates in its first week and then no more", "[mechanisms][contagion]") {
    auto const ties = random_ties(3000, 0);
    parallel::Workers const workers(1);
    auto state = seed_contagion(independent(0.1), ties, 3);
    spread(independent(0.1), ties, 3, workers, state);
    auto const& helpers = state.helpers;
    auto const places = [&] {
        return std::array<void const*, 5>{state.needed.data(), helpers.peers.data(),
                                          helpers.awake.data(), helpers.newest.data(),
                                          helpers.newest_counts.data()};
    };
    auto const first = places();
    for (int week = 2; week <= 30; ++week) spread(independent(0.1), ties, 3, workers, state);
    REQUIRE(places() == first);
}

TEST_CASE("people hold out longer than n weeks beside an adopted neighbour with (1 - beta)^n",
          "[mechanisms][contagion]") {
    // Every 65,536th word: shares are exact to two in 65,536.
    for (double const beta : {0.001, 0.01, 0.3, 0.99}) {
        std::vector<double> longer(400, 0.0);
        for (std::uint64_t word = 0x8000; word < (std::uint64_t{1} << 32); word += 0x10000) {
            auto const weeks = weeks_held_out(beta, static_cast<std::uint32_t>(word));
            for (std::uint32_t n = 0; n < std::min<std::uint32_t>(weeks, 400); ++n) longer[n] += 1;
        }
        for (std::size_t n = 0; n < longer.size(); ++n)
            REQUIRE(longer[n] / 65536.0 ==
                    Approx(std::pow(1.0 - beta, n)).margin(2.0 / 65536.0).epsilon(0.0));
    }
}

TEST_CASE("the weeks held out are the least n with (1 - beta)^n below the draw",
          "[mechanisms][contagion]") {
    for (double const beta : {0.01, 0.25}) {
        double chance = 1.0;  // of holding out longer than n
        for (std::uint32_t n = 0; chance > 1e-6; ++n, chance *= 1.0 - beta) {
            // One word beside the edge is further than any rounding of logarithms.
            auto const edge = static_cast<std::uint64_t>(chance * 0x1p32);
            REQUIRE(weeks_held_out(beta, static_cast<std::uint32_t>(edge - 2)) == n + 1);
            if (n > 0) REQUIRE(weeks_held_out(beta, static_cast<std::uint32_t>(edge + 2)) == n);
        }
    }
    for (std::uint32_t const word : {0U, 1U, 0x80000000U, 0xffffffffU}) {
        REQUIRE(weeks_held_out(1.0, word) == 1);
        REQUIRE(weeks_held_out(1e-300, word) == std::uint32_t{1} << 31);
    }
    REQUIRE(weeks_held_out(0.5, 0) == 34);  // 2^-33 is the least draw, and not below itself
}

TEST_CASE("with beta 0 nobody is convinced, ever", "[mechanisms][contagion]") {
    auto const ties = everybody_tied(20);
    parallel::Workers const workers(1);
    auto state = seed_contagion(independent(0.0), ties, 3);
    for (int week = 1; week <= 50; ++week) spread(independent(0.0), ties, 3, workers, state);
    REQUIRE(state.count == 1);
}
