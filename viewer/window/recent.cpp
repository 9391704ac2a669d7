#include "viewer/window/recent.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "viewer/window/png.hpp"

namespace diorama::viewer::window {

namespace {

/// "" where the user has no folder of their own.
std::string data_folder() {
    if (char const* const data = std::getenv("XDG_DATA_HOME"); data != nullptr && data[0] == '/')
        return std::string(data) + "/diorama";
    if (char const* const home = std::getenv("HOME"); home != nullptr && home[0] == '/')
        return std::string(home) + "/.local/share/diorama";
    return {};
}

}  // namespace

std::vector<std::string> read_recent() {
    std::vector<std::string> files;
    std::ifstream in(data_folder() + "/recent");
    for (std::string line; std::getline(in, line) && files.size() < 8;) {
        std::error_code ignored;
        if (!line.empty() && std::filesystem::exists(line, ignored)) files.push_back(line);
    }
    return files;
}

void keep_recent(std::vector<std::string> const& files) {
    std::string const folder = data_folder();
    if (folder.empty()) return;
    std::string text;
    std::set<std::string> kept;
    for (auto const& file : files) {
        std::error_code ignored;
        auto const path = std::filesystem::absolute(file, ignored).lexically_normal().string();
        // The same file may have been opened by two ways to write its path.
        if (kept.insert(path).second) text += path + "\n";
    }
    write_file(text, folder + "/recent");
}

std::vector<std::string> unsaved_paths(std::string const& scenario, std::string const& branch) {
    std::string const file = "/" + plain_name(scenario + "-" + branch) + ".toml";
    std::vector<std::string> paths;
    if (std::string const folder = data_folder(); !folder.empty())
        paths.push_back(free_path(folder + "/unsaved" + file));
    std::error_code none;
    auto const temporary = std::filesystem::temp_directory_path(none);
    if (!none) paths.push_back(free_path((temporary / "diorama-unsaved").string() + file));
    return paths;
}

}  // namespace diorama::viewer::window
