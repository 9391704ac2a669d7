#include "mechanisms/traits.hpp"

#include <algorithm>

#include "numerics/portable.hpp"

namespace diorama::mechanisms {

namespace {
/// Everybody's threshold lies where a colleague more or less can matter.
constexpr double least_threshold = 0.02;
constexpr double largest_threshold = 0.95;
}  // namespace

void draw_person(Traits const& p, double trust_share, double participation_share,
                 random::Purpose purpose, std::uint64_t seed, std::uint32_t week, std::size_t row,
                 people::People& people) noexcept {
    auto const person = static_cast<std::uint32_t>(row);
    auto const first = random::words({seed, purpose, week, person, 0});
    auto const second = random::words({seed, purpose, week, person, 1});
    auto const between = [](double low, double high, std::uint32_t word) {
        return static_cast<float>(low + (high - low) * random::uniform(word));
    };
    double const z = random::normal(random::uniform(first[0]));
    double const threshold = p.threshold_mean_share * numerics::exp(p.threshold_spread * z);
    double const reactance =
        p.reactance_mean + p.reactance_deviation * random::normal(random::uniform(first[1]));
    double const energy = std::clamp(
        p.energy_mean + p.energy_deviation * random::normal(random::uniform(first[2])), -1.0, 1.0);

    people.innovativeness[row] = static_cast<float>(z);
    people.threshold[row] =
        static_cast<float>(std::clamp(threshold, least_threshold, largest_threshold));
    people.reactance[row] = static_cast<float>(std::clamp(reactance, 0.0, 1.0));
    people.personal_energy[row] = static_cast<float>(energy);
    people.energy_inertia[row] = between(p.energy_inertia_low, p.energy_inertia_high, first[3]);
    people.free_hours[row] = between(p.free_share_low, p.free_share_high, second[0]);
    people.energy[row] = static_cast<float>(energy);
    people.trust[row] = static_cast<float>(trust_share);
    people.participation[row] = static_cast<float>(participation_share);
    people.reactance_pressure[row] = 0.0F;
    people.message[row] = 0.0F;
    people.product_advantage[row] = 0.0F;
    people::Standing standing;
    standing.set_present(true);
    people.standings[row] = standing;
}

void place_at_start(Traits const& p, std::uint64_t seed, std::size_t row,
                    people::People& people) noexcept {
    auto const draws = random::words(
        {seed, random::Purpose::founding_traits, 0, static_cast<std::uint32_t>(row), 2});
    // Innovativeness is drawn N(0,1) with low = early, so the earliest `using` share lies below
    // this quantile; a share of 0 or 1 has no quantile.
    double const z = static_cast<double>(people.innovativeness[row]);
    bool const uses = p.using_at_start_share >= 1.0 ||
                      (p.using_at_start_share > 0.0 && z < random::normal(p.using_at_start_share));
    auto const in_use = random::uniform(draws[3]) < p.habitual_at_start_share
                            ? people::Rung::habitual
                            : people::Rung::in_use;
    for (std::size_t practice = 0; practice < people::practice_count; ++practice) {
        auto rung = people::Rung::unaware;
        if (random::uniform(draws[practice]) < p.aware_at_start_share) rung = people::Rung::aware;
        if (uses) rung = in_use;
        people.standings[row].set_rung(practice, unsigned(rung));
    }
}

}  // namespace diorama::mechanisms
