#include "viewer/window/recent.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "viewer/window/png.hpp"

namespace diorama::viewer::window {

namespace {

/// "" where the user has no folder of their own.
std::string list_path() {
    if (char const* const data = std::getenv("XDG_DATA_HOME"); data != nullptr && data[0] == '/')
        return std::string(data) + "/diorama/recent";
    if (char const* const home = std::getenv("HOME"); home != nullptr && home[0] == '/')
        return std::string(home) + "/.local/share/diorama/recent";
    return {};
}

}  // namespace

std::vector<std::string> read_recent() {
    std::vector<std::string> files;
    std::ifstream in(list_path());
    for (std::string line; std::getline(in, line) && files.size() < 8;) {
        std::error_code ignored;
        if (!line.empty() && std::filesystem::exists(line, ignored)) files.push_back(line);
    }
    return files;
}

void keep_recent(std::vector<std::string> const& files) {
    std::string const path = list_path();
    if (path.empty()) return;
    std::string text;
    for (auto const& file : files) {
        std::error_code ignored;
        text += std::filesystem::absolute(file, ignored).string() + "\n";
    }
    write_file(text, path);
}

}  // namespace diorama::viewer::window
