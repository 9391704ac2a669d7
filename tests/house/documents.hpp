#pragma once
#include <functional>
#include <string>
#include <vector>

#include "house/tree.hpp"

namespace house {

/// Whether a path from the top of the repository names a file or a folder.
using Exists = std::function<bool(std::string const&)>;

/// Relative links of a Markdown page that lead nowhere. Links in code blocks are text.
Findings broken_links(File const& page, Exists const& exists);

/// Files of more than 500 lines that no decision record names.
Findings long_files(std::vector<File> const& files, std::vector<File> const& decisions);

/// Top-level names of `paths` that the house does not have a place for.
Findings strangers_at_the_top(std::vector<std::string> const& paths);

/// Lines that name a folder of one person's machine.
Findings machine_paths(File const& file);

/// Lines of a test that name a folder in which other tests write, too, beside it. Files that people
/// look at afterwards have their places there.
Findings shared_folders(File const& test);

}  // namespace house
