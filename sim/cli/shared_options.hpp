#pragma once
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "cli/words.hpp"

namespace diorama::cli {

// Options that several commands share: each is declared before Words::split() and read after it.

inline constexpr std::uint64_t most_seed =
    std::numeric_limits<std::int64_t>::max();  ///< TOML has no larger number
inline constexpr std::uint64_t most_count = 1'000'000'000;

/// `--format`, and `--quiet` with it where there is progress to hush.
void declare_format(Words& words);
Format read_format(Words& words);
void declare_manner(Words& words);

/// Into the `quiet` and `format` of a command's options.
template <class Options>
void read_manner(Words& words, Options& options) {
    options.quiet = words.given("--quiet");
    options.format = read_format(words);
}

/// Into the `out` and `force` of a command that writes something.
template <class Options>
void read_out(Words& words, Options& options) {
    options.out = words.text("--out");
    options.force = words.given("--force");
}

/// Notes each of `options` that is given without `company`, which it means nothing without.
void demand_company(Words& words, std::vector<std::string> const& options,
                    std::string const& company, std::string const& what_to_write);

/// Where the option's value stands, or no place at all when it is not given.
problems::Place place_if_given(Words const& words, std::string const& option);

/// The parts of a text as typed, without the empty ones.
std::vector<std::string> split_list(std::string const& text, char separator);

void declare_threads(Words& words);
std::size_t read_threads(Words& words);

/// `--measures`, `--map`, `--half-width` and `--threads`: what to ask of a store.
void declare_question(Words& words);
StoreQuestion read_question(Words& words);

/// `--set`
void declare_settings(Words& words);
std::vector<scenario::Setting> read_settings(Words& words);

/// `--seed`, `--weeks` and `--set`
void declare_overrides(Words& words);
scenario::Overrides read_overrides(Words& words);

/// All that a command which runs a scenario takes.
void declare_common(Words& words);
Common read_common(Words& words);

}  // namespace diorama::cli
