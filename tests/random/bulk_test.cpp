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
