#include <catch2/catch.hpp>

#include <numeric>

#include "mechanisms/exposure.hpp"
#include "mechanisms/small_office.hpp"
#include "random/draw.hpp"

using namespace diorama;
using namespace diorama::mechanisms;

namespace {

using test::ties_of;

people::Standing standing(unsigned culture, unsigned data, unsigned experience) {
    people::Standing one;
    one.set_present(true);
    one.set_rung(0, culture);
    one.set_rung(1, data);
    one.set_rung(2, experience);
    return one;
}

/// What everybody sees.
struct Onlookers {
    std::vector<Seen> seen;
    std::vector<float> energy;
};

Onlookers seen_by(people::People people, org::Ties const& ties, double complied_weight = 0.4) {
    for (std::size_t i = 0; i < people.headcount(); ++i) {
        auto const standing = people.standings[i];
        people.visible_energy[i] = people::Visible::energy(standing, people.energy[i]);
        people.visible_steps[i] = people::Visible::steps(standing);
    }
    Onlookers crowd;
    Exposure const exposure{complied_weight};
    for (std::size_t i = 0; i < people.headcount(); ++i)
        crowd.seen.push_back(
            see_colleagues({exposure, people.visible_steps, ties}, org::person(i)));
    crowd.energy.resize(people.headcount());
    parallel::for_blocks({0, people.headcount()}, [&](parallel::Rows rows) {
        std::vector<std::uint32_t> present;
        for (std::size_t i = rows.first; i < rows.last; ++i)
            present.push_back(count_present(people.visible_steps, ties, org::person(i)));
        feel_colleagues(people, ties, present, rows,
                        std::span(crowd.energy).subspan(rows.first, rows.size()));
    });
    return crowd;
}

std::uint32_t any_word(std::uint32_t row, std::uint32_t nth) {
    return random::words({77, random::Purpose::founding_ties, 0, row, nth})[0];
}

/// People on any rungs, one in five complying with something, one in ten absent.
people::People mixed_people(std::size_t headcount) {
    auto people = test::alike(headcount);
    for (std::uint32_t i = 0; i < headcount; ++i) {
        auto one = standing(any_word(i, 0) % 6, any_word(i, 1) % 6, any_word(i, 2) % 6);
        if (any_word(i, 3) % 5 == 0 && !one.uses(1)) one.set_complied(1, true);
        one.set_present(any_word(i, 4) % 10 != 0);
        people.standings[i] = one;
        people.energy[i] = static_cast<float>(2.0 * random::uniform(any_word(i, 5)) - 1.0);
    }
    return people;
}

std::vector<std::pair<std::size_t, std::size_t>> mixed_pairs(std::size_t headcount,
                                                             std::uint32_t count) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::uint32_t k = 0; k < count; ++k)
        pairs.emplace_back(any_word(k, 6) % headcount, any_word(k, 7) % headcount);
    return pairs;
}

}  // namespace

TEST_CASE("shares are of the colleagues around, practice by practice", "[mechanisms][exposure]") {
    auto people = test::alike(5);
    people.standings[1] = standing(4, 0, 0);
    people.standings[2] = standing(3, 1, 0);
    people.standings[3] = standing(5, 3, 0);
    people.standings[4] = standing(0, 0, 0);
    people.energy = {0.0F, 0.5F, -0.5F, 1.0F, 0.2F};
    auto const seen = seen_by(people, ties_of(5, {{0, 1}, {0, 2}, {0, 3}, {0, 4}}));
    REQUIRE(seen.seen[0].aware[0] == 0.75F);
    REQUIRE(seen.seen[0].aware[1] == 0.5F);
    REQUIRE(seen.seen[0].aware[2] == 0.0F);
    REQUIRE(seen.seen[0].in_use[0] == 0.5F);
    REQUIRE(seen.seen[0].in_use[1] == 0.0F);
    // Trained: 3 of 4 in culture, 1 of 4 in data, nobody in experience.
    REQUIRE(seen.seen[0].trained == Approx(4.0 / 12.0));
    REQUIRE(seen.energy[0] == Approx(0.3).margin(1e-4));
}

TEST_CASE("somebody who only complies counts with a weight", "[mechanisms][exposure]") {
    auto people = test::alike(3);
    people.standings[1] = standing(1, 1, 1);
    people.standings[1].set_complied(0, true);
    people.standings[2] = standing(4, 1, 1);
    auto const ties = ties_of(3, {{0, 1}, {0, 2}});
    REQUIRE(seen_by(people, ties).seen[0].in_use[0] == Approx(0.5 * 0.4 + 0.5));
    REQUIRE(seen_by(people, ties, 0.0).seen[0].in_use[0] == Approx(0.5));
    REQUIRE(seen_by(people, ties, 1.0).seen[0].in_use[0] == Approx(1.0));
    REQUIRE(seen_by(people, ties).seen[0].in_use[1] == 0.0F);
}

TEST_CASE("the absent are not seen and not counted", "[mechanisms][exposure]") {
    auto people = test::alike(3);
    people.standings[1] = standing(4, 4, 4);
    people.standings[2] = standing(5, 5, 5);
    people.standings[2].set_present(false);
    people.energy = {0.1F, -0.5F, 1.0F};
    auto const seen = seen_by(people, ties_of(3, {{0, 1}, {0, 2}}));
    REQUIRE(seen.seen[0].in_use[0] == 1.0F);
    REQUIRE(seen.energy[0] == Approx(-0.5).margin(1e-4));
}

TEST_CASE("with nobody around: nothing seen, and one's own energy", "[mechanisms][exposure]") {
    auto people = test::alike(3);
    people.energy = {0.25F, -0.75F, 0.5F};
    people.standings[1].set_present(false);
    auto const seen = seen_by(people, ties_of(3, {{0, 1}}));
    for (std::size_t row : {0u, 2u}) {  // only an absent colleague; no tie at all
        REQUIRE(seen.seen[row].aware[0] == 0.0F);
        REQUIRE(seen.seen[row].in_use[2] == 0.0F);
        REQUIRE(seen.seen[row].trained == 0.0F);
        REQUIRE(seen.energy[row] == people.energy[row]);
    }
}

TEST_CASE("exposure switched off is nobody around, for everybody", "[mechanisms][exposure]") {
    auto const people = mixed_people(50);
    auto const ties = ties_of(50, mixed_pairs(50, 300));
    Exposure const exposure;
    std::vector<std::uint16_t> const everything(50, 0x1fffU);
    std::vector<float> energy(50);
    feel_nobody(people, {0, 50}, energy);
    for (std::size_t i = 0; i < 50; ++i) {
        auto const seen = see_colleagues({exposure, everything, ties, false}, org::person(i));
        REQUIRE(seen.aware[1] == 0.0F);
        REQUIRE(seen.in_use[1] == 0.0F);
        REQUIRE(seen.trained == 0.0F);
        REQUIRE(energy[i] == people.energy[i]);
    }
}

TEST_CASE("a hub with more than 255 colleagues counts them all", "[mechanisms][exposure]") {
    for (std::size_t colleagues : {254u, 255u, 256u, 510u, 511u, 1500u}) {
        auto const all = static_cast<double>(colleagues);
        auto people = test::alike(colleagues + 1);
        std::vector<std::pair<std::size_t, std::size_t>> pairs;
        for (std::size_t i = 1; i <= colleagues; ++i) {
            people.standings[i] = standing(5, i % 2 == 0 ? 4 : 1, i == colleagues ? 3 : 0);
            people.energy[i] = -1.0F;
            pairs.emplace_back(0, i);
        }
        auto const seen = seen_by(people, ties_of(colleagues + 1, pairs));
        REQUIRE(seen.seen[0].in_use[0] == 1.0F);
        REQUIRE(seen.seen[0].in_use[1] == Approx(static_cast<double>(colleagues / 2) / all));
        REQUIRE(seen.seen[0].aware[2] == Approx(1.0 / all));
        REQUIRE(seen.energy[0] == -1.0F);
    }
}

TEST_CASE("the packed pass agrees with counting one colleague after another",
          "[mechanisms][exposure]") {
    constexpr std::size_t headcount = 600;
    auto const people = mixed_people(headcount);
    auto const ties = ties_of(headcount, mixed_pairs(headcount, 6000));
    auto const seen = seen_by(people, ties);
    for (std::size_t i = 0; i < headcount; ++i) {
        double present = 0.0, trained = 0.0, energy = 0.0;
        std::array<double, 3> aware{}, in_use{};
        for (auto const peer : ties.of(org::person(i))) {
            auto const one = people.standings[org::row(peer)];
            if (!one.present()) continue;
            present += 1.0;
            energy += static_cast<double>(people.energy[org::row(peer)]);
            for (std::size_t p = 0; p < 3; ++p) {
                aware[p] += one.rung(p) >= 1 ? 1.0 : 0.0;
                trained += one.rung(p) >= 3 ? 1.0 / 3.0 : 0.0;
                in_use[p] += one.uses(p) ? 1.0 : one.complied(p) ? 0.4 : 0.0;
            }
        }
        REQUIRE(present > 0.0);
        for (std::size_t p = 0; p < 3; ++p) {
            REQUIRE(static_cast<double>(seen.seen[i].aware[p]) == Approx(aware[p] / present));
            REQUIRE(static_cast<double>(seen.seen[i].in_use[p]) == Approx(in_use[p] / present));
        }
        REQUIRE(static_cast<double>(seen.seen[i].trained) == Approx(trained / present));
        REQUIRE(static_cast<double>(seen.energy[i]) ==
                Approx(energy / present).margin(1.0 / 32767.0));
    }
}

TEST_CASE("renumbering people renumbers what they see, bit by bit", "[mechanisms][exposure]") {
    constexpr std::size_t headcount = 500;
    auto const people = mixed_people(headcount);
    auto const pairs = mixed_pairs(headcount, 4000);
    auto const new_row = [](std::size_t i) {
        return (i * 37 + 11) % headcount;
    };  // 37 and 500: coprime
    auto renumbered = test::alike(headcount);
    auto renumbered_pairs = pairs;
    for (std::size_t i = 0; i < headcount; ++i) {
        renumbered.standings[new_row(i)] = people.standings[i];
        renumbered.energy[new_row(i)] = people.energy[i];
    }
    for (auto& [a, b] : renumbered_pairs) a = new_row(a), b = new_row(b);
    auto const before = seen_by(people, ties_of(headcount, pairs));
    auto const after = seen_by(renumbered, ties_of(headcount, renumbered_pairs));
    for (std::size_t i = 0; i < headcount; ++i) {
        for (std::size_t p = 0; p < 3; ++p) {
            REQUIRE(before.seen[i].aware[p] == after.seen[new_row(i)].aware[p]);
            REQUIRE(before.seen[i].in_use[p] == after.seen[new_row(i)].in_use[p]);
        }
        REQUIRE(before.seen[i].trained == after.seen[new_row(i)].trained);
        REQUIRE(before.energy[i] == after.energy[new_row(i)]);
    }
}

TEST_CASE("colleagues met later count once, beside somebody who knows thousands, too",
          "[mechanisms][exposure]") {
    constexpr std::size_t headcount = 6000;
    auto pairs = mixed_pairs(headcount, 20'000);
    for (std::size_t k = 1; k < 5000; ++k) pairs.emplace_back(10, k);
    // Of 10, who knows thousands; of 20, in the same run of rows; of 3000, far from both.
    test::Pairs met;
    for (std::size_t const who : {10u, 20u, 3000u})
        for (std::size_t k = 5500; k < 5540; ++k) met.emplace_back(who, k);
    std::vector<org::Tie> more;
    for (auto const& [a, b] : met) more.push_back({org::person(a), org::person(b)});
    auto const ties = ties_of(headcount, pairs).with(more);
    std::vector<std::int16_t> energy(headcount);
    for (std::size_t i = 0; i < headcount; ++i)
        energy[i] = static_cast<std::int16_t>(static_cast<int>(i * 7919 % 60000) - 30000);
    std::vector<std::int64_t> sums(headcount);
    parallel::for_blocks({0, headcount}, [&](parallel::Rows rows) {
        sum_energy(energy, ties, rows, std::span(sums).subspan(rows.first, rows.size()));
    });
    for (std::size_t i = 0; i < headcount; ++i) {
        std::int64_t sum = 0;
        for (auto const peer : ties.of(org::person(i))) sum += energy[org::row(peer)];
        REQUIRE(sums[i] == sum);
    }
}

TEST_CASE("where energies are fetched ahead, each person's add up to the same",
          "[mechanisms][exposure]") {
    // Larger than what stays in the cache; a clerk who knows five thousand, and people without ties
    // at the end, so that nothing is left to be fetched ahead.
    constexpr std::size_t crowd = 200'700, clerk = 1000;
    auto const any = [](std::uint32_t n) {
        return random::words({23, random::Purpose::verification, 0, n})[0];
    };
    test::Pairs pairs;
    for (std::uint32_t k = 0; k < 600'000; ++k) {
        std::size_t const a = any(2 * k) % (crowd - 100), b = any(2 * k + 1) % (crowd - 100);
        if (a != b) pairs.emplace_back(a, b);
    }
    for (std::size_t k = 0; k < 5000; ++k) pairs.emplace_back(clerk, 2000 + 3 * k);
    auto const ties = test::ties_of(crowd, pairs);
    std::vector<std::int16_t> energy(crowd);
    for (std::uint32_t i = 0; i < crowd; ++i)
        energy[i] = static_cast<std::int16_t>(any(2'000'000 + i) % 65535 - 32767);
    std::vector<std::int64_t> sums(parallel::rows_per_block);
    std::size_t wrong = 0;
    parallel::for_blocks({0, crowd}, [&](parallel::Rows rows) {
        sum_energy(energy, ties, rows, sums);
        for (std::size_t i = rows.first; i < rows.last; ++i) {
            std::int64_t sum = 0;
            for (auto const peer : ties.of(org::person(i))) sum += energy[org::row(peer)];
            wrong += sums[i - rows.first] != sum ? 1U : 0U;
        }
    });
    REQUIRE(wrong == 0);
}
