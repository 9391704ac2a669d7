#include "random/draw.hpp"

#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

namespace diorama::random {
namespace {

using Words = std::array<std::uint32_t, 4>;
constexpr std::uint32_t all_ones = 0xffffffff;

Key key_of(std::uint32_t person, std::uint32_t week = 3, std::uint64_t seed = 1) {
    return {seed, Purpose::ladder, week, person};
}

/// The sum of squared surprises over equally likely cells; mean cells - 1, variance twice that.
double chi_square(std::vector<int> const& counts) {
    double total = 0.0;
    for (int const count : counts) total += count;
    double const expected = total / static_cast<double>(counts.size());
    double sum = 0.0;
    for (int const count : counts) sum += (count - expected) * (count - expected) / expected;
    return sum;
}

/// How many standard errors a chi-square over so many cells lies from its mean.
double surprise(std::vector<int> const& counts) {
    double const freedom = static_cast<double>(counts.size()) - 1.0;
    return (chi_square(counts) - freedom) / std::sqrt(2.0 * freedom);
}

int flipped_bits(Words const& a, Words const& b) {
    int flipped = 0;
    for (std::size_t i = 0; i < 4; ++i) flipped += std::popcount(a[i] ^ b[i]);
    return flipped;
}

}  // namespace

TEST_CASE("words are Philox4x32-10: the known answers of Random123", "[random][words]") {
    // Counter words are person, week, purpose, nth; key words are the halves of the seed.
    REQUIRE(words({0, Purpose{0}, 0, 0, 0}) ==
            Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    REQUIRE(words({~std::uint64_t{0}, Purpose{all_ones}, all_ones, all_ones, all_ones}) ==
            Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    // Counter and key are the digits of pi in order.
    REQUIRE(words({0x299f31d0a4093822, Purpose{0x13198a2e}, 0x85a308d3, 0x243f6a88, 0x03707344}) ==
            Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("keys that differ in one field, or one bit of it, have unrelated words",
          "[random][words]") {
    // Each of 128 bits flips with chance 1/2: mean 64, standard deviation 5.7. Over 1000 keys the
    // mean has a standard error of 0.18; five of them are allowed.
    auto const mean_flips = [](auto&& change) {
        double sum = 0.0;
        for (std::uint32_t person = 0; person < 1000; ++person) {
            Key const key{42, Purpose::windows, 10, person, 1};
            Key other = key;
            change(other);
            sum += flipped_bits(words(key), words(other));
        }
        return sum / 1000.0;
    };
    REQUIRE(mean_flips([](Key& k) { k.seed ^= 1; }) == Approx(64.0).margin(0.9));
    REQUIRE(mean_flips([](Key& k) { k.seed ^= std::uint64_t{1} << 63; }) ==
            Approx(64.0).margin(0.9));
    REQUIRE(mean_flips([](Key& k) { k.purpose = Purpose::ladder; }) == Approx(64.0).margin(0.9));
    REQUIRE(mean_flips([](Key& k) { k.week += 1; }) == Approx(64.0).margin(0.9));
    REQUIRE(mean_flips([](Key& k) { k.person ^= 1u << 20; }) == Approx(64.0).margin(0.9));
    REQUIRE(mean_flips([](Key& k) { k.nth += 1; }) == Approx(64.0).margin(0.9));
}

TEST_CASE("a person's draws of neighbouring weeks, and neighbours' of one week, are independent",
          "[random][words]") {
    // 20 by 20 cells, 400 expected in each: within five standard errors of the chi-square.
    constexpr std::uint32_t side = 20;
    constexpr std::uint32_t draws = 160'000;
    std::vector<int> weeks(side * side), people(side * side), within(side * side);
    for (std::uint32_t i = 0; i < draws; ++i) {
        auto const one = words(key_of(i));
        ++weeks[below(one[0], side) * side + below(words(key_of(i, 4))[0], side)];
        ++people[below(one[0], side) * side + below(words(key_of(i + 1))[0], side)];
        ++within[below(one[0], side) * side + below(one[3], side)];
    }
    REQUIRE(std::abs(surprise(weeks)) < 5.0);
    REQUIRE(std::abs(surprise(people)) < 5.0);
    REQUIRE(std::abs(surprise(within)) < 5.0);
}

TEST_CASE("each of the four words is uniform", "[random][words]") {
    std::array<std::vector<int>, 4> counts;
    counts.fill(std::vector<int>(256));
    for (std::uint32_t person = 0; person < 100'000; ++person) {
        auto const drawn = words(key_of(person));
        for (std::size_t i = 0; i < 4; ++i) ++counts[i][drawn[i] >> 24];
    }
    for (auto const& count : counts) REQUIRE(std::abs(surprise(count)) < 5.0);
}

TEST_CASE("a uniform is never 0 and never 1", "[random][uniform]") {
    REQUIRE(uniform(0) == 0x1p-33);
    REQUIRE(uniform(all_ones) == 1.0 - 0x1p-33);
    REQUIRE(uniform(0x80000000) == 0.5 + 0x1p-33);
    REQUIRE(uniform53(0, 0) == 0x1p-53);
    REQUIRE(uniform53(all_ones, all_ones) == 1.0 - 0x1p-53);
    REQUIRE(uniform53(0x80000000, 0) == 0.5 + 0x1p-53);
    REQUIRE(uniform53(0, 0x1000) - uniform53(0, 0) == 0x1p-52);
}

TEST_CASE("an integer below a bound reaches each value and never the bound", "[random][below]") {
    REQUIRE(below(0, 7) == 0);
    REQUIRE(below(all_ones, 7) == 6);
    REQUIRE(below(all_ones, 1) == 0);
    REQUIRE(below(all_ones, all_ones) == all_ones - 1);
    REQUIRE(below(0x80000000, 10) == 5);
    std::vector<int> counts(7);
    for (std::uint32_t person = 0; person < 70'000; ++person)
        ++counts[below(words(key_of(person))[1], 7)];
    REQUIRE(std::abs(surprise(counts)) < 5.0);
}

TEST_CASE("an exponential has mean 1 and its quantiles", "[random][exponential]") {
    REQUIRE(exponential(0.5) == Approx(0.693147180559945309).epsilon(1e-15));
    REQUIRE(exponential(0x1p-33) == Approx(33 * 0.693147180559945309).epsilon(1e-15));
    REQUIRE(exponential(1.0 - 0x1p-33) > 0.0);
    double sum = 0.0;
    for (std::uint32_t person = 0; person < 100'000; ++person)
        sum += exponential(uniform(words(key_of(person))[2]));
    // Standard error 0.0032; five of them.
    REQUIRE(sum / 100'000 == Approx(1.0).margin(0.016));
}

TEST_CASE("a sequence depends on its key and on how many were taken", "[random][sequence]") {
    Key const key{9, Purpose::structures, 5, 77, 2};
    Sequence sequence(key);
    auto next = key;
    for (std::uint32_t block = 0; block < 3; ++block) {
        next.nth = key.nth + block;
        for (auto const word : words(next)) REQUIRE(sequence.next_word() == word);
    }
    Sequence fresh(key);
    REQUIRE(fresh.next_uniform() == uniform(words(key)[0]));
    Sequence copy = fresh;
    REQUIRE(copy.next_word() == fresh.next_word());
}

}  // namespace diorama::random
