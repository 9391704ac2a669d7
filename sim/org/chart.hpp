#pragma once
#include <cassert>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "org/person.hpp"

namespace diorama::org {

/// A column of texts laid end to end: a million ids cost two allocations. Four bytes a text and its
/// bytes; ends count from the beginning of the text's stretch, so that they stay short however
/// many gigabytes the column has.
class TextColumn {
public:
    void push_back(std::string_view text) {
        if (ends_.size() % texts_per_stretch == 0) stretches_.push_back(bytes_.size());
        bytes_.append(text);
        assert(bytes_.size() - stretches_.back() <= 0xffffffffU);
        ends_.push_back(static_cast<std::uint32_t>(bytes_.size() - stretches_.back()));
    }
    std::string_view operator[](std::size_t i) const {
        std::size_t const from = i % texts_per_stretch == 0 ? 0 : ends_[i - 1];
        return {bytes_.data() + stretches_[i / texts_per_stretch] + from, ends_[i] - from};
    }
    std::size_t size() const noexcept { return ends_.size(); }
    bool empty() const noexcept { return ends_.empty(); }
    void reserve(std::size_t texts, std::size_t bytes) {
        ends_.reserve(texts);
        bytes_.reserve(bytes);
    }
    /// Gives back what growing took too much.
    void shrink_to_fit() {
        bytes_.shrink_to_fit();
        ends_.shrink_to_fit();
    }
    /// Where the end of text `i` is kept, for whoever fetches ahead.
    std::uint32_t const* end_address(std::size_t i) const noexcept { return ends_.data() + i; }

private:
    static constexpr std::size_t texts_per_stretch = 1024;
    std::string bytes_;
    std::vector<std::uint32_t> ends_;
    std::vector<std::size_t> stretches_;  ///< where each run of texts_per_stretch begins
};

/// A column of texts that repeat: one code a row, each different text kept once. A chart is built
/// with wide codes; once it is whole, two bytes a row hold nearly every column.
struct Labels {
    std::vector<std::uint32_t> codes;        ///< [rows], index into names; or none
    std::vector<std::uint16_t> short_codes;  ///< [rows], in place of codes; or none
    std::vector<std::string> names;          ///< [different texts], in order of first appearance

    /// The file has no such column.
    bool empty() const noexcept { return codes.empty() && short_codes.empty(); }
    std::uint32_t code(std::size_t i) const noexcept {
        return short_codes.empty() ? codes[i] : short_codes[i];
    }
    std::string_view operator[](std::size_t i) const {
        return empty() ? std::string_view{} : std::string_view(names[code(i)]);
    }
    /// Keeps the codes in two bytes each, where they fit.
    void shorten() {
        if (names.size() > 0x10000) return;
        short_codes.insert(short_codes.end(), codes.begin(), codes.end());
        std::vector<std::uint32_t>().swap(codes);
    }
};

/// A second, dotted reporting line.
struct MatrixLine {
    PersonId post;
    PersonId manager;
};

/// An organisation chart as its file says it: one row a post, filled or vacant.
/// Here a PersonId counts posts; `assemble` renumbers to people.
struct Chart {
    TextColumn ids;
    TextColumn names;  ///< empty, or one a post; never written to an output unless asked for
    Labels titles, departments, locations, teams;
    std::vector<PersonId> managers;  ///< [posts], no_person = a root
    std::vector<MatrixLine> matrix_lines;
    std::vector<float> ftes;           ///< empty, or [posts]
    std::vector<std::uint8_t> levels;  ///< empty, or [posts], as given (not the depth)
    std::vector<std::uint8_t> vacant;  ///< empty, or [posts], 1 = nobody holds the post
    bool generated = false;

    std::size_t posts() const noexcept { return ids.size(); }
};

}  // namespace diorama::org
