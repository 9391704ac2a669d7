#pragma once
#include <string>

#include "cli/options.hpp"
#include "cli/words.hpp"

namespace diorama::cli {

// Readers of the commands that answer on a page or say why, as those in command_readers.hpp.
Command read_report(Arguments const& arguments);
Command read_bottlenecks(Arguments const& arguments);
Command read_why(Arguments const& arguments);

/// A word as a shell reads it back: in quotes where it needs them.
std::string at_a_shell(std::string const& word);

/// `--page-runs`, `--leader-hour-rate` and `--names` of `compare`.
void declare_page(Words& words);
void read_page(Words& words, CompareOptions& options);

}  // namespace diorama::cli
