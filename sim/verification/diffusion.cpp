#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "numerics/portable.hpp"
#include "verification/graphs.hpp"
#include "verification/small_model.hpp"
#include "verification/verifications.hpp"

namespace diorama::verification {

namespace {

/// Of the people below the chief.
std::uint64_t aware_below_chief(people::People const& people, std::size_t practice) {
    std::uint64_t count = 0;
    for (std::size_t i = 1; i < people.headcount(); ++i)
        count += people.standings[i].rung(practice) >= unsigned(people::Rung::aware) ? 1U : 0U;
    return count;
}

/// Nobody knows anything at first, and nobody goes further than to know.
engine::Model awareness_model(std::size_t headcount, org::Ties ties, double message_rate_per_week,
                              double contact_rate_per_week) {
    auto model = still_model(headcount, headcount, std::move(ties));
    part<mechanisms::Switches>(model).ladder = true;
    part<mechanisms::Switches>(model).exposure = true;
    auto& traits = part<mechanisms::Traits>(model);
    traits.aware_at_start_share = 0.0;
    traits.using_at_start_share = 0.0;
    auto& ladder = part<mechanisms::Ladder>(model);
    ladder.message_rate_per_week = message_rate_per_week;
    ladder.contact_rate_per_week = contact_rate_per_week;
    ladder.spontaneous_rate_per_week = 0.0;
    ladder.willing_rate_per_week = 0.0;
    broadcast(model);
    return model;
}

constexpr double weeks_per_year = 52.0;
constexpr double innovation_per_year = 0.03, imitation_per_year = 0.38;

/// Mean share aware after each week where everybody knows everybody: the exact chain of the number
/// of people aware, of which each other becomes aware in a week with the same chance.
std::vector<double> exact_imitation(std::size_t headcount, std::uint32_t weeks) {
    std::vector<double> chance(headcount + 1, 0.0), means;
    chance[0] = 1.0;
    auto const crowd = static_cast<double>(headcount);
    for (std::uint32_t week = 0; week < weeks; ++week) {
        std::vector<double> next(headcount + 1, 0.0);
        for (std::size_t aware = 0; aware <= headcount; ++aware) {
            if (chance[aware] < 1e-300) continue;
            double const rate =
                (innovation_per_year + imitation_per_year * static_cast<double>(aware) / crowd) /
                weeks_per_year;
            double const hit = numerics::chance(rate);
            auto const left = static_cast<double>(headcount - aware);
            double term = chance[aware] * numerics::exp(-rate * left);  // nobody joins
            for (std::size_t join = 0; aware + join <= headcount; ++join) {
                next[aware + join] += term;
                auto const k = static_cast<double>(join);
                term *= (left - k) / (k + 1.0) * hit / (1.0 - hit);
                if (term < 1e-18 * chance[aware] && k > left * hit) break;
            }
        }
        chance.swap(next);
        double mean = 0.0;
        for (std::size_t aware = 0; aware <= headcount; ++aware)
            mean += chance[aware] * static_cast<double>(aware);
        means.push_back(mean / crowd);
    }
    return means;
}

/// Share aware at the end of each of `years`, for each of the three practices.
std::vector<std::array<double, people::practice_count>> imitate(
    std::size_t headcount, std::span<std::uint32_t const> years, std::uint64_t seed) {
    parallel::Workers const alone(1);
    auto model =
        awareness_model(headcount + 1, complete(headcount + 1),
                        innovation_per_year / weeks_per_year, imitation_per_year / weeks_per_year);
    model.seed = seed;
    engine::Simulation simulation(std::make_shared<engine::Model const>(std::move(model)), alone);
    std::vector<std::array<double, people::practice_count>> seen;
    for (auto const year : years) {
        // The message is heard from the second week on.
        while (simulation.week() < 52 * year + 1) simulation.step(alone);
        auto& shares = seen.emplace_back();
        for (std::size_t p = 0; p < shares.size(); ++p)
            shares[p] = static_cast<double>(aware_below_chief(simulation.world().people, p)) /
                        static_cast<double>(headcount);
    }
    return seen;
}

}  // namespace

std::vector<Finding> broadcast_only(Setting const& setting) {
    constexpr std::size_t headcount = 20'001;
    constexpr double rate_per_week = 0.15;
    auto model = awareness_model(headcount, org::Ties(headcount, {}), rate_per_week, 0.0);
    model.seed = setting.seed_of(Topic::broadcast, 0, 0);
    engine::Simulation simulation(std::make_shared<engine::Model const>(std::move(model)),
                                  setting.workers);
    std::vector<Finding> findings;
    for (std::uint32_t const weeks : {1, 2, 5, 10, 20}) {
        while (simulation.week() < weeks + 1) simulation.step(setting.workers);
        double unaware = 1.0;
        for (std::uint32_t week = 0; week < weeks; ++week)
            unaware *= 1.0 - numerics::chance(rate_per_week);
        Share aware;
        for (std::size_t p = 0; p < people::practice_count; ++p) {
            aware.count += aware_below_chief(simulation.world().people, p);
            aware.of += headcount - 1;
        }
        findings.push_back(
            {fmt::format("aware by broadcast alone, week {}", weeks), 1.0 - unaware, aware});
    }
    return findings;
}

std::vector<Finding> bass_diffusion(Setting const& setting) {
    constexpr std::size_t headcount = 600, runs = 16;
    constexpr std::array<std::uint32_t, 5> years{1, 2, 5, 10, 15};
    constexpr std::array published{.0358, .0851, .3312, .8128, .9716};
    std::vector<std::vector<std::array<double, people::practice_count>>> seen(runs);
    setting.workers.for_each(runs, [&](std::size_t k) {
        seen[k] = imitate(headcount, years,
                          setting.seed_of(Topic::imitation, 0, static_cast<std::uint32_t>(k)));
    });
    auto const exact = exact_imitation(headcount, 52 * years.back());
    std::vector<Finding> findings;
    for (std::size_t k = 0; k < years.size(); ++k) {
        Means means;
        for (auto const& one : seen)
            means.values.insert(means.values.end(), one[k].begin(), one[k].end());
        double const whole = exact[52 * years[k] - 1];
        double const distance = whole > published[k] ? whole - published[k] : published[k] - whole;
        findings.push_back(
            {fmt::format("Bass, p .03, q .38, year {}", years[k]), published[k], means, distance});
        findings.push_back(
            {fmt::format("the same in weeks and {} people, year {}", headcount, years[k]), whole,
             std::move(means)});
    }
    return findings;
}

}  // namespace diorama::verification
