#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace house {

/// A text file of the repository: its path from the top, and its lines.
struct File {
    std::string path;
    std::vector<std::string> lines;
};

/// What breaks a rule of the house, as `FILE:LINE: what; what to do`.
using Findings = std::vector<std::string>;

std::string at(File const& file, std::size_t line_index, std::string const& what);
std::string joined(Findings const& findings);

/// A file from a text; tests feed their made-up violations through it.
File file_of(std::string path, std::string_view text);
/// The file at `path` from the top of the repository.
File read_file(std::string const& path);
/// C++ files below `folder` as they stand on disk, committed or not, by path; none when it is
/// absent.
std::vector<File> cpp_files(std::string const& folder);
/// Paths that git tracks, or nothing where there is no git or no repository (a release archive).
std::optional<std::vector<std::string>> tracked_paths();

}  // namespace house
