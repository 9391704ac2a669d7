#include "house/tree.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

namespace house {

namespace {

std::filesystem::path const top = DIORAMA_SOURCE_DIR;

std::string quoted_for_shell(std::string const& text) {
    std::string quoted = "'";
    for (char const c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

}  // namespace

std::string at(File const& file, std::size_t line_index, std::string const& what) {
    return file.path + ":" + std::to_string(line_index + 1) + ": " + what;
}

std::string joined(Findings const& findings) {
    std::string text;
    for (auto const& finding : findings) text += finding + "\n";
    return text;
}

File file_of(std::string path, std::string_view text) {
    File file{std::move(path), {}};
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) file.lines.push_back(line);
    return file;
}

File read_file(std::string const& path) {
    std::ifstream in(top / path, std::ios::binary);
    return file_of(path, std::string(std::istreambuf_iterator<char>(in), {}));
}

std::vector<File> cpp_files(std::string const& folder) {
    static std::set<std::string> const endings = {".hpp", ".cpp", ".h", ".inc", ".ipp"};
    std::vector<std::string> paths;
    if (!std::filesystem::exists(top / folder)) return {};
    for (auto const& entry : std::filesystem::recursive_directory_iterator(top / folder))
        if (entry.is_regular_file() && endings.contains(entry.path().extension().string()))
            paths.push_back(entry.path().lexically_relative(top).generic_string());
    std::sort(paths.begin(), paths.end());
    std::vector<File> files;
    files.reserve(paths.size());
    for (auto const& path : paths) files.push_back(read_file(path));
    return files;
}

std::optional<std::vector<std::string>> tracked_paths() {
    // Another user's clone is refused without safe.directory; reading names from it does no harm.
    auto const command = "git -c safe.directory='*' -C " + quoted_for_shell(top.string()) +
                         " ls-files -z 2>/dev/null";
    FILE* const pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return std::nullopt;
    std::string output;
    std::array<char, 4096> buffer{};
    for (std::size_t read = 0; (read = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        output.append(buffer.data(), read);
    if (pclose(pipe) != 0) return std::nullopt;
    std::vector<std::string> paths;
    std::istringstream names(output);
    for (std::string name; std::getline(names, name, '\0');) paths.push_back(name);
    return paths;
}

}  // namespace house
