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

/// One text for every kind of processor. Integers only, so each gives the same bits. Columns come
/// as parameters of their own: only there does the compiler believe that they lie apart.
template <class Persons>
[[gnu::always_inline]] inline void fill(Key const& key, Persons persons, std::size_t count,
                                        std::uint32_t* __restrict first,
                                        std::uint32_t* __restrict second,
                                        std::uint32_t* __restrict third,
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

template <class Persons>
void fill_plain(Key const& key, Persons persons, std::size_t count, std::uint32_t* first,
                std::uint32_t* second, std::uint32_t* third, std::uint32_t* fourth) noexcept {
    fill(key, persons, count, first, second, third, fourth);
}

template <class Persons>
[[gnu::target("arch=x86-64-v4")]] void fill_wide(Key const& key, Persons persons, std::size_t count,
                                                 std::uint32_t* first, std::uint32_t* second,
                                                 std::uint32_t* third,
                                                 std::uint32_t* fourth) noexcept {
    fill(key, persons, count, first, second, third, fourth);
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
