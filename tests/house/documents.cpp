#include "house/documents.hpp"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

namespace house {

namespace {

constexpr std::size_t longest_file_lines = 500;

std::set<std::string> const top_entries = {
    ".ci",
    ".clang-format",
    ".clang-tidy",
    ".gitignore",
    "CMakeLists.txt",
    "LICENSE",
    "README.md",
    "CMakePresets.json",
    "dio",
    "docs",
    "scenarios",
    "sim",
    "tests",
    "viewer",
};

}  // namespace

Findings broken_links(File const& page, Exists const& exists) {
    static std::regex const link(R"(\]\(<?([^)>\s]+)>?[^)]*\))");
    static std::regex const elsewhere(R"([a-z]+:.*|#.*)");
    auto const folder = std::filesystem::path(page.path).parent_path();
    Findings findings;
    bool in_code = false;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        auto const& line = page.lines[i];
        if (line.find("```") != std::string::npos) in_code = !in_code;
        if (in_code) continue;
        for (std::sregex_iterator match(line.begin(), line.end(), link), end; match != end;
             ++match) {
            std::string const target = (*match)[1];
            if (std::regex_match(target, elsewhere)) continue;
            auto const file = target.substr(0, target.find('#'));
            if (!exists((folder / file).lexically_normal().generic_string()))
                findings.push_back(
                    at(page, i, "the link to " + target + " leads nowhere; correct it"));
        }
    }
    return findings;
}

Findings long_files(std::vector<File> const& files, std::vector<File> const& decisions) {
    auto const named = [&](std::string const& path) {
        return std::any_of(decisions.begin(), decisions.end(), [&](File const& record) {
            return joined(record.lines).find(path) != std::string::npos;
        });
    };
    Findings findings;
    for (auto const& file : files)
        if (file.lines.size() > longest_file_lines && !named(file.path))
            findings.push_back(at(file, longest_file_lines,
                                  "the file has " + std::to_string(file.lines.size()) +
                                      " lines; split off its second concept, or give the reason in "
                                      "a record of docs/decisions"));
    return findings;
}

Findings strangers_at_the_top(std::vector<std::string> const& paths) {
    std::set<std::string> strangers;
    for (auto const& path : paths) {
        auto const entry = path.substr(0, path.find('/'));
        if (!top_entries.contains(entry)) strangers.insert(entry);
    }
    Findings findings;
    for (auto const& entry : strangers)
        findings.push_back(entry +
                           ":1: has no place at the top of the repository; move it into a "
                           "folder, or give it a place in tests/house/documents.cpp");
    return findings;
}

Findings machine_paths(File const& file) {
    static std::regex const path(
        R"((^|[^A-Za-z0-9_.~/+-])(/(home|Users|root|work|tmp|mnt|opt|media)/[A-Za-z0-9_.-]+))");
    Findings findings;
    std::smatch match;
    for (std::size_t i = 0; i < file.lines.size(); ++i)
        // A regular expression is slow, and hardly a line has two strokes.
        if (auto const first = file.lines[i].find('/');
            first != std::string::npos && file.lines[i].find('/', first + 1) != std::string::npos &&
            std::regex_search(file.lines[i], match, path))
            findings.push_back(at(file, i,
                                  "names " + match[2].str() +
                                      ", a place of one machine; name it from the top of the "
                                      "repository, or take a temporary folder from the system"));
    return findings;
}

Findings shared_folders(File const& test) {
    // For people: what a report ought to be, and pictures of the screen. The rest names them only.
    for (auto const* place : {"tests/own_files.hpp", "tests/house/", "tests/viewer_screen/",
                              "tests/report/comparison_text_test.cpp"})
        if (test.path.starts_with(place)) return {};
    Findings findings;
    for (std::size_t i = 0; i < test.lines.size(); ++i)
        for (auto const* folder : {"temp_directory_path", "DIORAMA_BINARY_DIR"})
            if (test.lines[i].find(folder) != std::string::npos)
                findings.push_back(
                    at(test, i,
                       std::string(folder) +
                           " is a folder of all tests, which run "
                           "beside each other; take an OwnFolder (tests/own_files.hpp)"));
    return findings;
}

}  // namespace house
