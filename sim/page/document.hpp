#pragma once
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "page/charts.hpp"

/// What a page says, before it is HTML or Markdown. Texts are as users wrote them: the writers
/// escape.
namespace diorama::page {

enum class SpanKind : unsigned char { text, number, strong, code };

/// A piece of a sentence. A number keeps its cell's text and where that stands.
struct Span {
    SpanKind kind = SpanKind::text;
    std::string text;
    std::string value, source;  ///< of a number
};
using Prose = std::vector<Span>;

inline Span words(std::string text) { return {SpanKind::text, std::move(text), {}, {}}; }
inline Span strong(std::string text) { return {SpanKind::strong, std::move(text), {}, {}}; }
inline Span code(std::string text) { return {SpanKind::code, std::move(text), {}, {}}; }

struct Table {
    std::string caption;
    std::vector<std::string> head;  ///< the first column heads its rows
    std::vector<std::vector<Prose>> rows;
    std::size_t text_columns = 1;  ///< from the left; the others hold numbers
    bool folded = false;           ///< shown when asked for
};

/// What the colours of a figure stand for.
enum class Colours : unsigned char { ways, rungs, shares };

struct Figure {
    std::string id, title;
    Prose caption;
    /// Name, and colour: a place in the palette of ways or of rungs, or a share in per cent.
    std::vector<std::pair<std::string, std::size_t>> legend;
    Colours colours = Colours::ways;
    std::vector<Chart> panels;
    Table table;  ///< the same as numbers
};

/// The colour of an entry of a figure's legend.
std::string_view legend_colour(Colours colours, std::size_t place);
/// The legend of a heat map: five shares from nobody to everybody.
std::vector<std::pair<std::string, std::size_t>> shares_legend();

struct KeyFigure {
    std::string label;
    Prose value, note;
};

struct Note {
    Prose prose;
};
using List = std::vector<Prose>;
using Block = std::variant<Prose, Note, List, std::vector<KeyFigure>, Table, Figure>;

struct Section {
    std::string id, title;
    std::vector<Block> blocks;
};

struct Document {
    std::string title;
    Prose standfirst;  ///< under the title
    std::string headline;
    std::vector<Section> sections;
};

/// Joins pieces of sentences.
template <class... Parts>
Prose prose(Parts... parts) {
    Prose all;
    auto const add = [&](auto part) {
        if constexpr (std::is_same_v<decltype(part), Prose>)
            all.insert(all.end(), part.begin(), part.end());
        else if constexpr (std::is_same_v<decltype(part), Span>)
            all.push_back(std::move(part));
        else
            all.push_back(words(std::move(part)));
    };
    (add(std::move(parts)), ...);
    return all;
}

}  // namespace diorama::page
