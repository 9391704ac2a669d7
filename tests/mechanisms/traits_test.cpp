#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "mechanisms/small_office.hpp"
#include "mechanisms/standard_errors.hpp"
#include "mechanisms/traits.hpp"
#include "mechanisms/week_draws.hpp"

using namespace diorama;
using namespace diorama::mechanisms;
using random::Purpose;

namespace {

constexpr std::size_t many = 50000;

people::People drawn(Traits const& p = {}, std::uint32_t week = 0,
                     Purpose purpose = Purpose::founding_traits) {
    people::People people;
    people.resize(many);
    for (std::size_t i = 0; i < many; ++i) draw_person(p, 0.55, 0.2, purpose, 31, week, i, people);
    return people;
}

test::Mean mean_of(std::vector<float> const& column) {
    return test::mean_of(std::vector<double>(column.begin(), column.end()));
}

double share_if(std::vector<float> const& column, auto const& is) {
    return static_cast<double>(std::count_if(column.begin(), column.end(), is));
}

/// Below this many standard deviations lies what share of a normal?
double normal_share(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

}  // namespace

TEST_CASE("innovativeness is standard normal", "[mechanisms][traits]") {
    auto const people = drawn();
    auto const z = mean_of(people.innovativeness);
    REQUIRE(std::abs(z.value) < 4.0 * z.error);
    // The standard deviation of n normal values errs by sqrt(1 / 2n).
    REQUIRE(std::abs(z.error * std::sqrt(double(many)) - 1.0) < 4.0 * std::sqrt(0.5 / many));
    // Rogers' innovators and early adopters, and laggards.
    for (double const cut : {-1.96, -0.99, 0.0, 0.99})
        REQUIRE(std::abs(test::share_errors(
                    share_if(people.innovativeness,
                             [&](float one) { return static_cast<double>(one) < cut; }),
                    many, normal_share(cut))) < 4.0);
}

TEST_CASE("thresholds rise with lateness and stay where a colleague can matter",
          "[mechanisms][traits]") {
    auto const people = drawn();
    for (std::size_t i = 0; i < many; i += 50) {
        double const z = static_cast<double>(people.innovativeness[i]);
        REQUIRE(static_cast<double>(people.threshold[i]) ==
                Approx(std::clamp(0.3 * std::exp(0.9 * z), 0.02, 0.95)));
    }
    double const at_most = share_if(people.threshold, [](float one) { return one == 0.95F; });
    REQUIRE(std::abs(test::share_errors(at_most, many,
                                        1.0 - normal_share(std::log(0.95 / 0.3) / 0.9))) < 4.0);
    double const at_least = share_if(people.threshold, [](float one) { return one == 0.02F; });
    REQUIRE(std::abs(test::share_errors(at_least, many, normal_share(std::log(0.02 / 0.3) / 0.9))) <
            4.0);
}

TEST_CASE("other traits have their means, in their ranges", "[mechanisms][traits]") {
    auto const people = drawn();
    auto const within = [](std::vector<float> const& column, float low, float high) {
        return std::all_of(column.begin(), column.end(),
                           [&](float one) { return one >= low && one <= high; });
    };
    REQUIRE(within(people.reactance, 0.0F, 1.0F));
    REQUIRE(within(people.personal_energy, -1.0F, 1.0F));
    REQUIRE(within(people.energy_inertia, 0.5F, 1.5F));
    REQUIRE(within(people.free_hours, 0.4F, 1.0F));
    for (auto const& [column, expected] : {std::pair{&people.personal_energy, 0.05},
                                           {&people.energy_inertia, 1.0},
                                           {&people.free_hours, 0.7}}) {
        auto const mean = mean_of(*column);
        REQUIRE(std::abs(mean.value - expected) < 4.0 * mean.error + 1e-3);  // cut tails of energy
    }
    REQUIRE(mean_of(people.reactance).value == Approx(0.4).margin(0.01));
}

TEST_CASE("traits of one person are drawn independently of each other", "[mechanisms][traits]") {
    auto const people = drawn();
    std::vector<std::vector<float> const*> const columns{
        &people.innovativeness, &people.reactance, &people.personal_energy, &people.energy_inertia,
        &people.free_hours};
    for (std::size_t a = 0; a < columns.size(); ++a)
        for (std::size_t b = 0; b < a; ++b) {
            double const mean_a = mean_of(*columns[a]).value;
            double const mean_b = mean_of(*columns[b]).value;
            std::vector<double> products;
            for (std::size_t i = 0; i < many; ++i)
                products.push_back((static_cast<double>((*columns[a])[i]) - mean_a) *
                                   (static_cast<double>((*columns[b])[i]) - mean_b));
            auto const covariance = test::mean_of(products);
            REQUIRE(std::abs(covariance.value) < 4.0 * covariance.error);
        }
}

TEST_CASE("a newcomer knows nothing, is in no structure, and trusts as people did at the start",
          "[mechanisms][traits]") {
    auto people = test::alike(2);
    people.standings[1] = people::Standing(0xffff);
    people.message[1] = people.product_advantage[1] = people.reactance_pressure[1] = 1.0F;
    draw_person(Traits{}, 0.55, 0.2, Purpose::newcomer_traits, 31, 9, 1, people);
    people::Standing fresh;
    fresh.set_present(true);
    REQUIRE(people.standings[1] == fresh);
    REQUIRE(people.trust[1] == 0.55F);
    REQUIRE(people.participation[1] == 0.2F);
    REQUIRE(people.energy[1] == people.personal_energy[1]);
    REQUIRE((people.message[1] == 0.0F && people.product_advantage[1] == 0.0F &&
             people.reactance_pressure[1] == 0.0F));
}

TEST_CASE("newcomers of one seat in different weeks are different people", "[mechanisms][traits]") {
    auto const founders = drawn();
    auto const in_week_5 = drawn({}, 5, Purpose::newcomer_traits);
    auto const in_week_6 = drawn({}, 6, Purpose::newcomer_traits);
    for (std::size_t i = 0; i < 1000; ++i) {
        REQUIRE(in_week_5.innovativeness[i] != in_week_6.innovativeness[i]);
        REQUIRE(in_week_5.innovativeness[i] != founders.innovativeness[i]);
    }
}

TEST_CASE("the first users are the most innovative: everybody below one quantile",
          "[mechanisms][traits]") {
    Traits p;
    p.using_at_start_share = 0.05;
    auto people = drawn(p);
    double users = 0.0, latest_user = -9.0, earliest_other = 9.0;
    for (std::size_t i = 0; i < many; ++i) {
        place_at_start(p, 31, i, people);
        double const z = static_cast<double>(people.innovativeness[i]);
        if (people.standings[i].integrated()) {
            users += 1.0;
            latest_user = std::max(latest_user, z);
        } else {
            earliest_other = std::min(earliest_other, z);
            REQUIRE(people.standings[i].rung(0) <= 1);
        }
    }
    REQUIRE(std::abs(test::share_errors(users, many, 0.05)) < 4.0);
    REQUIRE(latest_user < earliest_other);
}

TEST_CASE("awareness at the start is anybody's, practice by practice", "[mechanisms][traits]") {
    Traits p;
    p.using_at_start_share = 0.0;
    p.aware_at_start_share = 0.3;
    auto people = drawn(p);
    std::array<double, 8> patterns{};
    for (std::size_t i = 0; i < many; ++i) {
        place_at_start(p, 31, i, people);
        auto const one = people.standings[i];
        patterns[one.rung(0) + 2 * one.rung(1) + 4 * one.rung(2)] += 1.0;
    }
    for (unsigned pattern = 0; pattern < 8; ++pattern) {
        double chance = 1.0;
        for (unsigned p_bit = 0; p_bit < 3; ++p_bit) chance *= (pattern >> p_bit) & 1U ? 0.3 : 0.7;
        REQUIRE(std::abs(test::share_errors(patterns[pattern], many, chance)) < 4.0);
    }
}

TEST_CASE("a start with nobody or everybody using is exactly that", "[mechanisms][traits]") {
    for (double const share : {0.0, 1.0}) {
        Traits p;
        p.using_at_start_share = share;
        auto people = drawn(p);
        for (std::size_t i = 0; i < 5000; ++i) {
            place_at_start(p, 31, i, people);
            REQUIRE(people.standings[i].integrated() == (share == 1.0));
        }
    }
}

TEST_CASE("people leave at their rate, by a word of their own", "[mechanisms][traits]") {
    Traits p;
    p.leavers_share_per_week = 0.02;
    WeekDraws draws;
    double left = 0.0, climbed_too = 0.0;
    for (std::uint32_t week = 1; week <= 4; ++week) {
        parallel::for_blocks({0, many}, [&](parallel::Rows rows) {
            draw_week(31, week, 0, rows, draws);
            for (std::size_t k = 0; k < rows.size(); ++k)
                if (leaves(p, draws.of(k)[turnover_word])) {
                    left += 1.0;
                    climbed_too += random::uniform(draws.of(k)[0]) < 0.5 ? 1.0 : 0.0;
                }
        });
    }
    REQUIRE(std::abs(test::share_errors(left, 4.0 * many, 0.02)) < 4.0);
    REQUIRE(std::abs(test::share_errors(climbed_too, left, 0.5)) < 4.0);
    p.leavers_share_per_week = 0.0;
    REQUIRE_FALSE(leaves(p, 0));
}
