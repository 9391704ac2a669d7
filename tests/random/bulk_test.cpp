#include <catch2/catch.hpp>

#include <vector>

#include "random/bulk.hpp"

using namespace diorama;

TEST_CASE("a row of people gets the words that each gets alone", "[random][bulk]") {
    for (std::size_t count : {0u, 1u, 3u, 15u, 16u, 17u, 255u, 256u}) {
        random::Key const first{0x0123456789abcdefULL, random::Purpose::ladder, 52, 4'000'000, 1};
        std::vector<std::uint32_t> out[4];
        for (auto& words : out) words.resize(count);
        random::word_rows(first, {out[0], out[1], out[2], out[3]});
        for (std::size_t k = 0; k < count; ++k) {
            auto key = first;
            key.person += static_cast<std::uint32_t>(k);
            auto const alone = random::words(key);
            for (std::size_t n = 0; n < 4; ++n) REQUIRE(out[n][k] == alone[n]);
        }
    }
}

TEST_CASE("a list of people gets the words that each gets alone", "[random][bulk]") {
    std::vector<std::uint32_t> persons;
    for (std::uint32_t k = 0; k < 37; ++k) persons.push_back(1'000'003 * k % 4'096);
    random::Key key{0x0123456789abcdefULL, random::Purpose::exceptions, 9, 0, 2};
    std::vector<std::uint32_t> out[4];
    for (auto& words : out) words.resize(persons.size());
    random::word_list(key, persons, {out[0], out[1], out[2], out[3]});
    for (std::size_t k = 0; k < persons.size(); ++k) {
        key.person = persons[k];
        auto const alone = random::words(key);
        for (std::size_t n = 0; n < 4; ++n) REQUIRE(out[n][k] == alone[n]);
    }
}

TEST_CASE("a sequence that is handed its first words goes on as one that drew them",
          "[random][bulk]") {
    random::Key const key{7, random::Purpose::exceptions, 9, 12};
    random::Sequence drew(key);
    random::Sequence handed(key, random::words(key), 0);
    for (int k = 0; k < 13; ++k) REQUIRE(handed.next_word() == drew.next_word());

    for (unsigned used = 0; used <= 4; ++used) {
        random::Sequence all(key);
        for (unsigned k = 0; k < used; ++k) all.next_word();
        random::Sequence rest(key, random::words(key), used);
        for (int k = 0; k < 9; ++k) REQUIRE(rest.next_word() == all.next_word());
    }
}
