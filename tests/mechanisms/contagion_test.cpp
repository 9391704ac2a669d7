#include <catch2/catch.hpp>

#include <bit>
#include <numeric>

#include "mechanisms/contagion.hpp"
#include "mechanisms/small_office.hpp"
#include "mechanisms/standard_errors.hpp"

using namespace diorama;
using namespace diorama::mechanisms;

namespace {

using test::Pairs;
using test::ties_of;

Pairs path(std::size_t headcount) {
    Pairs pairs;
    for (std::size_t i = 1; i < headcount; ++i) pairs.emplace_back(i - 1, i);
    return pairs;
}
Pairs star(std::size_t headcount) {
    Pairs pairs;
    for (std::size_t i = 1; i < headcount; ++i) pairs.emplace_back(0, i);
    return pairs;
}
Pairs complete(std::size_t headcount) {
    Pairs pairs;
    for (std::size_t a = 0; a < headcount; ++a)
        for (std::size_t b = 0; b < a; ++b) pairs.emplace_back(a, b);
    return pairs;
}

/// People as bits of a number: bit i = person i has adopted.
ContagionState adopted(std::size_t headcount, std::uint32_t who) {
    ContagionState state;
    for (std::size_t i = 0; i < headcount; ++i) state.adopted.push_back((who >> i) & 1U);
    state.count = static_cast<std::uint64_t>(std::popcount(who));
    return state;
}
std::uint32_t bits(ContagionState const& state) {
    std::uint32_t who = 0;
    for (std::size_t i = 0; i < state.adopted.size(); ++i)
        who |= std::uint32_t{state.adopted[i]} << i;
    return who;
}

/// Chance of every state after so many weeks: the Markov chain over all subsets, in full.
std::vector<double> chain(org::Ties const& ties, double beta, std::uint32_t start, int weeks) {
    std::size_t const headcount = ties.headcount();
    std::vector<double> chance(std::size_t{1} << headcount, 0.0);
    chance[start] = 1.0;
    for (int week = 0; week < weeks; ++week) {
        std::vector<double> next(chance.size(), 0.0);
        for (std::uint32_t from = 0; from < chance.size(); ++from)
            for (std::uint32_t to = 0; to < chance.size(); ++to) {
                if (chance[from] == 0.0 || (from & ~to) != 0) continue;
                double step = chance[from];
                for (std::size_t i = 0; i < headcount; ++i) {
                    if ((from >> i) & 1U) continue;
                    int k = 0;
                    for (auto const peer : ties.of(org::person(i)))
                        k += (from >> org::row(peer)) & 1U ? 1 : 0;
                    double const escapes = std::pow(1.0 - beta, k);
                    step *= (to >> i) & 1U ? 1.0 - escapes : escapes;
                }
                next[to] += step;
            }
        chance = next;
    }
    return chance;
}

/// Each state's frequency over independent runs against its exact chance.
void require_chain(org::Ties const& ties, double beta, std::uint32_t start, int weeks) {
    constexpr std::uint64_t runs = 20000;
    parallel::Workers const workers(1);
    Contagion p;
    p.beta = beta;
    std::vector<double> seen(std::size_t{1} << ties.headcount(), 0.0);
    for (std::uint64_t seed = 0; seed < runs; ++seed) {
        auto state = adopted(ties.headcount(), start);
        for (int week = 1; week <= weeks; ++week) spread(p, ties, seed, workers, state);
        seen[bits(state)] += 1.0;
    }
    auto const exact = chain(ties, beta, start, weeks);
    for (std::size_t who = 0; who < seen.size(); ++who) {
        INFO("state " << who << ": " << seen[who] / runs << " for " << exact[who]);
        if (exact[who] == 0.0)
            REQUIRE(seen[who] == 0.0);
        else if (exact[who] < 1.0)
            REQUIRE(std::abs(test::share_errors(seen[who], runs, exact[who])) < 4.0);
    }
}

Contagion threshold_rule(double threshold) {
    Contagion p;
    p.rule = ContagionRule::threshold;
    p.threshold = threshold;
    return p;
}

std::uint32_t after(Contagion const& p, org::Ties const& ties, std::uint32_t start, int weeks) {
    parallel::Workers const workers(1);
    auto state = adopted(ties.headcount(), start);
    for (int week = 1; week <= weeks; ++week) spread(p, ties, 3, workers, state);
    return bits(state);
}

/// Each person with four keyed peers.
org::Ties random_ties(std::uint32_t headcount) {
    Pairs pairs;
    for (std::uint32_t i = 0; i < headcount; ++i) {
        auto const drawn = random::words({5, random::Purpose::founding_ties, 0, i});
        for (auto const word : drawn) pairs.emplace_back(i, random::below(word, headcount));
    }
    return ties_of(headcount, pairs);
}

}  // namespace

TEST_CASE("independent rule, path of four: every state as often as the exact chain says",
          "[mechanisms][contagion]") {
    require_chain(ties_of(4, path(4)), 0.3, 0b0001, 4);
    require_chain(ties_of(4, path(4)), 0.5, 0b0100, 2);
}

TEST_CASE("independent rule, star of four: as the exact chain from the centre and from a leaf",
          "[mechanisms][contagion]") {
    require_chain(ties_of(4, star(4)), 0.3, 0b0001, 3);
    require_chain(ties_of(4, star(4)), 0.3, 0b0010, 3);
}

TEST_CASE("independent rule, three and four who all know each other: as the exact chain",
          "[mechanisms][contagion]") {
    require_chain(ties_of(3, complete(3)), 0.25, 0b001, 2);
    require_chain(ties_of(4, complete(4)), 0.25, 0b0001, 2);
}

TEST_CASE("leaves of a star adopt on their own: 1 - (1 - beta)^t of them",
          "[mechanisms][contagion]") {
    constexpr std::size_t leaves = 20000;
    auto const ties = ties_of(leaves + 1, star(leaves + 1));
    parallel::Workers const workers(1);
    Contagion p;
    p.beta = 0.05;
    ContagionState state;
    state.adopted.assign(leaves + 1, 0);
    state.adopted[0] = 1;
    for (std::uint32_t week = 1; week <= 20; ++week) {
        spread(p, ties, 41, workers, state);
        double const share = 1.0 - std::pow(0.95, week);
        REQUIRE(std::abs(test::share_errors(static_cast<double>(state.count - 1), leaves, share)) <
                4.0);
    }
}

TEST_CASE("several adopted peers convince independently: 1 - (1 - beta)^k",
          "[mechanisms][contagion]") {
    require_chain(ties_of(4, star(4)), 0.2, 0b1110, 1);
    require_chain(ties_of(4, star(4)), 0.2, 0b0110, 1);
}

TEST_CASE("with beta 1 a contagion walks one tie a week, with beta 0 it stands",
          "[mechanisms][contagion]") {
    auto const ties = ties_of(6, path(6));
    Contagion p;
    p.beta = 1.0;
    for (int weeks = 0; weeks <= 5; ++weeks)
        REQUIRE(after(p, ties, 1, weeks) == (2U << weeks) - 1U);
    p.beta = 0.0;
    REQUIRE(after(p, ties, 0b010100, 50) == 0b010100);
}

TEST_CASE("nobody without ties is ever reached, and nothing comes of nothing",
          "[mechanisms][contagion]") {
    Contagion p;
    p.beta = 1.0;
    REQUIRE(after(p, ties_of(3, {{0, 1}}), 0b001, 9) == 0b011);
    REQUIRE(after(p, ties_of(3, complete(3)), 0, 9) == 0);
    REQUIRE(after(threshold_rule(0.0), ties_of(3, {{0, 1}}), 0, 9) == 0);
    REQUIRE(after(threshold_rule(0.0), ties_of(3, {{0, 1}}), 0b001, 9) == 0b011);
}

TEST_CASE("threshold rule: half of one's peers is enough, a third is not",
          "[mechanisms][contagion]") {
    auto const ties = ties_of(4, path(4));  // inner people have two peers
    REQUIRE(after(threshold_rule(0.5), ties, 0b0001, 1) == 0b0011);
    REQUIRE(after(threshold_rule(0.5), ties, 0b0001, 3) == 0b1111);
    REQUIRE(after(threshold_rule(0.51), ties, 0b0001, 9) == 0b0001);
    REQUIRE(after(threshold_rule(0.51), ties, 0b0101, 1) == 0b1111);
    auto const four = ties_of(4, complete(4));
    REQUIRE(after(threshold_rule(0.34), four, 0b0001, 9) == 0b0001);
    REQUIRE(after(threshold_rule(0.34), four, 0b0011, 1) == 0b1111);
}

TEST_CASE("a share of exactly the threshold is enough, whatever the decimal",
          "[mechanisms][contagion]") {
    // 0.55 * 20 and 0.07 * 100 round to just above 11 and 7; 11 of 20 and 7 of 100 are enough.
    for (std::size_t peers = 1; peers <= 100; ++peers) {
        auto const ties = ties_of(peers + 1, star(peers + 1));
        parallel::Workers const workers(1);
        for (std::size_t k = 1; k <= peers; ++k) {
            ContagionState state;
            state.adopted.assign(peers + 1, 0);
            for (std::size_t i = 1; i <= k; ++i) state.adopted[i] = 1;
            if ((100 * k) % peers != 0) continue;
            // As somebody would write it: two decimals.
            double const written = static_cast<double>(100 * k / peers) / 100.0;
            spread(threshold_rule(written), ties, 1, workers, state);
            REQUIRE(state.adopted[0] == 1);
        }
    }
}

TEST_CASE("the count is that of the adopted, and nobody goes back", "[mechanisms][contagion]") {
    auto const ties = random_ties(3000);
    parallel::Workers const workers(1);
    Contagion p;
    p.beta = 0.1;
    auto state = seed_contagion(p, ties, 9);
    for (std::uint32_t week = 1; week <= 20; ++week) {
        auto const before = state.adopted;
        spread(p, ties, 9, workers, state);
        for (std::size_t i = 0; i < before.size(); ++i) REQUIRE(state.adopted[i] >= before[i]);
        REQUIRE(state.count ==
                std::accumulate(state.adopted.begin(), state.adopted.end(), std::uint64_t{0}));
    }
    REQUIRE(state.count > 1000);
}

TEST_CASE("any number of workers spreads the same bits", "[mechanisms][contagion][determinism]") {
    auto const ties = random_ties(9000);
    Contagion p;
    p.beta = 0.05;
    auto const run = [&](std::size_t threads) {
        parallel::Workers const workers(threads);
        auto state = seed_contagion(p, ties, 13);
        for (std::uint32_t week = 1; week <= 15; ++week) spread(p, ties, 13, workers, state);
        return state.adopted;
    };
    auto const alone = run(1);
    for (std::size_t const threads : {2u, 3u, 8u}) REQUIRE(run(threads) == alone);
}

TEST_CASE("where everybody knows everybody the mean follows the difference equation",
          "[mechanisms][contagion]") {
    constexpr std::size_t headcount = 400;
    auto const ties = ties_of(headcount, complete(headcount));
    parallel::Workers const workers(1);
    Contagion p;
    p.beta = 0.5 / headcount;
    p.initial_share = 0.1;
    std::array<std::vector<double>, 12> shares;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        auto state = seed_contagion(p, ties, seed);
        for (std::uint32_t week = 0; week < 12; ++week) {
            spread(p, ties, seed, workers, state);
            shares[week].push_back(static_cast<double>(state.count) / headcount);
        }
    }
    double share = 0.1;
    for (auto const& week : shares) {
        share += (1.0 - share) * (1.0 - std::pow(1.0 - p.beta, share * headcount));
        auto const mean = test::mean_of(week);
        // The mean of a finite crowd lags the equation by an order of 1 / headcount.
        REQUIRE(std::abs(mean.value - share) < 4.0 * mean.error + 1.0 / headcount);
    }
    REQUIRE(share > 0.9);
}

TEST_CASE("exactly the share asked for has adopted at the start, and at least one",
          "[mechanisms][contagion]") {
    auto const ties = random_ties(1000);
    for (bool const clustered : {false, true})
        for (auto const& [share, count] :
             {std::pair{0.0, 0u}, {0.0001, 1u}, {0.01, 10u}, {0.2504, 250u}, {1.0, 1000u}}) {
            Contagion p;
            p.initial_share = share;
            p.clustered_start = clustered;
            auto const state = seed_contagion(p, ties, 21);
            REQUIRE(state.count == count);
            REQUIRE(std::accumulate(state.adopted.begin(), state.adopted.end(), 0u) == count);
        }
    REQUIRE(seed_contagion(Contagion{}, org::Ties(0, {}), 1).count == 0);
}

TEST_CASE("everybody is as likely to be a first adopter", "[mechanisms][contagion]") {
    auto const ties = ties_of(20, path(20));
    Contagion p;
    p.initial_share = 0.25;
    std::vector<double> first(20, 0.0);
    for (std::uint64_t seed = 0; seed < 8000; ++seed) {
        auto const state = seed_contagion(p, ties, seed);
        for (std::size_t i = 0; i < 20; ++i) first[i] += state.adopted[i];
    }
    for (double const count : first) REQUIRE(std::abs(test::share_errors(count, 8000, 0.25)) < 4.0);
}

TEST_CASE("a clustered start is one connected group", "[mechanisms][contagion]") {
    auto const ties = ties_of(60, path(60));
    Contagion p;
    p.initial_share = 0.2;
    p.clustered_start = true;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        auto const state = seed_contagion(p, ties, seed);
        REQUIRE(state.count == 12);
        int edges = 0;
        for (std::size_t i = 1; i < 60; ++i)
            edges += state.adopted[i - 1] != state.adopted[i] ? 1 : 0;
        REQUIRE(edges <= 2);
    }
}

TEST_CASE("a clustered start goes on elsewhere where its group ends", "[mechanisms][contagion]") {
    // Twenty pairs and ten people alone: no group is larger than two.
    Pairs pairs;
    for (std::size_t i = 0; i < 40; i += 2) pairs.emplace_back(i, i + 1);
    auto const ties = ties_of(50, pairs);
    Contagion p;
    p.initial_share = 0.5;
    p.clustered_start = true;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        auto const state = seed_contagion(p, ties, seed);
        REQUIRE(state.count == 25);
        int split = 0;
        for (std::size_t i = 0; i < 40; i += 2)
            split += state.adopted[i] != state.adopted[i + 1] ? 1 : 0;
        REQUIRE(split <= 1);  // the last pair may be cut by the count
    }
}
