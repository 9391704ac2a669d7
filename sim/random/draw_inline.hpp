#pragma once
#include <Random123/philox.h>

#include "numerics/portable.hpp"

// The draws that weekly loops make for every person: inline, so that the key never goes to memory.
namespace diorama::random {

inline std::array<std::uint32_t, 4> words(Key const& key) noexcept {
    r123::Philox4x32::ctr_type const counter = {
        {key.person, key.week, static_cast<std::uint32_t>(key.purpose), key.nth}};
    r123::Philox4x32::key_type const seed = {
        {static_cast<std::uint32_t>(key.seed), static_cast<std::uint32_t>(key.seed >> 32)}};
    auto const drawn = r123::Philox4x32{}(counter, seed);
    return {drawn.v[0], drawn.v[1], drawn.v[2], drawn.v[3]};
}

inline double uniform(std::uint32_t word) noexcept { return (word + 0.5) * 0x1p-32; }

inline double uniform53(std::uint32_t high, std::uint32_t low) noexcept {
    // 52 bits and a half: with 53 and a half the greatest would round to 1.
    std::uint64_t const joined = (std::uint64_t{high} << 32 | low) >> 12;
    return (static_cast<double>(joined) + 0.5) * 0x1p-52;
}

inline double exponential(double uniform) noexcept { return -numerics::log(uniform); }

inline std::uint32_t below(std::uint32_t word, std::uint32_t below) noexcept {
    return static_cast<std::uint32_t>((std::uint64_t{word} * below) >> 32);
}

inline std::uint32_t Sequence::next_word() noexcept {
    if (used_ == block_.size()) {
        block_ = words(key_);
        ++key_.nth;
        used_ = 0;
    }
    return block_[used_++];
}

inline double Sequence::next_uniform() noexcept { return uniform(next_word()); }

}  // namespace diorama::random
