#include "random/bulk.hpp"

#include <immintrin.h>

#include <array>
#include <cassert>
#include <cstddef>
#include <cstring>

#include "numerics/wide_vectors.hpp"

namespace diorama::random {

namespace {

using Columns = std::array<std::span<std::uint32_t>, 4>;

struct Row {
    std::uint32_t first;
    std::uint32_t operator[](std::size_t k) const { return first + static_cast<std::uint32_t>(k); }
};

// Integers only, so both of the following give the same bits. Columns come as parameters of their
// own: only there does the compiler believe that they lie apart.

/// The library's rounds, for processors with narrow vectors.
template <class Persons>
void fill_plain(Key const& key, Persons persons, std::size_t from, std::size_t count,
                std::uint32_t* __restrict first, std::uint32_t* __restrict second,
                std::uint32_t* __restrict third, std::uint32_t* __restrict fourth) noexcept {
    r123::Philox4x32::key_type const seed = {
        {static_cast<std::uint32_t>(key.seed), static_cast<std::uint32_t>(key.seed >> 32)}};
    for (std::size_t k = from; k < count; ++k) {
        r123::Philox4x32::ctr_type const counter = {
            {persons[k], key.week, static_cast<std::uint32_t>(key.purpose), key.nth}};
        auto const drawn = r123::Philox4x32{}(counter, seed);
        first[k] = drawn.v[0];
        second[k] = drawn.v[1];
        third[k] = drawn.v[2];
        fourth[k] = drawn.v[3];
    }
}

constexpr std::size_t lanes = 8;
using Lanes [[gnu::vector_size(8 * lanes)]] = std::uint64_t;
using HalfLanes [[gnu::vector_size(4 * lanes)]] = std::uint32_t;

[[gnu::target("arch=x86-64-v4"), gnu::always_inline]] inline HalfLanes some_of(
    Row row, std::size_t k) noexcept {
    return HalfLanes{0, 1, 2, 3, 4, 5, 6, 7} + row[k];
}
[[gnu::target("arch=x86-64-v4"), gnu::always_inline]] inline HalfLanes some_of(
    std::uint32_t const* persons, std::size_t k) noexcept {
    HalfLanes some;
    std::memcpy(&some, persons + k, sizeof some);
    return some;
}

/// The product of the lower halves of each lane; what is in the upper ones does not count.
[[gnu::target("arch=x86-64-v4"), gnu::always_inline]] inline Lanes product(
    Lanes words, std::uint64_t factor) noexcept {
    // All lanes by a mask: the compiler sees something undefined in the instruction without one.
    return reinterpret_cast<Lanes>(_mm512_maskz_mul_epu32(
        0xff, reinterpret_cast<__m512i>(words), _mm512_set1_epi64(static_cast<long long>(factor))));
}

[[gnu::target("arch=x86-64-v4"), gnu::always_inline]] inline void store(
    Lanes words, std::uint32_t* to) noexcept {
    auto const halves = __builtin_convertvector(words, HalfLanes);
    std::memcpy(to, &halves, sizeof halves);
}

/// The same rounds with each 32-bit word alone in a lane of 64 bits: a product is in place then,
/// where the library's text has the compiler take halves apart and together again.
template <class Persons>
[[gnu::target("arch=x86-64-v4")]] void fill_wide(Key const& key, Persons persons, std::size_t count,
                                                 std::uint32_t* __restrict first,
                                                 std::uint32_t* __restrict second,
                                                 std::uint32_t* __restrict third,
                                                 std::uint32_t* __restrict fourth) noexcept {
    std::array<Lanes, philox4x32_rounds> low_keys, high_keys;
    for (std::uint32_t round = 0; round < philox4x32_rounds; ++round) {
        low_keys[round] = Lanes{} + static_cast<std::uint32_t>(key.seed + round * PHILOX_W32_0);
        high_keys[round] =
            Lanes{} + static_cast<std::uint32_t>((key.seed >> 32) + round * PHILOX_W32_1);
    }
    std::size_t k = 0;
    for (; k + 2 * lanes <= count; k += 2 * lanes) {
        // Two at once: each round of one waits for the round before.
        std::array<Lanes, 2> a, b, c, d;
        for (std::size_t n = 0; n < 2; ++n) {
            a[n] = __builtin_convertvector(some_of(persons, k + n * lanes), Lanes);
            b[n] = Lanes{} + key.week;
            c[n] = Lanes{} + static_cast<std::uint32_t>(key.purpose);
            d[n] = Lanes{} + key.nth;
        }
#pragma GCC unroll 10
        for (std::size_t round = 0; round < philox4x32_rounds; ++round) {
#pragma GCC unroll 2
            for (std::size_t n = 0; n < 2; ++n) {
                Lanes const of_a = product(a[n], PHILOX_M4x32_0),
                            of_c = product(c[n], PHILOX_M4x32_1);
                a[n] = of_c >> 32 ^ b[n] ^ low_keys[round];
                b[n] = of_c;
                c[n] = of_a >> 32 ^ d[n] ^ high_keys[round];
                d[n] = of_a;
            }
        }
        for (std::size_t n = 0; n < 2; ++n) {
            store(a[n], first + k + n * lanes);
            store(b[n], second + k + n * lanes);
            store(c[n], third + k + n * lanes);
            store(d[n], fourth + k + n * lanes);
        }
    }
    fill_plain(key, persons, k, count, first, second, third, fourth);
}

template <class Persons>
void choose_and_fill(Key const& key, Persons persons, Columns const& out) noexcept {
    for (auto const& column : out) assert(column.size() == out[0].size());
    auto const count = out[0].size();
    if (numerics::has_wide_vectors())
        fill_wide(key, persons, count, out[0].data(), out[1].data(), out[2].data(), out[3].data());
    else
        fill_plain(key, persons, 0, count, out[0].data(), out[1].data(), out[2].data(),
                   out[3].data());
}

}  // namespace

void word_rows(Key const& key, Columns const& out) noexcept {
    choose_and_fill(key, Row{key.person}, out);
}

void word_list(Key const& key, std::span<std::uint32_t const> persons,
               Columns const& out) noexcept {
    assert(persons.size() == out[0].size());
    choose_and_fill(key, persons.data(), out);
}

}  // namespace diorama::random
