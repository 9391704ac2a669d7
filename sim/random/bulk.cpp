#include "random/bulk.hpp"

#include <cassert>
#include <cstddef>

#include "random/wide_vectors.hpp"

namespace diorama::random {

namespace {

/// One text for every kind of processor. Integers only, so each gives the same bits.
[[gnu::always_inline]] inline void fill(Key const& key, std::size_t count,
                                        std::uint32_t* __restrict first,
                                        std::uint32_t* __restrict second,
                                        std::uint32_t* __restrict third,
                                        std::uint32_t* __restrict fourth) noexcept {
    r123::Philox4x32::key_type const seed = {
        {static_cast<std::uint32_t>(key.seed), static_cast<std::uint32_t>(key.seed >> 32)}};
    for (std::size_t k = 0; k < count; ++k) {
        r123::Philox4x32::ctr_type const counter = {
            {key.person + static_cast<std::uint32_t>(k), key.week,
             static_cast<std::uint32_t>(key.purpose), key.nth}};
        auto const drawn = r123::Philox4x32{}(counter, seed);
        first[k] = drawn.v[0];
        second[k] = drawn.v[1];
        third[k] = drawn.v[2];
        fourth[k] = drawn.v[3];
    }
}

void fill_plain(Key const& key, std::size_t count, std::uint32_t* first, std::uint32_t* second,
                std::uint32_t* third, std::uint32_t* fourth) noexcept {
    fill(key, count, first, second, third, fourth);
}

[[gnu::target("arch=x86-64-v4")]] void fill_wide(Key const& key, std::size_t count,
                                                 std::uint32_t* first, std::uint32_t* second,
                                                 std::uint32_t* third,
                                                 std::uint32_t* fourth) noexcept {
    fill(key, count, first, second, third, fourth);
}

}  // namespace

void word_rows(Key const& key, std::array<std::span<std::uint32_t>, 4> const& out) noexcept {
    std::size_t const count = out[0].size();
    assert(out[1].size() == count && out[2].size() == count && out[3].size() == count);
    auto const chosen = has_wide_vectors() ? fill_wide : fill_plain;
    chosen(key, count, out[0].data(), out[1].data(), out[2].data(), out[3].data());
}

}  // namespace diorama::random
