#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "problems/problem.hpp"

namespace diorama::problems {
namespace {

/// A to Z only, whatever the locale.
std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

/// The fewest insertions, deletions, replacements and swaps of neighbours that turn a into b, no
/// part edited twice (Damerau 1964, CACM 7(3); Oommen & Loke 1997 for the restricted form).
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            std::size_t const replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            now[j] = std::min({replaced, last[j] + 1, now[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before_last[j - 2] + 1);
        }
        std::swap(before_last, last);
        std::swap(last, now);
    }
    return last[b.size()];
}

/// Longer words are no misspelt names, and the distance costs the product of two lengths.
constexpr std::size_t longest_word = 200;

}  // namespace

std::string_view nearest(std::string_view word, std::vector<std::string_view> const& candidates) {
    if (word.empty() || word.size() > longest_word) return {};
    std::string const wanted = lower_case(word);
    std::string_view best;
    std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (auto const candidate : candidates) {
        std::size_t const shorter = std::min(word.size(), candidate.size());
        std::size_t const longer = std::max(word.size(), candidate.size());
        if (longer - shorter >= best_distance) continue;
        std::size_t const distance = edit_distance(wanted, lower_case(candidate));
        // A candidate that shares no letter is no suggestion, however short the word.
        if (distance < best_distance && distance < longer) {
            best = candidate;
            best_distance = distance;
        }
    }
    return best;
}

std::string suggestion(std::string_view word, std::vector<std::string_view> const& candidates) {
    if (auto const near = nearest(word, candidates); !near.empty())
        return fmt::format("did you mean '{}'?", near);
    auto known = candidates;
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    if (known.empty()) return "none is known here";
    constexpr std::size_t shown_count = 12;
    std::size_t const shown = std::min(known.size(), shown_count);
    std::string text = "known are ";
    for (std::size_t i = 0; i < shown; ++i) {
        if (i > 0) text += ", ";
        text += known[i];
    }
    if (known.size() > shown) text += fmt::format(" and {} more", known.size() - shown);
    return text;
}

}  // namespace diorama::problems
