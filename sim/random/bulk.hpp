#pragma once
#include <array>
#include <cstdint>
#include <span>

#include "random/draw.hpp"

namespace diorama::random {

/// The words of many people in a row for one purpose and week: the same as words() gives for each,
/// several times as fast, because the processor works on many keys at once.
///
/// Takes    key: its person is the first of the row; out: the n-th word of each, all four of one
///          length
/// Writes   out[n][k] = words(key with person + k)[n]
/// Cost     about 2 to 6 ns a person
/// Source   as words(); a loop over independent keys, which the compiler lays side by side
void word_rows(Key const& key, std::array<std::span<std::uint32_t>, 4> const& out) noexcept;

/// The same for people who do not stand in a row.
/// Takes    persons: in place of the key's
/// Writes   out[n][k] = words(key with persons[k])[n]
void word_list(Key const& key, std::span<std::uint32_t const> persons,
               std::array<std::span<std::uint32_t>, 4> const& out) noexcept;

}  // namespace diorama::random
