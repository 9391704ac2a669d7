#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "org/chart.hpp"

namespace diorama::charts {

/// Gives each different text a number, in order of first appearance. Nothing ever walks over its
/// slots, so no result depends on how texts hash.
class TextIndex {
public:
    static constexpr std::uint32_t none = 0xffffffffU;

    /// The number of `text`, a new one when it was not met before.
    std::uint32_t number(std::string_view text);
    /// The same for many texts: slots are fetched while others are filled.
    void number_all(std::span<std::string_view const> texts);
    /// The number of `text`, or `none`.
    std::uint32_t find(std::string_view text) const noexcept;

    /// The numbers of many texts, or `none`: what each needs is fetched while others are looked up,
    /// so that an index beyond the caches costs a fifth of as many find().
    /// Takes    numbers: as many as texts
    void find_all(std::span<std::string_view const> texts, std::span<std::uint32_t> numbers) const;

    std::string_view operator[](std::uint32_t number) const { return texts_[number]; }
    std::size_t size() const noexcept { return texts_.size(); }
    /// All texts by number, without the index.
    org::TextColumn take_texts() && { return std::move(texts_); }

private:
    static constexpr std::size_t group_texts = 64;  ///< whose cache misses overlap
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = none;
    };

    std::size_t seek(std::string_view text, std::uint32_t hash) const noexcept;
    std::size_t likely_slot(std::uint32_t hash) const noexcept;
    std::uint32_t number(std::string_view text, std::uint32_t hash);
    void grow();

    org::TextColumn texts_;
    std::vector<Slot> slots_;  ///< a power of two, at most three quarters full
};

}  // namespace diorama::charts
