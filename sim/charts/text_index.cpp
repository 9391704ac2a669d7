#include "charts/text_index.hpp"

#include <algorithm>
#include <array>
#include <cassert>
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

std::uint32_t TextIndex::number(std::string_view text) { return number(text, hash_of(text)); }

std::uint32_t TextIndex::number(std::string_view text, std::uint32_t hash) {
    if (3 * slots_.size() < 4 * (texts_.size() + 1)) grow();
    Slot& slot = slots_[seek(text, hash)];
    if (slot.number == none) {
        slot = {hash, static_cast<std::uint32_t>(texts_.size())};
        texts_.push_back(text);
    }
    return slot.number;
}

void TextIndex::number_all(std::span<std::string_view const> texts) {
    while (3 * slots_.size() < 4 * (texts_.size() + texts.size())) grow();
    std::array<std::uint32_t, group_texts> hashes;
    for (std::size_t first = 0; first < texts.size(); first += group_texts) {
        std::size_t const count = std::min(group_texts, texts.size() - first);
        for (std::size_t k = 0; k < count; ++k) {
            hashes[k] = hash_of(texts[first + k]);
            __builtin_prefetch(&slots_[hashes[k] & (slots_.size() - 1)]);
        }
        for (std::size_t k = 0; k < count; ++k) number(texts[first + k], hashes[k]);
    }
}

std::uint32_t TextIndex::find(std::string_view text) const noexcept {
    if (slots_.empty()) return none;
    return slots_[seek(text, hash_of(text))].number;
}

void TextIndex::find_all(std::span<std::string_view const> texts,
                         std::span<std::uint32_t> numbers) const {
    assert(texts.size() == numbers.size());
    if (slots_.empty()) {
        std::ranges::fill(numbers, none);
        return;
    }
    // Three cache misses a text: its slot, the end of the text that stands there, that text. Taken
    // in three sweeps over a group, the misses of a group overlap.
    std::array<std::uint32_t, group_texts> hashes;
    std::size_t const mask = slots_.size() - 1;
    for (std::size_t first = 0; first < texts.size(); first += group_texts) {
        std::size_t const count = std::min(group_texts, texts.size() - first);
        for (std::size_t k = 0; k < count; ++k) {
            hashes[k] = hash_of(texts[first + k]);
            __builtin_prefetch(&slots_[hashes[k] & mask]);
        }
        for (std::size_t k = 0; k < count; ++k) {
            std::uint32_t const likely = slots_[likely_slot(hashes[k])].number;
            numbers[first + k] = likely;
            if (likely != none) __builtin_prefetch(texts_.end_address(likely));
        }
        for (std::size_t k = 0; k < count; ++k)
            if (std::uint32_t const likely = numbers[first + k]; likely != none)
                __builtin_prefetch(texts_[likely].data());
        for (std::size_t k = 0; k < count; ++k)
            if (std::uint32_t& number = numbers[first + k];
                number != none && texts_[number] != texts[first + k])
                number = slots_[seek(texts[first + k], hashes[k])].number;
    }
}

/// The first slot from the hash's own on that is empty or has this hash: mostly the text's own.
std::size_t TextIndex::likely_slot(std::uint32_t hash) const noexcept {
    std::size_t const mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    while (slots_[slot].number != none && slots_[slot].hash != hash) slot = (slot + 1) & mask;
    return slot;
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
