#include <catch2/catch.hpp>
#include <memory>

#include "mechanisms/exposure.hpp"
#include "mechanisms/glance.hpp"
#include "mechanisms/office_words.hpp"
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

Onlookers seen_by(people::People const& people, org::Ties const& ties,
                  double complied_weight = 0.4) {
    auto const words = test::words_of(people);
    auto const colleagues = std::make_unique<Colleagues>();
    Onlookers crowd;
    crowd.energy.resize(people.headcount());
    parallel::for_blocks({0, people.headcount()}, [&](parallel::Rows rows) {
        add_up(words, ties, rows, test::somebody_complies(words), *colleagues);
        for (std::size_t k = 0; k < rows.size(); ++k)
            crowd.seen.push_back(Glance(*colleagues, k, complied_weight).all());
        feel_colleagues(people, *colleagues, rows,
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
    std::vector<float> energy(50);
    feel_nobody(people, {0, 50}, energy);
    REQUIRE(energy == people.energy);
    Glance const seen{Seen{}};
    for (std::size_t p = 0; p < 3; ++p) {
        REQUIRE(seen.aware(p) == 0.0F);
        REQUIRE(seen.in_use(p) == 0.0F);
    }
    REQUIRE(seen.trained() == 0.0F);
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
