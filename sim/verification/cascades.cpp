#include "verification/cascades.hpp"

#include <fmt/format.h>

#include <array>

#include "mechanisms/contagion.hpp"
#include "numerics/portable.hpp"
#include "verification/graphs.hpp"
#include "verification/verifications.hpp"

namespace diorama::verification {

namespace {

constexpr std::size_t headcount = 3'000;
constexpr double global_share = 0.1;

/// Ties a person on Watts' map of thresholds and mean degrees, well inside or outside the window.
struct Spot {
    double threshold, mean_degree;
};

bool sets_off_a_cascade(Spot const& spot, std::uint64_t seed) {
    parallel::Workers const alone(1);
    auto const ties = poisson(headcount, spot.mean_degree, seed);
    mechanisms::Contagion p;
    p.rule = mechanisms::ContagionRule::threshold;
    p.threshold = spot.threshold;
    p.initial_share = 1e-9;  // one person
    auto state = mechanisms::seed_contagion(p, ties, seed);
    auto const enough = static_cast<std::uint64_t>(global_share * headcount);
    std::uint64_t before = 0;
    for (std::uint32_t week = 1; state.count != before && state.count < enough; ++week) {
        before = state.count;
        mechanisms::spread(p, ties, seed, alone, state);
    }
    return state.count >= enough;
}

}  // namespace

double chance_of_cascade(double threshold_share, double mean_degree) {
    // fails = chance that a tie does not lead there; a fixed point, approached from below.
    double fails = 0.0;
    for (int round = 0; round < 10'000; ++round) {
        double sum = 1.0, weight = numerics::exp(-mean_degree), power = 1.0;
        // weight: chance that the person behind a tie has `ties` in all.
        for (int ties = 1; 1.0 / ties >= threshold_share; ++ties) {
            sum += weight * (power - 1.0);
            power *= fails;
            weight *= mean_degree / ties;
        }
        fails = sum;
    }
    return 1.0 - numerics::exp(mean_degree * (fails - 1.0));
}

std::vector<Finding> cascade_window(Setting const& setting) {
    constexpr std::uint32_t starts = 300;
    constexpr std::array spots{Spot{.10, .7},  Spot{.10, 5},  Spot{.10, 17}, Spot{.15, .7},
                               Spot{.15, 3},   Spot{.15, 10}, Spot{.18, .7}, Spot{.18, 3},
                               Spot{.18, 8},   Spot{.24, .7}, Spot{.24, 2},  Spot{.24, 6},
                               Spot{.30, 1.5}, Spot{.30, 3}};
    // In a crowd of thousands the window has a soft edge: theory's 0 is of endless crowds, and one
    // of a few thousand starts outside (threshold 0.30, 1.5 ties) does reach a tenth of 3,000.
    constexpr double finite_crowd = 0.01;
    std::vector<Finding> findings;
    for (std::size_t k = 0; k < spots.size(); ++k) {
        auto const& spot = spots[k];
        std::vector<std::uint8_t> global(starts, 0);
        setting.workers.for_each(starts, [&](std::size_t start) {
            global[start] = sets_off_a_cascade(
                spot, setting.seed_of(Topic::cascades, static_cast<std::uint32_t>(k),
                                      static_cast<std::uint32_t>(start)));
        });
        Share share{0, starts};
        for (auto const one : global) share.count += one;
        double const chance = chance_of_cascade(spot.threshold, spot.mean_degree);
        bool const inside = chance > 1e-6;
        findings.push_back(
            {fmt::format("global cascades, threshold {:.2f}, {} ties, {}", spot.threshold,
                         spot.mean_degree, inside ? "inside the window" : "outside"),
             inside ? chance : 0.0, share, finite_crowd});
    }
    return findings;
}

}  // namespace diorama::verification
