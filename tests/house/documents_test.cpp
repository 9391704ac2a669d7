#include "house/documents.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

namespace {

std::filesystem::path const top = DIORAMA_SOURCE_DIR;

bool exists(std::string const& path) { return std::filesystem::exists(top / path); }

void append(house::Findings& findings, house::Findings const& more) {
    findings.insert(findings.end(), more.begin(), more.end());
}

std::vector<house::File> pages_below(std::string const& folder) {
    std::vector<std::string> paths;
    if (exists(folder))
        for (auto const& entry : std::filesystem::recursive_directory_iterator(top / folder))
            if (entry.path().extension() == ".md")
                paths.push_back(entry.path().lexically_relative(top).generic_string());
    std::sort(paths.begin(), paths.end());
    std::vector<house::File> pages;
    pages.reserve(paths.size());
    for (auto const& path : paths) pages.push_back(house::read_file(path));
    return pages;
}

/// Text files only: a NUL in the first line means that nobody reads it as text.
bool is_text(house::File const& file) {
    return file.lines.empty() || file.lines.front().find('\0') == std::string::npos;
}

house::File file_of_lines(std::string const& path, std::size_t lines) {
    std::string text;
    for (std::size_t i = 0; i < lines; ++i) text += "\n";
    return house::file_of(path, text);
}

}  // namespace

TEST_CASE("relative links of the pages lead to files", "[house]") {
    auto pages = pages_below("docs");
    REQUIRE_FALSE(pages.empty());
    if (exists("README.md")) pages.push_back(house::read_file("README.md"));
    house::Findings findings;
    for (auto const& page : pages) append(findings, house::broken_links(page, exists));
    INFO(house::joined(findings));
    REQUIRE(findings.empty());
}

TEST_CASE("no source file is longer than 500 lines without a recorded reason", "[house]") {
    auto files = house::cpp_files("sim");
    REQUIRE_FALSE(files.empty());
    for (auto const& file : house::cpp_files("viewer")) files.push_back(file);
    auto const findings = house::long_files(files, pages_below("docs/decisions"));
    INFO(house::joined(findings));
    REQUIRE(findings.empty());
}

TEST_CASE("the top of the repository holds only what has a place there", "[house]") {
    auto const paths = house::tracked_paths();
    if (!paths) {
        WARN("not looked at: git does not know this folder (an unpacked archive?)");
        return;
    }
    auto const findings = house::strangers_at_the_top(*paths);
    INFO(house::joined(findings));
    REQUIRE(findings.empty());
}

TEST_CASE("no tracked text names a folder of one machine", "[house]") {
    auto const paths = house::tracked_paths();
    if (!paths) {
        WARN("not looked at: git does not know this folder (an unpacked archive?)");
        return;
    }
    REQUIRE(paths->size() > 10);
    house::Findings findings;
    for (auto const& path : *paths) {
        auto const file = house::read_file(path);
        if (is_text(file)) append(findings, house::machine_paths(file));
    }
    INFO(house::joined(findings));
    REQUIRE(findings.empty());
}

TEST_CASE("no test writes where another one may write at the same time", "[house]") {
    auto const files = house::cpp_files("tests");
    REQUIRE(files.size() > 100);
    house::Findings findings;
    for (auto const& file : files) append(findings, house::shared_folders(file));
    INFO(house::joined(findings));
    REQUIRE(findings.empty());
}

TEST_CASE("a link that leads nowhere is found from the page's own folder", "[house]") {
    auto const only_words = [](std::string const& path) { return path == "docs/words.md"; };
    auto const links = [&](std::string const& text) {
        return house::joined(
            house::broken_links(house::file_of("docs/a/page.md", text), only_words));
    };
    REQUIRE(
        links("[w](../words.md) [w](../words.md#tie) [x](https://a.org/b) [h](#here)\n").empty());
    REQUIRE(links("one\n[w](words.md)\n") ==
            "docs/a/page.md:2: the link to words.md leads nowhere; correct it\n");
    REQUIRE(links("```\n[w](words.md)\n```\n").empty());
    REQUIRE_FALSE(links("```\n```\n![w](plot.svg \"title\")\n").empty());
}

TEST_CASE("a file of 501 lines is found unless a decision names it", "[house]") {
    std::vector const files = {file_of_lines("sim/org/a.cpp", 500),
                               file_of_lines("sim/org/b.cpp", 501)};
    auto const findings = house::long_files(files, {});
    REQUIRE(findings.size() == 1);
    REQUIRE(findings[0].starts_with("sim/org/b.cpp:501: the file has 501 lines"));
    auto const record = house::file_of("docs/decisions/0009-b.md", "Why sim/org/b.cpp is long\n");
    REQUIRE(house::long_files(files, {record}).empty());
}

TEST_CASE("a stranger at the top is found once", "[house]") {
    auto const findings =
        house::strangers_at_the_top({"sim/org/ties.hpp", "notes/a.txt", "notes/b.txt", "dio"});
    REQUIRE(findings.size() == 1);
    REQUIRE(findings[0].starts_with("notes:1: has no place"));
}

TEST_CASE("a folder of one machine is found, a web address and a plain word are not", "[house]") {
    // Written in two parts, or this file would be its own finding.
    auto const path = [](std::string const& folder) { return "/" + folder + "/ann/chart.csv"; };
    auto const found = [&](std::string const& text) {
        return house::machine_paths(house::file_of("docs/page.md", text)).size();
    };
    REQUIRE(found("reads `" + path("home") + "` and writes\n") == 1);
    REQUIRE(found(path("tmp") + "\n") == 1);
    REQUIRE(found("open(\"" + path("work") + "\")\n") == 1);
    REQUIRE(found("https://example.org" + path("home") + "\n") == 0);
    REQUIRE(found("docs" + path("home") + " and work/tmp and /dev/null\n") == 0);
}

TEST_CASE("a test that writes where others write is found with its line", "[house]") {
    auto const found = [](std::string const& path) {
        return house::joined(house::shared_folders(
            house::file_of(path, "int a;\nauto b = fs::temp_directory_path() / \"a.csv\";\n")));
    };
    REQUIRE(found("tests/charts/a_test.cpp").starts_with("tests/charts/a_test.cpp:2: temp_dir"));
    REQUIRE(found("tests/viewer_screen/screen.cpp").empty());
}
