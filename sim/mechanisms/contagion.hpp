#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "org/ties.hpp"
#include "parallel/workers.hpp"
#include "parameters/field.hpp"
#include "random/draw.hpp"

namespace diorama::mechanisms {

enum class ContagionRule : std::uint8_t { independent, threshold };
inline constexpr std::array<std::string_view, 2> contagion_rule_names{"independent", "threshold"};

/// Bare contagion on the ties, for verification and benchmarks: adopted or not, never back.
struct Contagion {
    ContagionRule rule = ContagionRule::independent;
    double beta = 0.01;
    double threshold = 0.25;
    double initial_share = 0.01;
    bool clustered_start = false;

    static constexpr std::string_view kind = "contagion";
    static constexpr std::string_view table = "contagion";
    static constexpr auto fields() {
        using P = Contagion;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{
                "rule", "-", 0.0, 0.0, parameters::choice<&P::rule>(contagion_rule_names),
                published,
                "independent cascade: Goldenberg, Libai & Muller 2001; threshold: Granovetter 1978",
                "how adopted neighbours act on somebody who has not adopted"},
            parameters::Field<P>{
                "beta", "1/week", 0.0, 1.0, &P::beta, assumed, "common work of peers' benchmarks",
                "chance that one adopted neighbour convinces in a week (rule independent)"},
            parameters::Field<P>{
                "threshold", "share", 0.0, 1.0, &P::threshold, assumed,
                "Centola et al. 2018: about a quarter",
                "share of neighbours adopted at which one adopts (rule threshold)"},
            parameters::Field<P>{
                "initial_share", "share", 0.0, 1.0, &P::initial_share, assumed,
                "common work of peers' benchmarks",
                "share adopted at the start (rounded, at least one person unless 0)"},
            parameters::Field<P>{
                "clustered_start", "-", 0.0, 0.0, &P::clustered_start, assumed,
                "seeds of complex contagion need each other",
                "whether the first adopters are one person and those nearest by ties"}};
    }
};

struct ContagionState {
    std::vector<std::uint8_t> adopted;  ///< [headcount], 0 or 1
    std::vector<std::uint8_t> next;     ///< scratch of the week
    std::uint64_t count = 0;

    template <class Archive>
    void serialize(Archive& archive) {
        archive(adopted, next, count);
    }
};

/// Who has adopted at the start: exactly round(initial_share * headcount) people, by the smallest
/// keyed draws (or a breadth-first ball round the smallest, and round the next where its reach
/// ends). Draws    contagion_seeds, one word a person
ContagionState seed_contagion(Contagion const& p, org::Ties const& ties, std::uint64_t seed);

/// One synchronous week: a non-adopter with k adopted of n neighbours adopts with chance
/// 1 - (1 - beta)^k, or for certain when k / n >= threshold and k > 0.
///
/// Reads    adopted; Writes next, then swaps
/// Draws    contagion: one word a non-adopter with an adopted neighbour and week (rule independent)
/// Source   independent cascades, thresholds; exact chains in tests/mechanisms/contagion_test.cpp
void spread(Contagion const& p, org::Ties const& ties, std::uint64_t seed, std::uint32_t week,
            parallel::Workers const& workers, ContagionState& state);

}  // namespace diorama::mechanisms
