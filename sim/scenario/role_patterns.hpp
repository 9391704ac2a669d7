#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "mechanisms/roles.hpp"

namespace diorama::scenario {

/// Words of a title in lower case, without punctuation: `VP, Talent` is `vp talent`.
std::vector<std::string> title_words(std::string_view title);

/// A pattern for titles: its words must stand in the title side by side, as whole words and in any
/// case. `*` in a word stands for any letters (`financ*`), `*` alone for any words between
/// (`director * finance`). Punctuation makes no difference. Begun with `!` it excludes titles.
class TitlePattern {
public:
    /// Takes    kind: 0 for the title that best stands for the role, more for others
    explicit TitlePattern(std::string_view text, std::size_t kind = 0);
    bool matches(std::vector<std::string> const& words) const;
    bool excludes() const noexcept { return excludes_; }
    std::size_t kind() const noexcept { return kind_; }
    bool empty() const noexcept { return words_.empty(); }

private:
    std::vector<std::string> words_;
    bool excludes_ = false;
    std::size_t kind_ = 0;
};

/// The patterns by which a role is found when a scenario names none, with those that exclude people
/// who only work for a holder.
std::vector<TitlePattern> default_patterns(mechanisms::Role role);

inline constexpr std::size_t no_match = static_cast<std::size_t>(-1);

/// The first kind of the patterns that a title matches; no_match when it matches none or is
/// excluded by one.
std::size_t first_kind(std::vector<TitlePattern> const& patterns,
                       std::vector<std::string> const& words);

/// Whether a title matches one of the patterns and is excluded by none.
bool title_matches(std::vector<TitlePattern> const& patterns,
                   std::vector<std::string> const& words);

}  // namespace diorama::scenario
