#include <catch2/catch.hpp>

#include <memory>

#include "mechanisms/colleagues.hpp"
#include "mechanisms/office_words.hpp"
#include "mechanisms/small_office.hpp"
#include "random/draw.hpp"

using namespace diorama;
using namespace diorama::mechanisms;

namespace {

std::uint32_t draw(std::uint32_t row, std::uint32_t nth) {
    return random::words({91, random::Purpose::verification, 0, row, nth})[0];
}

std::uint32_t any_word(std::uint32_t row, std::uint32_t nth, bool complies) {
    people::Standing one;
    one.set_present(draw(row, nth) % 10 != 0);
    for (std::uint32_t p = 0; p < 3; ++p) {
        one.set_rung(p, draw(row, nth + 1 + p) % 6);
        one.set_complied(p, complies && draw(row, nth + 4 + p) % 4 == 0);
    }
    return people::Visible::word(
        one, static_cast<float>(2.0 * random::uniform(draw(row, nth + 7)) - 1.0));
}

std::vector<std::uint32_t> any_words(std::uint32_t headcount, bool complies) {
    std::vector<std::uint32_t> words;
    for (std::uint32_t i = 0; i < headcount; ++i) words.push_back(any_word(i, 0, complies));
    return words;
}

/// Of the highest energy and rungs, and complying: every field is full.
std::vector<std::uint32_t> full_words(std::size_t headcount) {
    people::Standing habitual;
    habitual.set_present(true);
    for (std::size_t p = 0; p < 3; ++p) {
        habitual.set_rung(p, 5);
        habitual.set_complied(p, true);
    }
    return std::vector<std::uint32_t>(headcount, people::Visible::word(habitual, 1.0F));
}

test::Pairs any_pairs(std::size_t headcount, std::uint32_t count, std::uint32_t nth) {
    test::Pairs pairs;
    for (std::uint32_t k = 0; k < count; ++k)
        pairs.emplace_back(draw(k, nth) % headcount, draw(k, nth + 1) % headcount);
    return pairs;
}

std::vector<Spreading> what_this_processor_does() {
    std::vector<Spreading> all{Spreading::by_table};
    if (quickest_spreading() != Spreading::by_table) all.push_back(Spreading::by_shuffle);
    if (quickest_spreading() == Spreading::by_shift) all.push_back(Spreading::by_shift);
    return all;
}

/// How many of all numbers are not what counting one colleague after the other gives.
std::size_t wrong(std::vector<std::uint32_t> const& words, org::Ties const& ties) {
    auto const sums = std::make_unique<Colleagues>();
    bool const somebody_complies = test::somebody_complies(words);
    std::size_t count = 0;
    auto const differs = [&](auto number, double counted) {
        count += static_cast<double>(number) != counted ? 1U : 0U;
    };
    for (auto const spreading : what_this_processor_does())
        parallel::for_blocks({0, words.size()}, [&](parallel::Rows rows) {
            add_up(words, ties, rows, somebody_complies, *sums, spreading);
            for (std::size_t i = rows.first; i < rows.last; ++i) {
                auto const k = i - rows.first;
                auto const around = test::count_around(words, ties, i);
                differs(sums->present[k], around.present);
                differs(sums->trained[k], around.trained);
                differs(sums->energy[k], around.energy);
                for (std::size_t p = 0; p < 3; ++p) {
                    differs(sums->aware[p][k], around.aware[p]);
                    differs(sums->in_use[p][k], around.in_use[p]);
                    if (somebody_complies) differs(sums->complied[p][k], around.complied[p]);
                }
            }
        });
    return count;
}

}  // namespace

TEST_CASE("colleagues add up to what counting them one by one gives", "[mechanisms][colleagues]") {
    constexpr std::uint32_t headcount = 5000;
    for (bool const complies : {false, true})
        for (std::uint32_t per_person : {1u, 8u, 30u, 100u}) {
            auto const words = any_words(headcount, complies);
            auto const ties =
                test::ties_of(headcount, any_pairs(headcount, headcount * per_person / 2, 20));
            REQUIRE(wrong(words, ties) == 0);
        }
}

TEST_CASE("however many somebody knows, all are added up", "[mechanisms][colleagues]") {
    // Around 255 and its multiples, where sums are cut, and beyond what a tile holds.
    constexpr std::size_t headcount = 5100;
    auto const full = full_words(headcount);
    auto const mixed = any_words(headcount, true);
    for (std::size_t colleagues : {0u, 1u, 31u, 100u, 254u, 255u, 256u, 509u, 510u, 511u, 764u,
                                   765u, 766u, 1000u, 4095u, 4096u, 4097u, 5000u}) {
        test::Pairs pairs;
        for (std::size_t k = 0; k < colleagues; ++k) pairs.emplace_back(7, 50 + k);
        auto const ties = test::ties_of(headcount, pairs);
        REQUIRE(wrong(full, ties) == 0);
        REQUIRE(wrong(mixed, ties) == 0);
    }
}

TEST_CASE("colleagues met later are added, whatever one knew before", "[mechanisms][colleagues]") {
    constexpr std::size_t headcount = 6000;
    auto const words = any_words(headcount, true);
    auto const full = full_words(headcount);
    // One each with 0, 50, 100, ... known before, and one who knows thousands, away from them or in
    // their midst; so many ties of others that those of a few more lie beside them.
    std::size_t const clerk = GENERATE(70u, 5u);
    test::Pairs pairs;
    for (std::uint32_t k = 0; k < 40'000; ++k)
        pairs.emplace_back(100 + draw(k, 60) % 5900, 100 + draw(k, 61) % 5900);
    for (std::size_t who = 0; who < 12; ++who)
        for (std::size_t k = 0; k < 50 * who; ++k) pairs.emplace_back(who, 1000 + 7 * k);
    for (std::size_t k = 0; k < 4500; ++k) pairs.emplace_back(clerk, 1200 + k);
    auto const before = test::ties_of(headcount, pairs);
    for (std::size_t met : {1u, 4u, 5u, 6u, 55u, 56u, 99u}) {
        std::vector<org::Tie> more;
        for (std::size_t who = 0; who < 12; ++who)
            for (std::size_t k = 0; k < met; ++k)
                more.push_back({org::person(who), org::person(5900 + k)});
        auto const ties = before.with(more);
        // Rows of their own beside those laid out.
        REQUIRE(ties.neighbours().data() == before.neighbours().data());
        REQUIRE(wrong(words, ties) == 0);
        REQUIRE(wrong(full, ties) == 0);
    }
}

TEST_CASE("where words are fetched ahead, everybody's colleagues add up to the same",
          "[mechanisms][colleagues]") {
    // Larger than what stays in the cache; a clerk who knows five thousand, and people without ties
    // at the end, so that nothing is left to be fetched ahead.
    constexpr std::uint32_t crowd = 200'700, clerk = 1000;
    test::Pairs pairs;
    for (std::uint32_t k = 0; k < 600'000; ++k) {
        std::size_t const a = draw(2 * k, 50) % (crowd - 100), b = draw(2 * k, 51) % (crowd - 100);
        if (a != b) pairs.emplace_back(a, b);
    }
    for (std::size_t k = 0; k < 5000; ++k) pairs.emplace_back(clerk, 2000 + 3 * k);
    auto const ties = test::ties_of(crowd, pairs);
    REQUIRE(wrong(any_words(crowd, true), ties) == 0);
}
