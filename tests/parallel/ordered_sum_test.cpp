#include "parallel/ordered_sum.hpp"

#include <bit>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdint>
#include <thread>

namespace diorama::parallel {
namespace {

/// Terms of very different sizes and signs, whose sum depends on the order of adding.
double term(std::size_t i) {
    double const size = 1.0 / (1.0 + static_cast<double>(i % 977));
    return (i % 3 == 0 ? -1e6 : 1.0) * size;
}

double by_hand(std::size_t rows) {
    double sum = 0.0;
    for (std::size_t first = 0; first < rows; first += 2048) {
        double part = 0.0;
        for (std::size_t i = first; i < rows && i < first + 2048; ++i) part += term(i);
        sum += part;
    }
    return sum;
}

std::uint64_t bits(double value) { return std::bit_cast<std::uint64_t>(value); }

}  // namespace

TEST_CASE("a sum has the same bits for any number of workers", "[parallel][ordered-sum]") {
    for (std::size_t rows : {0u, 1u, 2048u, 2049u, 123'457u})
        for (std::size_t threads : {1u, 2u, 3u, 8u}) {
            INFO(rows << " rows, " << threads << " workers");
            // The first chunk is held up, so that with several workers others end before it.
            auto const late_start = [](std::size_t i) {
                if (i == 0) std::this_thread::sleep_for(std::chrono::milliseconds(5));
                return term(i);
            };
            REQUIRE(bits(ordered_sum(Workers(threads), rows, late_start)) == bits(by_hand(rows)));
        }
}

TEST_CASE("the terms of this test do tell one order from another", "[parallel][ordered-sum]") {
    double straight = 0.0;
    for (std::size_t i = 0; i < 123'457; ++i) straight += term(i);
    REQUIRE(bits(straight) != bits(by_hand(123'457)));
}

TEST_CASE("the sum of the first hundred thousand numbers is Gauss's", "[parallel][ordered-sum]") {
    auto const number = [](std::size_t i) { return static_cast<double>(i + 1); };
    REQUIRE(ordered_sum(Workers(3), 100'000, number) == 5'000'050'000.0);
}

}  // namespace diorama::parallel
