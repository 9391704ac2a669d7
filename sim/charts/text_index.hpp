#pragma once
#include <cstdint>
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
    /// The number of `text`, or `none`.
    std::uint32_t find(std::string_view text) const noexcept;

    std::string_view operator[](std::uint32_t number) const { return texts_[number]; }
    std::size_t size() const noexcept { return texts_.size(); }

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = none;
    };

    std::size_t seek(std::string_view text, std::uint32_t hash) const noexcept;
    void grow();

    org::TextColumn texts_;
    std::vector<Slot> slots_;  ///< a power of two, at most half full
};

}  // namespace diorama::charts
