#pragma once
#include <string>
#include <vector>

namespace diorama::viewer::window {

/// Files that were opened before, newest first, as kept in the user's data folder.
std::vector<std::string> read_recent();
/// Keeps them; a folder that cannot be written is no trouble.
void keep_recent(std::vector<std::string> const& files);

}  // namespace diorama::viewer::window
