#include "numerics/deposit_bits.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace diorama;

TEST_CASE("bits go one after the other to where they belong", "[numerics][bits]") {
    if (!numerics::can_deposit_bits()) {
        WARN("this processor does not deposit bits");
        return;
    }
    REQUIRE(numerics::deposit_bits(0b1011, 0b1010'1010) == 0b1000'1010);
    REQUIRE(numerics::deposit_bits(~0ULL, 0xf0f0ULL) == 0xf0f0ULL);
    std::mt19937_64 draw(7);
    for (int n = 0; n < 1000; ++n) {
        std::uint64_t const places = draw();
        std::uint64_t const from = draw();
        std::uint64_t expected = 0, left = from;
        for (unsigned bit = 0; bit < 64; ++bit)
            if ((places >> bit & 1U) != 0) {
                expected |= (left & 1U) << bit;
                left >>= 1;
            }
        REQUIRE(numerics::deposit_bits(from, places) == expected);
    }
}
