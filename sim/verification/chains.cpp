#include <fmt/format.h>

#include <array>
#include <bit>

#include "mechanisms/contagion.hpp"
#include "verification/graphs.hpp"
#include "verification/verifications.hpp"

namespace diorama::verification {

namespace {

/// People as bits of a number: bit i = person i has adopted.
using Adopters = std::uint32_t;

struct Chain {
    std::string_view name;
    org::Ties ties;
    double beta;
    Adopters start;
    std::uint32_t weeks;
};

double step_chance(Chain const& chain, Adopters from, Adopters to) {
    double chance = 1.0;
    for (std::size_t i = 0; i < chain.ties.headcount(); ++i) {
        if ((from >> i) & 1U) continue;
        double escapes = 1.0;
        for (auto const peer : chain.ties.of(org::person(i)))
            if ((from >> org::row(peer)) & 1U) escapes *= 1.0 - chain.beta;
        chance *= (to >> i) & 1U ? 1.0 - escapes : escapes;
    }
    return chance;
}

/// The chance of every set of adopters after the chain's weeks: all subsets, in full.
std::vector<double> chances(Chain const& chain) {
    std::vector<double> chance(std::size_t{1} << chain.ties.headcount(), 0.0);
    chance[chain.start] = 1.0;
    for (std::uint32_t week = 0; week < chain.weeks; ++week) {
        std::vector<double> next(chance.size(), 0.0);
        for (Adopters from = 0; from < chance.size(); ++from) {
            if (chance[from] == 0.0) continue;
            for (Adopters to = 0; to < chance.size(); ++to)
                if ((from & ~to) == 0) next[to] += chance[from] * step_chance(chain, from, to);
        }
        chance = next;
    }
    return chance;
}

Adopters spread_once(Chain const& chain, std::uint64_t seed, parallel::Workers const& alone) {
    mechanisms::Contagion p;
    p.beta = chain.beta;
    mechanisms::ContagionState state;
    for (std::size_t i = 0; i < chain.ties.headcount(); ++i)
        state.adopted.push_back((chain.start >> i) & 1U);
    for (std::uint32_t week = 1; week <= chain.weeks; ++week)
        mechanisms::spread(p, chain.ties, seed, alone, state);
    Adopters who = 0;
    for (std::size_t i = 0; i < state.adopted.size(); ++i) who |= Adopters{state.adopted[i]} << i;
    return who;
}

std::string letters(Adopters who) {
    std::string text;
    for (unsigned i = 0; i < 26; ++i)
        if ((who >> i) & 1U) text += static_cast<char>('A' + i);
    return text;
}

}  // namespace

std::vector<Finding> exact_chains(Setting const& setting) {
    constexpr std::uint32_t runs = 20'000;
    std::array const chains{Chain{"path", path(4), 0.3, 0b0001, 4},
                            Chain{"star", star(4), 0.3, 0b0010, 3},
                            Chain{"complete", complete(4), 0.25, 0b0001, 2}};
    std::array<std::vector<Finding>, 3> found;
    setting.workers.for_each(chains.size(), [&](std::size_t k) {
        auto const& chain = chains[k];
        parallel::Workers const alone(1);
        auto const exact = chances(chain);
        std::vector<Share> seen(exact.size(), Share{0, runs});
        for (std::uint32_t run = 0; run < runs; ++run) {
            auto const seed = setting.seed_of(Topic::chains, static_cast<std::uint32_t>(k), run);
            ++seen[spread_once(chain, seed, alone)].count;
        }
        for (std::size_t who = 0; who < exact.size(); ++who)
            if (exact[who] > 0.0 || seen[who].count > 0)
                found[k].push_back({fmt::format("{} of four, {} have adopted", chain.name,
                                                letters(static_cast<Adopters>(who))),
                                    exact[who], seen[who]});
    });
    std::vector<Finding> findings;
    for (auto const& one : found) findings.insert(findings.end(), one.begin(), one.end());
    return findings;
}

}  // namespace diorama::verification
