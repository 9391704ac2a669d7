#pragma once
#include <string>
#include <vector>

namespace diorama::viewer::window {

/// Files that were opened before, newest first, as kept in the user's data folder.
std::vector<std::string> read_recent();
/// Keeps them; a folder that cannot be written is no trouble.
void keep_recent(std::vector<std::string> const& files);

/// Where a branch that nobody saved may be kept, the best place first: a new file in the user's
/// data folder, else in the folder of temporary files, which is often on another disk.
std::vector<std::string> unsaved_paths(std::string const& scenario, std::string const& branch);

}  // namespace diorama::viewer::window
