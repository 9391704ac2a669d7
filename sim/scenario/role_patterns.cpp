#include "scenario/role_patterns.hpp"

#include <algorithm>

namespace diorama::scenario {

namespace {

using View = std::string_view;

/// Whether a pattern fits a whole sequence, stars standing for any stretch of it. Only the last
/// star has to be tried again, so the cost is at most the product of the two lengths.
template <class Pattern, class Sequence, class IsStar, class Fits>
bool glob(Pattern const& pattern, Sequence const& sequence, IsStar const& is_star,
          Fits const& fits) {
    std::size_t p = 0;
    std::size_t s = 0;
    std::size_t last_star = pattern.size();
    std::size_t from = 0;
    while (s < sequence.size()) {
        if (p < pattern.size() && is_star(pattern[p])) {
            last_star = p++;
            from = s;
        } else if (p < pattern.size() && fits(pattern[p], sequence[s])) {
            ++p;
            ++s;
        } else if (last_star < pattern.size()) {
            p = last_star + 1;
            s = ++from;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && is_star(pattern[p])) ++p;
    return p == pattern.size();
}

bool word_matches(View pattern, View word) {
    return glob(
        pattern, word, [](char c) { return c == '*'; }, [](char a, char b) { return a == b; });
}

using Words = std::vector<std::string>;

Words split(View text, bool keep_stars) {
    Words words;
    bool inside = false;
    for (char c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        bool const part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                          static_cast<unsigned char>(c) >= 0x80 || (keep_stars && c == '*');
        if (part && !inside) words.emplace_back();
        if (part) words.back() += c;
        inside = part;
    }
    return words;
}

}  // namespace

std::vector<std::string> title_words(std::string_view title) { return split(title, false); }

TitlePattern::TitlePattern(std::string_view text, std::size_t kind)
    : words_(split(text, true)), excludes_(text.starts_with('!')), kind_(kind) {
    bool const has_word = std::any_of(words_.begin(), words_.end(), [](auto const& word) {
        return word.find_first_not_of('*') != std::string::npos;
    });
    if (!has_word) {
        words_.clear();
        return;
    }
    // A pattern may begin and end anywhere in a title.
    words_.insert(words_.begin(), "*");
    words_.emplace_back("*");
}

bool TitlePattern::matches(std::vector<std::string> const& words) const {
    return !words_.empty() &&
           glob(
               words_, words, [](std::string const& word) { return word == "*"; }, word_matches);
}

std::size_t first_kind(std::vector<TitlePattern> const& patterns,
                       std::vector<std::string> const& words) {
    std::size_t first = no_match;
    for (auto const& pattern : patterns) {
        if (!pattern.matches(words)) continue;
        if (pattern.excludes()) return no_match;
        first = std::min(first, pattern.kind());
    }
    return first;
}

bool title_matches(std::vector<TitlePattern> const& patterns,
                   std::vector<std::string> const& words) {
    return first_kind(patterns, words) != no_match;
}

}  // namespace diorama::scenario
