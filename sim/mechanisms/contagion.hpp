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

/// Who has adopted, and what the others still need. Between two weeks it is whole: a run that was
/// loaded or forked goes on from it as the first would have.
struct ContagionState {
    std::vector<std::uint8_t> adopted;  ///< [headcount], 0 or 1
    std::uint64_t count = 0;            ///< of the adopted

    /// [rows: headcount, filled up to whole blocks] what a person still needs before adopting:
    /// weeks beside an adopted neighbour, each neighbour counted for itself (rule independent), or
    /// adopted neighbours (rule threshold); 0 = has adopted. One of the two is empty: 16 bits where
    /// they are enough. Both are before the first week.
    std::vector<std::uint16_t> needed;
    std::vector<std::uint32_t> needed_wide;

    /// Follows from the above and the ties; neither saved nor digested, counted anew where missing.
    struct Helpers {
        /// [lanes * rows] adopted neighbours that each lane counted for everybody, 255 at most.
        std::vector<std::uint8_t> peers;
        std::vector<std::uint32_t> peers_wide;  ///< the same beside needed_wide
        std::vector<std::uint8_t> awake;        ///< [lanes * blocks] 0: nobody new to look at there
        std::vector<std::uint32_t> newest;      ///< [headcount] this week's adopters, lane by lane
        std::vector<std::uint32_t> newest_counts;  ///< [lanes]
    };
    Helpers helpers;

    template <class Archive>
    void serialize(Archive& archive) {
        archive(adopted, count, needed, needed_wide);
    }
};

/// Who has adopted at the start: exactly round(initial_share * headcount) people, by the smallest
/// keyed draws (or a breadth-first ball round the smallest, and round the next where its reach
/// ends).
///
/// Draws    contagion_seeds, one word a person
ContagionState seed_contagion(Contagion const& p, org::Ties const& ties, std::uint64_t seed);

/// How long somebody holds out under the rule independent: the number of weeks beside an adopted
/// neighbour, summed over neighbours, after which they adopt. Geometric: longer than n with chance
/// (1 - beta)^n. So a week beside k adopted neighbours, whenever it comes, convinces with chance
/// 1 - (1 - beta)^k, independently of all weeks before.
///
/// Takes    beta in (0, 1]; word: uniform over all 2^32
/// Returns  1 to 2^31: whoever would hold out longer holds out that long
/// Source   inversion: the least n with (1 - beta)^n < uniform(word)
std::uint32_t weeks_held_out(double beta, std::uint32_t word) noexcept;

/// One synchronous week: a non-adopter with k adopted of n neighbours adopts with chance
/// 1 - (1 - beta)^k, or for certain when k / n >= threshold and k > 0. The parameters and the ties
/// must be those of the weeks before.
///
/// Takes    adopted and count, the rest as seed_contagion or the week before left it; after
///          loading, helpers may be empty
/// Writes   all of the state; allocates in the first week, or the first after loading, alone
/// Draws    contagion, before the first week: one word a person, word person % 4 of the key
///          (week 0, person / 4) (rule independent)
/// Returns  the same bits for any number of workers
/// Errors   asserts that state and ties are of one size
/// Cost     one count for each neighbour of a new adopter, two subtractions or comparisons an
///          instruction or more for the others (docs/performance.md)
/// Source   independent cascades, thresholds; exact chains in tests/mechanisms/contagion_test.cpp
void spread(Contagion const& p, org::Ties const& ties, std::uint64_t seed,
            parallel::Workers const& workers, ContagionState& state);

}  // namespace diorama::mechanisms
