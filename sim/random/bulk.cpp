#include "random/bulk.hpp"

#include <cassert>
#include <cstddef>

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
void fill_plain(Key const& key, Persons persons, std::size_t count, std::uint32_t* __restrict first,
                std::uint32_t* __restrict second, std::uint32_t* __restrict third,
                std::uint32_t* __restrict fourth) noexcept {
    r123::Philox4x32::key_type const seed = {
        {static_cast<std::uint32_t>(key.seed), static_cast<std::uint32_t>(key.seed >> 32)}};
    for (std::size_t k = 0; k < count; ++k) {
        r123::Philox4x32::ctr_type const counter = {
            {persons[k], key.week, static_cast<std::uint32_t>(key.purpose), key.nth}};
        auto const drawn = r123::Philox4x32{}(counter, seed);
        first[k] = drawn.v[0];
        second[k] = drawn.v[1];
        third[k] = drawn.v[2];
        fourth[k] = drawn.v[3];
    }
}

/// The same rounds with each 32-bit word alone in a lane of 64 bits: a product is in place then,
/// where the library's text has the compiler take halves apart and together again (1.9 ns a person
/// instead of 3.4). What is left in the upper half of a lane is cut off before it is multiplied.
template <class Persons>
[[gnu::target("arch=x86-64-v4")]] void fill_wide(Key const& key, Persons persons, std::size_t count,
                                                 std::uint32_t* __restrict first,
                                                 std::uint32_t* __restrict second,
                                                 std::uint32_t* __restrict third,
                                                 std::uint32_t* __restrict fourth) noexcept {
    constexpr std::uint64_t low = 0xffffffff;
    for (std::size_t k = 0; k < count; ++k) {
        std::uint64_t a = persons[k], b = key.week, c = static_cast<std::uint32_t>(key.purpose),
                      d = key.nth;
        auto low_key = static_cast<std::uint32_t>(key.seed);
        auto high_key = static_cast<std::uint32_t>(key.seed >> 32);
#pragma GCC unroll 10
        for (int round = 0; round < philox4x32_rounds; ++round) {
            std::uint64_t const of_a = (a & low) * PHILOX_M4x32_0;
            std::uint64_t const of_c = (c & low) * PHILOX_M4x32_1;
            a = of_c >> 32 ^ b ^ low_key;
            b = of_c;
            c = of_a >> 32 ^ d ^ high_key;
            d = of_a;
            low_key += PHILOX_W32_0;
            high_key += PHILOX_W32_1;
        }
        first[k] = static_cast<std::uint32_t>(a);
        second[k] = static_cast<std::uint32_t>(b);
        third[k] = static_cast<std::uint32_t>(c);
        fourth[k] = static_cast<std::uint32_t>(d);
    }
}

template <class Persons>
void choose_and_fill(Key const& key, Persons persons, Columns const& out) noexcept {
    for (auto const& column : out) assert(column.size() == out[0].size());
    auto const chosen = numerics::has_wide_vectors() ? fill_wide<Persons> : fill_plain<Persons>;
    chosen(key, persons, out[0].size(), out[0].data(), out[1].data(), out[2].data(), out[3].data());
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
