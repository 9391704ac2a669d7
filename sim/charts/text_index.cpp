#include "charts/text_index.hpp"

#include <functional>

namespace diorama::charts {
namespace {

std::uint32_t hash_of(std::string_view text) noexcept {
    std::uint64_t const hash = std::hash<std::string_view>{}(text);
    return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

}  // namespace

std::size_t TextIndex::seek(std::string_view text, std::uint32_t hash) const noexcept {
    std::size_t const mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    while (slots_[slot].number != none &&
           (slots_[slot].hash != hash || texts_[slots_[slot].number] != text))
        slot = (slot + 1) & mask;
    return slot;
}

std::uint32_t TextIndex::number(std::string_view text) {
    if (slots_.size() < 2 * (texts_.size() + 1)) grow();
    std::uint32_t const hash = hash_of(text);
    Slot& slot = slots_[seek(text, hash)];
    if (slot.number == none) {
        slot = {hash, static_cast<std::uint32_t>(texts_.size())};
        texts_.push_back(text);
    }
    return slot.number;
}

std::uint32_t TextIndex::find(std::string_view text) const noexcept {
    if (slots_.empty()) return none;
    return slots_[seek(text, hash_of(text))].number;
}

void TextIndex::grow() {
    std::vector<Slot> old(slots_.empty() ? 64 : 2 * slots_.size());
    old.swap(slots_);
    std::size_t const mask = slots_.size() - 1;
    for (Slot const& moved : old) {
        if (moved.number == none) continue;
        std::size_t slot = moved.hash & mask;
        while (slots_[slot].number != none) slot = (slot + 1) & mask;
        slots_[slot] = moved;
    }
}

}  // namespace diorama::charts
