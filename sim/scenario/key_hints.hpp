#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace diorama::scenario {

/// What to write in place of an unknown word: as problems::suggestion, and the one known word that
/// begins with it (`chief_exec`).
std::string suggest(std::string_view word, std::vector<std::string_view> const& known);

/// What to write in place of an unknown key.
///
/// Takes    prefix: `leadership.` or "" for the top; known: the keys of that table
/// Returns  a near key of the table, else the table in which a key of that name does belong, else
///          the keys that are known
std::string hint_for_key(std::string_view prefix, std::string_view key,
                         std::vector<std::string_view> const& known);

}  // namespace diorama::scenario
